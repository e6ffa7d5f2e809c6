"""Read a word table: `#` comments, a header line, tab-separated rows in code point order."""

from importlib.resources import files


def read_lexicon(name: str) -> list[dict[str, str]]:
    """Give the rows of `lexicons/NAME.tsv`, each as column -> cell, in file order."""
    text = files("extract").joinpath("lexicons", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
