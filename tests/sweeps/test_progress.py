import math

import pytest

from scoutview.sweeps.progress import StepTimes, seconds_left
from scoutview.sweeps.timing import about


def test_a_kind_of_run_that_was_not_seen_takes_as_long_as_those_that_were() -> None:
    times = StepTimes()
    assert math.isnan(times.seconds_of("wide", 10))
    times.learn("wide", 10, 40.0)
    times.learn("narrow", 10, 20.0)
    times.learn("narrow", 10, 0.1)  # too short to tell
    assert times.seconds_of("wide", 5) == 20.0
    assert times.seconds_of("middle", 10) == 30.0


def test_the_time_left_is_that_of_all_work_side_by_side_and_no_less_than_that_of_the_longest_run() -> None:
    assert seconds_left({"a": 10.0, "b": 20.0}, 90.0, 2) == 60.0
    assert seconds_left({"a": 10.0, "b": 100.0}, 0.0, 2) == 100.0
    assert seconds_left({}, 0.0, 2) == 0.0
    assert math.isnan(seconds_left({"a": math.nan}, 5.0, 2))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 1 s"),
        (40, "about 40 s"),
        (170, "about 3 min"),
        (5 * 3600, "about 5 h"),
        (12 * 86400, "about 12 days"),
    ],
)
def test_a_guess_is_told_no_more_exactly_than_it_is(seconds: float, words: str) -> None:
    assert about(seconds) == words
