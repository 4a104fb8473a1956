"""Programs of our own, started beside this one: so that they run this code, and nothing from the folder one is in."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import scoutview
from scoutview.plugins.allowed import handed_on

SUPPLIED_MODEL = "SCOUTVIEW_MODEL"  # in the environment, which programs started from here have as well


def command(module: str, *arguments: str) -> Sequence[str]:
    """The words that run a module of this package, with `search_path` as PYTHONPATH; it allows the same plugins.

    A packaged program is its own Python, and understands them too (tools/packaging/entry.py).
    """
    return [sys.executable, "-P", "-m", module, *handed_on(), *arguments]


def search_path() -> str:
    """PYTHONPATH with the place of this package before all others."""
    here = str(Path(scoutview.__file__).parents[1])
    return os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH", "")]))


@contextmanager
def supplying(model: str | None) -> Iterator[None]:
    """Inside, here and in programs started from here, a model that needs it is made by this package.module:function."""
    before = os.environ.get(SUPPLIED_MODEL)
    if model is not None:
        os.environ[SUPPLIED_MODEL] = model
    try:
        yield
    finally:
        os.environ.pop(SUPPLIED_MODEL, None)
        if before is not None:
            os.environ[SUPPLIED_MODEL] = before
