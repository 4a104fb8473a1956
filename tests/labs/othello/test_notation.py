"""Games in writing."""

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.othello.lab import Othello
from scoutview.labs.othello.notation import moves_of_text, random_moves, square_names
from scoutview.labs.othello.rules import random_games, replayed, rules_of
from scoutview.labs.othello.settings import OthelloSettings


@pytest.mark.parametrize(
    "text",
    ["f5 d6 c3", "f5d6c3", "F5, D6; c3", " 1. f5 d6  2. c3 ", "f5\nd6\nc3", "start f5 d6 c3", "f5.d6.c3", "f5-d6-c3"],
)
def test_a_game_is_read_however_it_is_written(text: str) -> None:
    assert moves_of_text(text, 8) == ("f5", "d6", "c3")


def test_no_moves_are_the_beginning_and_are_written_as_such() -> None:
    lab = Othello(OthelloSettings())
    for text in ("", "start", "  "):
        assert lab.parse_probe(text).moves == ()
    assert lab.format_probe(lab.parse_probe("")) == "start"
    assert lab.parse_probe(lab.format_probe(lab.default_probe())) == lab.default_probe()


def test_letters_count_columns_and_numbers_rows() -> None:
    names = square_names(6)
    assert [names[0], names[5], names[6], names[-1]] == ["a1", "f1", "a2", "f6"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x9", "“x9” is no square: they are called a1 to f6."),
        ("b3 hello", "“hello” is no square: they are called a1 to f6."),
        ("a1", "Black on a1 turns no disc, so it is not legal: black can play c2, b3, e4 or d5."),
        ("b3 c3", "There is a disc on c3 already: white can play b2, d2 or b4."),
        ("random 33", "A game has 32 moves at most, not 33."),
        (
            "random -3",
            "A random game is written with its number of moves, “random 12”; “random 12 5” is another one.",
        ),
        ("b3 pass", "Nobody passes here: white can play b2, d2 or b4."),
        ("x" * 500, "“xxxxxxxxxxxx…” is no square: they are called a1 to f6."),
    ],
)
def test_what_is_no_game_is_one_sentence_that_says_what_would_be(text: str, said: str) -> None:
    with pytest.raises(UserError) as refusal:
        moves_of_text(text, 6)
    assert str(refusal.value) == said


def test_a_random_game_is_the_same_each_time_and_another_with_another_number() -> None:
    assert moves_of_text("random 12", 6) == moves_of_text("Random  12 0", 6) == random_moves(6, 12, 0)
    assert len(random_moves(6, 12, 0)) == 12
    assert random_moves(6, 12, 0) != random_moves(6, 12, 1)
    assert random_moves(6, 0, 0) == ()
    assert len(moves_of_text("random game", 6)) == 12


def test_a_pass_and_the_end_are_told_in_a_sentence_and_by_the_board() -> None:
    lab = Othello(OthelloSettings())
    games = random_games(rules_of(6), 400, np.random.default_rng(0))
    moves, places = _passed_game()
    passed = _written(moves[: places[0] + 1])
    ended_early = _written(games.moves[(games.moves < 0).any(1)][0])
    probe = lab.parse_probe(passed)
    board = lab.board(probe)
    assert "has no move and passes" in board.sentence
    assert board.sentence in lab.notes(probe)
    assert board.players[board.turn - 1] in board.sentence.rpartition(":")[2]
    over = lab.board(lab.parse_probe(ended_early))
    counts = [over.standing.count(player) for player in (1, 2)]
    assert over.sentence == f"The game is over, as neither can move: black has {counts[0]} discs, white {counts[1]}."
    assert over.legal == ()
    assert over.turn == 0
    with pytest.raises(UserError, match="The game is over"):
        lab.parse_probe(f"{ended_early} a1")


def test_a_pass_may_be_written_where_the_rules_have_one() -> None:
    lab = Othello(OthelloSettings())
    moves, places = _passed_game()
    for place in places:
        passed = f"{_written(moves[: place + 1])} pass {_written(moves[place + 1 :])}"
        assert lab.parse_probe(passed) == lab.parse_probe(_written(moves))
    with pytest.raises(UserError, match="Nobody passes here"):
        lab.parse_probe(f"{_written(moves[: places[0]])} pass")


def test_of_a_game_that_is_over_it_is_told_that_training_never_reads_so_far() -> None:
    lab = Othello(OthelloSettings())
    assert lab.notes(lab.parse_probe("random 32"))[1].startswith("Training never reads the last move")
    assert not lab.notes(lab.default_probe())


def test_the_board_that_is_clicked_is_the_game_as_it_stands() -> None:
    lab = Othello(OthelloSettings(board="8x8"))
    board = lab.board(lab.parse_probe("f5"))
    black = {name for name, stands in zip(board.squares, board.standing, strict=True) if stands == 1}
    white = {name for name, stands in zip(board.squares, board.standing, strict=True) if stands == 2}
    assert (board.rows, board.columns) == (8, 8)
    assert black == {"d5", "e4", "e5", "f5"}
    assert white == {"d4"}
    assert set(board.legal) == {"d6", "f4", "f6"}
    assert (board.turn, board.last, board.sentence) == (2, "f5", "White moves.")
    for square in board.legal:
        assert lab.parse_probe(f"f5 {square}").moves[-1] == square
    illegal = set(board.squares) - set(board.legal)
    refused = np.array([_is_refused(lab, f"f5 {square}") for square in sorted(illegal)])
    assert refused.all()


def _passed_game() -> tuple[np.ndarray, np.ndarray]:
    """A game in which somebody had to pass, and the moves after which that was."""
    games = random_games(rules_of(6), 400, np.random.default_rng(0))
    black = np.stack([position.black for position in replayed(rules_of(6), games.moves)], 1)[:, :-1]  # (G, M)
    passes = (black[:, 1:] == black[:, :-1]) & (games.moves[:, 1:] >= 0)
    game = int(np.flatnonzero(passes.any(1))[0])
    return games.moves[game], np.flatnonzero(passes[game])


def _written(moves: np.ndarray) -> str:
    return " ".join(square_names(6)[square] for square in moves[moves >= 0])


def _is_refused(lab: Othello, text: str) -> bool:
    try:
        lab.parse_probe(text)
    except UserError:
        return True
    return False
