"""What is changed inside the model while it is asked: one chip for each change, and a line to write another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.fonts import readable
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.interventions import written
from scoutview.language import tr
from scoutview.session import Session

WIDEST_CHIP, LINE_WIDTH = 300.0, 220.0  # design pixels
GAP, CHIP_HEIGHT = 6.0, 28.0
HELP = tr(
    "Change the model while it is asked, at every frame: head 1.3 off, neuron 0.57 set to 4, block 2 mlp off,\n"
    'weight block.0.attention.query[3, 5] +0.1, block 1 mlp at 4 from "another probe". Counted from 0.  (Ctrl+Shift+I)'
)


class InterventionBar(QWidget):
    """Shows the interventions of a session's probe and edits them; hidden while there are none and none is written."""

    refused = Signal(str)  # a sentence; "" once all is well
    height_changed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.look = session, look
        self.title = QLabel(tr("Changed inside the model"), self)
        self.title.setProperty("role", "label")
        self.chips = _Chips(self)
        self.line = QLineEdit(self)
        self.line.setToolTip(HELP)
        self.line.setAccessibleName(tr("Another intervention"))
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._add_typed)
        self.all_back = ghost_button(tr("All back: ask the model as it was trained"), self._take_all_back, self)
        self.all_back.setAccessibleName(tr("Take all interventions back"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.chips, 1)
        self._row.addWidget(self.line)
        self._row.addWidget(self.all_back)
        for part in (self.title, self.line, self.all_back):
            self._row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self._writing = False
        self.chips.taken_back.connect(self.toggle)
        self.chips.height_changed.connect(self.height_changed)
        self.set_look(look)
        self.refresh()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._row.setContentsMargins(look.px(14), 0, look.px(12), look.px(GAP))
        self._row.setSpacing(look.px(8))
        self.title.setFixedHeight(look.px(CHIP_HEIGHT))
        self.line.setFixedWidth(look.px(LINE_WIDTH))
        put_icon(self.all_back, "close", look, "text3")
        self.chips.set_look(look)

    def refresh(self) -> None:
        """Show the interventions that hold now."""
        texts, lab = self.session.interventions, self.session.lab
        self.line.setPlaceholderText("" if lab is None else lab.intervention_example)
        self.chips.show_texts(texts)
        shown = bool(texts) or self._writing
        if shown == self.isHidden():
            self.setVisible(shown)
            self.height_changed.emit()

    def write(self) -> None:
        """Let the user write one."""
        self._writing = True
        self.refresh()
        self.line.setFocus()

    def toggle(self, text: str) -> None:
        """Let this one hold, or take it back."""
        try:
            self.session.toggle_intervention(text)
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.refused.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._end_writing()
            return True
        return super().eventFilter(watched, event)

    def _end_writing(self) -> None:
        self._writing = False
        self.line.clear()
        self.line.clearFocus()
        self.refused.emit("")
        self.refresh()

    def _add_typed(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        try:
            if written([text])[0] not in self.session.interventions:
                self.session.toggle_intervention(text)
        except UserError as error:
            self.refused.emit(str(error))  # what was typed stays, to be mended
        else:
            self._end_writing()

    def _take_all_back(self) -> None:
        self._writing = False
        self.session.set_interventions(())
        self.refresh()


class _Chips(QWidget):
    """Chips that wrap into as many rows as they need; a click takes one back."""

    taken_back = Signal(str)
    height_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look()
        self.buttons: list[QPushButton] = []
        self._texts: tuple[str, ...] = ()

    def set_look(self, look: Look) -> None:
        self.look = look
        self._dress()

    def show_texts(self, texts: Sequence[str]) -> None:
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(text) for text in texts]
        self._dress()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "chip")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross comes after the words
        button.setToolTip(tr("Take back: {change}").format(change=readable(text)))
        button.setAccessibleName(tr("Take back: {change}").format(change=text))
        button.clicked.connect(lambda: self.taken_back.emit(text))
        button.show()
        return button

    def _dress(self) -> None:
        metrics, look = QFontMetricsF(font("chip")), self.look
        for button, text in zip(self.buttons, self._texts, strict=True):
            shown = metrics.elidedText(readable(text), Qt.TextElideMode.ElideMiddle, WIDEST_CHIP)
            button.setText(f"{shown.replace('&', '&&')} ")
            put_icon(button, "close", look, side=12)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap, height = self.look.px(GAP), self.look.px(CHIP_HEIGHT)
        left = top = 0
        for button in self.buttons:
            width = button.sizeHint().width()
            if left and left + width > self.width():
                left, top = 0, top + height + gap
            button.setGeometry(QRect(left, top, width, height))
            left += width + gap
        if self.height() != top + height or self.minimumHeight() != top + height:
            self.setFixedHeight(top + height)
            self.height_changed.emit()
