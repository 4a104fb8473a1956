"""The activation maps, used by mouse and keyboard."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import rounded_up
from scoutview.observation import History, Observation, Question
from scoutview.panels.activation_maps.flow_painting import FlowPainting
from scoutview.panels.activation_maps.panel import TOPS, ActivationMaps
from scoutview.panels.activation_maps.plan import MapSpot, Stages, plan_flow
from scoutview.panels.activation_maps.sum_captions import cell_text, sum_captions
from scoutview.panels.activation_maps.sum_plan import TITLE, plan_sum
from tests.every_lab import trained
from tests.export.words_drawn import words_drawn
from tests.panels.activation_maps.test_plan import LENET, flow
from tests.panels.test_every_panel import answer, colours, curves_of, feed


@pytest.fixture
def panel(qtbot: QtBot) -> ActivationMaps:
    panel = ActivationMaps(Look())
    qtbot.addWidget(panel)
    panel.resize(780, 560)
    panel.show()
    feed(panel, "digits", -1)
    QApplication.processEvents()
    return panel


def place_of(panel: ActivationMaps, spot: MapSpot) -> QPoint:
    plan = panel.network.plan()
    assert plan is not None
    box = plan.layers[spot.stage].pixel(spot.channel, spot.row, spot.column)
    return QPoint(int(box.x + box.width / 2), int(box.middle_y))


def title_of(panel: ActivationMaps) -> list[str]:
    """The words over the sum."""
    return [word.text for word in words_drawn(PictureSize(780, 200), panel.sum.draw) if word.box.y() < TITLE]


def asked(panel: ActivationMaps) -> Question:
    return next(question for question in panel.questions() if question.name == "pixel_sum")


def test_a_click_on_a_pixel_of_a_map_asks_for_its_sum_and_arrow_keys_go_on(panel: ActivationMaps, qtbot: QtBot) -> None:
    assert asked(panel) == Question("pixel_sum")
    spot = MapSpot(1, 2, 5, 6)
    with qtbot.waitSignal(panel.questions_changed):
        QTest.mouseClick(panel.network, Qt.MouseButton.LeftButton, pos=place_of(panel, spot))
    assert asked(panel) == Question.of("pixel_sum", layer="convolution_2", channel=2, row=5, column=6)
    before = panel.sum.grab().toImage()
    feed(panel, "digits", -1)
    assert panel.sum.grab().toImage() != before
    assert "convolution 2, row 5, column 6" in title_of(panel)
    assert panel.finding().startswith("The outlined map is strongest at its pattern (here ")
    QTest.keyClick(panel.network, Qt.Key.Key_Down)
    assert asked(panel) == Question.of("pixel_sum", layer="convolution_2", channel=2, row=6, column=6)


def test_an_answer_has_a_sum_too(panel: ActivationMaps) -> None:
    plan = panel.network.plan()
    assert plan is not None
    box = plan.outcome(3)
    QTest.mouseClick(panel.network, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 4), int(box.middle_y)))
    assert asked(panel) == Question.of("pixel_sum", layer="classifier", channel=3, row=0, column=0)
    feed(panel, "digits", -1)
    assert "below 0" not in panel.sum.accessibleName()


def test_a_low_panel_keeps_the_chosen_answer_and_says_how_many_are_left_out(panel: ActivationMaps) -> None:
    network = panel.network

    def answers() -> list[str]:
        plan = network.plan()
        assert plan is not None
        drawn = words_drawn(PictureSize(780, 300), network.draw)
        left = [
            word for word in drawn if abs(word.box.x() - plan.outcomes.x) < 4 and word.box.y() > plan.outcomes.y - 6
        ]
        return [word.text for word in left]

    def click(row: int) -> None:
        plan = network.plan()
        assert plan is not None
        box = plan.outcome(row)
        QTest.mouseClick(network, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 4), int(box.middle_y)))
        feed(panel, "digits", -1)

    digits = [str(digit) for digit in range(10)]
    assert answers() == digits
    low = 180
    network.resize(780, low)
    *shown, others = answers()
    left_out = [digit for digit in digits if digit not in shown]
    assert others == f"{len(left_out)} others"
    chosen = panel.view_settings()
    click(len(shown))
    assert panel.view_settings() == chosen, "no answer stands there"
    panel.resize(780, 560)
    network.resize(780, 350)
    click(int(left_out[0]))
    network.resize(780, low)
    assert left_out[0] in answers()
    assert answers()[-1] == others


def test_a_channel_is_opened_where_its_optimized_picture_is(panel: ActivationMaps, qtbot: QtBot) -> None:
    ctrl, before = Qt.KeyboardModifier.ControlModifier, panel.view_settings()
    with qtbot.waitSignal(panel.part_chosen) as told:
        QTest.mouseClick(panel.network, Qt.MouseButton.LeftButton, ctrl, place_of(panel, MapSpot(1, 2, 5, 6)))
    assert told.args == ["feature_visualization", {"layer": "convolution_2", "channel": 2}]
    assert panel.view_settings() == before


def test_the_pointer_reads_any_pixel(panel: ActivationMaps) -> None:
    lab, _ = trained("digits")
    maps = answer("digits", -1, lab.default_probe(), Question("activation_maps"))
    channels, height, width = maps["map_shapes"][0].tolist()
    first = maps["map_values"][: channels * height * width].reshape(channels, height, width)
    channel, row, column = (int(each) for each in np.unravel_index(first.argmax(), first.shape))
    QTest.mouseMove(panel.network, place_of(panel, MapSpot(0, channel, row, column)))
    assert panel.network.reading().startswith(f"convolution 1, channel {channel}, row {row}, column {column}: ")
    assert float(panel.network.reading().split(": ")[1]) == pytest.approx(first.max(), rel=0.01)


def test_what_the_pointer_reads_stands_beside_the_title_of_the_sum_and_not_in_its_place(panel: ActivationMaps) -> None:
    def words() -> list[str]:
        return [word.text for word in words_drawn(PictureSize(780, 200), panel.sum.draw)]

    (title,) = (text for text in words() if text.startswith("This pixel of map "))
    assert any(re.fullmatch(r"convolution \d, row \d+, column \d+", text) for text in words())
    plan = panel.network.plan()
    assert plan is not None
    QTest.mouseMove(panel.network, QPoint(int(plan.picture.x + 20), int(plan.picture.y + 20)))
    shown = words()
    assert any(text.startswith("under the pointer: the picture, row") for text in shown)
    assert any(text.startswith("This pixel of map ") and text.split(":")[0] in title for text in shown)
    assert not any(text.startswith("convolution") for text in shown), "the place gives way"


def test_words_over_a_stage_end_well_before_those_over_the_next(panel: ActivationMaps) -> None:
    for width in (560, 700, 760, 780, 800, 1264):
        panel.resize(width, 560)
        QApplication.processEvents()
        plan = panel.network.plan()
        assert plan is not None
        drawn = [word.box for word in words_drawn(PictureSize(width, 300), panel.network.draw)]
        sizes = [box for box in drawn if 18 < box.center().y() < plan.picture.y]
        for begin in (*(layer.x for layer in plan.layers), plan.outcomes.x):
            before = [box.right() for box in sizes if box.x() < begin - 4]
            assert before, "there are words over the stage before"
            assert begin - max(before) >= 16


def test_a_click_on_an_input_shows_its_products(panel: ActivationMaps) -> None:
    QTest.mouseClick(panel.network, Qt.MouseButton.LeftButton, pos=place_of(panel, MapSpot(1, 2, 5, 6)))
    feed(panel, "digits", -1)
    plan = panel.sum.plan()
    assert plan is not None
    pictures = []
    for number in (0, 1):
        tile = plan.tile(number)
        QTest.mouseClick(panel.sum, Qt.MouseButton.LeftButton, pos=QPoint(int(tile.x + 3), int(tile.y + 3)))
        assert panel.view_settings()["input"] == number
        pictures.append(panel.sum.grab().toImage())
    assert pictures[0] != pictures[1]


def test_another_picture_is_shown_at_once_on_the_same_scale(panel: ActivationMaps) -> None:
    lab, frames = trained("digits")
    before, tops = panel.network.grab().toImage(), panel.network._flow.tops if panel.network._flow else ()
    probe = lab.parse_probe("validation:3")
    arrays: dict[str, np.ndarray] = {}
    for question in panel.questions():
        arrays |= answer("digits", -1, probe, question)
    panel.show_observation(Observation(frames[-1].step, probe, arrays))
    assert panel.network.grab().toImage() != before
    assert panel.network._flow is not None
    assert panel.network._flow.tops == tops


def test_choices_that_another_model_does_not_have_are_passed_over(panel: ActivationMaps) -> None:
    for kept in (
        {"layer": "convolution_7", "place": [0, 0, 0]},
        {"layer": "convolution_1", "place": [999, 0, 0]},
        {"layer": "convolution_1", "place": [0, 0]},
        {"layer": 3, "place": "here", "input": "none"},
    ):
        panel.restore(kept)
        assert asked(panel) == Question("pixel_sum")
    panel.restore({"layer": "convolution_1", "place": [1, 2, 3], "input": 0})
    assert asked(panel) == Question.of("pixel_sum", layer="convolution_1", channel=1, row=2, column=3)


def test_it_says_less_in_less_room(panel: ActivationMaps) -> None:
    for width, height, with_sum in ((780, 560, True), (780, 250, False), (300, 220, False)):
        panel.resize(width, height)
        QApplication.processEvents()
        assert panel.sum.isVisible() == with_sum
        assert colours(panel.grab().toImage()) > 20


@pytest.mark.parametrize("value", [0.996, -0.998, 3.2])
def test_every_block_has_its_numbers_whatever_they_are(panel: ActivationMaps, value: float) -> None:
    told = panel.sum._told
    assert told is not None
    inputs = told.inputs.copy()
    inputs[:] = value
    panel.sum.show_sum(replace(told, inputs=inputs), 4.0, None)
    plan = panel.sum.plan()
    assert plan is not None
    written = words_drawn(PictureSize(780, 400), panel.sum.draw)
    short, cell = cell_text(value), plan.cell(0, 0, 0)
    if text_width(short, "tick") > cell.width:
        short = cell_text(value, short=True)
    assert [word.text for word in written].count(short) >= inputs[0].size


@pytest.mark.parametrize("width", [760, 770, 780])
def test_numbers_of_neighbouring_cells_never_touch(panel: ActivationMaps, width: int) -> None:
    told = panel.sum._told
    assert told is not None
    kernel = np.full_like(told.kernel, -0.33)
    panel.sum.show_sum(replace(told, kernel=kernel), 4.0, None)
    panel.sum.resize(width, 230)
    words = words_drawn(PictureSize(width, 230), panel.sum.draw)
    row = sorted((word for word in words if word.text == "−.33"), key=lambda word: (round(word.box.y()), word.box.x()))
    assert len(row) >= kernel[0].size
    first = [word for word in row if round(word.box.y()) == round(row[0].box.y())]
    assert all(after.box.x() - word.box.right() >= 3 for word, after in pairwise(first))


@pytest.mark.parametrize(
    ("size", "scale"), [((788.0, 190.0), 1.0), ((1009.6, 138.0), 1.25), ((1124.0, 138.0), 3.375), ((838.3, 135.7), 1.2)]
)
def test_numbers_in_the_cells_of_a_sum_have_their_full_size(
    panel: ActivationMaps, size: tuple[float, float], scale: float
) -> None:
    plan = plan_sum(size, 1, (5, 5), scale)
    assert plan is not None
    texts, letters = panel.sum._cell_texts(plan.cell(0, 0, 0), np.full((5, 5), -0.38))
    assert texts == ["−.38"] * 25
    assert letters == font("tick")


@pytest.mark.parametrize("scale", [1.0, 1.2, 1.25])
@pytest.mark.parametrize("height", [300, 340, 370, 380, 390, 400])
def test_a_sum_keeps_its_numbers_where_the_panel_is_low(panel: ActivationMaps, height: int, scale: float) -> None:
    panel.set_look(Look(scale=scale))
    panel.resize(round(1010 * scale), round(height * scale))
    panel.arrange()
    plan, told = panel.sum.plan(), panel.sum._told
    assert plan is not None
    assert told is not None
    assert panel.network.plan() is not None
    assert panel.sum._cell_texts(plan.cell(0, 0, 0), told.kernel[0])[0]


def test_what_colours_mean_is_told_where_no_numbers_do(panel: ActivationMaps) -> None:
    told = panel.sum._told
    assert told is not None
    many = told.kernel[0].size
    captions = sum_captions(told, 0, 400.0, (0.5, 0.5), numbered=True)
    assert captions[1][0] == f"kernel: {many} learned numbers"
    assert captions[0][0] == "patch of the picture"
    without = sum_captions(told, 0, 400.0, (0.5, 0.25), numbered=False)
    assert without[1:] == (("kernel: blue −0.500, orange 0.500",), ("products: blue −0.250, orange 0.250",))


def test_scales_are_those_of_the_reference_frame_at_every_frame(panel: ActivationMaps) -> None:
    lab, frames = trained("digits")
    reference = [frame.step for frame in frames].index(curves_of("digits").deciding_step)
    of_frames = [answer("digits", at, lab.default_probe(), TOPS)["map_tops"] for at in (0, reference, -1)]
    assert not np.allclose(of_frames[0], of_frames[2])
    told = answer("digits", reference, lab.default_probe(), Question("pixel_sum"))
    shown = []
    for position in (0, len(frames) // 2, -1):
        feed(panel, "digits", position)
        assert panel.network._flow is not None
        shown.append((panel.network._flow.tops, panel.sum._tops))
    assert shown == [shown[-1]] * 3
    tops, of_sum = shown[0]
    assert tops == tuple(rounded_up(float(top)) for top in of_frames[1])
    assert of_sum is not None
    assert of_sum.kernel == rounded_up(float(np.abs(told["sum_kernel"]).max()))
    assert of_sum.products == rounded_up(float(np.abs(told["sum_inputs"] * told["sum_kernel"]).max()))


def test_another_run_begins_with_scales_of_its_own(panel: ActivationMaps) -> None:
    assert panel._run_tops is not None
    panel.show_curves(curves_of("grokking"))
    assert panel._run_tops is None
    assert panel._sum_tops is None


@pytest.mark.parametrize("width", [60.0, 100.0, 130.0, 180.0, 260.0, 400.0])
def test_both_ranges_are_written_in_one_form(panel: ActivationMaps, width: float) -> None:
    told = panel.sum._told
    assert told is not None
    _, (of_kernel,), (of_products,) = sum_captions(told, 0, width, (0.5, 2.0), numbered=False)
    forms = {
        re.sub(r"[\d.]+", "#", text).removeprefix(name)
        for text, name in ((of_kernel, "kernel"), (of_products, "products"))
    }
    assert len(forms) == 1


def test_the_layer_of_the_answers_is_the_last_one_whatever_its_name(panel: ActivationMaps) -> None:
    names = np.array(["convolution_1", "convolution_2", "head"])
    panel.show_observation(Observation(0, trained("digits")[0].default_probe(), {"layer_names": names}))
    plan = panel.network.plan()
    assert plan is not None
    box = plan.outcome(3)
    QTest.mouseClick(panel.network, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 4), int(box.middle_y)))
    assert asked(panel) == Question.of("pixel_sum", layer="head", channel=3, row=0, column=0)


def test_scales_that_were_known_before_draw_nothing_anew(
    panel: ActivationMaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(panel.sum, "show_sum", lambda *told: shown.append(told))
    monkeypatch.setattr(panel.network, "show_flow", lambda *told: shown.append(told))
    for request in panel.histories():
        probe = trained("digits")[0].default_probe()
        steps = [frame.step for frame in trained("digits")[1]]
        answers = {step: answer("digits", steps.index(step), probe, request.question) for step in request.steps}
        panel.show_history(History(request, answers))
    assert shown == []


def test_a_scale_that_brightens_says_so_in_plain_words_beyond_its_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the room that all of a window leaves."""
    shown = replace(flow(LENET), alive=(np.ones(8, bool), np.ones(16, bool)))
    plan = plan_flow((1011, 290), Stages((28, 28), LENET, 10), 1.25)
    assert plan is not None
    drawn = words_drawn(
        PictureSize(1011, 290), lambda painter: FlowPainting(painter, Look(), plan, shown).paint_ground()
    )
    words = [word.text for word in drawn]
    assert "uneven scale" in words
    bars: list[float] = []
    monkeypatch.setattr(
        "scoutview.panels.activation_maps.flow_painting.draw_legend", lambda *_args, bar, **_named: bars.append(bar)
    )
    words_drawn(PictureSize(1011, 290), lambda painter: FlowPainting(painter, Look(), plan, shown).paint_ground())
    assert min(bars) >= 50, "all scales can be read"


def test_the_outlined_map_has_its_name_where_that_covers_little_of_it(panel: ActivationMaps) -> None:
    network = panel.network
    spot = network._chosen_spot()
    assert spot is not None
    names = {f"map {spot.channel}"}

    def tags(side: float) -> list[str]:
        box = Box(0, 0, side, side)
        return [
            word.text
            for word in words_drawn(
                PictureSize(200, 200), lambda painter: network._paint_name(painter, box, spot, on_top=False)
            )
        ]

    assert set(tags(100.0)) | set(tags(40.0)) == names
    assert tags(12.0) == []
