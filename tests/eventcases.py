"""Read the event cases of `tests/cases/events`: a text, then one line for each expected report.

`= type trigger key=value …` expects a report; only the keys spelled are compared. A text without
such lines expects none. `@key value` sets the context of the texts that follow.
"""

from typing import NamedTuple

from tests.casefiles import CASES

FOLDER = CASES / "events"
PLAIN = ("realis", "date", "place", "date_basis", "place_basis")
LISTS = frozenset({"agents", "objects", "recipients", "counts"})


class Expected(NamedTuple):
    type: str
    trigger: str
    fields: dict[str, str]


class EventCase(NamedTuple):
    where: str
    context: dict[str, str]
    text: str
    expected: list[Expected]


def read_event_cases(name: str) -> list[EventCase]:
    """Give the cases of one file, in order; `where` is `file:line`."""
    context: dict[str, str] = {}
    cases: list[EventCase] = []
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            context = {k: v for k, v in context.items() if k != key} | (
                {key: value} if value else {}
            )
        elif line.startswith("= "):
            kind, trigger, *rest = line[2:].split(" ")
            cases[-1].expected.append(Expected(kind, trigger, dict(r.split("=", 1) for r in rest)))
        elif line.strip() and not line.startswith("#"):
            cases.append(EventCase(f"{name}:{number}", context, line.replace("\\n", "\n"), []))
    return cases


def said(report, text: str) -> dict[str, str]:
    """Give what a report says, key by key, as a case would write it."""
    fields = {
        k: getattr(report, k) for k in ("realis", "date", "place", "date_basis", "place_basis")
    }
    fields |= {k: ";".join(getattr(report, k)) for k in LISTS - {"counts"}}
    fields["counts"] = ";".join(a.value for a in report.arguments if a.role == "quantity")
    fields["unit"] = report.count_unit
    return fields


def check_events(case: EventCase, reports) -> None:
    """Assert that exactly the expected reports were found, with the fields the case spells.

    A case may spell one word of a trigger that is two side by side (转移 of 转移安置).
    """
    found = []
    for i, report in enumerate(reports):
        wanted = case.expected[i] if i < len(case.expected) else None
        fields = said(report, case.text)
        word = case.text[report.start : report.end]
        word = wanted.trigger if wanted and wanted.trigger in word else word
        found.append((report.type, word, {k: fields[k] for k in (wanted.fields if wanted else ())}))
    assert found == [tuple(e) for e in case.expected], f"{case.where} {case.text}"
