"""Write extract/lexicons/pinyin.tsv: readings of what differs between the scripts.

Run once where pypinyin (MIT) and opencc-python-reimplemented are installed; users need neither run.
"""

import sys
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

TABLES = ("TSCharacters", "HKVariants", "TWVariants", "TWVariantsRev", "HKVariantsRev")
HEADER = """\
# Readings of the characters that a site may gloss: those of GBK that differ between the scripts.
# Source: pypinyin (MIT), most usual reading first; the characters of OpenCC (Apache-2.0).
char\treadings
"""


def characters() -> list[str]:
    """Give every character of OpenCC's variant tables that GBK writes in two bytes."""
    folder = Path(opencc.__file__).parent / "dictionary"
    found = {"著", "陜"}
    for name in TABLES:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            found |= {c for c in line.replace(" ", "").split("\t")[0] if len(c) == 1}
    for line in (folder / "STCharacters.txt").read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        found |= {c for c in targets.split(" ") if len(c) == 1 and c != source}
    return sorted(c for c in found if ord(c) > 127 and len(c.encode("gb18030")) == 2)


def main(target: Path) -> None:
    """Write the table."""
    rows = []
    for char in characters():
        first = pinyin(char, style=Style.TONE)[0]
        every = pinyin(char, style=Style.TONE, heteronym=True)[0]
        rows.append(f"{char}\t{' '.join(dict.fromkeys(first + every))}\n")
    target.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
