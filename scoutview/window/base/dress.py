"""How the window looks: theme, motion and the size of its text, as the user chose them."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, THEMES, Theme
from scoutview.language import tr
from scoutview.window.base.scaling import (
    FIRST_SIZE,
    interface_scale,
    larger,
    nearest_size,
    scale_that_fits,
    smaller,
)

CRAMPED = tr("Text of this size does not fit all parts: make the window larger.")


class Dress(QObject):
    """Keeps the look and the choices it comes from; says when it changed, and when the window has to be fitted anew."""

    changed = Signal()
    text_size_changed = Signal()  # `fit` is to be called with the present sizes
    notice = Signal(str)  # one sentence: the text is smaller than the user wants it
    notice_over = Signal(str)  # that sentence is true no longer

    def __init__(self, store: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.text_size = nearest_size(store.value("text_size"))
        self._wanted_scale = interface_scale(*FIRST_SIZE, self.text_size)
        motion = store.value("motion", True, bool) is True
        self.look = Look(self._theme_at_start(), self._wanted_scale, motion=motion)

    def _theme_at_start(self) -> Theme:
        name = str(self._store.value("theme", ""))
        if name in THEMES:
            return THEMES[name]
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return LIGHT if light else DARK

    @property
    def chosen_theme(self) -> str:
        """The name of the one that the user chose; empty where it is as the system has it."""
        name = str(self._store.value("theme", ""))
        return name if name in THEMES else ""

    def choose_theme(self, name: str) -> None:
        """From now on the theme of this name; with none, as the system has it."""
        self._store.setValue("theme", name)
        self.set_theme(self._theme_at_start())

    def toggle_theme(self) -> None:
        self.choose_theme((LIGHT if self.look.theme is DARK else DARK).name)

    def set_theme(self, theme: Theme) -> None:
        """For now; the next start has the one that the user chose."""
        self._change(theme=theme)

    @contextmanager
    def in_theme(self, theme: Theme) -> Iterator[None]:
        """Meanwhile all is drawn in this one."""
        before = self.look.theme
        if theme is not before:
            self.set_theme(theme)
        try:
            yield
        finally:
            if theme is not before:
                self.set_theme(before)

    def set_motion(self, motion: bool) -> None:
        self._store.setValue("motion", motion)
        self._change(motion=motion)

    def set_text_size(self, size: float) -> None:
        self.text_size = size
        self._store.setValue("text_size", size)
        self.text_size_changed.emit()

    def larger_text(self) -> None:
        self.set_text_size(larger(self.text_size))
        if self._is_cramped():
            self.notice.emit(CRAMPED)

    def smaller_text(self) -> None:
        self.set_text_size(smaller(self.text_size))

    def fit(self, size: tuple[float, float], needed: tuple[float, float]) -> None:
        """Take the scale that the window's size leaves, and its parts, which need so much at scale 1."""
        self._wanted_scale = interface_scale(*size, self.text_size)
        scale = scale_that_fits(self._wanted_scale, size, needed, self.look.scale)
        if abs(scale - self.look.scale) > 1e-6:
            self._change(scale=scale)
        if not self._is_cramped():
            self.notice_over.emit(CRAMPED)

    def _is_cramped(self) -> bool:
        return self.look.scale < self._wanted_scale - 1e-6

    def _change(self, **parts: Any) -> None:
        self.look = dataclasses.replace(self.look, **parts)
        self.changed.emit()
