"""The rules for many games at once, against plain ones square by square."""

import numpy as np
import pytest

from scoutview.labs.othello.rules import NO_MOVE, games_of, random_games, replayed, rules_of
from tests.labs.othello.plain_othello import first_board, legal_moves, play


def check(side: int, count: int, seed: int) -> dict[str, int]:
    """Plays random games again by plain rules; how many passed, ended early, and moves there were."""
    games = random_games(rules_of(side), count, np.random.default_rng(seed))
    seen = {"passes": 0, "early ends": 0, "moves": 0}
    for moves, legal, boards in zip(games.moves.tolist(), games.legal, games.boards, strict=True):
        board, player = first_board(side), "black"
        allowed = legal_moves(board, side, player)
        for number, move in enumerate(moves):
            if player is None:
                assert set(moves[number:]) == {NO_MOVE}
                assert not legal[number:].any()
                assert not boards[number:].any()
                seen["early ends"] += 1
                break
            stands = {"": 0, player: 1}
            wanted = [stands.get(board.get(divmod(square, side), ""), -1) for square in range(side * side)]
            assert boards[number].tolist() == wanted
            assert {divmod(square, side) for square in np.flatnonzero(legal[number])} == allowed
            before = player
            board, player, allowed = play(board, side, player, divmod(move, side))
            seen["moves"] += 1
            seen["passes"] += player == before
        else:
            assert player is None
    return seen


@pytest.mark.parametrize(("side", "count"), [(6, 150), (8, 40)])
def test_boards_and_legal_moves_of_random_games_are_those_of_plain_rules(side: int, count: int) -> None:
    seen = check(side, count, seed=0)
    assert seen["passes"] > count / 20
    assert seen["moves"] > 25 * count


PARTS = [(6, 2_500, 100 + part) for part in range(38)] + [(8, 500, 200 + part) for part in range(10)]


@pytest.mark.slow
@pytest.mark.parametrize(("side", "count", "seed"), PARTS)
def test_a_hundred_thousand_random_games_are_those_of_plain_rules(side: int, count: int, seed: int) -> None:
    assert sum(part[1] for part in PARTS) == 100_000
    check(side, count, seed)


def test_moves_are_drawn_from_the_legal_ones_all_alike() -> None:
    games = random_games(rules_of(6), 4000, np.random.default_rng(3))
    counts = np.bincount(games.moves[:, 0], minlength=36)
    assert sorted(np.flatnonzero(counts)) == sorted(np.flatnonzero(games.legal[0, 0]))
    assert np.abs(counts[counts > 0] / 4000 - 0.25).max() < 0.03


def test_known_moves_are_replayed_as_they_were_drawn() -> None:
    rules = rules_of(6)
    games = random_games(rules, 300, np.random.default_rng(5))
    again = games_of(rules, games.moves)
    assert np.array_equal(again.boards, games.boards)
    assert np.array_equal(again.legal, games.legal)


def test_after_a_pass_the_same_player_moves_again() -> None:
    rules = rules_of(6)
    games = random_games(rules, 400, np.random.default_rng(6))
    black = np.stack([position.black for position in replayed(rules, games.moves)], 1)  # (G, M + 1)
    again = (black[:, :-1] == black[:, 1:]) & (games.moves >= 0)
    game, number = np.argwhere(again)[0]
    board, player = first_board(6), "black"
    for move in games.moves[game, : number + 1].tolist():
        before = player
        board, player, _ = play(board, 6, player, divmod(move, 6))
    assert player == before
    assert black[game, number + 1] == (player == "black")


def test_squares_become_bits_and_squares_again() -> None:
    rules = rules_of(8)
    squares = np.random.default_rng(7).random((50, 64)) < 0.3
    assert np.array_equal(rules.spread(rules.packed(squares)), squares)
