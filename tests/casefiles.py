"""Read the case files of `tests/cases/`: text with the expectation written into it.

`text ⟦surface|value key=value⟧ text`. A line `@key value` sets the context of what follows, `@key`
alone takes it back; `#` starts a comment line; `\\n` stands for a line break; a line without marks
expects nothing to be found. Only the keys that a mark spells are compared.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧]*)⟧")

Found = tuple[int, int, Mapping[str, str]]


class Mark(NamedTuple):
    start: int
    end: int
    fields: dict[str, str]


class Case(NamedTuple):
    where: str
    context: dict[str, str]
    text: str
    marks: list[Mark]


def read_cases(name: str) -> list[Case]:
    """Give the cases of one file, in order; `where` is `file:line`."""
    context: dict[str, str] = {}
    cases = []
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            context = {k: v for k, v in context.items() if k != key}
            if value:
                context[key] = value
            continue
        text, marks = parse_line(line)
        cases.append(Case(f"{name}:{number}", context, text, marks))
    return cases


def parse_line(line: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a line: the plain text, and the marks with offsets into it."""
    line = line.replace("\\n", "\n")
    pieces, marks, at, length = [], [], 0, 0
    for match in MARK.finditer(line):
        pieces += [line[at : match.start()], match[1]]
        length += match.start() - at
        marks.append(Mark(length, length + len(match[1]), parse_fields(match[2])))
        length += len(match[1])
        at = match.end()
    return "".join([*pieces, line[at:]]), marks


def parse_fields(text: str) -> dict[str, str]:
    """`value key=value`: the first part without `=` is the value, stored under `value`."""
    fields = {}
    for part in text.split(" "):
        key, equals, value = part.partition("=")
        fields |= {key: value} if equals else {"value": part}
    return fields


def render(text: str, found: Iterable[Found], keys: Iterable[str] = ("value",)) -> str:
    """Write what was found into the text, in the form of a case line."""
    out, at = [], 0
    for start, end, fields in sorted(found, key=lambda f: f[:2]):
        if start < at:
            continue
        shown = [fields.get(k, "") if k == "value" else f"{k}={fields.get(k, '')}" for k in keys]
        out += [text[at:start], f"⟦{text[start:end]}|{' '.join(shown)}⟧"]
        at = end
    return "".join([*out, text[at:]]).replace("\n", "\\n")


def check(case: Case, found: Iterable[Found]) -> None:
    """Assert that exactly the marked spans were found, with the fields the marks spell."""
    found = sorted(found, key=lambda f: f[:2])
    keys = list(dict.fromkeys(k for m in case.marks for k in m.fields)) or ["value"]
    want = [(m.start, m.end, m.fields) for m in case.marks]
    spans = {(m.start, m.end): m.fields for m in case.marks}
    cut = [
        (s, e, {k: v for k, v in f.items() if k in spans.get((s, e), keys)}) for s, e, f in found
    ]
    assert render(case.text, cut, keys) == render(case.text, want, keys), case.where
    assert [f[:2] for f in found] == [w[:2] for w in want], case.where
