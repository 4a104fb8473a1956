"""What the export dialog remembers from one time to the next."""

import json
from dataclasses import asdict, dataclass, fields

from PySide6.QtCore import QSettings

KEY = "export"


@dataclass(frozen=True)
class ExportChoices:
    """Choices that are about taste, and not about what is on screen."""

    format: int = 0  # its place among all formats
    size: int = 0  # its place among the sizes
    width: int = 1920
    height: int = 1080
    theme: str = ""  # that of the screen
    footer: bool = True
    transparent: bool = False
    frames_per_second: float = 20.0
    hold_s: float = 1.0


def choices_of(store: QSettings) -> ExportChoices:
    """Those kept; what is damaged, or from another version, is as at first."""
    try:
        kept = json.loads(str(store.value(KEY, "{}")))
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    first = ExportChoices()
    fitting = {
        field.name: kept[field.name]
        for field in fields(ExportChoices)
        if type(kept.get(field.name)) is type(getattr(first, field.name))
    }
    return ExportChoices(**fitting)


def keep_choices(store: QSettings, choices: ExportChoices) -> None:
    store.setValue(KEY, json.dumps(asdict(choices)))
