"""Fixtures shared by the tests: the loaded tools, and the tables of the seeds."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def tools():
    from extract.tools import load_tools

    return load_tools()


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """Give a folder with the tables of the seeds, made by one process."""
    from extract.run import run

    out = tmp_path_factory.mktemp("tables") / "out"
    run([str(SEEDS)], out, None, workers=1)
    return out
