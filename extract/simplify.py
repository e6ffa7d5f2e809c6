"""Traditional to simplified characters, one for one, by OpenCC's t2s tables.

What OpenCC leaves is settled here: 著 written for 着, the mistaken 陜 (U+965C) for 陝, 乾 in names.
"""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from extract.lexicon import read_lexicon

# A site's converter wrote 陜 (narrow) for 陝 (Shaanxi).
EXTRA = {"陜": "陕"}


@dataclass(frozen=True, slots=True)
class Simplifier:
    """OpenCC's t2s: characters, phrases that outweigh them, words that keep their 著."""

    characters: dict[int, str]
    phrases: re.Pattern[str]
    targets: dict[str, str]
    zhu: re.Pattern[str]
    traditional: frozenset[str]
    simplified: frozenset[str]  # in no traditional text: 国 but not 后, 里, 干


def load_simplifier() -> Simplifier:
    """Read OpenCC's tables (package opencc-python-reimplemented, Apache-2.0) and our own words."""
    characters = {ord(k): v for k, v in _table("TSCharacters") if len(k) == len(v) == 1}
    characters |= {ord(k): v for k, v in EXTRA.items()}
    targets = {k: v for k, v in _table("TSPhrases") if len(k) == len(v)}
    traditional = frozenset(chr(k) for k, v in characters.items() if chr(k) != v)
    kept = [row["word"] for row in read_lexicon("words_with_zhu")]
    simplified = frozenset(k for k, v in _rows("STCharacters") if k not in v.split(" "))
    return Simplifier(
        characters, _phrases(list(targets)), targets, _zhu_words(kept), traditional, simplified
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
        simple = simplifier.zhu.sub(lambda m: "着" if m[0] == "著" else m[0], simple)
    if len(simple) != len(text):
        raise AssertionError("simplifying changed the length of a text")
    return simple


def _table(name: str) -> list[tuple[str, str]]:
    """Give one dictionary of the opencc package: source, first target."""
    return [(key, value.split(" ")[0]) for key, value in _rows(name)]


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


def _zhu_words(words: list[str]) -> re.Pattern[str]:
    """Match a word that keeps its 著, or else a 著 alone."""
    return re.compile(f"{_phrases(words).pattern}|著")
