"""Read the annotated pages: inline tags in the clean text, a map from clean to raw characters.

The conventions are those of `bench/gold/GUIDE.md` and `GUIDE-events.md`.
"""

import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

GOLD = Path(__file__).parent / "gold"
TAG = re.compile(r'<(/?)(date|count|person|place|org|junk)((?:\s+[a-z]+="[^"]*")*)\s*>')
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


class Gold(NamedTuple):
    """An annotated mention: its tag, its span in the raw text, its text, its attributes."""

    tag: str
    start: int
    end: int
    text: str
    fields: dict[str, str]

    @property
    def optional(self) -> bool:
        """Say whether finding it earns nothing and missing it costs nothing."""
        return self.fields.get("opt") == "1"


class GoldEvent(NamedTuple):
    """An annotated event: the raw span of its trigger, its line, the line of its first telling."""

    start: int
    end: int
    fields: dict[str, Any]
    happening: int

    @property
    def optional(self) -> bool:
        """Say whether finding it earns nothing and missing it costs nothing."""
        return bool(self.fields.get("opt"))


def parse_tags(text: str) -> tuple[str, list[Gold]]:
    """Take the tags out: the plain text, and the mentions with offsets into it, in text order."""
    pieces: list[str] = []
    stack: list[tuple[str, int, dict[str, str]]] = []
    mentions: list[Gold] = []
    at = length = 0
    for match in TAG.finditer(text):
        pieces.append(html.unescape(text[at : match.start()]))
        length += len(pieces[-1])
        at = match.end()
        if not match[1]:
            fields = {k: html.unescape(v) for k, v in ATTRIBUTE.findall(match[3])}
            stack.append((match[2], length, fields))
            continue
        tag, start, fields = stack.pop()
        if tag != match[2]:
            raise ValueError(f"<{tag}> is closed by </{match[2]}> at character {length}")
        mentions.append(Gold(tag, start, length, "", fields))
    plain = "".join([*pieces, html.unescape(text[at:])])
    mentions = [m._replace(text=plain[m.start : m.end]) for m in mentions]
    return plain, sorted(mentions, key=lambda m: (m.start, -m.end))


def read_map(path: Path) -> tuple[str, list[list[int]]]:
    """Give the doc_id of an annotated page and the raw span of each of its clean characters."""
    mapping = json.loads(path.read_text(encoding="utf-8"))
    return Path(mapping["file"]).stem, mapping["raw"]


def load_mentions(folder: Path = GOLD) -> dict[str, list[Gold]]:
    """Give the mentions of every annotated page by doc_id, with raw offsets."""
    documents = {}
    for path in sorted(folder.glob("*.gold.xml")):
        _, mentions = parse_tags(path.read_text(encoding="utf-8"))
        doc_id, raw = read_map(path.with_name(path.name.replace(".gold.xml", ".map.json")))
        documents[doc_id] = [
            m._replace(start=raw[m.start][0], end=raw[m.end - 1][1]) for m in mentions
        ]
    return documents


def load_events(folder: Path = GOLD) -> dict[str, list[GoldEvent]]:
    """Give the events of every annotated page by doc_id, with the raw offsets of their triggers."""
    documents = {}
    for path in sorted(folder.glob("*.events.jsonl")):
        doc_id, raw = read_map(path.with_name(path.name.replace(".events.jsonl", ".map.json")))
        events: list[GoldEvent] = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            fields = json.loads(line)
            first, last = fields["start"], fields["start"] + len(fields["trigger"]) - 1
            same = fields["same_as"]
            happening = number if same is None else events[same].happening
            events.append(GoldEvent(raw[first][0], raw[last][1], fields, happening))
        documents[doc_id] = events
    return documents


def fingerprint(folder: Path = GOLD) -> str:
    """Give the SHA-256 over every annotation file, so that no figure moves by editing them."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".xml", ".json", ".jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
