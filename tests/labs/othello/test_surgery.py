"""Surgery: what is counted, and that it is what an intervention by hand does."""

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.othello.games import held_out_games
from scoutview.labs.othello.lab import Othello
from scoutview.labs.othello.notation import square_names
from scoutview.labs.othello.rules import rules_of
from scoutview.labs.othello.surgery import (
    BEFORE,
    CHANCE,
    FLIPPED,
    REAL,
    STRENGTH,
    Surgery,
    closed,
    flip_text,
    flipped_discs,
    flips,
    written_blocks,
    wrong_squares,
)
from scoutview.observation import Question
from scoutview.probe import GameProbe
from tests.every_lab import asker_at
from tests.labs.othello.plain_othello import first_board, legal_moves, other, play


def test_flipped_discs_change_what_is_legal_by_plain_rules_and_none_comes_twice() -> None:
    games = held_out_games(6, seed=0).judged
    discs = flipped_discs(rules_of(6), games, 1000)
    assert len(discs) == 1000
    keys = set(zip(discs.games, discs.places, discs.squares, strict=True))
    assert len(keys) == 1000
    for number in range(0, 1000, 50):
        board, player = first_board(6), "black"
        for move in games.moves[discs.games[number], : discs.places[number]].tolist():
            board, player, _ = play(board, 6, player, divmod(move, 6))
        disc = divmod(int(discs.squares[number]), 6)
        assert (board[disc] == player) == (discs.stood[number] == 1)
        for legal in (discs.real[number], discs.edited[number]):
            assert {divmod(square, 6) for square in np.flatnonzero(legal)} == legal_moves(board, 6, player)
            board = {**board, disc: other(board[disc])}


def test_wrong_squares_are_counted_both_ways_in_the_likeliest_n() -> None:
    legal = np.array([[True, True, False, False], [True, False, False, False]])
    scores = np.array([[5.0, 1.0, 2.0, 0.0], [9.0, 1.0, 2.0, 3.0]])
    assert wrong_squares(scores, legal).tolist() == [2, 0]


def test_a_gap_is_closed_by_as_much_as_errors_fall() -> None:
    errors = np.zeros(4)
    errors[[REAL, BEFORE, FLIPPED, CHANCE]] = 1.0, 3.0, 2.0, 3.5
    assert closed(errors, FLIPPED) == 0.5
    assert closed(errors, CHANCE) == -0.25
    assert np.isnan(closed(np.ones(4), FLIPPED))


@pytest.mark.parametrize("chance", [False, True])
def test_what_is_pushed_is_what_an_intervention_by_hand_writes(chance: bool) -> None:
    lab, asker = asker_at("othello", -1)
    assert isinstance(lab, Othello)
    games, names = lab._held_out.judged, square_names(6)
    discs = flipped_discs(rules_of(6), games, 1000).part(0, 8)
    surgery = Surgery(asker._model, lab._known.fitted(asker._model), lab._known._board.judging, discs)
    untouched, pushed = (surgery._pushed(discs, blocks, STRENGTH, chance=chance) for blocks in ((), (0, 1)))
    for number, (game, place, square, stood) in enumerate(
        zip(discs.games, discs.places, discs.squares, discs.stood, strict=True)
    ):
        probe = GameProbe(moves=tuple(names[move] for move in games.moves[game, :place]))
        flip = tuple(flip_text(names[square], int(stood), block) for block in written_blocks(2))
        plain, changed = (
            asker.answer(probe.with_interventions(texts), [Question("logits"), Question("legal_moves")])
            for texts in ((), flip)
        )
        told = changed[Question("legal_moves")]
        assert told["edited_flips"].tolist() == [square]
        assert np.array_equal(told["edited_is_legal"], discs.edited[number])
        before, after = (each[Question("logits")]["logits"][-1, :36] for each in (plain, changed))
        np.testing.assert_allclose(untouched[number], before, atol=1e-4)
        if not chance:
            np.testing.assert_allclose(pushed[number], after, atol=1e-4)
            assert np.abs(after - before).max() > 1e-3
        else:
            assert np.abs(pushed[number] - after).max() > 1e-3


def test_a_flip_is_written_towards_the_other_player_where_there_is_a_disc() -> None:
    board = np.zeros(36, np.int8)
    board[[8, 9]] = 1, -1
    told = flips(6, board, layers=4)
    names = square_names(6)
    assert told["flip_blocks"].tolist() == [1, 2]
    assert told["flip_texts"][1, 8] == f"direction {names[8]} after block 1 at -1 -4"
    assert told["flip_texts"][3, 9] == f"direction {names[9]} after block 3 at -1 +4"
    assert told["chance_texts"][0, 9] == f"direction chance-{names[9]} after block 0 at -1 +4"
    assert (told["flip_texts"] != "").sum() == 8


@pytest.mark.parametrize(("layers", "blocks"), [(1, (0,)), (2, (0, 1)), (3, (0, 1)), (4, (1, 2)), (6, (2, 3))])
def test_flips_are_written_in_the_middle_of_a_network(layers: int, blocks: tuple[int, ...]) -> None:
    assert written_blocks(layers) == blocks


@pytest.mark.parametrize("blocks", ["5", "0,9", "x"])
def test_blocks_that_there_are_not_are_told_in_a_sentence(blocks: str) -> None:
    lab, asker = asker_at("othello", -1)
    with pytest.raises(UserError, match="blocks"):
        list(asker.unfold(lab.default_probe(), Question.of("surgery", blocks=blocks)))
