"""Decode the bytes of a source: strict decoders first, a guess last, and never an exception."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extract.lexicon import read_lexicon

Status = Literal["ok", "suspect", "refused"]

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PAR1", "a Parquet file"),
    (b"BM", "a BMP image"),
)
ADVICE = "save the page as text (UTF-8 is safest) and run again"
# Hong Kong's extension reads all of Big5 and what Windows adds to it.
CODECS = {"big5": "big5hkscs"}
SAMPLE = 65536
BLANK_MARKS = frozenset("\u3000\xa0，。、；：？！“”‘’（）《》…—·")
ASCII = bytes(range(128))
_WIDE = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*(?:(?P<gb18030>gb)|(?P<big5>big5))", re.IGNORECASE
)
CONTROL_BYTES = bytes(n for n in range(32) if n not in b"\t\n\r\f\v\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The raw text of a source: marks and line ends as they stand; `reason` says what is wrong.

    `encoding` is named as in the documents table: utf-8, gb18030, big5, utf-16-le, …, or "".
    """

    text: str
    encoding: str
    status: Status
    reason: str


def decode(data: bytes) -> Decoded:
    """Give the text of a source in UTF-8, UTF-16, UTF-32, GB18030 or Big5, with or without a mark.

    What is not text is refused, what is damaged is suspect; the reason says what to do next.
    Linear in the size of the data.
    """
    if not data:
        return Decoded("", "", "refused", f"the file is empty: fetch the page again, {ADVICE}")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _in(data, encoding)
    kind = next((name for magic, name in MAGIC if data.startswith(magic)), "")
    if kind and _binary(data):
        return Decoded("", "", "refused", f"this is {kind}, not text: {ADVICE}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    if "\x00" in text[:SAMPLE]:
        return _wide(data)
    return _stated(text, "utf-8")


def load_json(line: bytes) -> Any:  # noqa: ANN401
    r"""Read a JSON value; half a surrogate pair, which no file can hold, becomes U+FFFD.

    Raises ValueError for what is no JSON or no UTF-8.

    >>> load_json(rb'{"text": "\ud800\u515a"}') == {"text": "\ufffd党"}
    True
    """
    value = json.loads(line.decode("utf-8-sig"))
    if b"\\ud" not in line.lower():
        return value
    text = json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    return json.loads(text.decode("utf-16-le", "replace"))


def _stated(text: str, encoding: str) -> Decoded:
    """Give a text that decoded without an error."""
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        reason = f"the file holds no text, only blanks: fetch the page again, {ADVICE}"
        return Decoded(text, encoding, "refused", reason)
    if _controls(text[:SAMPLE]) > 0.1:
        return Decoded("", "", "refused", f"this is binary data, not text: {ADVICE}")
    return Decoded(text, encoding, "ok", "")


def _in(data: bytes, encoding: str) -> Decoded:
    """Decode what its mark names."""
    try:
        return _stated(data.decode(CODECS.get(encoding, encoding)), encoding)
    except UnicodeDecodeError as error:
        return _cut(data, encoding, error)


def _cut(data: bytes, encoding: str, error: UnicodeDecodeError) -> Decoded:
    """Decode with U+FFFD for what cannot be; say where the file is damaged."""
    text = data.decode(CODECS.get(encoding, encoding), "replace")
    if _controls(text[: min(SAMPLE, len(text) - 2)]) > 0.1:
        return Decoded("", "", "refused", f"no encoding fits these bytes: {ADVICE}")
    if error.start >= len(data) - 3:
        reason = "the file ends in the middle of a character: fetch the page again to have its end"
    else:
        reason = f"byte {error.start} is not {encoding}: check the page there, or {ADVICE}"
    return Decoded(text, encoding, "suspect", reason)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Decide between a damaged UTF-8 file and one in another encoding."""
    if error.start >= len(data) - 3 and not data[: error.start].isascii():
        return _cut(data, "utf-8", error)
    if _binary(data):
        return Decoded("", "", "refused", f"this is binary data, not text: {ADVICE}")
    if b"\x00" in data[:SAMPLE]:
        return _wide(data)
    wide = _sample(data).translate(None, ASCII)
    good = _sample(data).decode("utf-8", "ignore").encode("utf-8").translate(None, ASCII)
    if len(good) > 0.7 * len(wide):
        return _cut(data, "utf-8", error)
    return _legacy(data, error)


def _sample(data: bytes) -> bytes:
    """Give a part that tells encodings apart: a page of markup may open with much that is ASCII."""
    first = _WIDE.search(data)
    start = first.start() // 2 * 2 if first else 0
    return data[start : start + SAMPLE] if len(data) > SAMPLE else data


def _declared(data: bytes) -> str:
    """Give the encoding that the head of a page of markup names, which is often wrong; else ""."""
    found = _DECLARED.search(data[:SAMPLE])
    return found.lastgroup or "" if found else ""


def _wide(data: bytes) -> Decoded:
    """Decode UTF-16 without a mark: blanks, digits and marks show where the zero bytes stand."""
    scored = [(_oddness(data[:SAMPLE], name), name) for name in ("utf-16-le", "utf-16-be")]
    oddness, encoding = min(scored)
    if oddness > 0.2:
        return Decoded("", "", "refused", f"this is binary data, not text: {ADVICE}")
    return _in(data, encoding)


def _legacy(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Decode what reads like Chinese: GB18030 or Big5, else UTF-16, else a guess."""
    sample, declared = _sample(data), _declared(data)
    for names in (("gb18030", "big5"), ("utf-16-le", "utf-16-be")):
        scored = ((_oddness(sample, name), name != declared, name) for name in names)
        oddness, _, encoding = min(scored)
        if oddness < (0.6 if encoding == declared else 0.35):
            return _in(data, encoding)
    if error.reason == "unexpected end of data":
        return _cut(data, "utf-8", error)
    guess = _guess(sample)
    if guess:
        text = data.decode(guess, "replace")
        reason = f"read as {guess}, which is a guess: check the text, or {ADVICE}"
        return Decoded(text, guess, "suspect", reason)
    return Decoded("", "", "refused", f"no encoding fits these bytes: {ADVICE}")


def _oddness(sample: bytes, encoding: str) -> float:
    """Give how little a decoding reads like Chinese: 0 for common characters, 1 for none."""
    text = sample.decode(CODECS.get(encoding, encoding), "replace").strip("\ufeff\ufffd")
    wide = [c for c in text if c > "\x7f" and c not in BLANK_MARKS]
    if not wide:
        return _controls(text)
    common = sum(map(common_characters().__contains__, wide))
    return 1 - min(1.0, 1.6 * common / len(wide)) + _controls(text)


def _controls(text: str) -> float:
    """Give the share of characters that no text holds."""
    odd = sum((c < " " and c not in "\t\n\r\f\v\x1b\x1a") or c == "\ufffd" for c in text)
    return odd / max(1, len(text))


def _binary(data: bytes) -> bool:
    """Say if these bytes are no text in any encoding: control bytes, and not those of UTF-16."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    if controls < 0.02 * len(sample):
        return False
    return min(_oddness(sample, name) for name in ("utf-16-le", "utf-16-be")) > 0.4


@cache
def common_characters() -> frozenset[str]:
    """Give the characters that most Chinese text is made of."""
    return frozenset(row["char"] for row in read_lexicon("common_characters"))


def _guess(sample: bytes) -> str:
    """Ask charset-normalizer, the last resort."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else ""
