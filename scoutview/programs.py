"""Programs of our own, started beside this one: so that they run this code, and nothing from the folder one is in."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import scoutview
from scoutview.plugins.allowed import handed_on


def command(module: str, *arguments: str) -> Sequence[str]:
    """The words that run a module of this package, with `search_path` as PYTHONPATH; it allows the same plugins."""
    return [sys.executable, "-P", "-m", module, *handed_on(), *arguments]


def search_path() -> str:
    """PYTHONPATH with the place of this package before all others."""
    here = str(Path(scoutview.__file__).parents[1])
    return os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH", "")]))
