"""The board that is read out of a network, its controls, and what writes a disc."""

from functools import cache

import numpy as np
import pytest
import torch
from sklearn.linear_model import LinearRegression

from scoutview.analysis.interventions import intervened
from scoutview.interventions import parse_interventions
from scoutview.labs.directions import direction_of
from scoutview.labs.othello.board_in_network import BoardInNetwork, positions_of
from scoutview.labs.othello.games import HeldOut, held_out_games, read_tokens
from scoutview.labs.othello.lab import Othello
from scoutview.labs.othello.rules import random_games, rules_of
from scoutview.observation import Question
from tests.every_lab import asker_at
from tests.labs.othello.plain_othello import first_board, play


class TellingNetwork(torch.nn.Module):
    """Its stream holds the board at each position, as mine and theirs on S squares each: a network that knows it."""

    def __init__(self, held_out: HeldOut) -> None:
        super().__init__()
        self.embedding = torch.nn.Embedding(37, 1)
        games = random_games(rules_of(6), 0, np.random.default_rng(0))
        assert games.moves.shape == (0, 32)
        self._known = {}
        for part in (held_out.fitted, held_out.judged):
            ids = read_tokens(rules_of(6), part.moves)
            for row, boards in zip(ids, part.boards, strict=True):
                self._known[tuple(row)] = torch.from_numpy(np.concatenate([boards == 1, boards == -1], 1)).float()

    def streams(self, ids):
        yield torch.zeros(*ids.shape, 72)
        yield torch.stack([self._known[tuple(row)] for row in ids.tolist()])  # (G, T, 2 S)


@cache
def held_out() -> HeldOut:
    return held_out_games(6, seed=0)


def test_a_board_that_is_there_is_read_without_error_and_its_controls_are_not() -> None:
    board = BoardInNetwork(held_out())
    network = TellingNetwork(held_out())
    fitted = board.fitted(network)
    errors, shuffled = board.errors(network, fitted)
    assert errors.shape == (2, 36)
    assert errors[1].max() == 0
    assert errors[0].mean() > 0.3
    assert shuffled[1].mean() > 0.3


def test_what_a_disc_adds_is_found_where_the_stream_holds_the_board() -> None:
    board = BoardInNetwork(held_out())
    written = board.fitted(TellingNetwork(held_out())).written[0]
    square = 8
    expected = torch.zeros(72)
    expected[square], expected[36 + square] = 0.5, -0.5  # with as many discs, mine in place of theirs is two units
    torch.testing.assert_close(written[square], expected, atol=1e-3, rtol=0)


def test_read_outs_of_a_network_are_those_of_scikit_learn() -> None:
    lab, asker = asker_at("othello", -1)
    assert isinstance(lab, Othello)
    board, model = BoardInNetwork(held_out()), asker._model
    fitted = board.fitted(model)
    streams = board.fitting.streams(model)
    wanted = np.eye(3)[board.fitting.states.numpy()].reshape(len(streams[0]), -1)
    oracle = LinearRegression().fit(streams[2].numpy().astype(float), wanted)
    unseen = board.judging.streams(model)[2][:200]
    expected = oracle.predict(unseen.numpy().astype(float)).reshape(200, 36, 3)
    np.testing.assert_allclose(fitted.read_outs[2].scores(unseen).numpy(), expected, atol=1e-3)


def test_errors_are_those_in_games_that_nothing_was_fitted_on() -> None:
    _, asker = asker_at("othello", -1)
    board, model = BoardInNetwork(held_out()), asker._model
    fitted = board.fitted(model)
    errors, shuffled = board.errors(model, fitted)
    games = held_out().judged
    assert not {*map(tuple, games.moves.tolist())} & {*map(tuple, held_out().fitted.moves.tolist())}
    going = torch.from_numpy(games.moves >= 0)
    with torch.no_grad():
        streams = list(model.streams(torch.from_numpy(read_tokens(rules_of(6), games.moves))))
    there = torch.from_numpy(games.boards)[going]
    for told, read_outs in ((errors, fitted.read_outs), (shuffled, fitted.shuffled)):
        said = read_outs[2].scores(streams[2][going]).argmax(-1) - 1
        np.testing.assert_allclose(told[2], (said != there).float().mean(0).numpy(), atol=1e-4)


def test_the_list_of_moves_tells_more_than_a_guess_and_less_than_the_board() -> None:
    board = BoardInNetwork(held_out())
    assert 0.1 < board.error_of_moves() < 0.17
    assert 0.33 < board.guessed_error() < 0.42


def test_a_guess_is_what_is_most_frequent_on_each_square_at_each_move() -> None:
    board = BoardInNetwork(held_out())
    fitted, judged = held_out().fitted, held_out().judged
    wrong = asked = 0
    for place in range(32):
        there, here = fitted.moves[:, place] >= 0, judged.moves[:, place] >= 0
        for square in range(36):
            counts = [int((fitted.boards[there, place, square] == state).sum()) for state in (-1, 0, 1)]
            guess = (-1, 0, 1)[int(np.argmax(counts))]
            wrong += int((judged.boards[here, place, square] != guess).sum())
            asked += int(here.sum())
    assert board.guessed_error() == pytest.approx(wrong / asked, abs=1e-5)


def test_positions_hold_the_board_before_each_move_as_plain_rules_have_it() -> None:
    games = random_games(rules_of(6), 3, np.random.default_rng(9))
    positions = positions_of(rules_of(6), games)
    rows = positions.states.tolist()
    for moves in games.moves.tolist():
        board, player = first_board(6), "black"
        for move in (each for each in moves if each >= 0):
            states = {player: 2}
            expected = [states.get(board[divmod(s, 6)], 0) if divmod(s, 6) in board else 1 for s in range(36)]
            assert rows.pop(0) == expected
            board, player, _ = play(board, 6, player, divmod(move, 6))
    assert not rows


def test_interventions_leave_the_read_outs_and_the_directions_as_they_are() -> None:
    lab, asker = asker_at("othello", -1)
    model = asker._model
    before = direction_of(lab, model, "d3", 1)
    probe = lab.default_probe()
    changed = probe.with_interventions(("direction c3 after block 1 at -1 +4",))
    plain, turned = (asker.answer(each, [Question("board_read_out")]) for each in (probe, changed))
    scores = [answer[Question("board_read_out")]["read_out_scores"] for answer in (plain, turned)]
    assert np.array_equal(scores[0][:2], scores[1][:2])
    assert not np.array_equal(scores[0][2], scores[1][2])
    errors = [asker.answer(each, [Question("board_errors")])[Question("board_errors")] for each in (probe, changed)]
    assert np.array_equal(errors[0]["read_out_errors"], errors[1]["read_out_errors"])
    with intervened(model, parse_interventions(["block 0 mlp off"])):
        assert np.array_equal(direction_of(lab, model, "d3", 1), before)
