"""dashiji: Chinese news texts, however damaged, to event tables; `extract.pipeline` reads top-down."""

__version__ = "0.1.0"
