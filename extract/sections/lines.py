"""The lines of a page, and how much each looks like the furniture of a site rather than an article.

Evidence is a number: 0 none, 1 a word that articles may hold too (视频, 评论), 2 nothing an article says.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extract.lexicon import read_lexicon

Furniture = Literal["", "menu", "share", "open", "talk", "foot", "crumb", "number", "meta"]

_LINE = re.compile(r"[^\n]*[^\n\s][^\n]*")
_GAP = re.compile(r"(?:\u3000{2,}| {4,}|\t)[\s]*")
_END = re.compile(r"[。！？!?…；;]|\.{3}")
_COMMA = re.compile(r"[，,、。！？!?；;：:]")
_EDGE = " \t\u3000\xa0[]【】<>《》〈〉＜＞()（）|｜丨·•●■▪◆▲►▶→»›:：,，.。…*★☆+＋-－—_/＆&#×√↓↑'\"“”!！?？"
_SPLIT = re.compile(r"[\s|｜丨·•>＞»›/／\-—_]+")
_LONGEST = 120

_STRONG = re.compile(
    r"^(?:您?(?:当前|现在)?(?:所在|的)?(?:的)?位置|当前(?:位置|页面|频道)|现在的?位置|首页 ?[>＞»›-]|网站首页 ?[>＞»›])"
    r"|^(?:上一?[篇条则页版]|下一?[篇条则页版]|前一篇|后一篇|上篇文章|下篇文章)\s*[:：]"
    r"|^(?:文章)?(?:标签|关键[词字]|Tags?|TAGS?|标籤)\s*[:：]"
    r"|^(?:浏览|点击|阅读|访问|查看)(?:次数|数|量|率|人数)?\s*[:：]?\s*\d*\s*次?$"
    r"|^(?:阅读|浏览|评论|回复|查看|点赞|转发|收藏|分享|跟贴|参与|赞|踩|人气|热度|粉丝|播放)\s*[(（:：]?\s*\d+(?:\.\d+)?[万wWkK]?\+?\s*[)）]?$"
    r"|^共?有?\s*[\d,]+\s*(?:条|个|人|位)?(?:评论|跟帖|跟贴|回复|参与|赞|喜欢|收藏|关注|浏览|阅读|人参与)"
    r"|^(?:评论|跟帖|留言)\s*[(（]"
    r"|^(?:\d+\s*人)?(?:参与|已参与)(?:网友)?评论"
    r"|[Cc]opyright|COPYRIGHT|©|All [Rr]ights [Rr]eserved|版权所有|版 权 所 有|著作权所有"
    r"|[京沪粤浙苏鲁川渝鄂湘豫冀晋陕甘青蒙辽吉黑皖闽赣桂琼贵云藏宁新津]\s*(?:ICP|公网安备|网文)|ICP备|备案号\s*[:：]|备案编号|公网安备"
    r"|许可证(?:编?号)?\s*[:：(（]|增值电信业务|网络传播视听节目|新闻信息服务许可|网站标识码"
    r"|(?:违法|不良).{0,8}举报(?:电话|邮箱|热线)|举报邮箱\s*[:：]|客服(?:电话|热线|邮箱)\s*[:：]"
    r"|(?:扫一扫|扫描|扫下方|长按|识别).{0,12}(?:二维码|关注|小程序|下载)|二维码.{0,6}(?:关注|下载|分享)"
    r"|(?:点击|戳|轻触).{0,6}(?:蓝字|阅读原文|下载|进入专题|关注我们)|(?:下载|打开).{0,8}(?:客户端|APP|App|app)"
    r"|^关注.{1,12}(?:公众号|微信|微博|头条号|抖音号?|视频号)|公众号\s*[:：]\s*\w+$|^微信号\s*\w*$|^功能介绍"
    r"|^分享(?:到|至|本|给|此|文)|^转发(?:到|至)|^一键分享"
    r"|^本帖最后由|^发表于\s*\d{4}|^\d+\s*[楼#]\s*$|只看(?:楼主|该作者)|登录(?:后|/注册后)(?:可|才|查看)"
    r"|^(?:登录|登陆)\s*[|/｜]\s*注册|^加载(?:中|更多)|^点击加载"
    r"|^返回(?:首页|列表|顶部|上一?页|搜狐|.{2,6}首页)|^\d+秒后"
    r"|【(?:纠错|我要纠错|打印|关闭|关闭窗口|打印本页|大\s*中\s*小|字体|收藏|推荐阅读|相关阅读)】|字体?号?\s*[:：]\s*[\[【(（]?\s*[大小A]"
    r"|^(?:https?://|www\.)\S+$|^[/<]\w+>$"
)
_LEGAL = re.compile(
    r"未经.{0,12}(?:授权|许可|允许|同意).{0,16}(?:转载|使用|复制|摘编|镜像)|转载请(?:注明|联系)|严禁转载|谢绝转载|不得转载"
    r"|凡(?:本|注明|来源).{0,20}(?:注明|来源|作品|稿件|文章|转载).{0,30}(?:版权|转载|均为|属于|授权)"
    r"|(?:仅代表|不代表|并不代表|并不意味着).{0,12}(?:作者|本人|个人|本站|本网|平台|本报|立场|观点|赞同)"
    r"|(?:侵权|版权问题|著作权|版权).{0,20}(?:联系|删除|告知|通知).{0,10}(?:我们|本站|本网|删除|处理|本平台)"
    r"|(?:仅提供|提供)信息(?:存储|发布|服务)|(?:自媒体|信息发布)平台.{0,12}(?:用户|发布|上传|服务)"
    r"|(?:据此|以此)(?:操作|入市|投资).{0,8}(?:风险|责任)|不构成(?:任何)?(?:投资|交易|实质性?)(?:建议|依据)"
    r"|网友(?:评论|发言)仅|文明上网|请自觉遵守|遵守.{0,12}(?:互联网|法律法规).{0,20}(?:评论|发言|言论)"
    r"|投稿邮箱|欢迎.{0,8}(?:投稿|爆料|提供新闻线索)|新闻线索.{0,8}(?:爆料|奖|电话)"
    r"|图片(?:来源|来自)(?:于)?(?:网络|互联网).{0,12}(?:侵|删)|如有侵权"
)
_WEAK = re.compile(
    r"^关注\S{1,8}$|^[+＋\-]?[\d.,:： /\-年月日万]+[次条个人赞顶踩楼页]?$|^\d+[万wk]?\+?$|^[A-Za-z.+ ]{1,12}$|^\S{1,3}$"
    r"|^(?:今天|昨天|刚刚|\d+\s*(?:分钟|小时|天|个?月)前)[\d: ]*$|(?:\[详细\]|\[详情\]|>>+|更多>*)$"
    r"|^(?:\d{2,4}[-./])?\d{1,2}[-./]\d{1,2}$"
)
_IDENTIFIER = re.compile(r"^\d{12,}$")
_CRUMB = re.compile(
    r"^[^。！？，,]{1,12}(?:\s*(?:>|＞|»|›|->|&gt;|→)+\s*[^。！？，,>＞]{1,14}){1,6}(?:\s*[>＞»›]+)?$"
)


class Line(NamedTuple):
    """A line, or a part of it between wide gaps, without outer space."""

    text: str
    start: int
    end: int
    paragraph: int
    furniture: Furniture
    evidence: int
    prose: int  # characters, when the line reads as running text, else 0


def read_lines(text: str) -> list[Line]:
    """Give the lines of a page in order; the empty ones are left out."""
    return [
        _line(text, start, end, paragraph)
        for paragraph, match in enumerate(_LINE.finditer(text))
        for start, end in _parts(text, *match.span())
    ]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line at its wide gaps, which stand where a page had columns or paragraphs."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        if text[at : gap.start()].strip():
            yield _trim(text, at, gap.start())
            at = gap.end()
    if text[at:end].strip():
        yield _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def _line(text: str, start: int, end: int, paragraph: int) -> Line:
    line = text[start:end]
    furniture, evidence = judge(line)
    prose = end - start if evidence < 2 and _reads(line) else 0
    return Line(line, start, end, paragraph, furniture, evidence, prose)


def _reads(line: str) -> bool:
    """Running text: a whole sentence, or several clauses."""
    if len(line) < 16:
        return False
    marks = len(_COMMA.findall(line))
    return (len(line) >= 25 and bool(_END.search(line))) or (len(line) >= 50 and marks >= 2)


@cache
def phrases() -> dict[str, Furniture]:
    """Load the phrases of page furniture."""
    kinds: tuple[Furniture, ...] = ("menu", "share", "open", "talk", "foot")
    named = {kind: kind for kind in kinds}
    return {row["phrase"]: named[row["kind"]] for row in read_lexicon("boilerplate")}


@cache
def _run_together() -> re.Pattern[str]:
    words = sorted((w for w in phrases() if len(w) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def judge(line: str) -> tuple[Furniture, int]:
    """Say what furniture a line is, if any, and how sure that is."""
    if len(line) > _LONGEST:
        return (
            ("foot", 2) if _END.search(line[-3:]) is None and _STRONG.search(line) else _legal(line)
        )
    bare = _bare(line)
    known = phrases().get(bare)
    if known:
        return known, 1 if known in ("menu", "share") else 2
    if _IDENTIFIER.match(line) or not bare:
        return "number", 2 if bare else 1
    if _STRONG.search(line):
        return _name(line), 2
    if _CRUMB.match(line):
        return "crumb", 2
    words = _words(line)
    if words:
        return words
    if _LEGAL.search(line):
        return "foot", 2
    return ("number", 1) if _WEAK.search(line) else ("", 0)


def _legal(line: str) -> tuple[Furniture, int]:
    """A long line that is all notice: who may copy, who answers for what."""
    return ("foot", 2) if len(line) < 400 and _LEGAL.search(line) else ("", 0)


def _name(line: str) -> Furniture:
    if re.match(r"(?:您|当前|现在|首页|网站首页)", line):
        return "crumb"
    return "share"


def _bare(line: str) -> str:
    """A line without decoration and inner space: `>> 相 关 新 闻 :` is 相关新闻."""
    bare = re.sub(r"\s+", "", line.strip(_EDGE))
    return re.sub(r"(?:更多|MORE|More|more)[>》»+]*$", "", bare) if len(bare) > 4 else bare


def _words(line: str) -> tuple[Furniture, int] | None:
    """A row of words of furniture: `首页 新闻 国内`, `打印 | 关闭`, or run together."""
    known = phrases()
    tokens = [t for t in (token.strip(_EDGE) for token in _SPLIT.split(line)) if t]
    kinds = [known[t] for t in tokens if t in known]
    if len(tokens) >= 2 and len(kinds) >= max(2, 0.6 * len(tokens)):
        return max(kinds, key=lambda kind: (kinds.count(kind), kind)), 2
    if len(tokens) >= 4 and _alike(tokens):
        return "menu", 1
    if len(line) >= 10 and not _COMMA.search(line):
        found = _run_together().findall(line)
        if len(found) >= 5 and sum(map(len, found)) >= 0.85 * len(line):
            return "menu", 2
    return None


def _alike(tokens: list[str]) -> bool:
    """Most begin alike and all are short: `今日深圳 今日福田 今日罗湖`."""
    if max(map(len, tokens)) > 8:
        return False
    heads = [token[:2] for token in tokens]
    return max(map(heads.count, heads)) >= 0.7 * len(tokens)
