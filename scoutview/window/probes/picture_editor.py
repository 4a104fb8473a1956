"""The editor of a probe that is a picture."""

import random
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.widgets.buttons import fit_number_field
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.probe import BY_HAND, PictureProbe, Probe
from scoutview.window.probes.drawing_pad import DrawingPad
from scoutview.window.probes.pad_popover import PadPopover
from scoutview.window.probes.picture_number import PictureNumber
from scoutview.window.probes.probe_editor import ProbeEditor

UNSEEN = tr("validation picture")
DRAW_TIP = tr("{invitation} with the mouse  (Ctrl+L)")
OWN_PICTURE = -1  # in place of the number of a validation picture
LEAST_NUMBER = 132.0  # of the field, which holds "drawn by hand"
WORD_FROM = 480.0  # design pixels of an editor that names what its number counts


class PictureEditor(ProbeEditor):
    """A validation picture by its number, one drawn by hand, or a picture file."""

    wished_width = WORD_FROM

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        invitation = lab.probe_entry.invitation or tr("Draw a picture.")
        self._shown = PictureProbe()
        self.number = PictureNumber(self)
        self.number.setRange(0, 999_999)
        self.number.setPrefix(f"{lab.probe_entry.numbered} ")
        self.number.setKeyboardTracking(False)
        self.number.valueChanged.connect(self._ask_with_number)
        self.number.not_taken.connect(lambda typed: self.choose_text(f"validation:{typed}"))
        self.number.taken.connect(lambda: self.refused.emit(""))
        numbered = lab.probe_entry.numbered
        if numbered == UNSEEN:
            tooltip = tr("A validation picture by its number, which training never saw  (↑ and ↓ step)")
        else:
            tooltip = tr("A {picture} by its number  (↑ and ↓ step)").format(picture=numbered)
        self.number.setToolTip(tooltip)
        self.number.setAccessibleName(capital(numbered))
        self.row.addWidget(self.number, 1)
        for word, tooltip, action in (
            (tr("Random"), tr("Another {picture}").format(picture=numbered), self._random),
            (tr("Draw…"), DRAW_TIP.format(invitation=invitation.rstrip(".")), self.focus),
            (tr("Picture…"), tr("Ask with a picture file of your own"), self._open_file),
        ):
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            self.row.addWidget(button)
        self.pad = DrawingPad(look)
        self._popover = PadPopover(self.pad, invitation, look, self)
        self._popover.opened.connect(self.popover_opened)
        self._popover.closed.connect(self.popover_closed)
        self.pad.drawn.connect(self._ask_with_drawing)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.number.setMinimumWidth(look.px(LEAST_NUMBER))
        fit_number_field(self.number, look, inset=8.0)
        self.pad.set_look(look)

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        super().take_lab(lab)
        self.number.blockSignals(True)
        self.number.setMaximum(max(0, lab.validation_count() - 1))
        self.number.blockSignals(False)

    def show_probe(self, probe: Probe) -> None:
        assert isinstance(probe, PictureProbe)
        self._shown = probe
        self.number.blockSignals(True)
        self.number.setMinimum(OWN_PICTURE if probe.pixels else 0)
        self.number.setSpecialValueText(probe.own)
        self.number.setValue(OWN_PICTURE if probe.pixels else probe.validation)
        self.number.lineEdit().setCursorPosition(0)  # of a long name the beginning
        self.number.blockSignals(False)

    def text(self) -> str:
        return self.lab.format_probe(self._shown)

    def focus(self) -> None:
        corner = self.mapToGlobal(self.rect().bottomLeft())
        self._popover.open_at(self.place_popover(self._popover.wanted_size()) if self.place_popover else corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() / self.look.scale >= WORD_FROM
        self.number.setPrefix(f"{self.lab.probe_entry.numbered} " if is_wide else tr("no. ", "before a number"))

    def _ask_with_number(self, number: int) -> None:
        if number != OWN_PICTURE:
            self.choose_text(f"validation:{number}")

    def _random(self) -> None:
        others = [number for number in range(self.lab.validation_count()) if number != self.number.value()]
        if others:
            self.choose_text(f"validation:{random.choice(others)}")

    def _open_file(self) -> None:
        kinds = tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Ask with a picture"), "", kinds)
        if chosen:
            self.choose_text(chosen)

    def _ask_with_drawing(self) -> None:
        ink = self.pad.ink()
        if ink.any():
            self.probe_chosen.emit(
                PictureProbe(pixels=ink.tobytes(), height=ink.shape[0], width=ink.shape[1], source=BY_HAND)
            )
