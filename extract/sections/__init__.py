"""Sentences of a page and the section each is part of."""

import re

from extract.sections.sentences import cut
from schemas.text import Sentence

LINE = re.compile(r"[^\n]*[^\n\s][^\n]*")


def split_sections(text: str) -> tuple[Sentence, ...]:
    """Cut the clean `text` of a page into sentences that cover all of it but outer space."""
    sentences = []
    for paragraph, line in enumerate(LINE.finditer(text)):
        for start, end in cut(text, *line.span()):
            sentences.append(Sentence(start, end, "body", paragraph))
    return tuple(sentences)
