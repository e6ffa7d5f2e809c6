"""The townships that a page may name by a short form, once it has named their division."""

from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.gazetteer.forms import occurrences
from extract.gazetteer.load import Gazetteer
from extract.gazetteer.units import Form, Reading

FEW = 8


class Lone(NamedTuple):
    """The forms of a division, what they mean, and an automaton where they are many."""

    names: list[str]
    readings: dict[str, Reading]
    automaton: CharwiseDoubleArrayAhoCorasick | None

    def among(self, text: str) -> dict[str, Reading]:
        """Give the forms that a text has, with what they mean."""
        if self.automaton:
            found = {self.names[key] for _, _, key in occurrences(self.automaton, text)}
            return {name: self.readings[name] for name in self.names if name in found}
        return {name: reading for name, reading in self.readings.items() if name in text}


def lone_towns(unit: int, gazetteer: Gazetteer) -> Lone:
    """Give the forms of a division's townships that may stand alone on its pages.

    All of cities that have no counties; of counties the streets (徐家棚街 in 武昌区) and the
    townships of a people by their common form (三墩乡 is 三墩土家族乡 in 宣汉县).
    """
    lone: Lone | None = gazetteer.lone_forms.get(unit)
    if lone is None:
        names = gazetteer.names
        forms = gazetteer.town_forms(unit) if gazetteer.lowest(unit) else {}
        if gazetteer.level(unit) == "county":
            forms = {f: t for f, t in forms.items() if alone(f, names[t])}
        readings = {f: gazetteer.largest((Form(t, f == names[t]),)) for f, t in forms.items()}
        automaton = CharwiseDoubleArrayAhoCorasick(list(forms)) if len(forms) > FEW else None
        lone = gazetteer.lone_forms[unit] = Lone(list(forms), readings, automaton)
    return lone


def alone(form: str, name: str) -> bool:
    """Say whether a township's form may stand alone on a page of its county."""
    street = name == form + "道" and len(form) > 2
    return street or (form[-1] in "乡镇" and len(form) > 2 and form != name)
