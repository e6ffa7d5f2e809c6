"""Words: jieba's cut of a sentence, with offsets into the page."""

from collections.abc import Callable, Iterable

from jieba import Tokenizer

from schemas.text import Sentence, Word

Segmenter = Callable[[str], Iterable[str]]


def load_segmenter() -> Segmenter:
    """Load jieba's own dictionary into a tokenizer of ours; about a third of a second.

    `Tokenizer.initialize` would log to standard error and trust a cache file in the shared
    temporary folder, and takes twice as long.
    """
    tokenizer = Tokenizer()
    with tokenizer.get_dict_file() as stream:
        tokenizer.FREQ, tokenizer.total = read_words(stream.read().decode("utf-8"))
    tokenizer.initialized = True
    cut: Segmenter = tokenizer.cut
    return cut


def read_words(text: str) -> tuple[dict[str, int], int]:
    """Read jieba's dictionary: the frequency of each word, 0 for what only begins one; their sum.

    The same as `Tokenizer.gen_pfdict`, but the beginnings of a word are looked at from the longest
    down: where one is known, so are the shorter.
    """
    words: dict[str, int] = {}
    total = 0
    for line in text.splitlines():
        word, frequency = line.split(" ", 2)[:2]
        words[word] = int(frequency)
        total += words[word]
        begun = word[:-1]
        while begun and begun not in words:
            words[begun] = 0
            begun = begun[:-1]
    return words, total


def split_words(text: str, sentence: Sentence, segmenter: Segmenter) -> tuple[Word, ...]:
    """Cut one sentence of the page's clean `text`; the words cover it exactly, tags are empty."""
    words, at = [], sentence.start
    for piece in segmenter(text[sentence.start : sentence.end]):
        words.append(Word(at, at + len(piece), ""))
        at += len(piece)
    return tuple(words)
