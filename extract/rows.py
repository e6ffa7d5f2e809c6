"""Turn the reading of a page into the rows of its tables.

An id is the place in the raw text (RFC 5147): it moves only when the source does. Two mentions of
one table that a damaged run maps to the same raw characters are told apart by `.2`, `.3`, ….
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from extract.entities import affiliations, organisation_entity, person_entity, place_entity
from extract.pipeline import Reading
from schemas.base import Record
from schemas.events import Argument, Telling
from schemas.mentions import Mention
from schemas.rows import (
    CountRow,
    DateRow,
    EventArgumentRow,
    EventReportRow,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    RepairRow,
    SentenceRow,
)

Rows = dict[str, list[Record]]
Common = dict[str, Any]
MENTION_TABLES = ("dates", "counts", "people", "places", "organisations")
PAGE_TABLES = ("repairs", "sentences", *MENTION_TABLES, "event_reports", "event_arguments")


class PageRows:
    """The rows of one page; ids are given out in text order, table by table."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc_id = reading.page.doc_id
        self.starts = [s.start for s in reading.page.sentences]
        self.sentence_ids = [self.fragment(s.start, s.end) for s in reading.page.sentences]
        self.ids = {
            **{t: self.name_mentions(getattr(reading.mentions, t)) for t in MENTION_TABLES},
            "event_reports": self.name_mentions(reading.reports),
        }

    def fragment(self, start: int, end: int) -> str:
        """Give the id of a clean span."""
        raw_start, raw_end = self.reading.clean.raw_span(start, end)
        return f"{self.doc_id}#char={raw_start},{raw_end}"

    def name_mentions(self, mentions: Iterable[Mention]) -> dict[tuple[int, int], str]:
        """Give the ids of a table's mentions by clean span, unique within the table."""
        ids: dict[tuple[int, int], str] = {}
        taken: dict[str, int] = {}
        for mention in mentions:
            fragment = self.fragment(mention.start, mention.end)
            taken[fragment] = taken.get(fragment, 0) + 1
            suffix = "" if taken[fragment] == 1 else f".{taken[fragment]}"
            ids[mention.start, mention.end] = fragment + suffix
        return ids

    def common(self, table: str, mention: Mention) -> Common:
        """Give the columns every mention table starts with."""
        page = self.reading.page
        raw_start, raw_end = self.reading.clean.raw_span(mention.start, mention.end)
        index = max(0, bisect_right(self.starts, mention.start) - 1)
        return {
            "id": self.ids[table][mention.start, mention.end],
            "doc_id": self.doc_id,
            "sentence_id": self.sentence_ids[index],
            "text": page.text[mention.start : mention.end],
            "start": mention.start,
            "end": mention.end,
            "raw_start": raw_start,
            "raw_end": raw_end,
            "section": page.sentences[index].section,
            "rule": mention.rule,
        }

    def repairs(self) -> list[Record]:
        """Give one row for every change from raw to clean text."""
        return [
            RepairRow(doc_id=self.doc_id, **edit.model_dump()) for edit in self.reading.clean.edits
        ]

    def sentences(self) -> list[Record]:
        """Give one row for every sentence."""
        rows: list[Record] = []
        for sentence, sentence_id in zip(
            self.reading.page.sentences, self.sentence_ids, strict=True
        ):
            raw_start, raw_end = self.reading.clean.raw_span(sentence.start, sentence.end)
            rows.append(
                SentenceRow(
                    sentence_id=sentence_id,
                    doc_id=self.doc_id,
                    start=sentence.start,
                    end=sentence.end,
                    raw_start=raw_start,
                    raw_end=raw_end,
                    section=sentence.section,
                    paragraph=sentence.paragraph,
                    text=self.reading.page.text[sentence.start : sentence.end],
                )
            )
        return rows

    def dates(self) -> list[Record]:
        """Give the date rows; the anchor becomes the id of the date it is."""
        return [
            DateRow(
                **self.common("dates", m),
                **content(m, "anchor"),
                anchor_id=self.ids["dates"].get(m.anchor, "") if m.anchor else "",
            )
            for m in self.reading.mentions.dates
        ]

    def counts(self) -> list[Record]:
        """Give the count rows."""
        mentions = self.reading.mentions.counts
        return [CountRow(**self.common("counts", m), **content(m)) for m in mentions]

    def people(self) -> list[Record]:
        """Give the person rows."""
        mentions = self.reading.mentions
        belongs = affiliations(self.reading.page.text, mentions, self.doc_id)
        return [
            PersonRow(**self.common("people", m), **content(m), entity_id=person_entity(m, belongs))
            for m in mentions.people
        ]

    def places(self) -> list[Record]:
        """Give the place rows."""
        return [
            PlaceRow(
                **self.common("places", m), **content(m), entity_id=place_entity(m, self.doc_id)
            )
            for m in self.reading.mentions.places
        ]

    def organisations(self) -> list[Record]:
        """Give the organisation rows."""
        return [
            OrganisationRow(
                **self.common("organisations", m), **content(m), entity_id=organisation_entity(m)
            )
            for m in self.reading.mentions.organisations
        ]

    def event_reports(self) -> list[Record]:
        """Give the event report rows; which event each tells is known after all pages are read."""
        rows: list[Record] = []
        for report in self.reading.reports:
            common = self.common("event_reports", report)
            said = content(report, "arguments", "word", "inset")
            rows.append(EventReportRow(**common, **said, trigger=common["text"], event_id=""))
        return rows

    def event_arguments(self) -> list[Record]:
        """Give one row for every argument of every report."""
        return [
            self.argument(self.ids["event_reports"][r.start, r.end], a)
            for r in self.reading.reports
            for a in r.arguments
        ]

    def argument(self, report_id: str, argument: Argument) -> Record:
        """Give the row of one argument of a report."""
        ids = self.ids.get(argument.table, {})
        return EventArgumentRow(
            report_id=report_id,
            role=argument.role,
            mention_table=argument.table,
            mention_id=ids.get((argument.start, argument.end))
            or self.fragment(argument.start, argument.end),
            text=self.reading.page.text[argument.start : argument.end],
            value=argument.value,
            rule=argument.rule,
        )

    def tables(self) -> Rows:
        """Give the rows of the page, table by table; the document row is made by the caller."""
        return {table: getattr(self, table)() for table in PAGE_TABLES}

    def tellings(self) -> tuple[Telling, ...]:
        """Give the reports as merging wants them."""
        return tuple(
            Telling(
                report=report,
                id=self.ids["event_reports"][report.start, report.end],
                doc_id=self.doc_id,
                section=self.common("event_reports", report)["section"],
            )
            for report in self.reading.reports
        )


def content(mention: Mention, *without: str) -> Common:
    """Give what a mention says, its span and rule and some other fields left out."""
    return mention.model_dump(exclude={"start", "end", "rule", *without})
