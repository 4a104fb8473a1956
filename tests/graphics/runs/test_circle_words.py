"""What is said of numbers that go round a circle."""

from scoutview.graphics.runs.circle_words import times


def test_a_single_time_is_once() -> None:
    assert [times(turns) for turns in (1, 2, 1500)] == ["once", "2 times", "1,500 times"]
