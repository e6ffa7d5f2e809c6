"""The words of events: types, triggers and cues, read from the lexicons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from extract.lexicon import read_lexicon

Frame = Literal["agent", "object", "motion", "receive", "serve", "become", "none"]


class Sense(NamedTuple):
    """A type a word can tell, and the cues of which one must stand in the clause (none: always)."""

    type: str
    cues: tuple[str, ...]


class Trigger(NamedTuple):
    """A word that tells an event; `frame` says what its subject is.

    `noun`: it is an event noun; `mixed`: it is a verb and a noun alike (检测).
    """

    word: str
    senses: tuple[Sense, ...]
    noun: bool
    mixed: bool
    frame: Frame


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Triggers by word and by how they begin, what types let their arguments be, cues, offices.

    `cues` are the kinds of a word, `marked` the words of a kind; `weights` what a feature is worth.
    """

    triggers: dict[str, Trigger]
    starts: dict[str, tuple[str, ...]]
    firsts: frozenset[str]
    traits: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]
    offices: frozenset[str]
    marked: dict[str, frozenset[str]]
    weights: dict[str, float]

    def find_words(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Give where triggers begin in a span, and those that fit in it, the longest first."""
        firsts, starts = self.firsts, self.starts
        for at, char in enumerate(text[start:end], start):
            if char in firsts:
                for word in starts.get(text[at : at + 2]) or starts.get(char, ()):
                    if text.startswith(word, at, end):
                        yield at, word

    def marks(self, word: str, cue: str) -> bool:
        """Say whether a word is a cue of a kind."""
        return cue in self.cues.get(word, ())

    def lets(self, kind: str, trait: str) -> bool:
        """Say whether a type has a trait (event_types.tsv)."""
        return trait in self.traits[kind]


def load_events() -> EventLexicon:
    """Read `triggers`, `event_types`, `event_cues`, `event_weights` and `titles`.

    A trigger of a type that is not in `event_types.tsv` is a `ValueError` that names both.
    """
    triggers = {row["word"]: read_trigger(row) for row in read_lexicon("triggers")}
    traits = {r["type"]: frozenset(r["traits"].split(";")) for r in read_lexicon("event_types")}
    for trigger in triggers.values():
        for sense in trigger.senses:
            if sense.type not in traits:
                message = f"triggers.tsv: {trigger.word} tells {sense.type}"
                raise ValueError(f"{message}, which is no row of event_types.tsv")
    cues = {r["word"]: frozenset(r["cues"].split(";")) for r in read_lexicon("event_cues")}
    return EventLexicon(
        triggers=triggers,
        starts=group_words(triggers),
        firsts=frozenset(word[0] for word in triggers),
        traits=traits,
        cues=cues,
        marked=words_by_cue(cues),
        weights={r["feature"]: float(r["weight"]) for r in read_lexicon("event_weights")},
        offices=frozenset(r["title"] for r in read_lexicon("titles") if "office" in r["use"]),
    )


def words_by_cue(cues: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Give the words of every kind of cue."""
    kinds = {kind for found in cues.values() for kind in found}
    return {kind: frozenset(w for w, found in cues.items() if kind in found) for kind in kinds}


def read_trigger(row: dict[str, str]) -> Trigger:
    """Read one row of `triggers.tsv`: `type?cue/cue;type` are its senses.

    A `>` before the first cue holds for all of them.
    """
    senses = []
    for part in row["senses"].split(";"):
        kind, _, cues = part.partition("?")
        after = ">" if cues.startswith(">") else ""
        listed = [c if c[0] in "#>" else after + c for c in cues.split("/") if c]
        senses.append(Sense(kind, tuple(listed)))
    return Trigger(
        row["word"], tuple(senses), row["pos"] == "n", row["pos"] == "vn", cast(Frame, row["frame"])
    )


def group_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give words by their first two characters, or the only one, longest first.

    Words of one character end every group that begins with it.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if len(word) > 1:
            groups[word[:2]].append(word)
            continue
        for start in [s for s in groups if s[0] == word]:
            groups[start].append(word)
        groups[word].append(word)
    return {start: tuple(found) for start, found in groups.items()}
