"""The editor of a probe that is a game: its moves in a line, and a board over the window to click on."""

import dataclasses
import random
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.board_plan import BoardShown, Square
from scoutview.labs.declaration import EMPTY, SECOND, Board
from scoutview.labs.lab import Lab
from scoutview.language import tr, tr_noop, translated
from scoutview.probe import GameProbe, Probe
from scoutview.window.probes.board_popover import BoardPopover
from scoutview.window.probes.text_editor import TextEditor

LEAST_LINE = 130.0  # design pixels
BUTTONS_FROM = {"Random": 340.0, "Undo": 420.0}  # design pixels of an editor that has room for them
LEAST_PLAYED, MOST_PLAYED = 0.25, 0.75  # of the squares: how far a random game goes


class BoardEditor(TextEditor):
    """Asks with a GameProbe. A click on a square that cannot be played is told why by the lab."""

    word_from, count_from = 460.0, 560.0
    wished_width = 500.0

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        self._game = GameProbe()
        self.popover: BoardPopover | None = None
        super().__init__(lab, look, parent)
        self.buttons: dict[str, QPushButton] = {}
        for word, tooltip, action in (
            (tr_noop("Board…"), tr("Play on the board: click the squares  (arrow keys and Return)"), self.open_board),
            (tr_noop("Random"), tr("A random game: another one each time"), self.play_random),
            (tr_noop("Undo"), tr("Take the last move back"), self.undo),
        ):
            button = QPushButton(translated(word), self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            self.row.addWidget(button)
            self.buttons[word] = button
        self.popover = BoardPopover(look, self)
        self.popover.opened.connect(self.popover_opened)
        self.popover.closed.connect(self.popover_closed)
        self.popover.board.chosen.connect(self.play)
        self.popover.undo_asked.connect(self.undo)
        self.popover.random_asked.connect(self.play_random)
        self.popover.start_asked.connect(self.start_over)
        self.refused.connect(self.popover.show_refusal)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.line.setMinimumWidth(look.px(LEAST_LINE))
        if self.popover is not None:
            self.popover.set_look(look)
            self._share_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_row()

    def _share_row(self) -> None:
        """A narrow editor leaves its room to the moves: the popover has these buttons as well."""
        for word, least in BUTTONS_FROM.items():
            self.buttons[word].setVisible(self.width() / self.look.scale >= least)

    def show_probe(self, probe: Probe) -> None:
        super().show_probe(probe)
        assert isinstance(probe, GameProbe)
        self._take(probe)

    def choose(self, probe: Probe) -> None:
        assert isinstance(probe, GameProbe)
        self._take(probe)
        super().choose(probe)

    def _take(self, probe: GameProbe) -> None:
        """What the board shows and the next click plays on."""
        if (probe.moves, probe.interventions) == (self._game.moves, self._game.interventions) and self._is_drawn:
            return
        self._game = probe
        self.buttons["Undo"].setEnabled(bool(probe.moves))
        assert self.popover is not None
        board = self.lab.board(probe)
        self.popover.show_board(board_shown(board), board.sentence, can_undo=bool(probe.moves))

    @property
    def _is_drawn(self) -> bool:
        return self.popover is not None and self.popover.is_drawn

    def open_board(self) -> None:
        """The board over the window, where it covers no answer."""
        assert self.popover is not None
        corner = self.mapToGlobal(self.rect().bottomLeft())
        self.popover.open_at(self.place_popover(self.popover.wanted_size()) if self.place_popover else corner)

    def play(self, square: int) -> None:
        """The game with a move to this square; or why it cannot be played."""
        name = self.lab.board(self._game).squares[square]
        self._ask_with((*self._game.moves, name))

    def undo(self) -> None:
        """The game without its last move."""
        if self._game.moves:
            self._ask_with(self._game.moves[:-1])

    def start_over(self) -> None:
        """The game before its first move."""
        self._ask_with(())

    def play_random(self) -> None:
        """A game of random moves that goes on somewhere in the middle."""
        self._ask_with(random_moves(self.lab, random.Random()))

    def _ask_with(self, moves: tuple[str, ...]) -> None:
        self._typing.stop()
        self._resting.stop()
        try:
            probe = self.lab.parse_probe(" ".join(moves))
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.line.setText(self.lab.format_probe(probe))
        self.choose(probe)


def board_shown(board: Board) -> BoardShown:
    """The board as it is drawn: its discs, and a dot on each square that can be played."""
    told = zip(board.squares, board.standing, strict=True)
    squares = tuple(
        Square(
            name,
            disc=float(who != EMPTY),
            white=float(who == SECOND),
            is_open=name in board.legal,
            is_last=name == board.last,
            words=f"{name}: {_in_words(board, name, who)}",
        )
        for name, who in told
    )
    return BoardShown(board.rows, board.columns, squares)


def _in_words(board: Board, name: str, who: int) -> str:
    if who != EMPTY:
        return board.players[who - 1]
    if name not in board.legal:
        return tr("empty", "a square of a board")
    return tr("{player} can play here").format(player=board.players[board.turn - 1])


def random_moves(lab: Lab[Any, Any], rng: random.Random) -> tuple[str, ...]:
    """Moves that were drawn evenly among the legal ones, as far as a game has got in its middle."""
    probe = GameProbe()
    board = lab.board(probe)
    squares = board.rows * board.columns
    for _ in range(rng.randint(round(LEAST_PLAYED * squares), round(MOST_PLAYED * squares))):
        if not board.legal:
            break
        probe = dataclasses.replace(probe, moves=(*probe.moves, rng.choice(board.legal)))
        board = lab.board(probe)
    return probe.moves
