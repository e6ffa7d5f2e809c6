"""The fifth level: 620,573 communities and villages in flat arrays, found by bisection."""

from bisect import bisect_left
from pathlib import Path

import numpy as np
import numpy.typing as npt

COMMUNITY, VILLAGE, COMMITTEE = 1, 2, 3


class Villages:
    """Names sorted by code point; under each the villages it names.

    The file is mapped, so that processes share it. Layout, little endian: three u4 (names, entries,
    bytes of text), then the arrays in the order of `scripts/build_divisions.py`.
    """

    def __init__(self, path: Path) -> None:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        keys, entries, size = (int(n) for n in data[:12].view("<u4"))
        kinds = ((keys + 1, "<u4"), (keys + 1, "<u4"), (entries, "<u2"), (entries, "<u2"))
        arrays: list[npt.NDArray[np.unsignedinteger]] = []
        at = 12
        for count, kind in (*kinds, (entries, "u1"), (size, "u1")):
            end = at + np.dtype(kind).itemsize * count
            arrays.append(data[at:end].view(kind))
            at = end
        self._offsets, self._first, self._town, self._number, self._kind, self._text = arrays
        self._keys = range(keys)

    def __len__(self) -> int:
        return len(self._town)

    def _name(self, number: int) -> bytes:
        return self._text[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def find(self, key: str) -> list[tuple[int, int, int]]:
        """Give (township number, number in the township, kind) of each village of that name.

        `key` is the name without its ending 社区, 村 or 居委会; the kind says which one it had.
        """
        wanted = key.encode("utf-8")
        number = bisect_left(self._keys, wanted, key=self._name)
        if number == len(self._keys) or self._name(number) != wanted:
            return []
        cut = slice(int(self._first[number]), int(self._first[number + 1]))
        columns = (self._town[cut], self._number[cut], self._kind[cut])
        return list(zip(*(column.tolist() for column in columns), strict=True))
