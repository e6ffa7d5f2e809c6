"""One page from raw text to mentions and event reports: the stages in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.clean import clean_article, clean_head, clean_text
from extract.counts import find_counts
from extract.dates import find_dates
from extract.document import Facts, describe
from extract.events import find_reports
from extract.names import name_tags
from extract.organisations import find_organisations
from extract.people import find_people
from extract.places import find_places
from extract.recogniser import lay_over
from extract.sections import split_sections
from extract.settle import settle
from extract.tagger import tag_sentences
from extract.tools import Tools
from extract.words import split_words
from schemas.events import EventReport
from schemas.mentions import Mentions
from schemas.text import CleanText, Page, Sentence, Word


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one page gave."""

    clean: CleanText
    page: Page
    facts: Facts
    mentions: Mentions
    reports: tuple[EventReport, ...]


def read_page(
    doc_id: str, raw: str, metadata: Mapping[str, str], tools: Tools, *, html: bool = False
) -> Reading:
    """Read one page: its raw text, what `sources.csv` says of it, and the loaded tools."""
    clean = clean_text(raw, tools.repair, html=html)
    article = clean_article(raw, tools.repair, html=html)
    head = clean_head(raw, tools.repair, html=html)
    sentences = split_sections(clean.text, article, head.get("title", ""))
    facts = describe(clean.text, sentences, metadata, head)
    page = Page(
        doc_id=doc_id,
        text=clean.text,
        sentences=sentences,
        words=tuple(split_words(clean.text, s, tools.segmenter) for s in sentences),
        tags=tag(clean.text, sentences, tools),
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        place=facts.place,
    )
    dates = find_dates(page)
    counts = find_counts(page, dates, tools.counts)
    places = find_places(page, tools.gazetteer)
    named = name_tags(page, places, tools.names)
    organisations = find_organisations(named, places, tools.organisations)
    people = find_people(named, places, organisations, tools.people)
    mentions = settle(dates, counts, people, places, organisations)
    reports = find_reports(page, mentions, tools.events)
    return Reading(clean, page, facts, mentions, tuple(reports))


def tag(text: str, sentences: Sequence[Sentence], tools: Tools) -> tuple[tuple[Word, ...], ...]:
    """Give LAC's words of every sentence, with the names of a recogniser of one's own over them."""
    tags = tag_sentences(text, sentences, tools.tagger)
    return lay_over(text, sentences, tags, tools.recogniser) if tools.recogniser else tags
