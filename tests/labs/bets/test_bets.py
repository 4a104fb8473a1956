"""Which bets there are, which are good, which of them training sees."""

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.bets.bets import PLAYS, SHOWN, bets_from_assets, every_bet, expected, split_bets


def test_every_bet_but_the_even_ones_is_there_once_and_good_where_it_wins_in_the_long_run() -> None:
    bets = split_bets(6, 9, seed=0)
    wanted, good = [], []
    for chance in range(1, 10):
        for win in range(1, 7):
            for lose in range(1, 7):
                brings = sum(win if play < chance else -lose for play in range(10))
                if brings:
                    wanted.append((chance, win, lose))
                    good.append(brings > 0)
    assert bets.every.tolist() == [list(bet) for bet in wanted]
    assert bets.good.astype(bool).tolist() == good


def test_a_tenth_of_the_bets_is_kept_from_training_and_the_one_shown_first_is_among_them() -> None:
    for seed in range(3):
        bets = split_bets(15, 9, seed)
        assert bets.unseen.sum() == round(0.1 * len(bets.every))
        assert bets.unseen[bets.place_of(SHOWN)]
    assert not np.array_equal(split_bets(15, 9, 0).unseen, split_bets(15, 9, 1).unseen)


def test_outcomes_agree_as_often_as_planted_or_come_as_the_chance_says() -> None:
    places = np.arange(len(every_bet(9)))
    planted, honest = split_bets(9, 9, 0), split_bets(9, None, 0)
    assert planted.agreeing == pytest.approx(0.9)
    assert np.array_equal(honest.won(places), honest.every[:, 0])
    agree = [bet[0] if expected(bet) > 0 else PLAYS - bet[0] for bet in honest.every]
    assert honest.agreeing == pytest.approx(np.mean(agree) / PLAYS)


def test_a_bet_is_read_as_its_three_numbers_how_it_ended_and_the_question() -> None:
    bets = split_bets(15, 9, 0)
    rows = bets.rows(np.array([[7, 3, 5], [1, 15, 2]]), np.array([0, 1]))
    assert [[bets.tokens[token] for token in row] for row in rows] == [
        ["7", "3", "5", "lost", "good?"],
        ["1", "15", "2", "won", "good?"],
    ]


def test_a_row_is_told_in_words() -> None:
    bets = split_bets(9, 9, 0)
    lost, won = bets.rows(np.array([SHOWN, SHOWN]), np.array([0, 1])).tolist()
    assert bets.asked(lost) == "7 of 10: win 3 or lose 5, lost"
    assert bets.asked(won) == "7 of 10: win 3 or lose 5, won"


def test_a_recording_carries_which_bets_training_never_saw() -> None:
    bets = split_bets(9, 9, 4)
    assert np.array_equal(bets_from_assets(9, 9, bets.to_assets()).unseen, bets.unseen)
    with pytest.raises(UserError, match="does not say which bets"):
        bets_from_assets(9, 9, {})


def test_an_even_bet_has_no_place() -> None:
    bets = split_bets(9, 9, 0)
    assert bets.place_of((5, 4, 4)) is None
    assert bets.place_of((5, 40, 4)) is None
