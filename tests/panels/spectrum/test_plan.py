"""Where the bars and the picture of a spectrum stand, and where the numbers go."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.view_plan import FLAG_ROW
from scoutview.panels.spectrum.plan import SpectrumPlan, plan_labels, plan_spectrum, spread_ticks, top_of
from scoutview.panels.spectrum.words import (
    bar_names,
    reading,
    sentences,
    spectrum_finding,
    spectrum_formula,
)

SIZES = [(380, 230), (408, 248), (432, 566), (800, 540), (1100, 500), (1422, 650)]
SCALES = [1.0, 1.25, 2.7]


def planned(size: tuple[float, float], frequencies: int = 56, scale: float = 1.0, top: float = 0.3) -> SpectrumPlan:
    return plan_spectrum(size, frequencies, 2400, top, label=45.0, scale=scale)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("frequencies", [2, 6, 56, 99])
def test_bars_stand_on_the_columns_of_the_picture_pixel_by_pixel(
    size: tuple[float, float], scale: float, frequencies: int
) -> None:
    plan = planned(size, frequencies, scale)
    assert plan.picture is not None
    across = plan.picture.width if plan.upright else plan.picture.height
    assert sum(plan.band_pixels()) == round(across * scale)
    for frequency in range(1, frequencies + 1):
        cell, bar = plan.cell(frequency, 0, 2400), plan.bar(frequency, 0.1)
        low, high = (cell.x, cell.right) if plan.upright else (cell.y, cell.bottom)
        start, end = (bar.x, bar.right) if plan.upright else (bar.y, bar.bottom)
        assert low - 1e-6 <= start < end <= high + 1e-6
        assert min(abs(side * scale - round(side * scale)) for side in (low, high)) < 1e-6


@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_body_and_nothing_overlaps(size: tuple[float, float]) -> None:
    plan = planned(size)
    assert plan.picture is not None
    for box in (plan.bars, plan.picture, plan.sentence):
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= size[0]
        assert box.bottom <= size[1]
    for one, other in itertools.combinations((plan.bars, plan.picture, plan.sentence), 2):
        assert not one.overlaps(other)


def test_steps_go_down_in_a_dock_and_along_on_a_full_screen() -> None:
    dock, screen = planned((408, 248)), planned((1422, 650))
    assert dock.upright
    assert not screen.upright
    assert dock.row(0, 1200).height == pytest.approx(dock.row(0, 2400).height / 2, abs=1)
    assert screen.row(0, 1200).width == pytest.approx(screen.row(0, 2400).width / 2, abs=1)
    assert planned((408, 150)).picture is None  # a low one has the bars alone


@pytest.mark.parametrize("size", SIZES)
def test_a_place_is_read_back_as_the_frequency_and_the_step_drawn_there(size: tuple[float, float]) -> None:
    plan = planned(size)
    for frequency, step in itertools.product((1, 28, 56), (0, 800, 2350)):
        x, y, width, height = plan.cell(frequency, step, step + 50)
        point = (x + width / 2, y + height / 2)
        assert plan.frequency_at(*point) == frequency
        assert plan.step_at(*point) == pytest.approx(step + 25, abs=15)


def test_higher_frequencies_are_up_when_steps_go_along() -> None:
    plan = planned((1422, 650))
    assert plan.bar(56, 0.1).y < plan.bar(1, 0.1).y


def test_a_bar_is_as_long_as_its_share_never_longer_than_its_room_and_never_nothing() -> None:
    plan = planned((408, 248))
    assert plan.bar(3, 0.15).height == pytest.approx(plan.bars.height / 2)
    assert plan.bar(3, 0.15).bottom == plan.bars.bottom
    assert plan.bar(3, 0.9).height == pytest.approx(plan.bars.height)
    assert plan.bar(3, 0.0).height == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
def test_a_bar_that_is_brought_out_is_thick_and_lies_over_its_own(size: tuple[float, float], scale: float) -> None:
    plan = planned(size, 56, scale)
    thin, bold = plan.bar(20, 0.1), plan.bold_bar(20, 0.1)
    thick = bold.width if plan.upright else bold.height
    assert thick >= 10 - 1.1 / scale
    assert bold.middle_y == pytest.approx(thin.middle_y)
    assert bold.x + bold.width / 2 == pytest.approx(thin.x + thin.width / 2)


def test_the_end_of_the_scale_is_a_round_number_above_all_shares() -> None:
    assert top_of(np.array([0.02, 0.257]), np.zeros((0, 2))) == 0.3
    assert top_of(np.array([0.02]), np.array([[0.31, 0.1]])) == 0.4
    assert top_of(np.array([1.0])) == 1.0
    assert top_of(np.zeros(4)) == 0.05


@pytest.mark.parametrize("size", [(408, 248), (1100, 500)])
def test_the_numbers_of_neighbours_stand_apart_and_beside_no_other_bar(size: tuple[float, float]) -> None:
    plan, shown = planned(size), np.full(56, 0.01)
    shown[[26, 27, 36, 38]] = 0.2, 0.19, 0.15, 0.04
    places = plan_labels(plan, shown, (27, 28, 37, 39), [(17.0, 13.0)] * 4)
    assert set(places) == {27, 28, 37, 39}
    for one, other in itertools.combinations(places.values(), 2):
        assert not one.overlaps(other)
    for number, label in places.items():
        bars = (plan.bar(other, float(shown[other - 1])) for other in range(1, 57) if other != number)
        assert not any(label.overlaps(bar) for bar in bars)


def test_the_end_of_a_bar_says_which_wave_it_is_and_how_much_it_holds_where_all_bars_leave_room() -> None:
    held = np.array([0.337, 0.0004, 0.255])
    assert bar_names((1, 2, 3), held, long=True) == ["wave 1 · 33.7 %", "wave 2 · <0.1 %", "wave 3 · 25.5 %"]
    assert bar_names((1, 2, 3), held, long=False) == ["1", "2", "3"]
    wide, widest = planned((1011, 470)), 126.0
    assert wide.has_names(widest)
    (longest,) = plan_labels(wide, np.full(56, wide.share.high), (28,), [(widest, 13.0)]).values()
    assert longest.right <= 1011
    assert not planned((640, 300)).has_names(widest)
    assert not planned((408, 248)).has_names(10.0), "side by side they stand over their bars"


def test_a_number_without_room_is_left_out_and_the_first_named_keeps_its_own() -> None:
    plan, shown = planned((380, 230), 99), np.full(99, 0.2)
    places = plan_labels(plan, shown, tuple(range(40, 52)), [(17.0, 13.0)] * 12)
    assert 40 in places
    assert len(places) < 12


def test_ticks_that_would_touch_are_left_out() -> None:
    assert spread_ticks([(50, 20), (60, 20), (80, 20), (100, 20)], 8.0) == [0, 2]
    assert spread_ticks([(0, 10), (18, 10), (17, 10)], 8.0) == [0, 1]


def test_what_is_said_elsewhere_and_flags_change_the_room_of_the_picture() -> None:
    plain, silent, flagged = (
        plan_spectrum((1011, 470), 56, 2400, 0.3, says=says, flags=flags).picture.y
        for says, flags in ((True, False), (False, False), (False, True))
    )
    assert silent < plain
    assert flagged == silent + FLAG_ROW


def test_a_box_is_whole_pixels_of_the_screen() -> None:
    for scale in SCALES:
        plan = planned((411.3, 251.7), scale=scale)
        assert plan.picture is not None
        for box in (plan.bars, plan.picture):
            sides = np.array([box.x, box.y, box.right, box.bottom]) * scale
            assert np.allclose(sides, sides.round())
        assert isinstance(plan.row(0, 100), Box)


def test_words() -> None:
    power = np.array([1.0, 5, 0.5, 4])
    assert sentences((2, 4, 1), power) == (
        "3 of 4 waves make up 95 % of the table",
        "3 of 4 waves make up 95 %",
        "3 waves make up 95 %",
    )
    assert sentences((2,), power)[0] == "1 of 4 waves makes up 48 % of the table"
    assert sentences((2,), power * np.nan) == ("no power to measure",)
    assert reading(16, 0.243, 1200) == "wave 16, step 1,200: 24.3 % of the table"
    assert reading(16, 0.243, None) == "wave 16, now: 24.3 % of the table"


def test_the_finding_names_the_few_and_counts_the_many() -> None:
    power = np.ones(56)
    power[[15, 24, 28, 29]] = 205, 185, 180, 170
    few = spectrum_finding((30, 16, 29, 25), power)
    assert few == "Of 56 waves it keeps four: 16, 25, 29 and 30 hold 93 % of its number table."
    assert spectrum_finding((16,), power) == "Of 56 waves it keeps one: 16 holds 26 % of its number table."
    many = spectrum_finding(tuple(range(1, 38)), power)
    assert many == "Its numbers are spread over 37 of 56 waves, which hold 98 % of its number table."
    assert spectrum_finding((1,), power * np.nan) == ""
    assert spectrum_finding((), power) == ""


def test_more_than_half_of_few_waves_are_not_kept_but_spread_over() -> None:
    assert (
        spectrum_finding((2, 1), np.array([1.0, 1.2]))
        == "Its numbers are spread over 2 of 2 waves, which hold 100 % of its number table."
    )
    assert (
        spectrum_finding((1, 2, 3), np.ones(5))
        == "Its numbers are spread over 3 of 5 waves, which hold 60 % of its number table."
    )
    assert (
        spectrum_finding((2,), np.array([0.04, 0.96])) == "Of 2 waves it keeps one: 2 holds 96 % of its number table."
    )


def test_the_formula_has_this_frames_numbers_and_its_source() -> None:
    told = spectrum_formula((2, 4, 1), np.array([1.0, 5, 0.1, 4]), 1200)
    assert "Step 1,200, the strongest of 4" in told
    assert "frequency 2 makes up 5.00 / 10.1 = 49.5 %" in told
    assert "The 3 strongest are the fewest that make up at least 90 %: they have 99.0 %." in told
    assert "Nanda et al. (2023)" in told
    assert "Step" not in spectrum_formula((), np.zeros(0), 0)
