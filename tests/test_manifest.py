"""The manifest says what made the tables, and nothing of when and where."""

import json
import re
import tomllib
from pathlib import Path

from extract.manifest import PACKAGES, build_manifest

ROOT = Path(__file__).parent.parent
READERS = {"pandas", "pydantic", "rich"}  # read, check and show; they decide no cell


def test_every_dependency_is_named_or_known_to_decide_nothing():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", d)[0] for d in project["dependencies"]}
    assert set(PACKAGES) == names - READERS


def test_it_names_code_models_lexicons_and_sources():
    manifest = build_manifest([("b.txt", "2"), ("a.txt", "1")], {"metadata": "sources.csv"})
    assert [s["file"] for s in manifest["sources"]] == ["a.txt", "b.txt"]
    assert set(manifest["code"]) == {"extract", "schemas"}
    assert any(name.endswith(".tsv") for name in manifest["lexicons"])
    assert any(name.endswith(".onnx") for name in manifest["models"])


def test_it_holds_no_path_of_this_machine_and_no_time():
    one, other = (build_manifest([("a.txt", "1")], {}) for _ in range(2))
    assert one == other
    assert str(ROOT) not in json.dumps(one)
