"""Which editor goes with which kind of probe."""

from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.probe import NumbersProbe, PictureProbe, Probe, TextProbe
from scoutview.window.probes.fields_editor import FieldsEditor
from scoutview.window.probes.numbers_editor import NumbersEditor
from scoutview.window.probes.picture_editor import PictureEditor
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.text_editor import TextEditor


def probe_editor(probe: Probe, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> ProbeEditor:
    """The editor for this kind of probe."""
    if isinstance(probe, TextProbe):
        return TextEditor(lab, look, parent)
    if isinstance(probe, NumbersProbe):
        return NumbersEditor(lab, look, parent)
    if isinstance(probe, PictureProbe):
        return PictureEditor(lab, look, parent)
    return FieldsEditor(lab, look, parent)
