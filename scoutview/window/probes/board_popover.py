"""The board of a game over the window."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.board import BoardCanvas
from scoutview.graphics.widgets.board_plan import BoardShown
from scoutview.language import tr, tr_noop, translated
from scoutview.window.probes.popover import ProbePopover

SIDE = 340.0  # of the board, in design pixels
SAID = 42.0  # of height, which holds two lines of words


class BoardPopover(ProbePopover):
    """A board, what happens on it in one sentence, and buttons; open until one clicks elsewhere or presses Escape."""

    undo_asked = Signal()
    random_asked = Signal()
    start_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.is_drawn = False
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.board = BoardCanvas(look, self)
        self._layout.addWidget(self.said)
        self._layout.addWidget(self.board)
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for word, tooltip, told in (
            (tr_noop("Undo"), tr("Take the last move back"), self.undo_asked),
            (tr_noop("Random game"), tr("A random game: another one each time"), self.random_asked),
            (tr_noop("Start over"), tr("The board before the first move"), self.start_asked),
        ):
            button = QPushButton(translated(word), self)
            button.setToolTip(tooltip)
            button.clicked.connect(told)
            row.addWidget(button)
            self.buttons[word] = button
        done = QPushButton(tr("Done"), self)
        done.setToolTip(tr("Close  (Esc)"))
        done.clicked.connect(self.hide)
        row.addWidget(done)
        self._layout.addLayout(row)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Another theme or scale."""
        self._layout.setContentsMargins(*[look.px(12)] * 4)
        self._layout.setSpacing(look.px(8))
        self.said.setFixedSize(look.px(SIDE), look.px(SAID))
        self.board.set_look(look)
        self.board.setFixedSize(look.px(SIDE), look.px(SIDE))

    def show_board(self, shown: BoardShown, sentence: str, *, can_undo: bool) -> None:
        """The game as it stands, and what happens now."""
        self.is_drawn = True
        self._sentence = sentence
        self.board.show_board(shown)
        self.buttons["Undo"].setEnabled(can_undo)
        self.buttons["Start over"].setEnabled(can_undo)
        self._say(sentence, "label")

    def show_refusal(self, sentence: str) -> None:
        """Why a square cannot be played, in place of what happens; nothing: that again."""
        self._say(sentence or self._sentence, "error" if sentence else "label")

    def _say(self, words: str, role: str) -> None:
        self.said.setText(words)
        if self.said.property("role") != role:
            self.said.setProperty("role", role)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)

    def open_at(self, place: QPoint) -> None:
        """The board has the keyboard."""
        super().open_at(place)
        self.board.setFocus(Qt.FocusReason.ShortcutFocusReason)
