"""Traditional to simplified characters, one for one, by OpenCC's t2s tables.

What OpenCC leaves is settled here: 著 written for 着, 乾 in names, forms of Taiwan and Hong Kong.
"""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from extract.lexicon import read_lexicon

Script = Literal["hans", "hant", "mixed"]
MIXED = 0.04  # of the characters that tell; simplified pages quote traditional names
# What stands before a name: nothing, a mark, a title's last character, and, with, by.
BEFORE_NAME = "(?:^|(?<=[^\u3400-\u9fff])|(?<=[者长授师员生任记理士警和与及由向对叫是]))"
# What 干 (dry) stands with, so that 牛肉干 is no Mr Niu.
DRY = (
    "净燥旱脆杯粮枯涸洗裂货果冰咳癣草柴馏饭瘦扁瘪酪贝巴笑瞪着急儿爹妈"
    "爸娘渴热季湿肉饼菜笋鱼薯枣豆腐萄风晒擦吹烘晾烤"
)


@dataclass(frozen=True, slots=True)
class Simplifier:
    """OpenCC's t2s: characters, phrases that outweigh them, words that keep their 著 or 乾.

    `traditional` holds the characters that show a traditional page, `simplified` those that stand
    in no traditional text: 国, but not 后, 里, 干.
    """

    characters: dict[int, str]
    phrases: re.Pattern[str]
    targets: dict[str, str]
    zhu: re.Pattern[str]
    particles: dict[str, str]
    dry: re.Pattern[str]
    traditional: frozenset[str]
    simplified: frozenset[str]


def load_simplifier() -> Simplifier:
    """Read OpenCC's tables (package opencc-python-reimplemented, Apache-2.0) and our own words."""
    # 輖 is simplified to 𫐏 by the table of 2013, and by no newspaper: few fonts have it.
    plane = (
        pair for pair in _table("TSCharacters") if len(pair[1]) == 1 and pair[1] < "\U00010000"
    )
    characters = {ord(k): v for k, v in plane if len(k) == 1}
    variants = read_lexicon("variants")
    characters |= {ord(r["char"]): r["simplified"] for r in variants if r["use"] == "variant"}
    targets = {k: v for k, v in _table("TSPhrases") if len(k) == len(v)}
    traditional = {chr(k) for k, v in characters.items() if chr(k) != v}
    words = {row["word"].replace("着", "著"): row["word"] for row in read_lexicon("words_with_zhu")}
    names = "|".join(r["surname"] for r in read_lexicon("surnames") if r["use"] != "rare")
    return Simplifier(
        characters=characters,
        phrases=_phrases(list(targets)),
        targets=targets,
        zhu=re.compile(f"{_phrases(list(words)).pattern}|著"),
        particles=words | {"著": "着"},
        dry=re.compile(f"{BEFORE_NAME}(?:{names})[\u3400-\u9fff]?(?<![{DRY}])干(?![{DRY}])"),
        traditional=frozenset(traditional - {row["char"] for row in variants}),
        simplified=frozenset(k for k, v in _rows("STCharacters") if k not in v.split(" ")),
    )


def simplify(text: str, simplifier: Simplifier) -> str:
    """Give the simplified text; every character stands where it stood."""
    if simplifier.traditional.isdisjoint(text):
        return text
    pieces, at = [], 0
    for match in simplifier.phrases.finditer(text):
        pieces += [text[at : match.start()].translate(simplifier.characters)]
        pieces += [simplifier.targets[match[0]]]
        at = match.end()
    simple = "".join([*pieces, text[at:].translate(simplifier.characters)])
    if "著" in simple:
        simple = simplifier.zhu.sub(lambda m: simplifier.particles.get(m[0], m[0]), simple)
    if "乾" in text:
        simple = _keep_names(text, simple, simplifier.dry)
    if len(simple) != len(text):
        raise AssertionError("simplifying changed the length of a text")
    return simple


def simplify_page(text: str, simplifier: Simplifier) -> str:
    """Give the simplified text of a page; one in simplified characters keeps what it wrote.

    `李晛`, `孟樸` and `僱` on such a page are its author's; a line in the other script is not.
    """
    if find_script(text, simplifier) != "hans":
        return simplify(text, simplifier)
    if simplifier.traditional.isdisjoint(text):
        return text
    lines = text.split("\n")
    foreign = (find_script(line, simplifier) == "hant" for line in lines)
    return "\n".join(
        simplify(line, simplifier) if other else line
        for line, other in zip(lines, foreign, strict=True)
    )


def find_script(text: str, simplifier: Simplifier) -> Script:
    """Tell the script by the characters that only one of the two has, each counted once.

    A page in simplified characters may name 孟樸 seven times.
    """
    held = set(text)
    traditional = len(held & simplifier.traditional)
    if not traditional:
        return "hans"
    simplified = len(held & simplifier.simplified)
    share = traditional / (traditional + simplified)
    if share < MIXED:
        return "hans"
    return "hant" if share > 1 - MIXED else "mixed"


def _keep_names(text: str, simple: str, dry: re.Pattern[str]) -> str:
    """Give 乾 back to the names that end in it: 王乾, 叶里乾."""
    ends = [m.end() - 1 for m in dry.finditer(simple) if text[m.end() - 1] == "乾"]
    pieces, at = [], 0
    for end in ends:
        pieces += [simple[at:end], "乾"]
        at = end + 1
    return "".join([*pieces, simple[at:]])


def _table(name: str) -> list[tuple[str, str]]:
    """Give one dictionary of the opencc package: source, first target.

    輖 is simplified to 𫐏 by the table of 2013, and by no newspaper: few fonts have it.
    """
    rows = [(key, value.split(" ")[0]) for key, value in _rows(name)]
    return [(key, value) for key, value in rows if max(value) < "\U00010000"]


def _rows(name: str) -> list[tuple[str, str]]:
    """Give the lines of one dictionary of the opencc package: source, targets."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("opencc-python-reimplemented is not installed: run `make`")
    path = Path(spec.origin).parent / "dictionary" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(key, value) for key, _, value in (line.partition("\t") for line in lines if line)]


def _phrases(words: list[str]) -> re.Pattern[str]:
    """One alternation, longest first, behind a look-ahead for a first character."""
    first = "".join(sorted({w[0] for w in words}))
    longest = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(f"(?=[{first}])(?:{'|'.join(longest)})")
