"""Which editor a lab is asked with."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.window.probes.board_editor import BoardEditor
from scoutview.window.probes.fields_editor import FieldsEditor
from scoutview.window.probes.numbers_editor import NumbersEditor
from scoutview.window.probes.photo_editor import PhotoEditor
from scoutview.window.probes.picture_editor import PictureEditor
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.text_editor import TextEditor

EDITORS: Mapping[str, type[ProbeEditor]] = {
    "text": TextEditor,
    "numbers": NumbersEditor,
    "picture": PictureEditor,
    "photo": PhotoEditor,
    "fields": FieldsEditor,
    "board": BoardEditor,
}


def probe_editor(lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> ProbeEditor:
    """The editor of the kind that this lab declares."""
    return EDITORS[lab.probe_entry.editor](lab, look, parent)
