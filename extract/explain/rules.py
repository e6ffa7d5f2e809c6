"""Every rule there is, by the name it leaves on rows: its stage, what it matches, its place.

Names, patterns and order come from the stages' own lists; what a rule means, a case that fires it
and one that it must leave alone stand in `rules.tsv`. A test holds both together.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

from extract.counts import load_counts
from extract.dates.scan import load_loose_rules
from extract.events import load_events
from extract.lexicon import read_lexicon

STAGES = {  # by the first part of a name: the stage in Chinese and English
    "html": "网页 markup",
    "repair": "修复 repair",
    "date": "日期 dates",
    "count": "数量 counts",
    "place": "地点 places",
    "organisation": "组织 organisations",
    "person": "人物 people",
    "event": "事件 events",
    "argument": "论元 event arguments",
}
FRAMES = {
    "agent": ("its subject does it", "主语为施事"),
    "object": ("it befalls its subject", "主语为受事"),
    "motion": ("its subject goes", "主语为前往者"),
    "receive": ("its subject gets it", "主语为接受者"),
    "become": ("its subject becomes something else", "主语转变为他物"),
    "serve": ("its subject helps, its object is helped", "主语为施助者，宾语为受助者"),
    "none": ("its subject is no argument", "主语不作论元"),
}


class KnownRule(NamedTuple):
    """A rule; `fires` marks with ⟦⟧ what it takes, `spares` is a text that it leaves alone.

    `place` says where it stands in the list it is tried in, "" when its stage has none; `pattern`
    is what a text is matched with, "" when words or conditions decide.
    """

    name: str
    what: str
    what_zh: str
    fires: str
    spares: str
    place: str = ""
    pattern: str = ""

    @property
    def stage(self) -> str:
        """The stage that the rule is part of, in both languages."""
        return STAGES[self.name.partition(".")[0]]


def load_rules() -> dict[str, KnownRule]:
    """Give every rule, stage by stage in reading order, in a stage by name."""
    told = {rule.name: rule for rule in read_rules()}
    for rule in event_rules():
        shown = told.get(rule.name, rule)
        told[rule.name] = rule._replace(fires=shown.fires, spares=shown.spares)
    for name, (place, pattern) in listed_rules():
        bare = KnownRule(name, "", "", "", "")
        told[name] = told.get(name, bare)._replace(place=place, pattern=pattern)
    order = list(STAGES)
    names = sorted(told, key=lambda name: (order.index(name.partition(".")[0]), name))
    return {name: told[name] for name in names}


def listed_rules() -> Iterator[tuple[str, tuple[str, str]]]:
    """Give place and pattern of the rules that stand in ordered lists."""
    dates = load_loose_rules()
    for number, date_rule in enumerate(dates, 1):
        yield date_rule.name, (f"{number} of {len(dates)} in dates", date_rule.pattern.pattern)
    counts = load_counts()
    for number, rule in enumerate(counts.rules, 1):
        yield rule.name, (f"{number} of {len(counts.rules)} in counts", rule.pattern.pattern)
    for number, refusal in enumerate(counts.refusals, 1):
        parts = {"before": refusal.before, "number": refusal.number, "after": refusal.after}
        shown = [f"{name}: {part.pattern}" for name, part in parts.items() if part]
        if refusal.units:
            shown.append(f"units: {' '.join(sorted(refusal.units))}")
        place = f"{number} of {len(counts.refusals)} refusals in counts"
        yield refusal.name, (place, "  ".join(shown))


def read_rules() -> Iterator[KnownRule]:
    """Read `rules.tsv`: what the rules that are written down one by one mean."""
    text = files("extract").joinpath("explain", "rules.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for line in lines[1:]:
        yield KnownRule(*(cell.replace("\\n", "\n") for cell in line.split("\t")))


def event_rules() -> Iterator[KnownRule]:
    """Give the rules of event reports, one for each type and frame that some word has."""
    types = {row["type"]: row for row in read_lexicon("event_types")}
    for name, words in event_words().items():
        _, kind, frame = name.split(".")
        english, chinese = FRAMES.get(frame, (frame, frame))
        about = types[kind]
        yield KnownRule(
            name,
            f"a word that tells {about['label'].lower()}: {about['definition']}; {english}",
            f"表示{about['label_zh']}的词：{about['definition_zh']}；{chinese}",
            "",
            "",
            pattern=" ".join(words),
        )


def event_words() -> Mapping[str, list[str]]:
    """Give the words of every rule of event reports."""
    words: dict[str, list[str]] = {}
    for trigger in load_events().triggers.values():
        for sense in trigger.senses:
            words.setdefault(f"event.{sense.type}.{trigger.frame}", []).append(trigger.word)
    return words
