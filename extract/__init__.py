"""dashiji: Chinese news texts, however damaged, to event tables; `extract.pipeline` reads top-down."""
