"""Healthy Chinese text that looks like damage here and there: repair must leave it alone.

Sentences of the annotated pages and of the project's own cases are put together anew, in either
script, between lines of the kinds that a careless repair would touch: lessons that gloss
characters, rows of the GBK table, code, questions and quotations, names with their sound.
"""

import random
from collections.abc import Callable, Iterator
from itertools import islice

from extract.lexicon import read_lexicon
from extract.repair import load_repair
from tests.damage import traditional

PARAGRAPHS = 30
SYLLABLES = ("Ann", "de", "la", "mo", "shi", "Wang", "ke", "xi", "Lee", "he said", "Li", "USA")
CODE = (
    'text = text.replace("&nbsp;", " ") if a<b else x?y(z):w;  // 替换空格',
    "http://www.example.cn/news/?id=3&page=(2)&lang=zh",
    "SELECT name, count(*) FROM t WHERE 地区='华东' AND x<>?;",
    "<a href='?p=(1)'>下一页</a> ?>",
    "def f(a, b=(1,)): return a??b  # 取第一个非空值",
)
QUESTIONS = (
    "“{0}”他问??",
    "{0}?{1}",
    "‘{0}’?!“{1}”",
    "问:{0}?(笑)答:{1}!",
    "????{0}",
    "{0}(?){1}",
    "{0}??!(he)",
)

Maker = Callable[[random.Random, list[str]], str]


def healthy_texts(sentences: list[str], characters: int, seed: int = 1) -> Iterator[str]:
    """Give texts, in simplified and traditional characters in turn, of that many in all.

    The same sentences and seed give the same texts.
    """
    chance = random.Random(seed)
    scripts = (sentences, [traditional(s) for s in sentences])
    makers = makers_of_lines()
    done = turn = 0
    while done < characters:
        text = "\n".join(paragraphs(chance, scripts[turn % 2], makers[turn % 2]))
        done, turn = done + len(text), turn + 1
        yield text


def paragraphs(chance: random.Random, sentences: list[str], makers: list[Maker]) -> Iterator[str]:
    """Give the paragraphs of one text: every fifth is of an awkward kind."""
    for _ in range(PARAGRAPHS):
        if chance.random() < 0.2:
            yield chance.choice(makers)(chance, sentences)
        else:
            yield "".join(chance.choices(sentences, k=4))


def makers_of_lines() -> tuple[list[Maker], list[Maker]]:
    """Give what makes awkward lines, for simplified and for traditional texts."""
    rows = [(row["char"], row["readings"].split(" ")[0]) for row in read_lexicon("pinyin")]
    common: list[Maker] = [table_row, code, question, name]
    return [*common, lesson(in_simplified(rows))], [*common, lesson(rows)]


def in_simplified(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the same characters as a simplified lesson has them."""
    simple = load_repair().simplifier.characters
    return [(char.translate(simple), reading) for char, reading in rows]


def lesson(rows: list[tuple[str, str]]) -> Maker:
    """Give a maker of lessons: characters of a sentence, or rare ones, with their readings."""
    readings = dict(rows)

    def make(chance: random.Random, sentences: list[str]) -> str:
        sentence = chance.choice(sentences)
        known = [char for char in dict.fromkeys(sentence) if char in readings]
        if known and chance.random() < 0.5:
            picked = chance.sample(known, min(len(known), chance.randint(1, 6)))
            for char in picked:
                sentence = sentence.replace(char, f"{char}({readings[char]})", 1)
            return f"{sentence}老师说,{''.join(picked)}几个字,课文里还会见到。"
        return "、".join(f"{c}({r})" for c, r in chance.sample(rows, chance.randint(2, 9)))

    return make


def table_row(chance: random.Random, _: list[str]) -> str:
    """Give a row of the GBK table, as a standard prints it."""
    lead = chance.randint(0x81, 0xFE)
    codes = (bytes([lead, trail]) for trail in range(0x40, 0xFF) if trail != 0x7F)
    signs = (code.decode("gbk", "ignore") for code in codes)
    return f"{lead:02X} " + " ".join(islice((s for s in signs if "\u3400" <= s <= "\u9fff"), 60))


def code(chance: random.Random, _: list[str]) -> str:
    """Give a line of a program, a query, an address."""
    return chance.choice(CODE)


def question(chance: random.Random, sentences: list[str]) -> str:
    """Give questions, quotations and their like with ASCII marks."""
    one, other = (s.rstrip("。!?”") for s in chance.sample(sentences, 2))
    return chance.choice(QUESTIONS).format(one, other)


def name(chance: random.Random, sentences: list[str]) -> str:
    """Give a sentence with sounds in brackets behind a word of it."""
    sentence = chance.choice(sentences)
    at = chance.randrange(len(sentence))
    return f"{sentence[:at]}({chance.choice(SYLLABLES)}){sentence[at:]}"
