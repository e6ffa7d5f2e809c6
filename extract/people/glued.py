"""Names run together in a signature, as pages lose the blanks between them: 电(李映民李纯)."""

import re
from collections.abc import Iterator, Sequence, Set

from extract.people.lexicon import Lexicon
from extract.people.shapes import HAN, is_name, starts_with_surname
from schemas.text import Word

# common family names that are words too
OFTEN = frozenset("马高方江白金安万任田石余史")
UNITS = frozenset("部室组科处队社台网报局站刊稿件片")
Spans = Set[tuple[int, int]]
RUN = re.compile(rf"[{HAN}]{{2,60}}(?![{HAN}])")
DEED = re.compile(
    r"(?:摄影报道|采访报道|综合报道|报道|摄影|供图|摄|来源|(?<=[\u4e00-\u9fff]{4})[\u4e00-\u9fff]{2}[台网])$"
)
NAME = re.compile(rf"[{HAN}]{{2,3}}")
PAIR = re.compile(rf"[(（][{HAN}]{{2,3}}(?:[ 　]+[{HAN}]{{2,3}}){{1,4}}[)）]")
ALONE = re.compile(rf"(?m)^[ 　]*[(（]([{HAN}]{{2,3}})[)）][ 　]*(?:$|(?=【))")
WIRED = re.compile(rf"[电讯][ 　]?[(（](?P<names>(?:[{HAN}]{{2,9}}[ 　、]?){{1,6}})[)）]")


def by_wire(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the names that the brackets of a dateline hold without a title: 电(赵丹媚解博匀)."""
    seen = named_spans(tags)
    for match in WIRED.finditer(text, tags[0].start, tags[-1].end):
        if lexicon.before.search(match["names"]):
            continue
        for run in RUN.finditer(text, *match.span("names")):
            yield from split_names(text, run.start(), run.end(), seen, lexicon)


def named_spans(tags: Sequence[Word]) -> frozenset[tuple[int, int]]:
    """Give where the tagger sees names."""
    return frozenset((w.start, w.end) for w in tags if w.tag == "PER")


def by_pair(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the names that brackets hold and nothing else, one of which the tagger sees."""
    for match in PAIR.finditer(text, tags[0].start, tags[-1].end):
        runs = list(NAME.finditer(text, match.start() + 1, match.end() - 1))
        seen = any(w.tag == "PER" and match.start() < w.start < match.end() for w in tags)
        if seen and all(can_sign(run[0], lexicon) for run in runs):
            yield from (run.span() for run in runs)


def by_brackets(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the name that stands in brackets alone on its line: (欧文)."""
    for match in ALONE.finditer(text, start, stop):
        if can_sign(match[1], lexicon) and match[1] not in lexicon.words:
            yield match.span(1)


def split_names(
    text: str, start: int, end: int, seen: Spans, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Give the names a run of characters is made of; one name as it stands, none for a word."""
    inner = lexicon.byline.search(text, start + 2, end)
    if inner and len(inner[0]) > 1:  # 编辑樊一婧|校对刘军
        end = inner.start()
    end -= len(deed[0]) if (deed := DEED.search(text, start + 2, end)) else 0
    end -= (
        end - start > 2 and text[end - 1] in "文图" and text[end : end + 1] in ("/", "／")
    )  # 赵莉|图/
    if end - start < 4 or (text[start : start + 2] in lexicon.compound and end - start == 4):
        signs = can_sign(text[start:end], lexicon) or is_rare_name(text[start:end], lexicon)
        return [(start, end)] if signs else []
    return best_split(text, start, end, seen, lexicon)


def best_split(
    text: str, start: int, end: int, seen: Spans, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Give the reading as names of two and three characters with the fewest rare family names.

    Of those the one with the most names that the tagger sees, then with the fewest names.
    """
    best: dict[int, tuple[int, int, int, list[tuple[int, int]]]] = {end: (0, 0, 0, [])}
    for at in range(end - 2, start - 1, -1):
        ways = []
        for stop in (at + 2, at + 3):
            if stop in best and can_sign(text[at:stop], lexicon):
                rare, strange, count, names = best[stop]
                rare += text[at] not in lexicon.usual and text[at] not in OFTEN
                strange -= (at, stop) in seen
                ways.append((rare, strange, count + 1, [(at, stop), *names]))
        if ways:
            best[at] = min(ways)
    return best[start][3] if start in best else []


def can_sign(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a family name and is no title."""
    led = name[0] in "和与及"  # 第一作者|和通讯作者
    return not led and starts_with_surname(name, lexicon) and is_name(name, lexicon)


def is_rare_name(name: str, lexicon: Lexicon) -> bool:
    """Whether three characters are a rare family name and no word: 药小红, not 资料室."""
    rare = len(name) == 3 and name[0] in lexicon.rare and name[2] not in UNITS
    return rare and not {name[:2], name[1:]} & lexicon.words and is_name(name, lexicon)
