"""dashiji: Chinese news texts, however damaged, to event tables; begin with `extract.pipeline`."""

__version__ = "0.1.0"
