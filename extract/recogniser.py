"""A recogniser of one's own: its names are laid over LAC's tags, where the name stages read them.

A recogniser is a callable from the sentences of a page to the spans of names in each; spaCy, HanLP
and transformers models fit behind a few lines, see docs/recognisers.md.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, NamedTuple, cast

from extract import overlay
from extract.errors import DashijiError
from schemas.text import Sentence, Word

SCORE = 0.5  # spans scored lower are left out


class Recognised(NamedTuple):
    """A name in a sentence: half-open offsets into it, and how sure the model is, 0 to 1."""

    start: int
    end: int
    label: Literal["PER", "LOC", "ORG"]
    score: float = 1.0


Recogniser = Callable[[Sequence[str]], Sequence[Sequence[Recognised]]]


def load_recogniser(name: str) -> Recogniser:
    """Import a recogniser named as `package.module:function`.

    Raises DashijiError when there is none of that name.
    """
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise DashijiError(
            f"no recogniser {name} ({error}): name it as package.module:function, and install the "
            "package beside dashiji"
        ) from error
    if not callable(found):
        raise DashijiError(f"{name} is no function: see docs/recognisers.md")
    return cast(Recogniser, found)


def lay_over(
    text: str,
    sentences: Sequence[Sentence],
    tags: Sequence[tuple[Word, ...]],
    recogniser: Recogniser,
) -> tuple[tuple[Word, ...], ...]:
    """Give the tags of a page with a recogniser's names laid over them.

    Raises DashijiError when it does not give one list for every sentence, or a span outside it.
    """
    given = recogniser([text[s.start : s.end] for s in sentences])
    if len(given) != len(sentences):
        raise DashijiError(f"the recogniser gave {len(given)} lists for {len(sentences)} sentences")
    return tuple(
        name_words(sentence, words, names)
        for sentence, words, names in zip(sentences, tags, given, strict=True)
    )


def name_words(
    sentence: Sentence, words: Sequence[Word], names: Sequence[Recognised]
) -> tuple[Word, ...]:
    """Put names among the words of a sentence, best first; words they cut into are cut."""
    chosen: list[Word] = []
    for name in sorted(names, key=lambda n: (-n.score, n.start, -n.end)):
        word = Word(sentence.start + name.start, sentence.start + name.end, name.label)
        if not sentence.start <= word.start < word.end <= sentence.end:
            raise DashijiError(f"the recogniser gave {name}, which is outside its sentence")
        if name.score >= SCORE and all(word.end <= c.start or c.end <= word.start for c in chosen):
            chosen.append(word)
    rest = [word._replace(tag="n") if is_cut(word, chosen) else word for word in words]
    return tuple(overlay.lay_over(rest, chosen))


def is_cut(word: Word, names: Sequence[Word]) -> bool:
    """Say whether names cut into a word that was one: what is left of it is one no more."""
    return word.tag in ("PER", "LOC", "ORG") and any(
        name.start < word.end and word.start < name.end for name in names
    )
