"""A game as a probe: clicked on a board, typed, at random, taken back, and told why where a move is none."""

import random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.labs.declaration import EMPTY, FIRST, SECOND
from scoutview.probe import GameProbe
from scoutview.window.probes.board_editor import BoardEditor, board_shown, random_moves
from scoutview.window.probes.probe_editors import probe_editor
from tests.every_lab import small_lab


class Player:
    """The editor, and what it emitted."""

    def __init__(self, qtbot: QtBot, text: str = "start") -> None:
        self.lab = small_lab("othello")
        editor = probe_editor(self.lab, Look())
        assert isinstance(editor, BoardEditor)
        self.editor = editor
        self.games: list[GameProbe] = []
        self.refusals: list[str] = []
        editor.probe_chosen.connect(self.games.append)
        editor.refused.connect(self.refusals.append)
        qtbot.addWidget(editor)
        editor.resize(700, 40)
        editor.show()
        editor.show_probe(self.lab.parse_probe(text))
        assert editor.popover is not None
        self.popover = editor.popover
        self.board = editor.popover.board

    def click(self, name: str) -> None:
        box = self.board.places.box(self.lab.board(GameProbe()).squares.index(name))
        place = QPoint(round(box.x + box.width / 2), round(box.middle_y))
        QTest.mouseClick(self.board, Qt.MouseButton.LeftButton, pos=place)

    @property
    def told(self) -> list[str]:
        return [sentence for sentence in self.refusals if sentence]


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    return Player(qtbot)


def test_a_click_on_a_square_plays_it_and_the_board_goes_on(player: Player) -> None:
    first = player.lab.board(GameProbe()).legal[0]
    player.click(first)
    second = player.lab.board(player.games[-1]).legal[0]
    player.click(second)
    assert [game.moves for game in player.games] == [(first,), (first, second)]
    assert player.editor.text() == f"{first} {second}"
    assert not player.told


def test_a_square_that_cannot_be_played_is_told_why_until_another_is(player: Player) -> None:
    board = player.lab.board(GameProbe())
    taken = next(name for name, who in zip(board.squares, board.standing, strict=True) if who != EMPTY)
    player.click(taken)
    player.click("a1")
    assert not player.games
    assert "There is a disc on" in player.told[0]
    assert "a1" in player.told[1]
    assert player.popover.said.text() == player.told[1]
    player.click(board.legal[0])
    assert player.popover.said.text() == player.lab.board(player.games[-1]).sentence


def test_moves_are_taken_back_one_by_one_down_to_the_start(player: Player) -> None:
    player.editor.show_probe(player.lab.parse_probe("random 3"))
    for left in (2, 1, 0):
        player.editor.undo()
        assert len(player.games[-1].moves) == left
    player.editor.undo()
    assert len(player.games) == 3
    assert not player.editor.buttons["Undo"].isEnabled()


def test_a_typed_game_stands_on_the_board_and_a_wrong_one_is_refused(player: Player) -> None:
    game = player.lab.parse_probe("random 4")
    player.editor.focus()
    QTest.keyClicks(player.editor.line, game.text)
    QTest.keyClick(player.editor.line, Qt.Key.Key_Return)
    assert player.games[-1] == game
    player.editor.line.selectAll()
    QTest.keyClicks(player.editor.line, "z9")
    QTest.keyClick(player.editor.line, Qt.Key.Key_Return)
    assert "z9" in player.told[-1]
    player.editor.give_up()
    assert player.editor.text() == game.text


def test_the_keyboard_alone_plays(player: Player) -> None:
    board = player.lab.board(GameProbe())
    target = board.squares.index(board.legal[0])
    QTest.keyClick(player.board, Qt.Key.Key_Left)  # to the middle
    row, column = divmod(target, board.columns)
    for steps, more, fewer in (
        (row - board.rows // 2, Qt.Key.Key_Down, Qt.Key.Key_Up),
        (column - board.columns // 2, Qt.Key.Key_Right, Qt.Key.Key_Left),
    ):
        for _ in range(abs(steps)):
            QTest.keyClick(player.board, more if steps > 0 else fewer)
    QTest.keyClick(player.board, Qt.Key.Key_Return)
    assert player.games[-1].moves == (board.legal[0],)


def test_random_games_are_legal_of_many_lengths_and_differ(player: Player) -> None:
    games = [random_moves(player.lab, random.Random(seed)) for seed in range(8)]
    for game in games:
        assert player.lab.parse_probe(" ".join(game)).moves == game
    assert len(set(games)) == 8
    assert np.ptp([len(game) for game in games]) > 4
    player.editor.play_random()
    assert len(player.games[-1].moves) >= 9


def test_start_over_leads_to_the_first_move(player: Player) -> None:
    player.editor.play_random()
    player.popover.buttons["Start over"].click()
    assert player.games[-1] == GameProbe()


def test_the_board_shows_who_stands_where_whose_turn_and_the_last_move(player: Player) -> None:
    board = player.lab.board(player.lab.parse_probe("random 5"))
    shown = board_shown(board)
    for square, who in zip(shown.squares, board.standing, strict=True):
        assert (square.disc, square.white) == (float(who != EMPTY), float(who == SECOND))
        assert square.is_open == (square.name in board.legal)
    assert [square.name for square in shown.squares if square.is_last] == [board.last]
    assert board.players[board.turn - 1] in next(square.words for square in shown.squares if square.is_open)
    assert {FIRST, SECOND} <= set(board.standing)


def test_interventions_leave_the_typed_line_alone(player: Player) -> None:
    game = player.lab.parse_probe("random 3")
    player.editor.show_probe(game)
    player.editor.show_probe(game.with_interventions(["head 0.0 off"]))
    assert player.editor.text() == game.text
    player.editor.undo()
    assert player.games[-1].moves == game.moves[:-1]
