"""What is exported: a panel, several, all of the window, a scene of the open talk, or all of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.window.exporting.format import Subject
from scoutview.window.exporting.on_screen import OpenTalk

SEVERAL, WINDOW = tr("Several panels…"), tr("The whole window")


class WhatChooser(QWidget):
    """Offers the panels on screen and what there is of a talk."""

    changed = Signal()

    def __init__(self, panels: Sequence[Panel], talk: OpenTalk | None, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._panels = tuple(panels)
        self.talk = talk
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(tr("What to export"))
        self.choice.setToolTip(tr("One panel fills the picture; several share it"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._offers: list[tuple[Subject, tuple[Panel, ...] | None]] = []  # None: those that are ticked
        self._fill()
        self.boxes = [QCheckBox(panel.title, self) for panel in panels]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addWidget(self.choice)
        for box in self.boxes:
            box.setChecked(True)
            box.hide()
            box.toggled.connect(lambda _: self.changed.emit())
            layout.addWidget(box)
        self.choice.currentIndexChanged.connect(self._choose)

    def _fill(self) -> None:
        for panel in self._panels:
            self._offer(panel.title, Subject.PANELS, (panel,))
        if len(self._panels) > 1:
            self._offer(SEVERAL, Subject.PANELS, None)
        self._offer(WINDOW, Subject.WINDOW)
        if self.talk is not None:
            for subject in (Subject.SCENE, Subject.TALK):
                self._offer(self.talk.in_words(subject), subject)

    def _offer(self, words: str, subject: Subject, panels: tuple[Panel, ...] | None = ()) -> None:
        self.choice.addItem(words)
        self._offers.append((subject, panels))

    def choose(self, subject: Subject, panel: Panel | None = None) -> None:
        """Begin with this; of panels with this one."""
        wanted = (subject, (panel,) if panel is not None else ())
        self.choice.setCurrentIndex(self._offers.index(wanted) if wanted in self._offers else 0)

    @property
    def subject(self) -> Subject:
        return self._offers[self.choice.currentIndex()][0]

    def panels(self) -> tuple[Panel, ...]:
        """Those chosen, where panels are."""
        panels = self._offers[self.choice.currentIndex()][1]
        if panels is not None:
            return panels
        return tuple(panel for panel, box in zip(self._panels, self.boxes, strict=True) if box.isChecked())

    def _choose(self) -> None:
        for box in self.boxes:
            box.setVisible(self._offers[self.choice.currentIndex()][1] is None)
        self.changed.emit()
