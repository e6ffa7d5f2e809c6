"""Find many words in a text at once, in time that grows with the text and not with the words."""

from collections.abc import Iterable, Iterator


def find_all(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Give the spans of the words in `text`, the longest at each place, without overlaps.

    Words have at least two characters.

    >>> list(find_all("王波和王波涛", ["王波", "王波涛"]))
    [(0, 2), (3, 6)]
    """
    index: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        index.setdefault(word[:2], []).append(word)
    if not index:
        return
    free = 0
    for at in range(len(text) - 1):
        if at < free or text[at : at + 2] not in index:
            continue
        word = next((w for w in index[text[at : at + 2]] if text.startswith(w, at)), "")
        if word:
            free = at + len(word)
            yield at, free
