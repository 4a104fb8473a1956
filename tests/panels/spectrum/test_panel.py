"""Fourier spectrum: what it asks, what clicks and keys do, and that the picture is of the run."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.observation import History, Observation, Question
from scoutview.panels.spectrum.panel import FourierSpectrum
from scoutview.panels.spectrum.picture import SpectrumSpot
from scoutview.panels.spectrum.plan import SpectrumPlan
from scoutview.probe import NumbersProbe
from tests.export.words_drawn import Sheet, words_drawn

STEPS = np.arange(0, 2001, 10)
KEYS = (16, 25, 29, 30)
DOCK, SCREEN = (408, 248), (1400, 650)


def power_at(step: int, frequencies: int = 56, keys: tuple[int, ...] = KEYS) -> np.ndarray:
    """A crowd that gives way to a few frequencies from step 1,000 on."""
    power = np.random.default_rng(step).uniform(0.5, 1.5, frequencies) * max(0.01, 1 - step / 1200)
    for place, key in enumerate(keys):
        power[key - 1] += max(0, step - 1000) / 1000 * (40 - 6 * place)
    return power.astype(np.float32)


def arrays_at(step: int, frequencies: int = 56) -> dict[str, np.ndarray]:
    power = power_at(step, frequencies)
    order = np.argsort(-power)
    needed = int(np.searchsorted(power[order].cumsum(), 0.9 * power.sum())) + 1
    return {"spectrum": power, "key_frequencies": order[:needed] + 1}


def observation(step: int, **arrays: np.ndarray) -> Observation:
    return Observation(step, NumbersProbe(a=45, b=72), arrays_at(step) | arrays)


def curves(newest: int = 2000) -> Curves:
    steps = STEPS[newest >= STEPS]
    return Curves(steps, steps * 0.01, {}, planned_steps=2000)


def answer(panel: FourierSpectrum, part: float = 1.0) -> None:
    for request in panel.histories():
        steps = request.steps[: round(part * len(request.steps))]
        panel.show_history(History(request, {step: arrays_at(step) for step in steps}))


def shown(
    qtbot: QtBot, step: int = 1200, size: tuple[int, int] = DOCK, look: Look | None = None, newest: int = 2000
) -> FourierSpectrum:
    panel = FourierSpectrum(look or Look())
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.show_curves(curves(newest))
    panel.show_observation(observation(step))
    answer(panel)
    QApplication.processEvents()
    return panel


def grabbed(panel: FourierSpectrum) -> QImage:
    QApplication.processEvents()
    return panel.grab().toImage()


def bar_place(plan: SpectrumPlan, frequency: int) -> QPointF:
    x, y, width, height = plan.bar(frequency, 1.0)
    return QPointF(x + width / 2, y + height / 2)


def cell_place(plan: SpectrumPlan, frequency: int, step: int) -> QPointF:
    x, y, width, height = plan.cell(frequency, step, step + 20)
    return QPointF(x + width / 2, y + height / 2)


def click(qtbot: QtBot, panel: FourierSpectrum, place: QPointF) -> None:
    scaled = place * panel.look.scale
    qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=scaled.toPoint())


def test_it_asks_the_spectrum_of_steps_that_stay_while_the_run_grows(qtbot: QtBot) -> None:
    panel = shown(qtbot, newest=1500)
    assert panel.questions() == (Question("spectrum"),)
    (before,) = panel.histories()
    with qtbot.assertNotEmitted(panel.questions_changed):
        panel.show_curves(curves(1510))
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_curves(curves(1600))
    (after,) = panel.histories()
    assert set(before.steps) - set(after.steps) <= {1500}
    assert 0 < len(set(after.steps) - set(before.steps)) < 5
    assert FourierSpectrum(Look()).histories() == ()


def test_it_says_which_waves_make_up_the_table(qtbot: QtBot) -> None:
    panel = shown(qtbot, step=2000)
    assert panel.finding() == "Of 56 waves it keeps four: 16, 25, 29 and 30 hold >99 % of its number table."
    panel.show_observation(observation(0))
    assert panel.finding().startswith("Its numbers are spread over ")
    assert "Step 0, the strongest of 56" in panel.formula()


def test_it_says_whether_a_wave_is_a_row_or_a_column(qtbot: QtBot) -> None:
    panel = shown(qtbot, size=DOCK)
    assert panel.explanation() == "Which waves the model builds its numbers from; one column is one wave."
    with qtbot.waitSignal(panel.explanation_changed):
        panel.resize(*SCREEN)
    assert panel.explanation() == "Which waves the model builds its numbers from; one row is one wave."


def test_another_modulus_is_drawn(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    before = grabbed(panel)
    panel.show_observation(observation(1200, **arrays_at(1200, 40)))
    assert grabbed(panel) != before


@pytest.mark.parametrize("size", [DOCK, SCREEN])
def test_a_click_on_the_picture_goes_to_the_step_that_is_read_there(qtbot: QtBot, size: tuple[int, int]) -> None:
    panel = shown(qtbot, size=size)
    plan = panel.picture.plan_now()
    place = cell_place(plan, 16, 1600)
    spot = panel.picture.part_at(place)
    assert isinstance(spot, SpectrumSpot)
    assert spot.frequency == 16
    assert spot.step is not None
    assert spot.step in STEPS
    assert abs(spot.step - 1600) <= 40
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        click(qtbot, panel, place)
    assert chosen.args == [spot.step]
    assert panel.view_settings()["frequency"] is None


@pytest.mark.parametrize("size", [DOCK, SCREEN])
def test_a_click_on_a_bar_marks_its_frequency_and_another_one_lets_it_go(qtbot: QtBot, size: tuple[int, int]) -> None:
    panel = shown(qtbot, size=size)
    bare, plan = grabbed(panel), panel.picture.plan_now()
    with qtbot.assertNotEmitted(panel.questions_changed), qtbot.assertNotEmitted(panel.step_chosen):
        click(qtbot, panel, bar_place(plan, 25))
    assert panel.view_settings()["frequency"] == 25
    panel.picture.leaveEvent(None)  # type: ignore[arg-type]  # what the mouse leaves is not looked at
    assert colour_of_bar(grabbed(panel), plan, 25, 0.1) == Look().colour("accent")
    click(qtbot, panel, bar_place(plan, 25))
    panel.picture.leaveEvent(None)  # type: ignore[arg-type]  # as above
    assert panel.view_settings()["frequency"] is None
    assert grabbed(panel) == bare


def colour_of_bar(image: QImage, plan: SpectrumPlan, frequency: int, share: float = 0.01) -> QColor:
    """In the middle of what a bar of this share would cover."""
    x, y, width, height = plan.bar(frequency, share)
    return image.pixelColor(int(x + width / 2), int(y + height / 2))


def test_what_the_network_ends_with_is_bright_from_the_beginning(qtbot: QtBot) -> None:
    panel = shown(qtbot, step=1000, size=SCREEN)  # they hold no more than the others here
    image, plan, look = grabbed(panel), panel.picture.plan_now(), Look()
    bright = [number for number in range(1, 57) if colour_of_bar(image, plan, number) == look.colour("text")]
    assert tuple(bright) == KEYS
    answerless = FourierSpectrum(look)
    qtbot.addWidget(answerless)
    answerless.resize(*SCREEN)
    answerless.show_observation(observation(0))
    answerless.show()
    image, plan = grabbed(answerless), answerless.picture.plan_now()
    assert not any(colour_of_bar(image, plan, number) == look.colour("text") for number in range(1, 57))


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize(("size", "scale"), [(DOCK, 1.0), (SCREEN, 1.0), ((900, 500), 1.25)])
def test_a_cell_has_the_colour_of_its_share(qtbot: QtBot, theme: Theme, size: tuple[int, int], scale: float) -> None:
    panel = shown(qtbot, step=0, size=size, look=Look(theme, scale))
    image, plan = grabbed(panel), panel.picture.plan_now()
    for frequency, step in ((16, 1600), (25, 1900), (30, 1400), (40, 1900)):
        place = cell_place(plan, frequency, step)
        spot = panel.picture.part_at(place)
        assert isinstance(spot, SpectrumSpot)
        assert spot.step is not None
        power = power_at(spot.step).astype(float)
        expected = panel.look.magnitude(power[frequency - 1] / power.sum() / plan.share.high)
        seen = image.pixelColor(int(place.x() * scale), int(place.y() * scale))
        pairs = ((seen.red(), expected.red()), (seen.green(), expected.green()), (seen.blue(), expected.blue()))
        assert max(abs(one - other) for one, other in pairs) <= 2


def test_what_is_not_trained_yet_is_not_drawn(qtbot: QtBot) -> None:
    panel = shown(qtbot, step=1000, newest=1000)
    plan = panel.picture.plan_now()
    assert panel.picture.part_at(cell_place(plan, 16, 900)) is not None
    assert panel.picture.part_at(cell_place(plan, 16, 1500)) is None
    place = cell_place(plan, 16, 1500)
    background = grabbed(panel).pixelColor(2, 2)
    assert grabbed(panel).pixelColor(int(place.x()), int(place.y())) == background


def test_it_fills_coarse_first_and_ends_like_one_that_was_filled_at_once(qtbot: QtBot) -> None:
    panel, whole = FourierSpectrum(Look()), shown(qtbot)
    qtbot.addWidget(panel)
    panel.resize(*DOCK)
    panel.show()
    panel.show_curves(curves())
    panel.show_observation(observation(1200))
    answer(panel, 0.2)
    plan = panel.picture.plan_now()
    assert all(panel.picture.part_at(cell_place(plan, 3, step)) is not None for step in (0, 500, 1000, 1500, 1950))
    filling = grabbed(panel)
    answer(panel)
    assert filling != grabbed(panel) == grabbed(whole)


def test_the_mouse_reads_a_cell_and_leaves_nothing_behind(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    bare, plan = grabbed(panel), panel.picture.plan_now()
    for place in (cell_place(plan, 25, 1600), bar_place(plan, 25)):
        panel.picture._hover(panel.picture.part_at(place))
        assert grabbed(panel) != bare
        panel.picture._hover(None)
        assert grabbed(panel) == bare


def test_the_mouse_may_rest_on_a_row_while_the_run_fills_and_grows(qtbot: QtBot) -> None:
    panel = shown(qtbot, step=1500, newest=1510)
    plan = panel.picture.plan_now()
    panel.picture._hover(panel.picture.part_at(cell_place(plan, 25, 1495)))
    for newest in (1700, 2000):
        panel.show_curves(curves(newest))
        assert not grabbed(panel).isNull()
        answer(panel, 0.3)
        assert not grabbed(panel).isNull()
    panel.show_history(History(next(iter(panel.histories())), {}))
    assert not grabbed(panel).isNull()


@pytest.mark.parametrize(
    ("size", "higher", "later"),
    [(DOCK, Qt.Key.Key_Right, Qt.Key.Key_Down), (SCREEN, Qt.Key.Key_Up, Qt.Key.Key_Right)],
)
def test_arrow_keys_go_along_the_frequencies_and_the_steps(
    qtbot: QtBot, size: tuple[int, int], higher: Qt.Key, later: Qt.Key
) -> None:
    panel = shown(qtbot, step=1600, size=size)
    qtbot.keyClick(panel.picture, higher)
    assert panel.view_settings()["frequency"] == 16  # the strongest first
    qtbot.keyClick(panel.picture, higher)
    assert panel.view_settings()["frequency"] == 17
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        qtbot.keyClick(panel.picture, later)
    assert 1600 < chosen.args[0] <= 1650
    panel.show_observation(observation(2000))
    with qtbot.assertNotEmitted(panel.step_chosen):
        qtbot.keyClick(panel.picture, later)


def test_a_frequency_that_this_network_lacks_is_kept_but_not_marked(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    bare = grabbed(panel)
    panel.restore({"frequency": 80})
    assert grabbed(panel) == bare
    assert panel.view_settings()["frequency"] == 80
    for nonsense in ("16", -3, 0, True, None):
        panel.restore({"frequency": nonsense})
        assert panel.view_settings()["frequency"] is None


@pytest.mark.parametrize("look", [Look(picture=True), Look(alone=True)])
def test_where_its_finding_stands_over_it_the_picture_does_not_say_it(qtbot: QtBot, look: Look) -> None:
    window, picture = shown(qtbot), shown(qtbot, look=look)
    words = window.picture.plan_now().sentence
    corner = (round(words.right) - 90, 0, 90, round(words.height))
    bare = grabbed(picture).copy(*corner)
    assert grabbed(window).copy(*corner) != bare
    assert all(bare.pixel(x, y) == bare.pixel(0, 0) for x in range(bare.width()) for y in range(bare.height()))


def test_missing_channels_leave_the_last_spectrum(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    before = grabbed(panel)
    panel.show_observation(Observation(1700, NumbersProbe(a=1, b=2), {}))
    assert grabbed(panel) == before


@pytest.mark.parametrize("frequencies", [2, 3, 6, 99])
@pytest.mark.parametrize("size", [DOCK, SCREEN, (120, 80), (380, 170)])
def test_any_modulus_and_what_is_no_number_can_be_drawn(qtbot: QtBot, frequencies: int, size: tuple[int, int]) -> None:
    panel = shown(qtbot, size=size)
    power = np.linspace(1, 2, frequencies, dtype=np.float32)
    for broken in (power, power * np.nan, np.where(power > 1.5, np.nan, power).astype(np.float32), power * 0):
        keys = np.arange(1, frequencies + 1)
        panel.show_observation(observation(1200, spectrum=broken, key_frequencies=keys))
        for request in panel.histories():
            panel.show_history(History(request, {step: {"spectrum": broken} for step in request.steps}))
        assert not grabbed(panel).isNull()
        assert "nan" not in panel.formula()


@pytest.mark.parametrize(("size", "says_now"), [(DOCK, False), (SCREEN, True)])
def test_the_axis_of_shares_begins_with_0_per_cent(qtbot: QtBot, size: tuple[int, int], says_now: bool) -> None:
    panel = shown(qtbot, size=size)
    picture = panel.picture
    words = [word.text for word in words_drawn(Sheet(picture.width(), picture.height()), picture.draw)]
    assert "0 %" in words
    assert ("now" in words) == says_now
