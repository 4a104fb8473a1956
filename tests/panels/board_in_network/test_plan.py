"""What is read out of a network, square by square, and when the board appeared."""

import numpy as np
import pytest

from scoutview.frame import Arrays
from scoutview.graphics.widgets.board_plan import height_for
from scoutview.panels.board_in_network import words
from scoutview.panels.board_in_network.plan import (
    CAPTION,
    BoardRead,
    ErrorsRead,
    appearance,
    errors_board,
    read_board,
    real_board,
    rooms,
    usual_place,
)

NAMES = [f"{letter}{digit}" for digit in "1234" for letter in "abcd"]
PLACES = ["what enters", "after block 0", "after block 1"]
REAL = np.zeros(16, int)
REAL[[NAMES.index("b2"), NAMES.index("c3"), NAMES.index("d3")]] = -1  # theirs
REAL[[NAMES.index("c2"), NAMES.index("b3")]] = 1  # mine


def scores_of(board: np.ndarray, sure: float = 1.0) -> np.ndarray:
    """(S, 3): theirs, empty, mine."""
    scores = np.full((len(board), 3), (1 - sure) / 3)
    scores[np.arange(len(board)), board + 1] += sure
    return scores


def arrays(
    *, mover: int = 1, flipped: tuple[str, ...] = (), misread: tuple[str, ...] = (), over: bool = False
) -> Arrays:
    """A position that is read rightly after block 1 but for some squares, and not at all before."""
    edited, read = REAL.copy(), REAL.copy()
    for name in flipped:
        edited[NAMES.index(name)] *= -1
        read[NAMES.index(name)] *= -1
    for name in misread:
        read[NAMES.index(name)] = 1 if read[NAMES.index(name)] < 1 else 0
    texts = np.array([[f"direction {name} after block {block} at -1 {-4 * disc:+d}" if disc else ""
                       for name, disc in zip(NAMES, REAL, strict=True)] for block in range(2)])  # fmt: skip
    turns = [0, 1, 0, 1, -1] if over else [1 - mover, mover]
    return {
        "board_side": np.array(4),
        "square_names": np.array(NAMES),
        "game_turns": np.array(turns),
        "read_out_places": np.array(PLACES),
        "read_out_scores": np.stack([np.full((16, 3), 1 / 3), scores_of(read, 0.5), scores_of(read, 0.9)]),
        "read_out_board": REAL,
        "edited_board": edited,
        "edited_flips": np.array([NAMES.index(name) for name in flipped], int),
        "flip_texts": texts,
        "flip_blocks": np.array([0, 1]),
    }


def errors(*here: float, untrained: float = 0.36) -> Arrays:
    """Of the answer to `board_errors`."""
    told = np.array(here or (0.34, 0.2, 0.1))
    return {
        "read_out_errors": told,
        "read_out_square_errors": np.repeat(told[:, None], 16, 1),
        "read_out_untrained": np.full(3, untrained),
        "read_out_shuffled": np.full(3, 0.38),
        "read_out_guessed": np.array(0.37),
        "read_out_of_moves": np.array(0.13),
        "read_out_fitted": np.array(9586),
        "read_out_judged": np.array(9587),
    }


def test_the_highest_score_is_what_is_read_and_the_rest_is_told_wrong() -> None:
    read = BoardRead.of(arrays(misread=("a1", "c2")))
    assert [NAMES[square] for square in read.wrong(2)] == ["a1", "c2"]
    assert read.read(2)[NAMES.index("b2")] == -1
    assert {square.name for square in read_board(read, 2).squares if square.outline == "wrong"} == {"a1", "c2"}


@pytest.mark.parametrize(("mover", "mine"), [(0, "black"), (1, "white")])
def test_mine_is_of_the_player_to_move(mover: int, mine: str) -> None:
    read = BoardRead.of(arrays(mover=mover))
    squares = {square.name: square for square in real_board(read).squares}
    assert squares["c2"].white == float(mine == "white")
    assert squares["b2"].white == float(mine == "black")
    assert mine in squares["c2"].words
    assert squares["a1"].disc == 0


def test_after_the_end_the_board_is_seen_by_who_did_not_move_last() -> None:
    assert BoardRead.of(arrays(over=True)).mover == 0  # white moved last


def test_discs_are_as_solid_and_as_white_as_the_read_out_is_sure() -> None:
    read = BoardRead.of(arrays(mover=1))
    solid, white = read.discs(2)
    unsure, _ = read.discs(0)
    at = NAMES.index
    assert solid[at("c2")] > 0.99
    assert white[at("c2")] > 0.99
    assert white[at("b2")] < 0.01
    assert solid[at("a1")] < 0.01
    assert np.allclose(unsure, 2 / 3)
    assert np.allclose(read.shares(1).sum(-1), 1)


def test_scores_that_are_no_numbers_or_below_0_draw_nothing() -> None:
    told = dict(arrays())
    told["read_out_scores"] = np.full((3, 16, 3), np.nan)
    read = BoardRead.of(told)
    assert not read.is_number
    assert read.discs(2)[0].tolist() == [0.0] * 16
    assert words.findings(read, None, 2) == ("What is inside the network are no numbers.",)


def test_a_turned_disc_counts_as_turned_in_what_is_read() -> None:
    read = BoardRead.of(arrays(flipped=("c3",)))
    assert not len(read.wrong(2))
    assert [square.name for square in real_board(read).squares if square.outline == "flipped"] == ["c3"]
    assert "Turned over inside: c3" in words.real_caption(read)


def test_errors_by_square_are_colours_and_numbers() -> None:
    read, found = BoardRead.of(arrays()), ErrorsRead.of(errors())
    square = errors_board(read, found.by_square[1]).squares[3]
    assert (square.level, square.text) == (0.4, "20")
    assert "20 %" in square.words


def test_it_is_read_after_the_last_block_that_a_flip_is_written_after() -> None:
    assert usual_place(5, np.array([1, 2])) == 3
    assert usual_place(2, np.array([4])) == 1
    assert usual_place(5, np.array([], int)) == 2


def test_the_board_appears_where_half_as_many_are_wrong_and_stay_so() -> None:
    values = {0: 0.36, 10: 0.17, 20: 0.3, 30: 0.17, 40: 0.1}
    found = appearance({step: errors(0.34, 0.3, value) for step, value in values.items()}, tuple(values), 2)
    assert found.came == 30
    assert found.threshold == pytest.approx(0.18)
    assert "between steps 20 and 30" in words.run_words(found)[0]
    never = appearance({step: errors(0.34, 0.3, 0.3) for step in values}, tuple(values), 2)
    assert never.came is None
    assert not appearance({}, (0, 10), 2).is_told


def test_sentences_say_what_formed_forms_and_did_not() -> None:
    read = BoardRead.of(arrays())
    said = [words.findings(read, ErrorsRead.of(errors(0.34, 0.3, wrong)), 2)[0] for wrong in (0.35, 0.25, 0.1)]
    assert said[0].startswith("No board in it yet")
    assert said[1].startswith("A board forms inside: 75 % ")
    assert said[2].startswith("A board nobody drew: 90 % ")
    assert "untrained 64 %, moves alone 87 %" in said[2]
    assert all(
        "moves alone 87 %" in told for told in words.findings(read, ErrorsRead.of(errors(0.34, 0.3, 0.1)), 2)[:-1]
    )


def test_where_the_moves_alone_tell_as_much_it_is_said_beside_the_bars() -> None:
    same, better = (words.beside_bars(ErrorsRead.of(errors(0.34, 0.3, wrong)), 2) for wrong in (0.15, 0.1))
    assert same[0].startswith("The moves alone tell as much, so reading proves little")
    assert "9,587" in same[0]
    assert "alone" not in better[0]


def test_bars_and_the_formula_have_every_control() -> None:
    found = ErrorsRead.of(errors())
    values, texts = words.bars(found, 2)
    assert texts == ["10 %", "36 %", "38 %", "37 %", "13 %"]
    assert len(values) == len(words.ROWS)
    told = words.formula(BoardRead.of(arrays(misread=("a1",))), found, appearance({}, (), 2), 2)
    assert "are read wrong: a1" in told
    assert "9,587" in told


@pytest.mark.parametrize("width", [120.0, 300.0, 520.0, 736.0, 1200.0, 2400.0])
@pytest.mark.parametrize("height", [60.0, 200.0, 460.0, 1000.0])
def test_parts_stand_inside_and_never_on_each_other(width: float, height: float) -> None:
    places = rooms(width, 40.0, 40.0 + height)
    boxes = [box for box in (places.real, places.read, places.numbers, places.run) if box is not None]
    for number, box in enumerate(boxes):
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.right <= width + 1
        assert box.bottom <= 40 + height + 1
        for other in boxes[number + 1 :]:
            assert not box.overlaps(other)
    assert places.read.height <= CAPTION + height_for(places.read.width, 1, 1)


def test_the_run_keeps_its_place_where_the_boards_leave_room_below() -> None:
    assert rooms(736.0, 0.0, 370.0).run is not None
    assert rooms(1000.0, 0.0, 360.0).run is None
