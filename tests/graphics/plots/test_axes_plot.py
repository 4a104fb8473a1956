"""What a hand does at a plot: zooming, moving, reading, copying; and that two ways of painting give one picture."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.graphics.plots.copy_menu import copy_menu
from scoutview.graphics.plots.linked_steps import link_steps
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import Flag, Series, StepReading
from scoutview.graphics.plots.plot_plan import Covered, covered, place_reading
from scoutview.graphics.plots.plot_words import ZOOMED
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from tests.export.words_drawn import words_drawn
from tests.graphics.plots.mouse import axes_of, click, double_click, drag, move, wheel

STEPS = np.arange(0, 1001, 10)
FALLING = 3 * np.exp(-STEPS / 300) + 0.01
RISING = 0.5 + STEPS / 1000
PLOT = Plot(
    STEPS, [Series("train", "training", FALLING), Series("validation", "validation", RISING)], "loss", log_y=True
)


@pytest.fixture
def make(qtbot: QtBot) -> Callable[..., CurvePlot]:
    def made(plot: Plot = PLOT, look: Look | None = None, size: tuple[int, int] = (600, 300)) -> CurvePlot:
        widget = CurvePlot(look or Look())
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show_plot(plot)
        widget.show_cursor(500)
        widget.show()
        QApplication.processEvents()
        return widget

    return made


def at(plot: CurvePlot, step: float, value: float) -> QPointF:
    return QPointF(float(axes_of(plot).x.place(step)), float(axes_of(plot).y.place(value))) * plot.look.scale


def under(plot: CurvePlot, place: QPointF) -> tuple[float, float]:
    place = place / plot.look.scale
    return axes_of(plot).x.value(place.x()), axes_of(plot).y.value(place.y())


@pytest.mark.parametrize("heights", [[], None], ids=["no tick in range", "ticks"])
def test_words_at_the_axes_are_quiet_whether_a_tick_lies_in_range_or_not(
    make: Callable[..., CurvePlot], monkeypatch: pytest.MonkeyPatch, heights: list[float] | None
) -> None:
    plot = make()
    if heights is not None:
        monkeypatch.setattr(PlotPainting, "heights", lambda _: heights)
    axes = axes_of(plot)
    words = words_drawn(PictureSize(600, 300), lambda painter: plot.paint_ground(plot.painting(painter, axes)))
    assert {"loss", "step 0"} <= {word.text for word in words}
    assert {word.colour for word in words} == {plot.look.colour("text3").name()}


@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_the_wheel_zooms_at_the_pointer(make: Callable[..., CurvePlot], scale: float) -> None:
    plot = make(look=Look(scale=scale), size=(round(600 * scale), round(300 * scale)))
    place = at(plot, 300, 0.8)
    before = under(plot, place)
    wheel(plot, place)
    assert plot.part.steps is not None
    assert plot.part.values is not None
    assert under(plot, place) == pytest.approx(before, rel=0.01)
    wheel(plot, place, -1)
    assert plot.part == ALL


def test_over_an_axis_the_wheel_zooms_this_axis_only(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    below = QPointF(300, plot.height() - 10)
    wheel(plot, below)
    assert plot.part.steps is not None
    assert plot.part.values is None
    plot.show_all()
    wheel(plot, QPointF(20, 150))
    assert plot.part.steps is None
    assert plot.part.values is not None


def test_a_drag_moves_and_never_past_an_end(make: Callable[..., CurvePlot]) -> None:
    plot, chosen = make(), []
    plot.step_chosen.connect(chosen.append)
    plot.show_part(AxesPart((400, 600), (0.2, 1.0)))
    start = at(plot, 500, 0.3)
    grasped = under(plot, start)
    drag(plot, start, start + QPointF(80, 20))
    assert under(plot, start + QPointF(80, 20)) == pytest.approx(grasped, rel=0.01)
    for _ in range(9):
        drag(plot, QPointF(100, 100), QPointF(560, 100))
    assert plot.part.steps == pytest.approx((0, 200))
    assert not chosen


@pytest.mark.parametrize(
    ("button", "keys"),
    [
        (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_box_is_zoomed_into(
    make: Callable[..., CurvePlot], button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    plot = make()
    drag(plot, at(plot, 200, 1.0), at(plot, 600, 0.2), button, keys)
    assert plot.part.steps == pytest.approx((200, 600), rel=0.02)
    assert plot.part.values == pytest.approx((0.2, 1.0), rel=0.02)
    assert QApplication.activePopupWidget() is None


def test_a_double_click_or_the_key_a_shows_all(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    for show_all in (lambda: double_click(plot, QPointF(300, 120)), lambda: QTest.keyClick(plot, Qt.Key.Key_A)):
        plot.show_part(AxesPart((400, 600)))
        show_all()
        assert plot.part == ALL


def test_a_click_chooses_the_nearest_frame_and_one_at_an_axis_names_it(make: Callable[..., CurvePlot]) -> None:
    plot, chosen, axes = make(), [], []
    plot.step_chosen.connect(chosen.append)
    plot.axis_clicked.connect(axes.append)
    click(plot, at(plot, 318, 0.5))
    click(plot, QPointF(300, plot.height() - 10))
    click(plot, QPointF(20, 150))
    assert chosen == [320]
    assert axes == ["steps", "values"]


@pytest.mark.parametrize("place", [QPointF(300, 120), QPointF(300, 290), QPointF(20, 150)])
def test_a_double_click_shows_all_and_neither_chooses_nor_names_an_axis(
    make: Callable[..., CurvePlot], qtbot: QtBot, place: QPointF
) -> None:
    plot, told = make(), []
    plot.step_chosen.connect(told.append)
    plot.axis_clicked.connect(told.append)
    plot.show_part(AxesPart((400, 600)))
    double_click(plot, place)
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert plot.part == ALL
    assert told == []
    double_click(plot, place)  # where all is shown it is one click, at once
    assert len(told) == 1


def test_a_click_at_a_zoomed_plot_waits_and_then_means_what_was_shown(
    make: Callable[..., CurvePlot], qtbot: QtBot
) -> None:
    plot, chosen = make(), []
    plot.step_chosen.connect(chosen.append)
    plot.show_part(AxesPart((400, 600)))
    click(plot, at(plot, 452, 0.5))
    assert chosen == []
    qtbot.waitUntil(lambda: bool(chosen))
    click(plot, at(plot, 552, 0.5))
    wheel(plot, at(plot, 420, 0.5))
    assert chosen == [450, 550]


def test_the_arrow_keys_choose_the_frames_beside(make: Callable[..., CurvePlot]) -> None:
    plot, chosen = make(), []
    plot.step_chosen.connect(chosen.append)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert chosen == [490, 510]


def test_the_pointer_reads_all_curves(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    before = plot.grab().toImage()
    move(plot, at(plot, 203, 0.5))
    told = plot._told
    assert told is not None
    assert [(line[0].word, line[1]) for line in told.reading.lines] == [
        ("training", FALLING[20]),
        ("validation", RISING[20]),
    ]
    assert told.reading.words == ["step 200"]
    assert plot.grab().toImage() != before
    plot.point_at(None)
    assert plot.grab().toImage() == before


def test_moves_that_follow_each_other_closely_are_all_seen(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    for step in (100, 200, 300, 700):
        move(plot, at(plot, step, 0.5))
    assert plot._told is not None
    assert plot._told.reading.step == 700


def test_a_zoom_survives_new_frames(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    plot.show_part(AxesPart((400, 600), (0.2, 1.0)))
    longer = np.arange(0, 3001, 10)
    plot.show_plot(replace(PLOT, steps=longer, series=[Series("train", "training", 1 / (1 + longer / 100))]))
    assert plot.part == AxesPart((400, 600), (0.2, 1.0))
    assert (axes_of(plot).x.low, axes_of(plot).x.high) == pytest.approx((400, 600))


def test_a_part_told_before_the_curves_reach_it_is_shown_once_they_do(qtbot: QtBot) -> None:
    plot, part = CurvePlot(Look()), AxesPart((400, 600), (0.2, 1.0))
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show_plot(replace(PLOT, steps=STEPS[:1], series=[Series("train", "training", FALLING[:1])]))
    plot.show_part(part)
    plot.grab()
    plot.show_plot(PLOT)
    assert plot.part == part
    assert (axes_of(plot).x.low, axes_of(plot).x.high) == pytest.approx((400, 600))
    assert (axes_of(plot).y.low, axes_of(plot).y.high) == pytest.approx((0.2, 1.0))


def test_linked_plots_show_the_same_steps(make: Callable[..., CurvePlot]) -> None:
    one, other = make(), make()
    link_steps([one, other])
    wheel(one, at(one, 300, 0.8))
    assert other.part == AxesPart(one.part.steps)
    one.show_all()
    assert other.part == ALL


def test_all_of_one_linked_plot_is_all_of_the_others_their_heights_too(make: Callable[..., CurvePlot]) -> None:
    one, other = make(), make()
    link_steps([one, other])
    other.show_part(AxesPart(None, (0.2, 1.0)))
    wheel(one, at(one, 300, 0.8))
    one.show_all()
    assert other.part == ALL
    other.show_part(AxesPart(None, (0.2, 1.0)))
    one.show_all()
    assert other.part == ALL


def test_value_series_and_picture_can_be_copied(make: Callable[..., CurvePlot]) -> None:
    plot, clipboard = make(), QGuiApplication.clipboard()
    menu = copy_menu(plot, at(plot, 200, 0.5))
    values, series, picture, *_ = menu.actions()
    assert values.text() == "Copy the values at step 200"
    values.trigger()
    assert clipboard.text() == "step 200\ttraining 1.55\tvalidation 0.70"
    series.trigger()
    lines = clipboard.text().splitlines()
    assert lines[0] == "step,training,validation"
    assert lines[21] == f"200,{float(FALLING[20])!r},{float(RISING[20])!r}"
    picture.trigger()
    assert clipboard.image().size() == 2 * plot.size()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_copied_picture_has_the_ground_of_a_panel_and_the_names_of_its_curves(
    make: Callable[..., CurvePlot], theme: Theme
) -> None:
    plot, clipboard = make(look=Look(theme)), QGuiApplication.clipboard()
    plot.show_part(AxesPart((0, 400)))  # the frame on screen is outside
    copy_menu(plot, at(plot, 200, 0.5)).actions()[2].trigger()
    image = clipboard.image()
    assert image.pixelColor(3, 3) == plot.look.colour("panel")
    for box, role in zip(names_of(plot), ("train", "validation"), strict=True):
        assert holds(image.copy(*(round(2 * side) for side in box)), plot.look.colour(role))


def test_curves_are_named_where_no_readout_names_them_and_on_no_curve(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    assert names_of(plot) == []
    for part in (AxesPart((0, 400)), AxesPart((700, 900)), AxesPart((0, 300), (0.9, 3.0))):
        plot.show_part(part)
        before = plot.grab().toImage()
        room, boxes = axes_of(plot).room, names_of(plot)
        assert len(boxes) == (1 if part.values else 2)
        for box in boxes:
            assert room.x <= box.x
            assert box.right <= room.right
            assert not covered(Box(box.x, box.y + 4, box.width, box.height - 8), plot._taken)  # it counts 4 around
        move(plot, at(plot, sum(part.steps or ()) / 2, 1.0))
        assert names_of(plot) == []  # the pointer names them
        plot.point_at(None)
        assert plot.grab().toImage() == before


def test_a_zoomed_plot_says_so_where_no_curve_runs_and_not_in_pictures(
    make: Callable[..., CurvePlot], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(PlotPainting, "say", lambda on, place, text, *_: said.append(text))
    plot = make()
    plot.grab()
    assert ZOOMED not in said
    plot.show_part(AxesPart((300, 900)))
    plot.grab()
    assert ZOOMED in said
    said.clear()
    copy_menu(plot, at(plot, 500, 0.5)).actions()[2].trigger()
    assert said
    assert ZOOMED not in said
    plot.set_look(Look(LIGHT, picture=True))
    said.clear()
    plot.grab()
    assert ZOOMED not in said


def test_zoomed_curves_end_at_the_axes(make: Callable[..., CurvePlot]) -> None:
    plot = make(replace(PLOT, log_y=False))
    plot.show_part(AxesPart((200, 400), (0.6, 0.9)))
    room, image = axes_of(plot).room, plot.grab().toImage()
    inside = image.copy(round(room.x), round(room.y), round(room.width), round(room.height))
    painter = QPainter(image)
    painter.fillRect(round(room.x), round(room.y), round(room.width), round(room.height), plot.look.colour("panel"))
    painter.end()
    around = image.copy(round(room.x) - 4, 0, round(room.width) + 8, image.height())
    assert holds(inside, plot.look.colour("train"))
    assert not holds(around, plot.look.colour("train"))
    assert not holds(around, plot.look.colour("validation"))


def names_of(plot: CurvePlot) -> list[Box]:
    told = plot._plan_told()
    assert told is not None
    return [box for _, box in plot._names_of(told, axes_of(plot)) if box]


def holds(image: QImage, colour: QColor) -> bool:
    wanted = np.array([colour.red(), colour.green(), colour.blue()])
    return bool((np.abs(pixels(image) - wanted).max(axis=2) < 8).any())


def test_what_is_read_covers_no_curve_however_low_the_plot(make: Callable[..., CurvePlot]) -> None:
    wild = replace(PLOT.series[0], values=np.where(np.arange(len(PLOT.steps)) % 2, 0.1, 1.0))
    for series, size in (([wild], (420, 110)), ([wild], (600, 300)), (PLOT.series, (420, 84))):
        plot = make(replace(PLOT, series=series), size=size)
        plot.show_cursor(500)
        told, on = plot._plan_told(), plot.places(axes_of(plot))
        assert told is not None
        assert told.box is not None
        runs = [text for text, _, _ in on.reading_row(told.reading)]
        assert runs == [text for series, _, number in told.reading.lines for text in (number, series.word)]
        assert told.box.bottom <= on.room.y
        assert told.box.right <= on.room.right
        drawn = plot.grab().toImage().copy(0, 0, size[0], 20)
        assert all(holds(drawn, plot.look.colour(series.role)) for series in series)


def test_no_number_stands_without_a_name_unless_the_pointer_asks_for_it(make: Callable[..., CurvePlot]) -> None:
    on = make(size=(320, 84))
    series = [Series("train", "with all its waves", np.ones(3)), Series("validation", "without any", np.ones(3))]
    lines = [(each, 22.44, "22.44") for each in series]
    places = on.places(axes_of(on))
    assert [text for text, _, _ in places.reading_row(StepReading(9, lines, []))] == [
        "with all its waves",
        "without any",
    ]
    assert [text for text, _, _ in places.reading_row(StepReading(9, lines, ["step 9"]))] == [
        "step 9",
        "22.44",
        "22.44",
    ]


def test_what_is_read_stays_inside_the_plot() -> None:
    room, nothing = Box(60, 10, 120, 200), Covered([])
    for x in range(60, 181, 5):
        box = place_reading(x, 100, 60, nothing, room)
        assert room.x - 1 <= box.x
        assert box.right <= room.right + 1


def test_a_right_click_offers_the_copies(make: Callable[..., CurvePlot], qtbot: QtBot) -> None:
    plot = make()
    click(plot, at(plot, 200, 0.5), Qt.MouseButton.RightButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.actions()[0].text() == "Copy the values at step 200"
    popup.close()


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.7])
def test_the_canvas_and_the_scene_paint_the_same(make: Callable[..., CurvePlot], scale: float) -> None:
    """The first picture comes before pyqtgraph; nothing moves when it is there."""
    marked = replace(PLOT, flags=[Flag(300, ("here",))], shaded_from=600, shaded_word="late")
    plot = make(marked, Look(LIGHT, scale), (round(600 * scale), round(300 * scale)))
    before = pixels(plot.grab().toImage())
    plot.bring_view()
    QApplication.processEvents()
    apart = np.abs(before - pixels(plot.grab().toImage())).max(axis=2)
    assert (apart > 8).mean() < 0.001


def test_the_view_renders_itself_into_a_picture_of_any_size(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    view = plot.bring_view()
    QApplication.processEvents()
    small, large = QImage(600, 300, QImage.Format.Format_RGB32), QImage(1200, 600, QImage.Format.Format_RGB32)
    for image in (small, large):
        image.fill(0)
        with QPainter(image) as painter:
            view.render(painter, image.rect(), view.viewport().rect())
    halved = large.scaled(600, 300, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    assert pixels(small).std() > 10
    assert np.abs(pixels(small) - pixels(halved)).mean() < 4


@pytest.mark.parametrize("size", [(600, 300), (149, 89), (150, 60), (90, 300), (60, 40), (30, 16), (8, 8), (1, 1)])
def test_a_plot_gets_small_before_it_vanishes(make: Callable[..., CurvePlot], size: tuple[int, int]) -> None:
    plot = make(replace(PLOT, flags=[Flag(300, ("here",))], labels=True), size=size)
    for _ in range(2):
        drawn = pixels(plot.grab().toImage())
        blue = (drawn[..., 2] > drawn[..., 0] + 60).sum()
        assert (blue > 0) == (size[0] >= 24 and size[1] >= 14)
        plot.bring_view()
        QApplication.processEvents()


def test_a_used_plot_is_left_alone_while_it_is_hidden(make: Callable[..., CurvePlot]) -> None:
    plot = make()
    plot.bring_view()
    plot.hide()
    plot.show_plot(replace(PLOT, log_y=False))
    plot.resize(400, 200)
    plot.show()
    QApplication.processEvents()
    fresh = make(replace(PLOT, log_y=False), size=(400, 200))
    fresh.bring_view()
    QApplication.processEvents()
    assert plot.grab().toImage() == fresh.grab().toImage()
    QToolTip.hideText()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., 2::-1].astype(np.int64)


def test_a_plot_leaves_its_sides_to_the_border_of_what_it_stands_on(make: Callable[..., CurvePlot]) -> None:
    plot = make(size=(600, 300))
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    with QPainter(image) as painter:
        plot.draw_ground(painter)
    sides = {image.pixelColor(x, y).name() for x in (0, 1, 2, 597, 598, 599) for y in range(300)}
    assert sides == {"#ff0000"}
    assert image.pixelColor(3, 150) == plot.look.colour("panel")
