"""What an HTML page says of itself where no reader sees it: `meta` tags and JSON-LD."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import unescape

_META = re.compile(
    r"<meta\b(?P<rest>(?:[^<>\"']|\"[^\"]{0,4096}\"|'[^']{0,4096}')*+)>"
    r"|<script\b[^<>]{0,200}?\bld\+json\b[^<>]{0,200}(?P<json>>)",
    re.IGNORECASE,
)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<name>name|property|itemprop|content)\s*=\s*(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)')",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>(?P<title>[^<]{1,1000})</title", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|(?<=.{6})-{1,2}(?=[^-]{2,12}$)).*", re.DOTALL)
# In each list the first that a page has counts: https://ogp.me, https://schema.org/NewsArticle, the
# norm for China's government sites (国办发〔2019〕34号: ArticleTitle, PubDate, ContentSource) and
# what the portals write.
_SAID = {
    "title": ("og:title", "articletitle", "twitter:title", "headline"),
    "published": (
        *("article:published_time", "og:article:published_time", "og:release_date", "og:time"),
        *("pubdate", "publishdate", "datepublished", "publish_date", "apub:time", "dateupdate"),
    ),
    "publisher": ("contentsource", "source", "publisher", "og:site_name"),
}
_MOMENT = re.compile(
    r"(?P<day>(?:19|20)\d\d\D\d\d?\D\d\d?)(?!\d)日?(?:[T\s]+(?P<clock>\d\d?:\d\d)(?::\d\d(?:\.\d+)?)?"
    r"(?:\s*(?P<zone>Z|[+-]\d\d:?\d\d))?)?"
)
_LABEL = re.compile(r"^\s*(?:来源|稿源)\s*[:：]\s*|\s+原创稿$")
_HOST = re.compile(r"平台$|[\w.-]+\.[a-z]{2,}$|^\d*$")  # 微信公众平台 carries what others publish
_EAST = timezone(timedelta(hours=8))  # of Beijing, Taipei, Hong Kong, Singapore, Kuala Lumpur
_MOST = 100_000  # characters of JSON-LD
_LONGEST = 200  # characters of a title or a name


def read_head(raw: str) -> dict[str, str]:
    """Give `title`, `publisher` and `published` as far as the head of a page says them.

    `published` is EDTF to the minute, in the time zone of Beijing where the page names another.

    >>> read_head('<meta property="article:published_time" content="2021-06-10T21:38:00Z">')
    {'published': '2021-06-11T05:38'}
    """
    said: dict[str, str] = {}
    for name, value in _pairs(raw):
        said.setdefault(name, value)
    found = {
        "title": _first(said, "title"),
        "publisher": _name(_first(said, "publisher")),
        "published": _moment(_first(said, "published")),
    }
    found["title"] = found["title"] or _window(raw)
    return {key: value for key, value in found.items() if 0 < len(value) <= _LONGEST}


def _first(said: dict[str, str], key: str) -> str:
    return next((said[name] for name in _SAID[key] if said.get(name)), "")


def _pairs(raw: str) -> Iterator[tuple[str, str]]:
    """Give the names and values of meta tags and JSON-LD, in order, names in lower case."""
    at = 0
    while match := _META.search(raw, at):
        at = match.end()
        if match["json"]:
            end = _SCRIPT_END.search(raw, at)
            if not end:
                return
            yield from _linked(raw[at : min(end.start(), at + _MOST)])
            at = end.end()
        elif match["rest"]:
            found = {
                attribute["name"].lower(): unescape(attribute["two"] or attribute["one"] or "")
                for attribute in _ATTRIBUTE.finditer(match["rest"])
            }
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            yield name.strip().lower(), found.get("content", "").strip()


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Give what JSON-LD says of an article; nothing when it is malformed."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    graph = value.get("@graph", [value]) if isinstance(value, dict) else value
    for item in graph if isinstance(graph, list) else []:
        if not isinstance(item, dict) or not ({"datePublished", "pubDate"} & item.keys()):
            continue
        for key, told in item.items():
            told = told.get("name") if key == "publisher" and isinstance(told, dict) else told
            if isinstance(told, str):
                yield key.lower(), unescape(told).strip()


def _name(value: str) -> str:
    name = _LABEL.sub("", value).strip()
    return "" if _HOST.search(name) else name


def _moment(value: str) -> str:
    """Give a date as EDTF, or "" for what is none; midnight is what sites write without a time."""
    match = _MOMENT.search(value)
    if not match:
        return ""
    year, month, day = (int(part) for part in re.split(r"\D", match["day"]))
    hour, minute = (int(part) for part in (match["clock"] or "0:0").split(":"))
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=_EAST)
        if zone := match["zone"]:
            moment = moment.replace(tzinfo=_zone(zone)).astimezone(_EAST)
    except (ValueError, OverflowError):
        return ""
    clock = f"T{moment:%H:%M}" if match["clock"] and (hour or minute) else ""
    return f"{moment.date().isoformat()}{clock}"


def _zone(text: str) -> timezone:
    hours, minutes = (0, 0) if text == "Z" else (int(text[1:3]), int(text[-2:]))
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _window(raw: str) -> str:
    """Give the title of the window without the site's name: `大桥合龙_新闻频道_江州网`."""
    match = _TITLE.search(raw)
    return _SITE.sub("", unescape(match["title"]).strip()) if match else ""
