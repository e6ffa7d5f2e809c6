"""Make the page that a mention stage reads from a plain clean text, with the real text stages."""

from functools import cache

from schemas.text import Page


@cache
def _segmenter():
    from extract.words import load_segmenter

    return load_segmenter()


@cache
def _tagger():
    from extract.tagger import load_tagger

    return load_tagger()


def make_page(text, *, words=False, tags=False, **facts):
    """Give the page of a clean text; `words` and `tags` are made only when asked for."""
    from extract.sections import split_sections

    sentences = split_sections(text)
    cut, tagged = (), ()
    if words:
        from extract.words import split_words

        cut = tuple(split_words(text, s, _segmenter()) for s in sentences)
    if tags:
        from extract.tagger import tag_sentences

        tagged = tag_sentences(text, sentences, _tagger())
    return Page("case", text, sentences, cut, tagged, **facts)
