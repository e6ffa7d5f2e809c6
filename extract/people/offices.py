"""Find the names that an office behind them shows, or a title before and a word of telling."""

import re
from collections.abc import Iterator, Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import Span, ends_in_title, is_name, starts_with_surname
from schemas.text import Word

UNITS = frozenset("系院局处科委厅署所校厂社")
BODIES = frozenset("会委部局处科室院所站队组办社厅厂校")  # 管委会|主任
LEADING = frozenset("时原前首现新常高任代董党")  # 时任, 常务
TELLS = re.compile("(?:[说称]|表示|介绍|坦言|告诉|感慨|回忆)[,，:：“]")

REPRESENTS = re.compile(  # 院长|高祥福|代表医院, which the tagger takes for one body
    "(?P<name>[\u4e00-\u9fff]{2,3})(?:代表(?![团队处办厅委会院人性作]|大会|机构)|陪同|率领|会见)"
)


def by_office(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names between a body and its officer, or a title and what is said.

    北京大学社会学系|查晶|书记, 驻村干部|向军|说.
    """
    for index, word in enumerate(tags[1:-1], start=1):
        led = REPRESENTS.match(text, word.start, word.end) if word.tag == "ORG" else None
        titled = led is not None and ends_in_title(text, tags[index - 1], lexicon)
        name = led["name"] if led and titled else ""
        if led and name and name not in lexicon.words and is_full_name(name, lexicon):
            yield Span(*led.span("name"), "person.office")
        before, follows = tags[index - 1], tags[index + 1]
        name = text[word.start : word.end]
        plain = word.tag in ("n", "v", "nz", "nw", "vn") and name not in lexicon.words
        plain = plain and name[0] not in LEADING and name[-1] not in BODIES
        body = before.tag == "ORG" or (before.tag == "n" and text[before.end - 1] in UNITS)
        if plain and body and len(name) in (2, 3) and is_full_name(name, lexicon):
            office = lexicon.before.fullmatch(text, word.start, follows.end)  # 董事会|主席
            if not office and lexicon.office.fullmatch(text, follows.start, follows.end):
                yield Span(word.start, word.end, "person.office")
        pair = word.end - word.start == 1 == follows.end - follows.start and follows.tag == "n"
        if not pair or word.tag not in ("p", "v", "d"):
            continue
        joined = text[word.start : follows.end]
        acts = TELLS.match(text, follows.end) and joined not in lexicon.words
        if acts and ends_in_title(text, before, lexicon) and is_full_name(joined, lexicon):
            yield Span(word.start, follows.end, "person.office")


def is_full_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a word begins with a family name and can be a name."""
    return starts_with_surname(name, lexicon) and is_name(name, lexicon)
