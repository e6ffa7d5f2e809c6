"""How much a line looks like the furniture of a site: menus, share bars, lists of stories, notices.

Evidence is a number: 0 none; 1 a word that articles hold too (视频, 评论); 2 furniture unless running
text stands on both sides; 3 furniture wherever it stands.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from extract.lexicon import read_lexicon

Furniture = Literal["", "menu", "share", "open", "talk", "foot", "crumb", "number"]

LONGEST = 120  # characters of a line that can be a menu, a share bar or a list's heading
_EDGE = " \t\u3000\xa0[]【】<>《》〈〉＜＞()（）{}|｜丨·•●■▪◆▲►▶→»›:：,，.。…*★☆+＋-－—_=/＆&#×√↓↑'\"“”‘’!！?？"
_TALLY = _EDGE + "0123456789条个次人万楼"
_SPLIT = re.compile(r"[\s|｜丨·•>＞»›/／\-—_]+")
_COMMA = re.compile(r"[，,、。！？!?；;：:]")
_MORE = re.compile(r"(?:更多|MORE|More|more)[>》»+]*$")
_LISTED = re.compile(
    r"^(?:相关|推荐|延伸|扩展|拓展|更多|猜[你您]|热门|往期|[为给][您你]推荐)|(?:推荐|排行榜?)$"
)


class Verdict(NamedTuple):
    """What furniture a line is, and how sure that is."""

    furniture: Furniture
    evidence: int


NOTHING = Verdict("", 0)

_COUNT = r"\s*[(（:：]?\s*\d[\d.,]*\s*[万千wWkK]?\+?\s*[)）]?\s*次?"
_PATTERNS: tuple[tuple[Furniture, int, str], ...] = (
    # 您当前的位置：首页 > 新闻; 首页 > 要闻
    (
        "crumb",
        3,
        r"^(?:您(?:当前|现在)?(?:所在)?的?|当前|现在|所在|目前)位置(?:\s|[:：>是]|$)|^位置\s*[:：]",
    ),
    ("crumb", 3, r"^(?:网站|新闻|返回)?首页\s?[-–—/>＞»›→]|^(?:正在阅读|你在这里)\s*[:：]"),
    # 上一篇：…; 【下一篇】 …; 【1】【2】【3】 下一页
    ("open", 3, r"^[【\[<]?(?:[上下]一?[篇条则页版]|[前后]一篇|[上下]篇文章)\s*[:：】\]>]"),
    ("share", 3, r"^(?:[【\[]\d{1,2}[】\]]\s*){2,}(?:下一页)?$"),
    # 标签：疫情 经济; Tags: …
    ("open", 2, r"^(?:文章|本文|新闻|热门)?(?:标签|关键[词字]|[Tt]ags?|TAGS?)\s*[:：]"),
    # 浏览次数：1024; 阅读(3万); 12条评论
    (
        "share",
        3,
        r"^(?:浏览|点击|阅读|访问|查看|播放)(?:次数|数|量|率|人数)?\s*[:：]?\s*(?:\d+\s*次?)?$",
    ),
    (
        "share",
        2,
        rf"^(?:阅读|浏览|评论|回复|查看|点赞|转发|收藏|分享|跟贴|参与|赞|踩|人气|热度|粉丝|播放){_COUNT}$",
    ),
    (
        "share",
        2,
        r"^共?有?\s*\d[\d,.]*万?\s*[条个人次]?(?:参与)?(?:评论|跟帖|跟贴|回复|参与|点?赞|喜欢|收藏|浏览|阅读)$",
    ),
    # 网友评论(12); 登录后参与讨论; 我有话说(1307人参与)
    (
        "talk",
        3,
        r"^(?:网友|全部|最新|最热|热门|精彩|精选|所有|用户|读者)(?:评论|留言|跟帖|跟贴|回复)\s*[(（:：\d]",
    ),
    (
        "talk",
        3,
        r"^(?:登录|登陆)\s?后?(?:参与|发表|即可|才能|可以?)*(?:评论|讨论|回复|发表|查看)|网友ip|手机网友",
    ),
    (
        "talk",
        2,
        r"^(?:评论|跟帖|留言|我有话说)\s*[(（]|^暂无(?:评论|留言|回复)|^\d+条(?:评论|跟帖|回复|留言)",
    ),
    (
        "talk",
        2,
        r"^本帖最后由|^发表于\s*\d{4}|^\d+\s*[楼#]$|只看(?:楼主|该作者)|^[来發发][自表].{2,10}客户端$",
    ),
    # Copyright © …; 京ICP备…; 违法和不良信息举报电话
    (
        "foot",
        3,
        r"©|[Cc]opyright|COPYRIGHT|All [Rr]ights? [Rr]eserved|(?:版|著)\s?(?:作\s?)?权\s?所\s?有",
    ),
    ("foot", 3, r"ICP备|ICP证|公网安备|备案号|备案编号|网站标识码|(?:违法|不良).{0,8}举报"),
    ("foot", 3, r"增值电信业务|网络传播视听节目|新闻信息服务许可|出版许可证|视听许可证|新出网证"),
    # 扫一扫在手机打开当前页; 点击下载客户端; 关注人民网微信公众号
    (
        "share",
        2,
        r"(?:扫一扫|扫描|扫码|扫下方|长按|识别).{0,12}(?:二维码|关注|小程序|下载|打开|手机|分享|阅读)",
    ),
    (
        "share",
        2,
        r"二维码.{0,6}(?:关注|下载|分享)|(?:点击|戳|轻触).{0,6}(?:蓝字|阅读原文|下载|进入专题|关注)",
    ),
    (
        "share",
        2,
        r"(?:下载|打开|进入).{0,8}(?:客户端|APP|App|app)|^关注.{1,12}(?:公众号|微信|微博|头条号|抖音|视频号)",
    ),
    (
        "share",
        2,
        r"公众号\s*[:：]\s*\w+$|^微信号\s*\w+$|^功能介绍\s|^分享(?:到|至|本|给|此|文)|^转发(?:到|至)",
    ),
    (
        "share",
        2,
        r"^登[录陆]\s*[|/｜]\s*注册|^加载(?:中|更多)|^点击加载|^返回(?:首页|列表|顶部|上一?页|搜狐|\S{2,6}首页)",
    ),
    (
        "share",
        3,
        r"【(?:我要)?(?:纠错|打印|关闭|收藏|评论|推荐)(?:窗口|本页)?】|字[体号]?\s*[:：]\s*[\[【(（]?\s*[大小超A]|【\s*大\s*中\s*小\s*】",
    ),
    ("share", 2, r"^(?:https?://|www\.)\S+$|^[/<]\w+>$"),
    ("number", 2, r"^\d{12,}$"),
)
_ANY = re.compile("|".join(f"(?P<p{at}>{pattern})" for at, (_, _, pattern) in enumerate(_PATTERNS)))
_FOOT = re.compile(r"©|[Cc]opyright|COPYRIGHT|ICP备|公网安备|网站标识码")
_SAID = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z]{0,4}(?:免责|特别|重要|版权|郑重|平台|风险)?(?:声明|提示|提醒|说明|注|备注|版权)"
    r"|^(?:凡|本[文网站报号平刊]|以上|文章|部分|图片|未经|如|转载|我们尊重|投稿|欢迎|网友|请自觉|文明上网|特别声明|温馨)"
)
_NOTICE = re.compile(
    r"未经.{0,12}(?:授权|许可|允许|同意).{0,16}(?:转载|使用|复制|摘编|镜像)|转载请(?:注明|联系)|(?:严禁|谢绝|禁止|不得)转载"
    r"|(?:注明|来源).{0,20}(?:作品|稿件|文章|转载).{0,30}(?:版权|转载|均为|属于|授权)"
    r"|(?:仅代表|不代表|并不意味着).{0,20}(?:作者|本人|个人|本站|本网|平台|本报|立场|观点|赞同)"
    r"|(?:侵权|版权|著作权|异议).{0,20}(?:联系|删除|告知|通知).{0,10}(?:我们|本站|本网|删除|处理|本平台)"
    r"|提供信息(?:存储|发布|服务)|(?:自媒体|信息发布)平台.{0,12}(?:用户|发布|上传|服务)"
    r"|(?:据此|以此)(?:操作|入市|投资).{0,8}(?:风险|责任)|不构成(?:任何)?(?:投资|交易|实质性?)(?:建议|依据)"
    r"|评论仅供|文明上网|遵守.{0,20}(?:评论|发言|言论)|新闻线索.{0,8}(?:爆料|奖|电话)|(?:侵|侵权)[请必]?(?:联|删)"
)
_WEAK = re.compile(
    r"^关注\S{1,8}$|^[+＋\-]?[\d.,:： /\-年月日万]+[次条个人赞顶踩楼页]?$|^\d+[万wk]?\+?$|^[A-Za-z.+ ]{1,12}$|^\S{1,3}$"
    r"|^(?:今天|昨天|刚刚|\d+\s*(?:分钟|小时|天|个?月)前)[\d: ]*$|(?:\[详细\]|\[详情\]|>>+|更多>*)$"
    r"|(?:客服|举报|投诉|联系)(?:电话|热线|邮箱)\s*[:：]"
)
_CRUMB = re.compile(
    r"^[^。！？，,>＞»›]{1,12}(?:\s*[>＞»›]{1,2}\s*[^。！？，,>＞»›]{1,14}){1,6}(?:\s*[>＞»›]{1,2})?$"
)


@cache
def phrases() -> dict[str, Furniture]:
    """Load the phrases of page furniture."""
    kinds: tuple[Furniture, ...] = ("menu", "share", "open", "talk", "foot")
    named = {str(kind): kind for kind in kinds}
    return {row["phrase"]: named[row["kind"]] for row in read_lexicon("boilerplate")}


@cache
def _run_together() -> re.Pattern[str]:
    words = sorted((w for w in phrases() if len(w) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def judge(line: str, *, prose: bool) -> Verdict:
    """Judge one line; `prose` says that it reads as running text, which only a notice may do."""
    if prose or len(line) > LONGEST:
        return _notice(line)
    bare = _bare(line)
    known = phrases().get(bare)
    if known:
        return Verdict(known, _weight(bare, known))
    if not bare:
        return Verdict("number", 1)
    match = _ANY.search(line)
    if match and match.lastgroup:
        furniture, evidence, _ = _PATTERNS[int(match.lastgroup[1:])]
        return Verdict(furniture, evidence)
    if _CRUMB.match(line):
        return Verdict("crumb", 3)
    row = _row(line)
    if row.evidence:
        return row
    if _NOTICE.search(line):
        return Verdict("foot", 2)
    return Verdict("number", 1) if _WEAK.search(line) else NOTHING


def _notice(line: str) -> Verdict:
    """Judge running text: a notice says of the page who may copy it and who answers for it."""
    if len(line) < 250 and _FOOT.search(line):
        return Verdict("foot", 3)
    pointed = _ANY.match(line) if len(line) <= LONGEST else None
    if (
        pointed
        and pointed.lastgroup
        and _PATTERNS[int(pointed.lastgroup[1:])][0] in ("open", "crumb")
    ):
        return Verdict("open", 2)
    if len(line) < 500 and _SAID.match(line) and _NOTICE.search(line):
        return Verdict("foot", 2)
    return NOTHING


def _weight(bare: str, known: Furniture) -> int:
    if known == "menu" or (known == "share" and len(bare) < 3):
        return 1
    return 3 if known == "talk" or (known == "open" and _LISTED.search(bare)) else 2


def _bare(line: str) -> str:
    """Take decoration and inner space off a line: `>> 相 关 新 闻 :` is 相关新闻."""
    bare = "".join(line.strip(_EDGE).split())
    return _MORE.sub("", bare) if len(bare) > 4 else bare


def _row(line: str) -> Verdict:
    """Judge a row of words: `首页 新闻 国内`, `打印 | 关闭`, or the same run together."""
    known = phrases()
    tokens = [t for t in (token.strip(_TALLY) for token in _SPLIT.split(line)) if t]
    kinds = [known[t] for t in tokens if t in known]
    if len(tokens) >= 2 and len(kinds) >= max(2, 0.6 * len(tokens)):
        return Verdict(max(kinds, key=lambda kind: (kinds.count(kind), kind)), 3)
    if len(tokens) >= 4 and _alike(tokens):
        return Verdict("menu", 1)
    return _together(line) if len(line) >= 8 and not _COMMA.search(line) else NOTHING


def _together(line: str) -> Verdict:
    found = _run_together().findall(line)
    share = sum(phrases()[word] == "share" for word in found) >= 3
    if (len(found) >= 5 or share) and sum(map(len, found)) >= 0.85 * len(line):
        return Verdict("share" if share else "menu", 3 if share else 2)
    return NOTHING


def _alike(tokens: list[str]) -> bool:
    """Most begin alike and all are short: `今日深圳 今日福田 今日罗湖`."""
    if max(map(len, tokens)) > 8:
        return False
    heads = [token[:2] for token in tokens]
    return max(map(heads.count, heads)) >= 0.7 * len(tokens)
