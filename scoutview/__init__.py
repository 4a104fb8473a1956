"""ScoutView: watch small AI models learn, and ask them anything at any step of their training."""

import os
from typing import Any

# The products here are small: numpy's own threads would only spin beside a training. Before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"


# Where what a script calls is, as `scoutview.record`: loaded when it is first asked for.
LATER = {
    "record": ("scoutview.capture", "record"),
    "trainer_callback": ("scoutview.capture", "trainer_callback"),
    "lightning_callback": ("scoutview.capture", "lightning_callback"),
    "open": ("scoutview.scripting", "open_run"),
}


def __getattr__(name: str) -> Any:
    if name in LATER:
        from importlib import import_module  # nothing below imports upwards through this package

        module, attribute = LATER[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
