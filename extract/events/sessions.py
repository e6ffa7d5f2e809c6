"""Whose decision it is that a session takes: the body that sits, told where the session is told.

会议决定任命某人为副县长 is done by the standing committee whose session the page told before.
"""

import re
from collections.abc import Sequence

from extract.events.cast import again
from extract.events.chain import Draft
from schemas.events import Argument
from schemas.text import Sentence

RULE = "argument.agent.assembly"
DECISIONS = frozenset({"personnel", "directive"})
DECIDES = re.compile(
    r"(?:会议|大会|全会)(?:还|先后|一致|审议并?|表决){0,2}(?:决定|通过|表决|任命|选举|审议|同意|接受|免去|批准)"
    r"|经表决|[，；。]决定(?:任命|接受|免去|批准)"
)

POSTS = ("人民代表大会", "人大")  # of those who take office, not who decides

Told = tuple[Draft, Sentence]


def settle_sessions(text: str, told: Sequence[Told]) -> None:
    """Give decisions the body whose session took them.

    `told` are the drafts with their sentences, in text order; they are changed in place. Whoever
    else the clause names (任命郑某为副市长, after 王某为代理主任) does not decide.
    """
    bodies: list[Argument] = []
    for draft, sentence in told:
        own = [a for a in draft.cast.agents if a.table == "organisations"]
        if draft.hit.type == "meeting":
            bodies = own or bodies
        elif not bodies or is_own(own, sentence) or draft.hit.trigger.word.startswith("辞"):
            continue  # 接受某人辞去职务: he does it
        elif draft.hit.type in DECISIONS and DECIDES.search(text, sentence.start, draft.hit.end):
            draft.cast.agents = again(RULE, bodies)


def is_own(agents: Sequence[Argument], sentence: Sentence) -> bool:
    """Say whether a sentence names the body that decides."""
    return any(a.start >= sentence.start and not a.value.endswith(POSTS) for a in agents)
