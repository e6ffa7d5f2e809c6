"""The court that tries a case, for the sentence told after it."""

from collections.abc import Iterable

from extract.events.cast import again
from extract.events.chain import Draft
from extract.events.lexicon import EventLexicon
from schemas.events import Argument

FAR = 200  # characters between a trial and its sentence


def hand_on_court(drafts: Iterable[Draft], lexicon: EventLexicon) -> None:
    """Give a sentence without an agent the court of the trial told just before it.

    某法院宣判该案。判决书称,…被判处有期徒刑: the court passes the sentence.
    """
    court: Argument | None = None
    at = 0
    for draft in drafts:
        if draft.hit.type != "discipline":
            continue
        courts = [a for a in draft.cast.agents if a.value.endswith("法院")]
        sentence = lexicon.marks(draft.hit.trigger.word, "sentencing")
        if courts:
            court, at = courts[0], draft.hit.start
        elif sentence and court and not draft.cast.agents and draft.hit.start - at < FAR:
            draft.cast.agents += again("argument.agent.court", [court])
            at = draft.hit.start
