"""Waves in rows and their sum: against numpy, and all in one scale."""

import cmath
from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.algorithm.waves_plan import AIR, LEAST_ROW, SUM_SHARE, WavePicture, stacked

P, A, B = 113, 45, 76
KEYS, SIZES = np.array([15, 28, 7, 40]), np.array([53.1, 14.4, 12.8, 0.5])


def wave_picture(sign: int = 1) -> WavePicture:
    """Its waves by complex numbers: another way than that of the panel."""
    places = np.linspace(-0.5, P - 0.5, 8 * P + 1)
    turned = [cmath.exp(2j * cmath.pi * k * (A + sign * B) / P) for k in KEYS.tolist()]
    waves = np.array(
        [
            size * (turn * np.exp(-2j * np.pi * k * places / P)).real
            for k, size, turn in zip(KEYS.tolist(), SIZES, turned, strict=True)
        ]
    )
    whole = waves[:, 4::8].sum(0)
    return WavePicture(whole, whole, (A, B), sign, (A + sign * B) % P, -100, 100, KEYS, SIZES, SIZES, waves)


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_the_rows_that_are_drawn_add_up_to_the_sum_that_is_drawn(rows: int) -> None:
    shown = wave_picture().shown(rows)
    assert len(shown) == rows
    np.testing.assert_allclose(shown.sum(0), wave_picture().waves.sum(0), atol=1e-9)
    for row in range(rows):
        for answer in (0, 8, 112):
            assert wave_picture().at(shown, row, answer) == pytest.approx(shown[row, 8 * answer + 4])


@pytest.mark.parametrize("sign", [1, -1])
def test_a_circle_ends_where_its_wave_is_highest(sign: int) -> None:
    picture = wave_picture(sign)
    for row, k in enumerate(KEYS.tolist()):
        first, then = picture.turns(row)
        assert (first + then) % 1 == pytest.approx(k * picture.right_answer % P / P)
        assert 0 <= first < 1
        assert then * sign >= 0
        assert picture.at(picture.waves, row, picture.right_answer) == pytest.approx(float(SIZES[row]))


def test_what_a_circle_says_is_its_turns() -> None:
    assert wave_picture().circle_reading(0) == "15 turns from 0 to 113: 45 is at 350°, 76 turns it by 32° more: 22°"
    assert "by 32° back: 318°" in wave_picture(-1).circle_reading(0)


@pytest.mark.parametrize("height", [120.0, 250.0, 330.0, 500.0, 1200.0])
def test_rows_and_sum_fill_the_height_in_one_scale(height: float) -> None:
    stack = stacked(height, SIZES, 200.0)
    assert sum(stack.heights) + stack.sum_height == pytest.approx(height)
    assert stack.sum_height >= SUM_SHARE * height - 1e-6
    assert 200 * stack.scale == pytest.approx(stack.sum_height, rel=1e-3)
    for size, row in zip(SIZES[: stack.rows - 1], stack.heights, strict=False):
        assert row >= max(LEAST_ROW, 2 * size * stack.scale + AIR) - 1e-6
    for row, top in enumerate(stack.tops):
        assert stack.row_at(top + 1) == row
    assert stack.row_at(stack.sum_top + 1) is None


def test_many_waves_share_the_last_row() -> None:
    few, many = stacked(330, SIZES, 200.0), stacked(330, np.full(10, 10.0), 200.0)
    assert 0 < many.rows < 10
    assert few.rows >= 3
    assert stacked(60, np.full(10, 10.0), 200.0).rows == 0
    assert stacked(330, np.full(3, np.nan), 2.0).rows == 3


@pytest.mark.parametrize("sign", [1, -1])
def test_the_sum_is_known_at_each_answer_and_highest_at_the_right_one(sign: int) -> None:
    picture = wave_picture(sign)
    np.testing.assert_allclose(picture.at_answers, picture.logits)
    assert picture.is_highest_at_answer
    assert not replace(picture, right_answer=picture.right_answer - 1).is_highest_at_answer
    assert not replace(picture, waves=picture.waves * np.nan).is_highest_at_answer
    none = replace(picture, waves=picture.waves[:0])
    assert not len(none.at_answers)
    assert not none.is_highest_at_answer
