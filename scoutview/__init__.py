"""ScoutView: watch small AI models learn, and ask them anything at any step of their training."""

import os
from typing import Any

# The products here are small: numpy's own threads would only spin beside a training. Before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`scoutview.record` is there when it is asked for: what it needs is loaded then."""
    if name == "record":
        from importlib import import_module  # nothing below imports upwards through this package

        return import_module("scoutview.capture").record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
