"""The words of events: types, triggers and cues, read from the lexicons."""

import re
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
    """Triggers by word, their pattern, what types let their arguments be, cues, offices."""

    triggers: dict[str, Trigger]
    pattern: re.Pattern[str]
    traits: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]
    offices: frozenset[str]

    def marks(self, word: str, cue: str) -> bool:
        """Say whether a word is a cue of a kind."""
        return cue in self.cues.get(word, ())

    def lets(self, kind: str, trait: str) -> bool:
        """Say whether a type has a trait (event_types.tsv)."""
        return trait in self.traits[kind]


def load_events() -> EventLexicon:
    """Read `triggers.tsv`, `event_types.tsv`, `event_cues.tsv`, `titles.tsv`; some milliseconds.

    A trigger of a type that is not in `event_types.tsv` is a `ValueError` that names both.
    """
    triggers = {row["word"]: read_trigger(row) for row in read_lexicon("triggers")}
    traits = {r["type"]: frozenset(r["traits"].split(";")) for r in read_lexicon("event_types")}
    for trigger in triggers.values():
        for sense in trigger.senses:
            if sense.type not in traits:
                message = f"triggers.tsv: {trigger.word} tells {sense.type}"
                raise ValueError(f"{message}, which is no row of event_types.tsv")
    return EventLexicon(
        triggers=triggers,
        pattern=compile_words(triggers),
        traits=traits,
        cues={r["word"]: frozenset(r["cues"].split(";")) for r in read_lexicon("event_cues")},
        offices=frozenset(r["title"] for r in read_lexicon("titles") if "office" in r["use"]),
    )


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


def compile_words(words: dict[str, Trigger]) -> re.Pattern[str]:
    """Give one alternation, longest first, behind a look-ahead for the first character."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    first = "".join(sorted({w[0] for w in words}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})")
