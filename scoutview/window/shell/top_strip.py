"""The strip at the top: which lab, what is asked, how training goes, and the few main buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.graphics.widgets.text_line import TextLine
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.window.base.placing import clearest, places_around
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.probe_editors import probe_editor
from scoutview.window.shell.lab_picker import LabPicker

# Of each button its icon and tooltip.
TOOLS = {
    "lab_settings": ("sliders", tr("Settings of this lab  (Ctrl+,)")),
    "open": ("open", tr("Open a recording  (Ctrl+O)")),
    "export": ("share", tr("Export: a picture, a film, numbers  (Ctrl+E)")),
    "theme": ("theme", tr("Dark or light  (Ctrl+D)")),
    "menu": ("more", tr("Menu  (F10)")),
    "new_seed": ("dice", tr("New seed: another untrained model, same settings  (Ctrl+Shift+R)")),
    "reset": ("reset", tr("Reset: back to the untrained model, same seed  (Ctrl+R)")),
}
SPARED = ("new_seed", "lab_settings", "export", "status", "theme", "open")  # by a narrow strip, in this order
STATUS_WIDTHS = (104.0, 160.0, 236.0)  # "1,000 steps/s", "62 steps/s · 20 s left", "training · ..."


class TopStrip(QWidget):
    """Emits what the user wants; the window does it."""

    lab_chosen = Signal(str)
    probe_chosen = Signal(object)
    probe_refused = Signal(str)
    popover_turned = Signal()  # the editor has opened something over the window, or closed it
    wanted = Signal(str)  # the name of a command: one of TOOLS, "train", or "start_page"

    def __init__(self, labs: Sequence[type[Lab[Any, Any]]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.look = look
        self.logo = _Logo(look, self)
        self.logo.clicked.connect(lambda: self.wanted.emit("start_page"))
        self.picker = LabPicker(labs, look, self)
        self.picker.lab_chosen.connect(self.lab_chosen)
        self.editor: ProbeEditor | None = None
        self.in_sight: Callable[[], Sequence[QRect]] = lambda: ()  # what no drawing pad should cover, on the screen
        self.busy = BusyMark(look, self)
        self.status = TextLine(look, "label", at_right=True, parent=self)
        self._variants: Sequence[str] = ("",)
        self.tools = {name: self._tool(name, tooltip) for name, (_, tooltip) in TOOLS.items()}
        self._divider = _Divider(look, self)
        self._main_shown: object = None
        self.main_button = QPushButton(tr("Train", "a button"), self)
        self.main_button.setProperty("role", "main")
        self.main_button.clicked.connect(lambda: self.wanted.emit("train"))
        self._lay_out()
        self.set_look(look)

    def _tool(self, name: str, tooltip: str) -> QToolButton:
        return ghost_button(tooltip, lambda: self.wanted.emit(name), self)

    def _lay_out(self) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.logo)
        self._layout.addWidget(self.picker)
        self._layout.addWidget(self.tools["lab_settings"])
        self._place = QHBoxLayout()
        self._layout.addLayout(self._place, 5)
        self._layout.addStretch()  # takes the room while nothing can be asked
        self._layout.addWidget(self.busy)
        self._layout.addWidget(self.status)
        for name in ("open", "export", "theme", "menu"):
            self._layout.addWidget(self.tools[name])
        self._layout.addWidget(self._divider)
        for name in ("new_seed", "reset"):
            self._layout.addWidget(self.tools[name])
        self._layout.addWidget(self.main_button)

    def set_look(self, look: Look) -> None:
        self.look = look
        px = look.px
        self.setFixedHeight(px(56))
        self._layout.setContentsMargins(px(14), px(8), px(12), px(8))
        self._layout.setSpacing(px(6))
        self.picker.set_look(look)
        self._fit_main_button()
        self.logo.set_look(look)
        self.busy.set_look(look)
        self._divider.set_look(look)
        self.status.set_look(look)
        for name, (shape, _) in TOOLS.items():
            put_icon(self.tools[name], shape, look)
        if self.editor is not None:
            self.editor.set_look(look)
        self._share_room()

    def minimumSizeHint(self) -> QSize:
        """All that the menu does not have too."""
        return QSize(sum(self._widths().values()) - sum(self._widths()[name] for name in SPARED), self.look.px(56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _widths(self) -> dict[str, int]:
        """What each part needs, the gap after it included."""
        parts: dict[str, QWidget] = {"logo": self.logo, "main": self.main_button, **self.tools}
        parts |= {"divider": self._divider, "busy": self.busy}
        if self.editor is not None:
            parts["editor"] = self.editor
        gap = self.look.px(6)
        widths = {name: max(part.minimumWidth(), part.minimumSizeHint().width()) + gap for name, part in parts.items()}
        return {
            **widths,
            "picker": self.picker.least_width + gap,
            "status": self.look.px(STATUS_WIDTHS[0]) + gap,
            "margins": self.look.px(26) + gap,
        }

    def _share_room(self) -> None:
        """A narrow strip leaves out what the menu has too."""
        widths = self._widths()
        over = sum(widths.values()) + self.picker.tag_width - self.width()
        for name in SPARED:
            part = self.status if name == "status" else self.tools[name]
            part.setVisible(over <= 0)
            over -= widths[name] if over > 0 else 0
        self.picker.keep_room(tag=over <= 0)
        spare = STATUS_WIDTHS[0] + (-over - self._wishes()) / self.look.scale
        width = max((width for width in STATUS_WIDTHS if width <= spare), default=STATUS_WIDTHS[0])
        self.status.setFixedWidth(self.look.px(width))
        self.show_status(self._variants)

    def _wishes(self) -> int:
        """What whose run it is and the editor would take beyond what they need; words on the data have what is left."""
        wished = max(0, self.picker.wished_width - self.picker.minimumWidth())
        if self.editor is not None:
            wished += max(0, self.look.px(self.editor.wished_width) - self.editor.minimumSizeHint().width())
        return wished

    def show_status(self, variants: Sequence[str]) -> None:
        """How the run goes: the first of these texts, from long to short, for which there is room."""
        self._variants = variants
        room = self.status.width() / self.look.scale
        self.status.set_text(first_fitting(variants, room, QFontMetricsF(font("label"))))
        self.status.setToolTip(variants[0])

    def show_lab(self, lab: Lab[Any, Any], probe: Probe) -> None:
        """Another lab, or another run of it."""
        self.picker.show_lab(lab.title, lab.data_title())
        if self.editor is None or not _asked_alike(self.editor.lab, lab):
            self._put_editor(probe_editor(lab, self.look, self))
        assert self.editor is not None
        self.editor.take_lab(lab)  # the same editor, so that typing goes on while a new run begins
        self.show_probe(probe)
        self._share_room()

    def show_origin(self, tags: tuple[str, ...], sentence: str, *, is_own: bool) -> None:
        """Whose run is on screen, in a few words from long to short and in a sentence."""
        if self.picker.show_origin(tags, sentence, is_own=is_own):
            self._share_room()

    def _put_editor(self, editor: ProbeEditor) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.blockSignals(True)  # what it was told just before is a probe of the other lab
            self.editor.deleteLater()
        self.editor = editor
        editor.probe_chosen.connect(self.probe_chosen)
        editor.refused.connect(self.probe_refused)
        editor.place_popover = self._place_popover
        editor.popover_opened.connect(self.popover_turned)
        editor.popover_closed.connect(self.popover_turned)
        self._place.addWidget(editor)

    def show_probe(self, probe: Probe) -> None:
        """In the editor, which knows nothing of interventions: these have a bar of their own."""
        if self.editor is not None:
            self.editor.show_probe(probe.with_interventions(()))

    def _place_popover(self, size: QSize) -> QPoint:
        assert self.editor is not None
        field, window = self.editor, self.window()
        own, whole = (QRect(part.mapToGlobal(QPoint(0, 0)), part.size()) for part in (field, window))
        return clearest(places_around(own, whole, size), size, self.in_sight())

    def focus_probe(self) -> None:
        """The keyboard to where a probe is made."""
        if self.editor is not None:
            self.editor.focus()

    def give_up_probe(self) -> None:
        """What was typed and is no probe makes way for the one that is shown."""
        if self.editor is not None:
            self.editor.give_up()

    def place_of_probe(self) -> int:
        """How far from the left a probe is made."""
        return self.editor.x() if self.editor is not None else 0

    def open_menu(self, menu: QMenu) -> None:
        """This one, under the button for it."""
        tool = self.tools["menu"]
        menu.popup(tool.mapToGlobal(tool.rect().bottomLeft()))

    def set_main_button(self, word: str, shape: str, tooltip: str, *, enabled: bool = True) -> None:
        shown = (word, shape, tooltip, enabled, self.look)
        if shown == self._main_shown:
            return  # a new icon lays the whole window out again
        self._main_shown = shown
        self.main_button.setText(f" {word}")
        put_icon(self.main_button, shape, self.look, "on_accent" if enabled else "text3")
        self.main_button.setToolTip(tooltip)
        self.main_button.setEnabled(enabled)
        self._fit_main_button()
        self._share_room()

    def _fit_main_button(self) -> None:
        """Wide enough for its word; of short ones all have the same width."""
        self.main_button.setMinimumWidth(max(self.look.px(116), self.main_button.sizeHint().width()))


class BusyMark(Canvas):
    """An open ring while an answer takes its time; its room is always there, so that nothing moves."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.is_busy = False

    def show_busy(self, is_busy: bool) -> None:
        self.is_busy = is_busy
        words = tr("The model is still computing what is asked") if is_busy else ""
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(22), self.look.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self.is_busy:
            painter.setPen(QPen(self.look.colour("text2"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(QRectF(width / 2 - 6, height / 2 - 6, 12, 12), 90 * 16, -270 * 16)


class _Logo(Canvas):
    """An eye that sees a curve rise; a click leads to the start page, and back."""

    clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setToolTip(tr("Start page, and back  (Ctrl+Home)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(32), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.translate(0, height / 2 - 12)
        eye = QPainterPath()
        eye.moveTo(2.5, 12)
        eye.cubicTo(5, 7.3, 8.2, 5, 12, 5)
        eye.cubicTo(15.8, 5, 19, 7, 21.5, 12)
        eye.cubicTo(19, 16.7, 15.8, 19, 12, 19)
        eye.cubicTo(8.2, 19, 5, 16.7, 2.5, 12)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(eye, QPen(self.look.colour("text"), 1.8, Qt.PenStyle.SolidLine, cap, join))
        curve = QPainterPath()
        curve.moveTo(7.5, 14.6)
        for x, y in ((10.4, 11), (12.8, 13.2), (16.5, 8.6)):
            curve.lineTo(x, y)
        painter.strokePath(curve, QPen(self.look.colour("accent"), 2, Qt.PenStyle.SolidLine, cap, join))


class _Divider(Canvas):
    """A hairline between buttons that look at the run and those that begin another."""

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(13), self.look.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(QRectF(width / 2 - 0.5, height / 2 - 10, 1, 20), self.look.colour("line"))


def _asked_alike(one: Lab[Any, Any], other: Lab[Any, Any]) -> bool:
    """Whether the same editor serves both: a lab may ask with another kind of probe where it learns another task."""
    return type(one) is type(other) and type(one.default_probe()) is type(other.default_probe())
