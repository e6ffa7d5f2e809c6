"""Find the names that are signed: behind the title of a byline, set wide, in brackets."""

import re
from collections.abc import Iterator, Sequence

from extract.people.glued import (
    DEED,
    RUN,
    Spans,
    by_brackets,
    by_pair,
    by_wire,
    is_rare_name,
    named_spans,
    split_names,
)
from extract.people.lexicon import Lexicon
from extract.people.shapes import HAN, Span, is_name, starts_with_surname
from schemas.text import Word

SPACED = re.compile(rf"(?<![{HAN}])([{HAN}])[ 　]{{1,3}}([{HAN}])(?:(?![{HAN}])|(?=摄|报道))")
NAMES = re.compile(rf"[ 　:：]*(?:[{HAN}]{{2,4}}[ 　、]{{1,3}}){{1,4}}")
SIGNED = re.compile(r"[ 　]*[:：丨|｜/／][ 　]*|[ 　]+")
CHECKS = re.compile(
    r"[一二三初复终]审|视频|图片|文字|图文|漫画|海报|制图|动画|."
)  # 一审|宣判后: right behind them no name stands
PERSONS = re.compile(
    r"(?:者|编辑|员|校对|责编|美编|人|生|主编|审核|编审|终审|摄影)$"
)  # not 制作|花功夫


def by_space(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give signed names of two characters set wide: (班 澜), 记者 王 伟."""
    if not tags:
        return
    for match in SPACED.finditer(text, tags[0].start, tags[-1].end):
        if match[1] in lexicon.usual | lexicon.wordlike and signs(text, match, lexicon):
            yield Span(match.start(1), match.end(2), "person.spaced")


def signs(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether brackets or a title say that a name is signed here."""
    before, after = text[match.start(1) - 1 : match.start(1)], text[match.end(2) : match.end(2) + 1]
    if before in ("(", "（"):
        return after in (")", "）")
    if lexicon.ends.search(text, max(0, match.start(1) - 10), match.start(1)):
        return True
    titles = list(lexicon.byline.finditer(text, max(0, match.start(1) - 30), match.start(1)))
    between = NAMES.fullmatch(text, titles[-1].end(), match.start(1)) if titles else None
    return between is not None  # 记者 刘朗 |王 亮


def by_byline(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names behind the title of a signature: 校对丨华成, 责编:李宁 王一, (记者黄洁如)."""
    if not tags:
        return
    stop = tags[-1].end
    wired = by_wire(text, tags, lexicon)
    seen = named_spans(tags)
    alone = by_brackets(text, tags[0].start, stop, lexicon)
    for start, end in (*wired, *by_pair(text, tags, lexicon), *alone):
        yield Span(start, end, "person.signed")
    for title in lexicon.byline.finditer(text, tags[0].start, stop):
        gap = SIGNED.match(text, title.end(), stop)
        at = gap.end() if gap else title.end()
        if gap is None and (CHECKS.fullmatch(title[0]) or not PERSONS.search(title[0])):
            continue
        if len(title[0]) == 1 and any(w.start <= at < w.end and w.tag == "ORG" for w in tags):
            continue  # 图/路透
        yield from signers(text, (at, min(stop, at + 80)), gap is None, seen, lexicon)


def signers(
    text: str, span: tuple[int, int], close: bool, seen: Spans, lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names that follow the title of a signature: 李宁 王一, 张幸女王旖, 刘朗|摄."""
    for run in RUN.finditer(text, *span):
        if run.start() != span[0] and text[run.start() - 1] not in " 　、/":
            break
        names = split_names(text, run.start(), run.end(), seen, lexicon)
        if not names and len(run[0]) == 4:
            ends = (run.start() + 2, run.start() + 3)  # 记者 李玮|到场
            names = [s for end in ends if (s := (run.start(), end)) in seen] or [run.span()]
        bracketed = text[run.end() : run.end() + 1] in (")", "）", "\n", "") or DEED.search(run[0])
        joined = len(names) > 1 and close and not bracketed
        if (
            not names
            or joined
            or not all(signs_name(text[a:b], close and len(names) == 1, lexicon) for a, b in names)
        ):
            break
        for start, end in names:
            yield Span(start, end, "person.signed")


def signs_name(name: str, close: bool, lexicon: Lexicon) -> bool:
    """Whether a word behind a title of a byline is a name; right behind it no common word is."""
    rare = not close and is_rare_name(name, lexicon)
    if not (rare or starts_with_surname(name, lexicon)) or not is_name(name, lexicon):
        return False
    if close and name[0] == "都":  # 记者|都在
        return False
    if len(name) == 4 and name[:2] not in lexicon.compound and name[1] not in lexicon.usual:
        return lexicon.elements.search(name) is not None  # 记者:|都有哪些
    return not close or (len(name) < 4 and name not in lexicon.words)
