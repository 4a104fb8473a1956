"""The denoising panel, used by mouse and keyboard."""

import html
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pixel
from scoutview.observation import History, Observation, Question
from scoutview.panels.denoising.equation_plan import GREY_TOP, plan_equation
from scoutview.panels.denoising.panel import STRIP, DenoisingStepper
from scoutview.panels.denoising.reading import fitted
from scoutview.panels.denoising.shown import DenoisingShown
from scoutview.panels.denoising.words import (
    denoising_findings,
    denoising_sentences,
    forward_finding,
    guidance_formula,
    noise_words,
    sample_captions,
    share_formula,
    way_headings,
)
from scoutview.probe import SamplingProbe
from tests.export.words_drawn import words_drawn
from tests.panels.test_every_panel import colours

STEPS = np.array([0, 1, 5, 6, 10, 14])
PROBE = SamplingProbe(label=1, guidance=2.5, steps=20)


def denoised(arrived: int = 20, step: int = 10) -> Observation:
    rng = np.random.default_rng(step)
    time = 1 - np.arange(arrived) / 20
    alpha, sigma = np.cos(np.pi * time / 2), np.sin(np.pi * time / 2)
    clean, noise = rng.uniform(-1, 1, (arrived, 8, 8)), rng.normal(size=(arrived, 8, 8))
    noisy = alpha[:, None, None] * clean + sigma[:, None, None] * noise
    arrays = {"noisy": noisy, "clean": clean, "noise": noise, "alpha": alpha, "sigma": sigma, "time": time}
    arrays["samples"] = rng.uniform(-1, 1, (arrived, 4, 8, 8))
    unfolding = frozenset({"denoising"}) if arrived < 20 else frozenset()
    return Observation(step, PROBE, {**arrays, "classes": np.array(["zero", "one"])}, unfolding)


def noised(number: int) -> Observation:
    angle = np.linspace(0, np.pi / 2, 21)
    clean, noise = np.full((8, 8), number / 10), np.ones((8, 8))
    arrays = {
        "noising_pictures": np.cos(angle)[:, None, None] * clean + np.sin(angle)[:, None, None] * noise,
        "noising_clean": clean,
        "noising_noise": noise,
        "noising_alpha": np.cos(angle),
        "noising_sigma": np.sin(angle),
        "noising_label": np.array("seven"),
        "noising_count": np.array(3),
    }
    return Observation(10, PROBE, arrays)


def history(*steps: int) -> History:
    at = np.array([0, 3, 5, 8, 11, 14, 16, 19])
    answer = {"strip": np.zeros((8, 8, 8)), "strip_noisy": np.ones((8, 8, 8)), "strip_steps": at}
    (request,) = shown_request()
    return History(request, dict.fromkeys(steps, answer))


def shown_request() -> tuple:
    panel = DenoisingStepper(Look())
    panel.show_curves(Curves(STEPS, STEPS / 10, {}))
    return tuple(panel.histories())


@pytest.fixture
def panel(qtbot: QtBot) -> DenoisingStepper:
    panel = DenoisingStepper(Look())
    qtbot.addWidget(panel)
    panel.resize(829, 540)
    panel.show()
    panel.show_curves(Curves(STEPS, STEPS / 10, {}))
    panel.show_observation(denoised())
    panel.show_history(history(0, 5, 10))
    QApplication.processEvents()
    return panel


def shown_step(panel: DenoisingStepper) -> str:
    return panel.stepper.track.accessibleName()


def place_of(grid: PictureGrid, number: int) -> QPoint:
    box = grid.plan().box(number)
    return QPoint(int(box.x + 3), int(box.y + 3))


def picture_of(grid: PictureGrid, number: int) -> np.ndarray:
    picture = grid.picture(number)
    assert picture is not None
    return picture


def click(grid: PictureGrid, number: int) -> None:
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place_of(grid, number))


def ink_in_row(grid: PictureGrid, row: int) -> int:
    """How many colours there are in the label and the first picture of a row."""
    scale, box = grid.look.scale, grid.plan().row_box(row)
    place = Box(0, box.y + 6, grid.plan().box(0).right, box.height - 12)
    return colours(grid.grab(QRect(*(round(each * scale) for each in place))).toImage())


def greys(image: QImage) -> np.ndarray:
    """(H, W) grey levels of a picture that is drawn in greys."""
    return np.array([[image.pixelColor(x, y).lightness() for x in range(image.width())] for y in range(image.height())])


def test_what_is_shown_first_is_noise_becoming_the_finished_picture(panel: DenoisingStepper) -> None:
    observation = denoised()
    pictures = [picture_of(panel.parts.way, number) for number in range(panel.parts.way.plan().count)]
    assert len(pictures) >= 5
    assert np.array_equal(pictures[0], observation["noisy"][0])
    assert np.array_equal(pictures[-1], observation["clean"][-1])
    assert panel.parts.way.y() < min(part.y() for part in (panel.parts.equation, panel.parts.samples, panel.parts.grid))
    larger = panel.parts.way.plan().tall
    assert all(larger > part.plan().tall for part in (panel.parts.samples, panel.parts.grid))
    assert larger >= panel.parts.equation.plan().side


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_finished_picture_reads_from_afar(panel: DenoisingStepper, theme: Theme) -> None:
    """Paper against ink, as the recommendation for contrast counts it (7 is its best grade)."""
    panel.set_look(Look(theme))
    picture = np.array([[-1.0, 1.0]])
    image = image_from_levels(levels_of_signed(picture, GREY_TOP), theme.greys)
    paper, ink = (luminance(image.pixelColor(x, 0)) for x in (0, 1))
    assert (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05) > 7


def luminance(colour: QColor) -> float:
    linear = [((c + 0.055) / 1.055) ** 2.4 for c in (colour.redF(), colour.greenF(), colour.blueF())]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def test_until_a_step_is_chosen_half_of_the_mixture_is_noise_and_the_samples_are_finished(
    panel: DenoisingStepper,
) -> None:
    assert shown_step(panel) == "denoising step 11 of 20"
    assert panel.finding() == "Noise becomes “one”: at denoising step 11 of 20 about half is still noise."
    assert np.array_equal(picture_of(panel.parts.samples, 0), denoised()["clean"][-1])
    assert np.array_equal(picture_of(panel.parts.unguided, 0), denoised()["samples"][-1][0])


@pytest.mark.parametrize("step", [0, 5, 10, 15, 19])
def test_the_greys_of_the_equation_add_up_at_every_step(panel: DenoisingStepper, step: int) -> None:
    panel.restore({"step": step})
    total, picture, noise = (greys(image).astype(int) for image in panel.parts.equation.images())
    drawn = np.abs(denoised()["noisy"][step]) < 1.2
    drawn &= np.abs(denoised()["sigma"][step] * denoised()["noise"][step]) < 1.2
    middle = 255 * 0.5
    differences = (total - middle) - (picture - middle) - (noise - middle)
    assert drawn.mean() > 0.4
    assert np.abs(differences[drawn]).max() <= 4  # each is rounded, and the greys end a little before black and white
    assert total.std() > 20


def test_the_newest_step_is_shown_as_it_arrives_up_to_the_half_way(panel: DenoisingStepper) -> None:
    for arrived, shown in ((7, 7), (9, 9), (15, 11), (20, 11)):
        panel.show_observation(denoised(arrived))
        assert shown_step(panel) == f"denoising step {shown} of 20"
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Left)
    panel.show_observation(denoised(15))
    assert shown_step(panel) == "denoising step 10 of 20"
    assert "= 0.65 ×" in panel.parts.equation.accessibleName()


def test_a_scene_of_an_older_version_shows_the_newest_step_as_it_did(panel: DenoisingStepper) -> None:
    panel.restore({"forward": False, "number": None, "step": None, "zoom": None})
    assert shown_step(panel) == "denoising step 20 of 20"


def test_the_grid_asks_for_frames_far_apart_and_says_how_full_it_is(panel: DenoisingStepper) -> None:
    (request,) = panel.histories()
    assert request.question == STRIP == Question.of("denoising_strip", columns=64)
    assert request.steps == (0, 5, 10)
    panel.show_history(history(0))
    assert "filling, 67 %" in panel.parts.grid.accessibleName()
    grid = panel.parts.grid
    assert grid.plan().rows == 2, "without a hole where the third will be"
    assert all(ink_in_row(grid, row) > 20 for row in range(2))
    assert panel.parts.frame_in_grid(grid.plan().columns)[0] == 10, "the second row is the frame on screen"
    panel.show_history(history(0, 5, 10))
    assert "filling" not in panel.parts.grid.accessibleName()
    assert all(ink_in_row(panel.parts.grid, row) > 20 for row in range(3))


def test_a_click_in_the_grid_goes_to_its_frame_and_its_step(panel: DenoisingStepper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        click(panel.parts.grid, 1 * 7 + 2)
    assert chosen.args == [5]
    assert shown_step(panel) == "denoising step 8 of 20"


def test_the_row_of_the_frame_has_the_frames_own_step(panel: DenoisingStepper) -> None:
    for step, labels in ((10, ("step 0", "step 5", "step 10")), (7, ("step 0", "step 7", "step 10"))):
        panel.show_observation(denoised(step=step))
        assert panel.parts.grid._shown.row_labels == labels
        assert labels[panel.parts.grid._shown.row or 0] == f"step {step}"


def test_another_frame_with_the_same_sentence_leaves_it_as_it_is_painted(panel: DenoisingStepper, qtbot: QtBot) -> None:
    panel.show()
    panel.show_observation(denoised(step=10))
    QApplication.processEvents()
    before, pictures = panel.parts.reading.paint_count, panel.parts.equation.paint_count
    panel.show_observation(denoised(step=14))
    QApplication.processEvents()
    assert (panel.parts.reading.paint_count, panel.parts.equation.paint_count) == (before, pictures + 1)
    panel.show_local_step(3)
    QApplication.processEvents()
    assert panel.parts.reading.paint_count == before + 1


def test_a_label_and_the_guidance_are_one_click_away(panel: DenoisingStepper, qtbot: QtBot) -> None:
    one, zero = panel.controls.asking.buttons[1], panel.controls.asking.buttons[0]
    assert [one.text(), zero.text()] == ["one", "zero"]
    assert one.isChecked()
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        zero.click()
    assert chosen.args == ["label=0,seed=7,guidance=2.5,steps=20"]
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        panel.controls.asking.guidance.setValue(0)
    assert chosen.args == ["label=0,seed=7,guidance=0,steps=20"]
    panel.show_observation(denoised())
    assert one.isChecked()
    assert panel.controls.asking.guidance.value() == 10


def test_many_classes_stand_in_a_list(panel: DenoisingStepper, qtbot: QtBot) -> None:
    names = np.array([f"class {number}" for number in range(40)])
    panel.show_observation(Observation(10, PROBE, {**denoised().arrays, "classes": names}))
    asking = panel.controls.asking
    assert asking.list.isVisible()
    assert not any(button.isVisible() for button in asking.buttons)
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        asking.list.activated.emit(33)
    assert chosen.args == ["label=33,seed=7,guidance=2.5,steps=20"]


def test_a_click_on_a_sample_draws_on_from_its_noise(panel: DenoisingStepper, qtbot: QtBot) -> None:
    samples, unguided = panel.parts.samples, panel.parts.unguided
    for grid, number, wanted in (
        (samples, 2, "label=1,seed=9,guidance=2.5,steps=20"),
        (unguided, 0, "label=1,seed=7,guidance=0,steps=20"),
    ):
        with qtbot.waitSignal(panel.probe_chosen) as chosen:
            click(grid, number)
        assert chosen.args == [wanted]
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        panel.controls.asking.noise_button.click()
    assert chosen.args == ["label=1,seed=11,guidance=2.5,steps=20"]


def test_the_mouse_reads_every_pixel(panel: DenoisingStepper) -> None:
    sentence = panel.parts.reading.shown()
    QTest.mouseMove(panel.parts.way, place_of(panel.parts.way, 0))
    assert (
        panel.parts.reading.shown()
        == f"denoising step 1, row 0, column 0: {three_digits(denoised()['noisy'][0][0, 0])}"
    )
    QTest.mouseMove(panel.parts.grid, place_of(panel.parts.grid, 7 * 2 + 3))
    assert panel.parts.reading.shown().startswith("training step 10, denoising step 11, row ")
    QTest.mouseMove(panel.parts.samples, place_of(panel.parts.samples, 1))
    assert panel.parts.reading.shown().startswith("noise 8, row 0, column 0: ")
    QTest.mouseMove(panel.parts.unguided, place_of(panel.parts.unguided, 0))
    assert panel.parts.reading.shown().startswith("without guidance, row 0, column 0: ")
    equation = panel.parts.equation
    middle = QRectF(*equation.plan().pixel_box(Pixel(1, 2, 3), equation.shape())).center()
    QTest.mouseMove(equation, middle.toPoint())
    noisy, clean, noise = (three_digits(denoised()[name][10][2, 3]) for name in ("noisy", "clean", "noise"))
    assert panel.parts.reading.shown() == f"row 2, column 3: {noisy} = 0.707 × {clean} + 0.707 × {noise}"
    QTest.mouseMove(panel.parts.equation, QPoint(1, panel.parts.equation.height() - 1))
    assert panel.parts.reading.shown() == sentence


def test_nothing_moves_while_the_first_rows_of_the_grid_arrive(panel: DenoisingStepper) -> None:
    places = []
    panel.resize(632, 535)
    for frames in (1, 4, 40):
        panel.show_curves(Curves(np.arange(frames), np.zeros(frames), {}))
        panel.show_observation(denoised(step=0))
        QApplication.processEvents()
        parts = (panel.parts.way, panel.parts.equation, panel.parts.samples, panel.parts.grid, panel.parts.reading)
        places.append([part.geometry() for part in parts])
    assert places[0] == places[1] == places[2]


def test_a_resize_that_comes_while_the_parts_are_shown_has_the_last_word(
    panel: DenoisingStepper, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.resize(1100, 640)
    wanted = [part.geometry() for part in (panel.parts.equation, panel.parts.grid, panel.parts.reading)]
    panel.resize(820, 500)
    assert panel.parts.grid.geometry() != wanted[1]
    monkeypatch.setattr(panel.parts.equation, "setVisible", lambda _visible: panel.resize(1100, 640))
    panel.show_observation(denoised())
    assert [part.geometry() for part in (panel.parts.equation, panel.parts.grid, panel.parts.reading)] == wanted


def test_forward_asks_for_noising_and_the_next_digit(panel: DenoisingStepper) -> None:
    explained = panel.explanation()
    panel.controls.forward_button.click()
    assert panel.explanation() != explained
    assert list(panel.questions()) == [Question("noising")]
    assert panel.histories() == ()
    panel.show_observation(noised(0))
    assert shown_step(panel) == "noising step 10 of 20"
    assert [
        picture_of(panel.parts.way, number)[0, 0] for number in (0, panel.parts.way.plan().count - 1)
    ] == pytest.approx([0, 1])
    assert "seven" in panel.finding()
    for _ in range(4):
        panel.controls.next_button.click()
    assert list(panel.questions()) == [Question.of("noising", number=2)]
    panel.controls.backward_button.click()
    assert Question("denoising") in panel.questions()
    assert shown_step(panel) == "denoising step 11 of 20"


def test_it_plays_through_all_steps_and_rests_at_the_end(panel: DenoisingStepper, qtbot: QtBot) -> None:
    panel.stepper.play_or_pause()
    assert panel.stepper.playing
    assert shown_step(panel) == "denoising step 1 of 20"
    for _ in range(30):
        if panel.stepper.playing:
            panel.stepper._tick()
    assert not panel.stepper.playing
    assert panel.view_settings()["step"] is None
    assert shown_step(panel) == "denoising step 20 of 20"
    assert np.array_equal(picture_of(panel.parts.samples, 0), denoised()["clean"][-1])


def test_it_says_of_how_many_components_pictures_are_made_where_not_of_pixels(panel: DenoisingStepper) -> None:
    arrays = {**denoised().arrays, "components": np.array(5)}
    panel.resize(1264, 540)
    panel.show_observation(Observation(10, PROBE, arrays))
    assert "made of 5 components, measured on the training pictures, not of 64 free pixels" in panel.formula()
    assert "components" not in panel.parts.reading.accessibleName(), "one sentence is enough under the pictures"
    panel.show_observation(Observation(0, PROBE, arrays))
    assert "5 components" in panel.parts.reading.accessibleName(), "an untrained network that draws strokes"
    saved = denoising_sentences(panel._shown(), picture=True)
    assert "5 components" in saved[0], "the finding is a picture's caption"
    assert not denoising_sentences(panel._shown(), picture=False, alone=True), "it stands over the panel"
    panel.controls.forward_button.click()
    assert "components" not in panel.formula(), "real pictures drown in noise pixel by pixel"
    panel.controls.backward_button.click()
    panel.show_observation(Observation(10, PROBE, {**arrays, "components": np.array(64)}))
    assert "components" not in panel.formula(), "each pixel is a number of its own"


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_of_a_guess_that_is_no_numbers_it_does_not_say_how_far_off_it_is(value: float) -> None:
    seen = denoised()
    seen["clean"][:, 0, 0] = value
    shown = DenoisingShown(seen)
    assert denoising_findings(shown)[0].endswith("the guess has pixels that are no numbers.")
    assert "nan" not in share_formula(shown)
    assert "finished" not in denoising_findings(replace(shown, step=None))[0]


def test_the_sentence_says_less_instead_of_being_cut(panel: DenoisingStepper) -> None:
    texts = denoising_findings(panel._shown())
    for text in texts:
        assert " ".join(fitted(texts, text_width(text, "label") + 4, 1)[1]).replace("\u00a0", " ") == text
    assert len(fitted(texts, text_width(texts[0], "label") * 0.6, 2)[1]) == 2


@pytest.mark.parametrize(
    ("sigma", "words"),
    [(1.0, "nearly all"), (0.894, "about 80 %"), (0.713, "about half"), (0.5, "about 25 %"), (0.03, "almost nothing")],
)
def test_how_much_is_noise_is_said_in_plain_words(sigma: float, words: str) -> None:
    assert noise_words(sigma) == words
    assert (
        forward_finding("7", sigma, "noising step 3")
        == f"At noising step 3 {words} of what you see of this “7” is noise."
    )


def test_a_hidden_panel_does_not_play(panel: DenoisingStepper) -> None:
    panel.stepper.play_or_pause()
    panel.hide()
    assert not panel.stepper.playing


def test_the_formula_has_this_steps_and_this_probes_numbers(panel: DenoisingStepper) -> None:
    panel.restore({"step": 10})
    text = panel.formula()
    assert "0.707 × guessed picture" in text
    assert "0.707² + 0.707² = 1.00" in text
    assert "(1 + 2.50) × v(picture, “one”)" in text
    assert "Ho, Salimans 2022" in text
    assert "0.707² = 50.0 %" in text
    clean = denoised()["clean"]
    off = 50 * np.abs(clean[10] - clean[-1]).mean()
    assert f"on average {off:.1f} % of black to white off" in text


@pytest.mark.parametrize("name", ["coat, red", "a “big” dog", "the", "<b> & co"])
def test_the_name_of_a_class_stands_between_quotes_wherever_it_is_told(qtbot: QtBot, name: str) -> None:
    assert f"of what you see of this “{name}” is noise" in forward_finding(name, 0.5, "step 3")
    assert f"v(picture, “{html.escape(name)}”)" in guidance_formula(name, 2.0)
    panel = DenoisingStepper(Look(DARK))
    qtbot.addWidget(panel)
    panel.restore({"forward": True, "number": 1})
    observation = noised(1)
    panel.show_observation(replace(observation, arrays={**observation.arrays, "noising_label": np.array(name)}))
    assert panel.controls.picture_name.text() == f"2 of 3: “{name}”"


def test_an_observation_without_its_channels_leaves_the_picture_as_it_is(panel: DenoisingStepper) -> None:
    before = panel.parts.equation.grab().toImage()
    panel.show_observation(Observation(10, PROBE, {}, frozenset({"denoising"})))
    assert panel.parts.equation.grab().toImage() == before


def test_no_picture_is_called_finished_while_it_arrives(panel: DenoisingStepper) -> None:
    panel.show_observation(denoised(9))
    assert "finished" not in panel.finding()
    panel.restore({"step": None})
    panel.show_observation(denoised())
    assert panel.finding() == "Noise becomes “one”: at denoising step 20 of 20 the guess is the finished picture."
    panel.restore({"step": 18})
    assert panel.finding() == "Noise becomes “one”: at denoising step 19 of 20 about 2 % is still noise."


def test_before_any_training_noise_is_only_meant_to_become_a_picture(panel: DenoisingStepper) -> None:
    panel.show_observation(denoised(step=0))
    assert panel.finding().startswith("Noise is to become “one”: at denoising step 11 of 20 ")


def test_steps_and_noise_are_named_apart_from_those_of_the_training_and_shorter_where_there_is_no_room(
    panel: DenoisingStepper,
) -> None:
    panel.resize(1240, 560)
    assert panel.controls.stepper.track.named_steps().noun == "denoising step"
    assert sample_captions(SamplingProbe(seed=7), 2) == (("noise 7", "7"), ("noise 8", "8"))
    assert "noise 7" in way_headings("3", SamplingProbe(seed=7))[0]
    track = panel.controls.stepper.track
    track.resize(200, 32)
    assert track.named_steps().noun == "denoising", "a step alone is one of the training"
    assert track.plan().track.width >= 40


def test_the_equation_shows_its_weights_to_who_points_at_it_and_calls_its_pictures_the_same_at_every_size(
    panel: DenoisingStepper,
) -> None:
    equation = panel.parts.equation
    assert equation.toolTip().startswith("noisy picture = 0.71 × guessed picture + 0.71 × guessed noise")
    drawn = words_drawn(PictureSize(400, 160), equation.draw)
    assert not any("×" in word.text for word in drawn)
    plan = plan_equation(343, 114, (28, 28), 1.25)  # with all of a window of 1280 x 800
    assert plan.captions[1].width >= text_width("guessed picture", "label")
    assert plan.captions[2].width >= text_width("guessed noise", "label")


def test_labels_stand_close_where_that_spares_a_list_beside_a_long_stepper(panel: DenoisingStepper) -> None:
    names = np.array([str(number) for number in range(10)])
    panel.show_observation(Observation(10, PROBE, {**denoised().arrays, "classes": names}))
    panel.resize(978, 380)
    QApplication.processEvents()
    asking, track = panel.controls.asking, panel.controls.stepper.track
    assert asking.is_tight
    assert all(button.isVisible() for button in asking.buttons)
    assert {button.y() for button in asking.buttons} == {asking.buttons[0].y()}
    assert all(button.width() >= text_width(button.text(), "label_strong") + 6 for button in asking.buttons)
    assert track.plan().track.width >= 140
    assert track.named_steps().text() == "11 of 20"
    panel.resize(1400, 380)
    QApplication.processEvents()
    assert not asking.is_tight
    assert all(button.isVisible() for button in asking.buttons)
    assert "denoising" in track.named_steps().text()


def test_a_low_panel_has_a_long_stepper(panel: DenoisingStepper) -> None:
    panel.resize(1092, 380)
    assert panel.controls.stepper.track.plan().track.width >= 140
