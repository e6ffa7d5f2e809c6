"""Words: jieba's cut of a sentence, with offsets into the page."""

from collections.abc import Callable, Iterable

from jieba import Tokenizer

from schemas.text import Sentence, Word

Segmenter = Callable[[str], Iterable[str]]


def load_segmenter() -> Segmenter:
    """Load jieba's own dictionary into a tokenizer of ours; about half a second.

    `Tokenizer.initialize` would log to standard error and trust a cache file in the shared
    temporary folder; reading the dictionary takes as long as reading that cache.
    """
    tokenizer = Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Segmenter = tokenizer.cut
    return cut


def split_words(text: str, sentence: Sentence, segmenter: Segmenter) -> tuple[Word, ...]:
    """Cut one sentence of the page's clean `text`; the words cover it exactly, tags are empty."""
    words, at = [], sentence.start
    for piece in segmenter(text[sentence.start : sentence.end]):
        words.append(Word(at, at + len(piece), ""))
        at += len(piece)
    return tuple(words)
