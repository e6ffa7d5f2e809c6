"""Everything the stages need beside the page, loaded once per process."""

import gc
from dataclasses import dataclass

from extract.counts import CountLexicon, load_counts
from extract.events import EventLexicon, load_events
from extract.gazetteer import Gazetteer, load_gazetteer
from extract.names import NameTagger, load_names
from extract.organisations.lexicon import Lexicon as OrganisationLexicon
from extract.organisations.lexicon import load_organisations
from extract.people.lexicon import Lexicon as PeopleLexicon
from extract.people.lexicon import load_people
from extract.recogniser import Recogniser, load_recogniser
from extract.repair import RepairLexicon, load_repair
from extract.tagger import Tagger, load_tagger
from extract.words import Segmenter, load_segmenter


@dataclass(frozen=True, slots=True)
class Tools:
    """Models and lexicons; nothing in it changes while documents are read."""

    repair: RepairLexicon
    segmenter: Segmenter
    tagger: Tagger
    gazetteer: Gazetteer
    counts: CountLexicon
    people: PeopleLexicon
    organisations: OrganisationLexicon
    events: EventLexicon
    names: NameTagger | None = None  # none when a recogniser of one's own sees to names
    recogniser: Recogniser | None = None


def load_tools(recogniser: str = "") -> Tools:
    """Load everything, in under two seconds; a recogniser of one's own is named, see there.

    Half a million words come in: looking through them for garbage while they do takes a third of
    the time, and again in every later collection, so they are set aside for good.
    """
    gc.disable()
    try:
        return _load(recogniser)
    finally:
        gc.freeze()
        gc.enable()


def _load(recogniser: str) -> Tools:
    return Tools(
        repair=load_repair(),
        segmenter=load_segmenter(),
        tagger=load_tagger(),
        gazetteer=load_gazetteer(),
        counts=load_counts(),
        people=load_people(),
        organisations=load_organisations(),
        events=load_events(),
        names=None if recogniser else load_names(),
        recogniser=load_recogniser(recogniser) if recogniser else None,
    )
