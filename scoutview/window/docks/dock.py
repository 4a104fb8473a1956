"""A panel in the window: the dock that can move and float, and have all of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.wrapping import first_sentences, fitting_lines, wrapped_whole
from scoutview.panels.panel import Panel
from scoutview.window.base.scaling import alone_scale
from scoutview.window.docks.crowded_out import ControlsPopover
from scoutview.window.docks.frame import SIDE, Body, Header

LOW_DOCK = 150.0  # a dock that is lower leaves what the panel says of itself to the tooltip
PER_LINE = 32.0  # of height beyond that, for each line after the first
MOST_FINDING_LINES = 2
LOOKS_AGAIN_MS = 200


class PanelDock(QDockWidget):
    """Holds one panel. Dragging the header moves it, a double click maximises it."""

    maximise_asked = Signal()
    export_asked = Signal()
    formula_asked = Signal()
    key_pressed = Signal(object)  # a QKeyEvent that nothing in the floating panel wanted

    def __init__(self, panel: Panel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(panel.title, parent)
        self.setObjectName(panel.name)
        self.panel = panel
        self.header = Header(panel, look, self)
        self.setTitleBarWidget(self.header)
        self.body = Body(panel, look, self)
        self.setWidget(self.body)
        self.header.maximise_asked.connect(self.maximise_asked)
        self.header.info.clicked.connect(self.formula_asked)
        self.header.share.clicked.connect(self.export_asked)
        self.header.maximise.clicked.connect(self.maximise_asked)
        self.header.more.clicked.connect(self.show_crowded_out)
        panel.crowded_out_changed.connect(lambda: self.header.more.setVisible(panel.crowded_out is not None))
        self._say_soon = QTimer(self, singleShot=True)
        self._say_soon.timeout.connect(self._say)
        panel.explanation_changed.connect(self._say_soon.start)
        self._look, self._maximised = look, False
        self._look_again = QTimer(self, interval=LOOKS_AGAIN_MS)  # what it finds changes as it plays and is clicked
        self._look_again.timeout.connect(lambda: self.body.say(self.body.lines, self.findings()))

    def show_crowded_out(self) -> None:
        """The controls for which the panel has no room, over the window."""
        if self.panel.crowded_out is not None:
            ControlsPopover(self.panel, self.panel.crowded_out, self.window()).open_below(self.header.more)

    def lines(self) -> Sequence[str]:
        """What the panel says of itself: as many of its sentences as have room, the first one cut if need be."""
        text, scale = self.panel.explanation(), self.header.look.scale
        if self._is_low():
            return []
        width, metrics = self.width() / scale - 2 * SIDE, QFontMetricsF(font("label"))
        most = 1 + int((self.height() / scale - LOW_DOCK) / PER_LINE)
        return fitting_lines(first_sentences(text), width, metrics, most, wrapped_whole)

    def findings(self) -> Sequence[str]:
        """What the panel finds, where it has all of the window: as many of its sentences as fit, at least the first."""
        if not self._maximised or self._is_low():
            return []
        width, metrics = self.width() / self.header.look.scale - 2 * SIDE, QFontMetricsF(font("finding"))
        finding = self.panel.finding()
        return fitting_lines(first_sentences(finding), width, metrics, MOST_FINDING_LINES) if finding else []

    def _say(self) -> None:
        """The first line stands in the header, the others below it, so that the header keeps its height."""
        lines = self.lines()
        first, *others = lines or [""]
        explanation = self.panel.explanation()
        whole = " ".join(lines).replace("\u00a0", " ") == explanation
        self.header.say(first, "" if whole else explanation)
        self.body.say(others, self.findings())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._maximised:
            self._dress()
        self._share_height()

    def _is_low(self) -> bool:
        return self.height() < self.header.look.scale * LOW_DOCK

    def _share_height(self) -> None:
        """Between what the panel says of itself and its picture: both the height and the scale decide."""
        self.header.set_low(self._is_low())
        self._say_soon.start()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._dress()

    def set_maximised(self, maximised: bool) -> None:
        """All of the window for this panel: its words grow, and its finding stands over it."""
        self._maximised = maximised
        self.header.set_maximised(maximised)
        self._dress()
        self._say()  # at once: from now on the panel says its finding itself, or leaves it to this
        self._keep_looking()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_looking()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_looking()

    def _keep_looking(self) -> None:
        """Nothing runs behind the start page."""
        if self._maximised and self.isVisible():
            self._look_again.start()
        else:
            self._look_again.stop()

    def _dress(self) -> None:
        """Take the look of the window, larger where the panel has all of it."""
        look = self._look
        if self._maximised:
            scale = alone_scale(look.scale, self.width(), self.height())
            look = replace(look, scale=scale, alone=True)
        if look == self.header.look and look == self.panel.look:
            return
        self.setStyleSheet(stylesheet(look) if self._maximised else "")
        self.header.set_look(look)
        self.body.set_look(look)
        self._share_height()
        self.panel.set_look(look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A floating panel is a window of its own; its keys play the timeline all the same."""
        if self.isFloating():
            self.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)
