"""What a line or sentence of the article itself is: byline, caption or headline."""

import re

_ROLE = (
    r"(?:责任编辑|责任校对|执行主编|执行编辑|助理编辑|值班编辑|值班主编|值班主任|值班编委|网络编辑|图文编辑|视频编辑|美术编辑|"
    r"本期编辑|本版编辑|本文编辑|本文责编|本文作者|本期责编|文字整理|文图编辑|文字编辑|编辑|责编|主编|副主编|编审|编委|校对|校审|校核|"
    r"审核|审读|审校|审签|初审|复审|终审|一审|二审|三审|监制|总监制|签发|统筹|策划|总策划|出品人?|制作|制图|制图设计|设计|美编|"
    r"版式|排版|剪辑|拍摄|摄像|摄影|摄影报道|摄|图片|供图|配图|图文|文图|文/图|图/文|文字|文案|采写|采访|采编|撰文|撰稿|撰写|撰稿人|"
    r"作者|原作者|文|图|记者|首席记者|见习记者|实习记者|实习生|通讯员|特约记者|特约通讯员|本报记者|全媒体记者|编译|翻译|编导|导演|解说|播音|"
    r"来源|稿源|原文来源|信息来源|文章来源|稿件来源|新闻来源|资料来源|内容来源|素材来源|本文来源|消息来源|来 源|作 者|编 辑|供稿|供稿单位|发布单位|发布机构|发布|发布时间|发布日期|时间|日期|发表时间|更新时间|"
    r"更新|最后更新|报道|综合|整理|记者/摄影|文并摄)"
)
_KEYED = re.compile(
    rf"^[■▲●◆★\[【(（\s]*{_ROLE}(?:[、/／&与和 及]{{1,3}}{_ROLE}){{0,3}}\s*[】\])）]?\s*[:：丨|｜/／]\s*[^。！？!?]{{0,60}}$"
)
_NAMES = r"(?:[ 　、,，]{0,3}[\u4e00-\u9fff·]{2,5}){1,8}"
_SIGNED = re.compile(
    r"^[(（\[【—\-■]*\s*[\u4e00-\u9fff《》“”\d ]{0,16}"
    r"(?:记者|通讯员|特约评论员|评论员|特派员|主持人|实习生|撰稿人|摄影师|全媒体|融媒体记者)[丨|｜:：/]?"
    rf"{_NAMES}(?:\s*(?:通讯员|实习生|记者){_NAMES}){{0,2}}"
    r"\s*(?:[/／]?(?:文[/、 ]?图|图[/、 ]?文|文/图|图/文|文并摄|摄影报道|综合报道|报道|报导|摄影|整理|供图|[文图摄写]|发|电))*\s*[)）\]】]*$"
)
_AGENCY = re.compile(
    r"^[(（]?(?:新华社|中新社|中央社|人民视觉|视觉中国|法新社|路透社|美联社|新华社/\S{2,4})(?:发|/\S{2,8}|照片|供图)?[)）]?$"
)
_CITY = re.compile(
    r"^(?:记者|綜合|综合|實習)?[\u4e00-\u9fff、 ]{2,20}[／/][\u4e00-\u9fff]{2,6}(?:报导|报道|電|电|專訪|专访)$"
)
_DATE = r"(?:19|20)\d{2}\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}\s?日?"
_DATED = re.compile(rf"{_DATE}")
_BARE_DATE = re.compile(
    rf"^[(（]?{_DATE}(?:\s*(?:星期|周).)?[T\s　]*(?:\d{{1,2}}[:：∶]\d{{2}}(?:[:：∶]\d{{2}})?)?\s*[)）]?"
)
_META = re.compile(r"来源|稿源|作者|记者|编辑|责编|发布|时间|日期|更新|\d{1,2}[:：∶]\d{2}")
_CAPTION = re.compile(
    r"^[▲△■▼▽◆◎↑↓←→◀▶☝]\s*\S|^(?:图片?|上图|下图|左图|右图|附图|题图|配图|封面图|资料图|示意图|图表|视频截图)\s*[\d一二三]*\s*[为:：／/]|^图\s?\d+[:：. 、]"
    r"|^[(（][^()（）]{2,60}[)）]\s*[(（]\d{1,2}[)）]"
    r"|[(（](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日摄"
    r"|(?:摄|摄于.{2,20}|供图|资料图片?|资料照片|视频截图|截图|网络图片|图源.{0,12}|图片来源.{0,12}|翻摄.{0,20})\s*[)）。】]*$"
)


def is_byline(text: str) -> bool:
    """Say whether a line names who made the page, or where and when it comes from."""
    if len(text) > 90:
        return False
    return bool(
        _KEYED.match(text) or _SIGNED.match(text) or _AGENCY.match(text) or _CITY.match(text)
    ) or is_dated(text)


def is_dated(text: str) -> bool:
    """Say whether a line is the page's own date: a full date with a time or a source, little else."""
    if len(text) > 90 or not _DATED.search(text):
        return False
    bare = _BARE_DATE.match(text)
    if bare and (
        bare.end() == len(text) or (len(text) <= 60 and not re.search("[。！？!?；;]", text))
    ):
        return True
    return len(text) <= 60 and bool(_META.search(text)) and not re.search("[。！？!?；;，]", text)


def is_caption(text: str) -> bool:
    """Say whether a line tells what a picture shows."""
    return len(text) <= 500 and bool(_CAPTION.search(text))
