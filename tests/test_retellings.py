"""What tells one happening again: `cases/retellings*.txt`, read from text to events."""

from collections import defaultdict

import pytest

from extract.events.merging import event_ids, merge_reports
from schemas.events import Telling
from tests.casefiles import CASES
from tests.eventcases import read_event_cases, said
from tests.test_events import reports_of


def read(name):
    return read_event_cases(f"../{name}")


FILES = sorted(p.name for p in CASES.glob("retellings*.txt"))
ALL = [case for name in FILES for case in read(name)]


PAGES = "\n---\n"  # parts the pages of a case


def tellings(page, reports, doc):
    """Give the tellings of a page, each with its page."""
    found = []
    for report in reports:
        section = next(s.section for s in page.sentences if s.start <= report.start < s.end)
        one = Telling(report=report, id=f"{doc}#{report.start:05}", doc_id=doc, section=section)
        found.append((one, page))
    return found


def pick(expected, told):
    """Give the telling of each expected report, in order; fail when one is missing."""
    picked, rest = [], list(told)
    for want in expected:
        while rest:
            one, page = rest.pop(0)
            text = page.text[one.report.start : one.report.end]
            if one.report.type == want.type and want.trigger in text:
                break
        else:
            shown = [page.text[t.report.start : t.report.end] for t, page in told]
            pytest.fail(f"no {want.type} {want.trigger} among {shown}")
        picked.append((one, page))
    return picked


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_case(case, tools):
    told = []
    for number, text in enumerate(case.text.split(PAGES)):
        told += tellings(*reports_of(text, tools, **case.context), f"page{number}")
    picked = pick(case.expected, told)
    merged = merge_reports([one for one, _ in told])
    assert merge_reports([one for one, _ in reversed(told)]) == merged
    events = event_ids(merged)
    by_label, by_event = defaultdict(set), defaultdict(set)
    for want, (one, page) in zip(case.expected, picked, strict=True):
        fields = dict(want.fields)
        label = fields.pop("event")
        by_label[label].add(events[one.id])
        by_event[events[one.id]].add(label)
        have = said(one.report, page.text)
        assert {k: have[k] for k in fields} == fields
    assert all(len(found) == 1 for found in by_label.values()), f"apart: {dict(by_label)}"
    assert all(len(found) == 1 for found in by_event.values()), f"together: {dict(by_event)}"
