"""The time left follows the pace of late."""

import pytest

from scoutview.window.exporting.pace import RECENT, Pace


def test_nobody_can_tell_before_anything_is_done() -> None:
    assert Pace().seconds_left(0, 10, 5.0) is None


def test_the_pace_so_far_goes_on() -> None:
    pace = Pace()
    pace.seconds_left(0, 10, 100.0)
    assert pace.seconds_left(4, 10, 102.0) == pytest.approx(3.0)


def test_a_slow_beginning_is_forgotten() -> None:
    pace = Pace()
    pace.seconds_left(0, 1000, 0.0)
    for done in range(1, 2 * RECENT):
        left = pace.seconds_left(done, 1000, 60.0 + done * 0.1)
    assert left == pytest.approx((1000 - (2 * RECENT - 1)) * 0.1)
