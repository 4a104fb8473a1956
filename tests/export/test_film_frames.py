"""Which pictures a film has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from scoutview.errors import UsageError, UserError
from scoutview.export.film_frames import drawn, positions, spread

NUMBERS = st.none() | st.integers(-30, 30)


def text_of(*numbers: int | None) -> str:
    return ":".join("" if number is None else str(number) for number in numbers)


@given(NUMBERS, NUMBERS, NUMBERS.filter(lambda step: step != 0), st.integers(0, 20))
def test_a_range_is_a_slice_of_python(start: int | None, stop: int | None, step: int | None, count: int) -> None:
    expected = list(range(count))[start:stop:step]
    if expected:
        assert list(positions(text_of(start, stop, step), count)) == expected
    else:
        with pytest.raises(UserError, match="numbered from 0"):
            positions(text_of(start, stop, step), count)


@pytest.mark.parametrize("text", ["", "5", "1:2:0", "a:b", "1:2:3:4", "1.5:3", "0:" + "9" * 30])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="A:B or A:B:STEP"):
        positions(text, 10)


def test_a_duration_repeats_positions_evenly() -> None:
    assert spread((0, 1, 2), 1.0, 6) == (0, 0, 1, 1, 2, 2)


def test_a_duration_skips_positions_evenly() -> None:
    assert spread(range(101), 1.0, 5) == (0, 25, 50, 75, 100)
    assert spread(range(100, -1, -1), 1.0, 3) == (100, 50, 0)


@given(st.integers(1, 300), st.floats(0.1, 20), st.sampled_from([1.0, 24.0, 29.97, 50.0]))
def test_a_film_lasts_as_long_as_asked_from_first_to_last(count: int, seconds: float, rate: float) -> None:
    chosen = spread(range(count), seconds, rate)
    assert len(chosen) == max(1, round(seconds * rate))
    assert chosen[0] == 0
    assert list(chosen) == sorted(chosen)
    if len(chosen) > 1:
        assert chosen[-1] == count - 1


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf"), 1e9])
def test_a_duration_beyond_reason_is_refused(seconds: float) -> None:
    with pytest.raises(UserError, match="longer than 0 seconds"):
        spread(range(10), seconds, 20)


def test_a_repeated_position_is_drawn_once() -> None:
    asked: list[int] = []

    def draw(position: int) -> QImage:
        asked.append(position)
        return QImage(position + 1, 1, QImage.Format.Format_RGB32)

    assert [image.width() for image in drawn((2, 2, 3, 3, 2), draw)] == [3, 3, 4, 4, 3]
    assert asked == [2, 3, 2]
