"""Cut a stretch of clean text, at most a line, into sentences.

Every end mark is a candidate; the rules of `RULES` are asked in order whether the sentence goes on
there, and the first that knows decides. A quotation stays with the words that say who spoke.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

LONGEST = 1000  # characters: later stages are asked for no sentence longer than this
_WINDOW = 200  # characters looked at on either side of a candidate
_HAN = r"\u3400-\u9fff"
_END = re.compile(
    rf"(?:[。！？!?…]|\.{{3}}|(?<=[{_HAN}])[.．](?=\s|$)|(?<=[a-z][a-z])\.(?=\s+[A-Z]))"
    r"[。！？!?….”’」』）)】〕]*"
)
_SPEECH = (
    r"(?:[说說]|道|称|问|答[道说]|喊|叫|写|表示|指出|介绍|坦言|直言|透露|回忆|认为|强调|感慨|感叹|解释|补充|"
    r"呼吁|提醒|评价|点赞|赞叹|赞不绝口|竖起大拇指|告诉(?:我们|大家|记者|[^，。]{0,8}记者))"
)
_SPEAKER = re.compile(
    rf"\s*[^，,。！？!?；;：:“”「」\n]{{0,40}}?{_SPEECH}[着道过了]?(?=[，,。！!；;]|$)"
)
_SPOKEN = re.compile(rf"{_SPEECH}[着道过了]?$")
_BREAK = re.compile(r"[，,、；;：:\s]")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_APART = re.compile(r"\s{1,3}[”’」』]")
_QUOTE = re.compile(r"\s?\"")
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("【", "】"), ("〈", "〉"))


class Gap(NamedTuple):
    """A candidate end: the sentence starts at `at`, its marks at `mark`; `stop` ends the line."""

    text: str
    at: int
    mark: int
    end: int
    stop: int

    @property
    def left(self) -> str:
        """The sentence so far, without the marks; no more than the window."""
        return self.text[max(self.at, self.mark - _WINDOW) : self.mark]

    @property
    def marks(self) -> str:
        """The end marks and the closing quotes and brackets after them."""
        return self.text[self.mark : self.end]

    @property
    def right(self) -> str:
        """What follows; no more than the window."""
        return self.text[self.end : min(self.stop, self.end + _WINDOW)]


def cut(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of `text[start:stop]`, without outer space.

    >>> text = "“去哪儿？”他问。没人答……风停了。"
    >>> [text[a:b] for a, b in cut(text, 0, len(text))]
    ['“去哪儿？”他问。', '没人答……风停了。']
    """
    at, quotes, counted = start, 0, start
    for match in _END.finditer(text, start, stop):
        quotes += text.count('"', counted, match.start())
        counted = match.start()
        gap = _widen(Gap(text, at, match.start(), match.end(), stop), inside=quotes % 2 == 1)
        if not any(rule(gap) for rule in RULES):
            yield from _pieces(text, at, gap.end)
            at = gap.end
    yield from _pieces(text, at, stop)


def _widen(gap: Gap, *, inside: bool) -> Gap:
    """Take in closing marks that stand apart, and a straight quote when one is open.

    `他喊"快跑!"就走了`; `水退了。 ”`
    """
    apart = _APART.match(gap.text, gap.end, gap.stop)
    if apart:
        gap = gap._replace(end=apart.end())
    quote = _QUOTE.match(gap.text, gap.end, gap.stop) if inside else None
    return gap._replace(end=quote.end()) if quote and '"' not in gap.marks else gap


def _listed(gap: Gap) -> bool:
    """See a comma or the like after the mark: `“谁上?”,他问`, or a particle: `哪儿？的问题`."""
    return gap.right[:1] in tuple("，、；：,;:的》”—")


def _latin(gap: Gap) -> bool:
    """See a mark inside an address or a name: `x.com/?id=3`, `Yahoo!奇摩`."""
    if not gap.marks.isascii() or len(gap.marks) > 1:
        return False
    before, after = gap.text[max(gap.mark - 1, 0)], gap.right[:1]
    return before.isascii() and not before.isspace() and (after.isalnum() or after in tuple("/=&"))


def _enclosed(gap: Gap) -> bool:
    """See a mark inside a title or a bracket that closes soon: `《谁是最可爱的人？》`, `(完。)`."""
    left = gap.left + gap.marks
    for opening, closing in _PAIRS:
        if left.count(opening) > left.count(closing) and closing in gap.right[:100]:
            return True
    return False


def _spoken(gap: Gap) -> bool:
    """See the speaker come after the quotation: `“……。”王朝阳说,“……。”`."""
    return gap.marks[-1] in '”」』’"' and _SPEAKER.match(gap.right) is not None


def _embedded(gap: Gap) -> bool:
    """See a quotation that is a part of its sentence: `开展“谁来管？”大讨论`, not `他说“走！”`."""
    if "。" in gap.marks:
        return False
    left = gap.left
    closed = gap.marks[-1] in _QUOTES.values() or gap.marks[-1] == '"'
    opening = max(left.rfind(quote) for quote in (*_QUOTES, '"') if closed or quote != '"')
    if not closed and (opening < 0 or not _open_for(gap, opening)):
        return False
    before = left[:opening].rstrip()
    return opening > 0 and before[-1:].isalnum() and not _SPOKEN.search(before)


def _open_for(gap: Gap, opening: int) -> bool:
    """Say whether the quotation that opens at `opening` of the left goes on, but not for long."""
    closing = _QUOTES[gap.left[opening]]
    return closing not in gap.left[opening:] and closing in gap.right[:40]


def _hesitant(gap: Gap) -> bool:
    """See dots that do not close anything: `我……我不知道`, `(1)...(3)`."""
    if gap.marks.strip("….”’」』"):
        return False
    return len(gap.left.strip()) < 6 or not gap.right.strip()[:1].isalnum()


RULES: tuple[Callable[[Gap], bool], ...] = (
    _listed,
    _latin,
    _enclosed,
    _spoken,
    _embedded,
    _hesitant,
)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim a sentence; one past `LONGEST` is cut after a comma or space, or where it must be."""
    while end - start > LONGEST:
        at = start + LONGEST
        breaks = [m.end() for m in _BREAK.finditer(text, at - _WINDOW, at)]
        yield from _trim(text, start, breaks[-1] if breaks else at)
        start = breaks[-1] if breaks else at
    yield from _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
