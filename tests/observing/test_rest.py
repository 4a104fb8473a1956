"""Rests in proportion to work."""

import pytest

from scoutview.observing.rest import SHARE, Rest


class Clocks:
    """Wall time, and the processor's time of a thread."""

    now_s = 100.0
    spent_s = 7.0

    def rest(self, least_s: float, most_s: float) -> Rest:
        return Rest(least_s, most_s, now_s=lambda: self.now_s, spent_s=lambda: self.spent_s)

    def work(self, seconds: float) -> None:
        self.now_s += seconds
        self.spent_s += seconds


def test_before_the_first_piece_there_is_no_rest() -> None:
    assert Clocks().rest(0.1, 1.0).left_s() == 0


def test_work_takes_its_share_of_the_time_and_no_more() -> None:
    clocks = Clocks()
    rest = clocks.rest(0.0, 100.0)
    began_s, worked_s = clocks.now_s, 0.0
    for piece_s in (0.02, 0.3, 0.001, 0.05):
        rest.begin()
        clocks.work(piece_s)
        worked_s += piece_s
        clocks.now_s += rest.left_s()
        assert rest.left_s() == pytest.approx(0)
    assert worked_s / (clocks.now_s - began_s) == pytest.approx(SHARE)


@pytest.mark.parametrize(("piece_s", "period_s"), [(1e-4, 0.1), (10.0, 1.0)])
def test_pieces_begin_neither_too_soon_nor_too_late_after_each_other(piece_s: float, period_s: float) -> None:
    clocks = Clocks()
    rest = clocks.rest(0.1, 1.0)
    rest.begin()
    clocks.spent_s += piece_s
    assert rest.left_s() == pytest.approx(period_s)


def test_what_another_thread_spent_since_the_beginning_counts() -> None:
    clocks = Clocks()
    rest = clocks.rest(0.0, 10.0)
    rest.begin(elsewhere_s=3.0)
    clocks.work(0.01)
    assert rest.left_s(elsewhere_s=3.04) == pytest.approx(0.05 / SHARE - 0.01)
