"""The export dialog as a user handles it, and what came of that."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from scoutview.window.exporting.dialog import ExportDialog
from scoutview.window.exporting.format import FORMATS
from tests.window.conftest import User
from tests.window.exporting.formats import format_named


def opened(user: User, panel: str) -> ExportDialog:
    user.wait_for_histories(panel)  # what is there is written at once
    user.window.docks[panel].header.share.click()
    dialog = user.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def choose(dialog: ExportDialog, ending: str, *, folder: bool = False) -> None:
    dialog.form.kind.setCurrentIndex(FORMATS.index(format_named("" if folder else ending)))


def whole(dialog: ExportDialog, words: str) -> None:
    dialog.form.what.choice.setCurrentText(words)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """The user names this path whenever asked; returns the names that were proposed."""
    asked: list[str] = []

    def name(_parent: object, _title: str, proposed: str, kinds: str = "") -> tuple[str, str]:
        asked.append(proposed)
        return str(path) if path else "", kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *ask: name(*ask)[0])
    return asked


def difference(one: QImage, other: QImage) -> float:
    """The mean of what the grey of two pictures differs by."""
    greys = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)]
    arrays = [np.frombuffer(grey.constBits(), np.uint8).astype(int) for grey in greys]
    return float(np.abs(arrays[0] - arrays[1]).mean())
