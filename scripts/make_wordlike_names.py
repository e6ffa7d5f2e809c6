"""Write extract/lexicons/wordlike_names.tsv: words of jieba's dictionary that look like names.

A word of two characters that begins with a family name and is common as another word (温暖, 关切)
is a name only where something else on the page says so. Run from the root of the repository.
"""

from importlib.resources import files

from extract.lexicon import read_lexicon

COMMON = 30  # jieba's count; 先富 has 30, most rarer ones are names more often than words
RENOWNED = 2000  # what is tagged as a name but has more is a word as well: 东西, 明白; not 曹操
# rare in the dictionary or names there, words in the news: 党旗高扬, 寒风凌冽
ALSO = ("高扬", "高昂", "高悬", "高挂", "凌冽", "凌厉", "云集", "喜迎", "喜获", "齐聚")
HEADER = """\
# Words of two characters that begin with a family name and are common as other words.
# Source: the dictionary of jieba 0.42.1 (MIT), made by scripts/make_wordlike_names.py.
word
"""


def main() -> None:
    """Keep the common words, of those tagged as names only the most common."""
    surnames = {row["surname"]: row["use"] for row in read_lexicon("surnames")}
    words = set(ALSO)
    for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        named = tag.startswith(("nr", "ns", "nt"))
        use = surnames.get(word[0], "") if len(word) == 2 else ""
        least = RENOWNED if named else COMMON
        if use and int(count) >= least and (use == "wordlike" or not named):
            words.add(word)
    target = files("extract").joinpath("lexicons", "wordlike_names.tsv")
    with open(str(target), "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write(HEADER + "".join(f"{word}\n" for word in sorted(words)))


if __name__ == "__main__":
    main()
