"""The talks that ship: in the language that is spoken, and in English where there is none in it."""

from collections.abc import Sequence
from pathlib import Path

from scoutview.language import language
from scoutview.resources import resource
from scoutview.talks.talk import ENDING

CHAPTERS_FOLDER = "chapters"


def shipped_tours() -> Sequence[Path]:
    """The guided tours, in the order of their names, which are the same in all languages."""
    return _spoken()


def shipped_series() -> Sequence[Path]:
    """The chapters of the series, in the order of their names."""
    return _spoken(CHAPTERS_FOLDER)


def _spoken(*folder: str) -> Sequence[Path]:
    own = resource("talks", language(), *folder)
    paths = sorted(resource("talks", *folder).glob(f"*{ENDING}"))
    return [own / path.name if (own / path.name).is_file() else path for path in paths]
