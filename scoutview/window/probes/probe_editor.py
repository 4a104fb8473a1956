"""Where the user asks: what all editors of probes do. What is typed stays when it is refused, until Escape."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.probe import Probe


class ProbeEditor(QWidget):
    """Base: emits a probe when the user made one, a sentence when it was none."""

    probe_chosen = Signal(object)
    refused = Signal(str)
    popover_opened = Signal()
    popover_closed = Signal()
    wished_width = 360.0  # design pixels to be left by what could be said more shortly

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.look = look
        self.place_popover: Callable[[QSize], QPoint] | None = None  # where on the screen something so large may open
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def set_look(self, look: Look) -> None:
        """Another theme or scale."""
        self.look = look
        self.row.setSpacing(look.px(8))

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        """Read and write probes as this run of the same lab does."""
        self.lab = lab

    def show_probe(self, probe: Probe) -> None:
        """Show this probe without asking again."""
        raise NotImplementedError

    def text(self) -> str:
        """The written form of the probe that it shows, as on the command line."""
        raise NotImplementedError

    def focus(self) -> None:
        """Where typing goes when the user wants to ask."""
        self.setFocus()

    def choose_text(self, text: str) -> None:
        """The probe of this written form, or its refusal."""
        try:
            probe = self.lab.parse_probe(text)
        except UserError as error:
            self.refused.emit(self.refusal_in_words(str(error)))
            return
        self.choose(probe)

    def refusal_in_words(self, sentence: str) -> str:
        """A refusal as this editor shows it."""
        return sentence

    def give_up(self) -> None:
        """Show the probe that is asked again, in place of what was typed and is none."""

    def choose(self, probe: Probe) -> None:
        """Ask with this probe."""
        self.refused.emit("")
        self.probe_chosen.emit(probe)
