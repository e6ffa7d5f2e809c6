"""The fifth level: 620,573 communities and villages in flat arrays, found by bisection."""

import mmap
import sys
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

COMMUNITY, VILLAGE, COMMITTEE = 1, 2, 3


class Villages:
    """Names sorted by code point; under each the villages it names.

    The file is mapped, so that processes share it. Layout, little endian: three u4 (names, entries,
    bytes of text), then the arrays in the order of `scripts/build_divisions.py`.
    """

    def __init__(self, path: Path) -> None:
        if sys.byteorder != "little":
            raise OSError(f"{path} needs a little-endian machine")
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        keys, entries, size = data[:12].cast("I")
        sizes = (4 * (keys + 1), 4 * (keys + 1), 2 * entries, 2 * entries, entries, size)
        edges = [12]
        for width in sizes:
            edges.append(edges[-1] + width)
        parts = [data[a:b] for a, b in pairwise(edges)]
        self._offsets, self._first = parts[0].cast("I"), parts[1].cast("I")
        self._town, self._number = parts[2].cast("H"), parts[3].cast("H")
        self._kind, self._text = parts[4], parts[5]
        self._keys = range(keys)
        self.find = lru_cache(4096)(self._find)

    def __len__(self) -> int:
        return len(self._town)

    def _name(self, number: int) -> bytes:
        return bytes(self._text[self._offsets[number] : self._offsets[number + 1]])

    def _find(self, key: str) -> tuple[tuple[int, int, int], ...]:
        """Give (township number, number in the township, kind) of each village of that name.

        `key` is the name without its ending 社区, 村 or 居委会; the kind says which one it had.
        """
        wanted = key.encode("utf-8")
        number = bisect_left(self._keys, wanted, key=self._name)
        if number == len(self._keys) or self._name(number) != wanted:
            return ()
        cut = slice(self._first[number], self._first[number + 1])
        return tuple(zip(self._town[cut], self._number[cut], self._kind[cut], strict=True))
