"""Write extract/lexicons/common_characters.tsv: the characters that most Chinese text is made of.

Run once where jieba (MIT) and opencc-python-reimplemented (Apache-2.0) are installed.
"""

import sys
from collections import Counter
from pathlib import Path

import jieba
from opencc import OpenCC

MOST = 700
HEADER = """\
# The 700 commonest characters in both scripts, by which a decoding is told from a wrong one.
# Source: word frequencies of jieba (MIT), traditional forms by OpenCC (Apache-2.0).
char
"""


def main(target: Path) -> None:
    """Write the table."""
    counts: Counter[str] = Counter()
    table = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        word, count, _ = line.split(" ")
        for char in word:
            counts[char] += int(count)
    common = {char for char, _ in counts.most_common(MOST)}
    both = common | {t for c in common for t in OpenCC("s2tw").convert(c) if len(t) == 1}
    both |= set(OpenCC("s2t").convert("".join(sorted(common))))
    target.write_text(HEADER + "".join(f"{c}\n" for c in sorted(both)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
