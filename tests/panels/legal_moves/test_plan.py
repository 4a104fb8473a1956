"""The next moves on the board: what is legal, what a turned disc changes, and where the parts stand."""

import math

import numpy as np
import pytest

from scoutview.frame import Arrays
from scoutview.graphics.widgets.board_plan import Square
from scoutview.panels.legal_moves import words
from scoutview.panels.legal_moves.plan import LegalRead, below_board, moves_board, rooms

NAMES = [f"{letter}{digit}" for digit in "1234" for letter in "abcd"]
REAL = np.zeros(16, int)
REAL[[NAMES.index("b2"), NAMES.index("c3")]] = 1
REAL[[NAMES.index("c2"), NAMES.index("b3")]] = -1


def on(**values: float) -> np.ndarray:
    told = np.zeros(16)
    for name, value in values.items():
        told[NAMES.index(name)] = value
    return told


def arrays(*, flipped: bool = False, over: bool = False) -> Arrays:
    """White to move; with c2 turned over, d1 becomes legal and a3 ceases to be."""
    edited = REAL.copy()
    if flipped:
        edited[NAMES.index("c2")] *= -1
    said = on(d1=0.3, a3=0.1, a4=0.2, c1=0.4) if flipped else on(d1=0.05, a3=0.45, a4=0.3, c1=0.2)
    legal = on(a3=1, a4=1, c1=1).astype(bool)
    edited_legal = on(d1=1, a4=1, c1=1).astype(bool) if flipped else legal
    return {
        "board_side": np.array(4),
        "square_names": np.array(NAMES),
        "game_moves": np.array(["b2", "c3"]),
        "game_turns": np.array([0, 1, 0, -1] if over else [0, 1]),
        "game_words": np.array("The game is over: black has 9 discs, white 7." if over else ""),
        "move_probabilities": said,
        "unchanged_move_probabilities": on(d1=0.05, a3=0.45, a4=0.3, c1=0.2),
        "move_is_legal": np.zeros(16, bool) if over else legal,
        "legal_share": np.array(said[legal].sum()),
        "first_choice": np.array(said.argmax()),
        "edited_board": edited,
        "edited_is_legal": edited_legal,
        "edited_flips": np.array([NAMES.index("c2")] if flipped else [], int),
        "edited_legal_share": np.array(said[edited_legal].sum()),
        "held_out_guessed": np.array(0.4),
        "held_out_games": np.array(100),
        "held_out_positions": np.array(3200),
    }


def squares_of(read: LegalRead, *, before: bool = False) -> dict[str, Square]:
    return {square.name: square for square in moves_board(read, before=before).squares}


def test_legal_moves_are_outlined_and_probabilities_written_on_empty_squares() -> None:
    squares = squares_of(LegalRead.of(arrays()))
    assert {name for name, square in squares.items() if square.outline} == {"a3", "a4", "c1"}
    assert squares["a3"].text == "45 %"
    assert squares["a3"].level == pytest.approx(math.sqrt(0.45))
    assert squares["a1"].text == ""
    assert math.isnan(squares["b2"].level)
    assert squares["b2"].white == 1.0  # white is to move, and it is hers
    assert squares["c3"].is_last


def test_what_became_legal_and_what_ceased_to_be_is_marked_on_the_board_with_the_disc_turned() -> None:
    read = LegalRead.of(arrays(flipped=True))
    outlines = {name: square.outline for name, square in squares_of(read).items() if square.outline}
    assert outlines == {"d1": "new", "a3": "gone", "a4": "legal", "c1": "legal", "c2": "flipped"}
    assert [NAMES[square] for square in (*read.came, *read.went)] == ["d1", "a3"]
    assert "before 5.0 %, became legal" in squares_of(read)["d1"].words


def test_as_it_was_is_the_real_board_with_the_network_as_it_is() -> None:
    read = LegalRead.of(arrays(flipped=True))
    now, before = squares_of(read), squares_of(read, before=True)
    assert (now["c2"].white, before["c2"].white) == (1.0, 0.0)
    assert before["d1"].text == "5 %"
    assert {name for name, square in before.items() if square.outline == "legal"} == {"a3", "a4", "c1"}


def test_sentences_count_the_legal_moves_and_tell_what_a_turned_disc_did() -> None:
    assert words.findings(LegalRead.of(arrays()))[0] == (
        "95 % of its probability is on the three legal moves of white; its first choice, a3, is legal."
    )
    assert words.findings(LegalRead.of(arrays(flipped=True)))[0] == (
        "With c2 turned over inside it, d1 became legal: 5 % before, now 30 %; a3 ceased to be: 45 % before, now 10 %."
    )


def test_the_end_of_the_game_is_told_in_place_of_moves() -> None:
    read = LegalRead.of(arrays(over=True))
    assert words.findings(read)[0] == "The game is over: black has 9 discs, white 7."
    assert read.mover == 1  # black moved last


def test_an_answer_that_is_no_number_is_told() -> None:
    told = {**arrays(), "move_probabilities": np.full(16, np.nan)}
    read = LegalRead.of(told)
    assert words.findings(read) == ("Its answer is not a number.",)
    assert all(square.text == "" for square in moves_board(read, before=False).squares)


@pytest.mark.parametrize("width", [60.0, 200.0, 500.0, 900.0, 2000.0])
@pytest.mark.parametrize("height", [60.0, 250.0, 330.0, 700.0])
def test_the_board_and_the_column_stand_inside_and_apart(width: float, height: float) -> None:
    places = rooms(width, 30.0, 30.0 + height)
    assert places.board.bottom <= 30 + height
    assert places.board.right <= width
    if places.beside is not None:
        assert places.beside.x >= places.board.right
        assert places.beside.right <= width
    assert below_board(width, height) <= height


def test_the_run_has_room_below_a_board_only_where_both_have_it() -> None:
    assert below_board(300, 300) == 0
    assert below_board(300, 360) == 130
    assert below_board(300, 700) == pytest.approx(700 - 301)
