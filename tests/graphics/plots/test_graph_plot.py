"""A plot of a float across: zooming around 0, reading, clicking, copying, and that files have its ticks right."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.plots.copy_menu import copy_menu
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.quantity import Quantity
from scoutview.graphics.plots.view_plan import AxesPart
from tests.export.vector_files import drawn_in_svg
from tests.export.words_drawn import Sheet, words_drawn
from tests.graphics.plots.mouse import axes_of, click, drag, move, wheel

WEIGHTS = np.linspace(-3, 3, 121)
STRAIGHT = Graph(Quantity("weight"), Quantity("loss", "nats"), [Trace("series1", "training", WEIGHTS, 2 + WEIGHTS / 2)])
SIZES = np.array([1e3, 1e4, 1e5])
POINTS = Trace("series1", "measured", SIZES, np.array([4.0, 3.0, 2.0]), True, np.array([3.0, 2.5, 1.5]), SIZES**0 * 5)
LAW = Graph(Quantity("parameters", logarithmic=True), Quantity("loss", "nats", logarithmic=True), [POINTS])


@pytest.fixture
def make(qtbot: QtBot) -> Callable[..., GraphPlot]:
    def made(graph: Graph = STRAIGHT, look: Look | None = None, size: tuple[int, int] = (600, 300)) -> GraphPlot:
        plot = GraphPlot(look or Look())
        qtbot.addWidget(plot)
        plot.resize(*size)
        plot.show_graph(graph)
        plot.show()
        QApplication.processEvents()
        return plot

    return made


def at(plot: GraphPlot, x: float, y: float) -> QPointF:
    return QPointF(float(axes_of(plot).x.place(x)), float(axes_of(plot).y.place(y)))


def test_the_wheel_zooms_between_minus_one_and_one_and_further(make: Callable[..., GraphPlot]) -> None:
    plot = make()
    plot.show_part(AxesPart((-1, 1)))
    assert plot.part.steps == (-1, 1)
    for _ in range(200):
        wheel(plot, at(plot, 0.1, 2))
    low, high = plot.part.steps or (0, 0)
    assert low < 0.1 < high
    assert high - low == pytest.approx(6e-4, rel=0.5)


def test_a_click_tells_the_value_across_and_never_a_step(make: Callable[..., GraphPlot]) -> None:
    plot = make()
    told: list[float] = []
    steps: list[int] = []
    plot.x_chosen.connect(told.append)
    plot.step_chosen.connect(steps.append)
    click(plot, at(plot, -0.36, 2))
    assert told == pytest.approx([-0.35])
    plot.show_chosen(-0.35)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert told[1:] == pytest.approx([-0.3])
    assert not steps


def test_reading_and_copies_name_what_is_across(make: Callable[..., GraphPlot]) -> None:
    plot, clipboard = make(LAW), QGuiApplication.clipboard()
    move(plot, at(plot, 1.2e4, 3))
    reading = plot.reading_under_pointer()
    assert reading is not None
    assert reading.words == ["parameters 10,000"]
    assert [text for _, _, text in reading.lines] == ["3.00 (2.50 to 5.00)"]
    values, table, *_ = copy_menu(plot, at(plot, 1.2e4, 3)).actions()
    assert values.text() == "Copy the values at parameters 10,000"
    values.trigger()
    assert clipboard.text() == "parameters 10000.0\tmeasured 3.00 (2.50 to 5.00)"
    table.trigger()
    assert clipboard.text().splitlines()[:2] == ["parameters,measured,measured from,measured to", "1000.0,4.0,3.0,5.0"]


def test_a_point_stands_with_its_interval_where_its_numbers_say(make: Callable[..., GraphPlot]) -> None:
    plot = make(LAW, Look(LIGHT))
    drawn = pixels(plot.grab().toImage())
    violet = (drawn[..., 2] > drawn[..., 1] + 100) & (drawn[..., 2] > 120)
    for size, low, high in zip(SIZES, (3.0, 2.5, 1.5), (5.0, 5.0, 5.0), strict=True):
        x, bottom = (round(place) for place in at(plot, size, low).toTuple())
        column = np.flatnonzero(violet[:, x - 1 : x + 1].any(axis=1))
        assert column.min() == pytest.approx(at(plot, size, high).y(), abs=2)
        assert column.max() == pytest.approx(bottom, abs=2)
        assert len(column) > 0.8 * (column.max() - column.min())


def test_a_zoom_leaves_no_line_of_what_is_not_shown(make: Callable[..., GraphPlot]) -> None:
    plot = make()
    plot.show_part(AxesPart((-1, 1)))
    before = plot.grab().toImage()
    plot.show_chosen(-2.0)
    assert plot.grab().toImage() == before
    plot.show_chosen(0.5)
    assert plot.grab().toImage() != before


def test_every_tick_of_a_zoomed_svg_stands_where_its_curve_says(make: Callable[..., GraphPlot]) -> None:
    plot = make(look=Look(LIGHT, picture=True))
    plot.show_part(AxesPart((-1, 1)))
    found = drawn_in_svg(svg_of(plot))
    metrics = QFontMetricsF(font("tick"))
    curve = max(found.lines, key=len)
    hairlines = sorted(line[0, 1] for line in found.lines if len(line) == 2 and abs(line[0, 1] - line[1, 1]) < 0.1)
    values = ticks = 0
    for text, x, baseline in found.words:
        if re.fullmatch(r"−?[\d.]+", text) is None:
            continue
        told, middle = float(text.replace("−", "-")), x + metrics.horizontalAdvance(text) / 2
        if baseline > hairlines[-1] + 10:
            assert middle == pytest.approx(np.interp(told, *weights_on(curve)), abs=3), text
            ticks += 1
        elif 1.5 <= told <= 2.5:
            height = np.interp(2 * (told - 2), WEIGHTS_SHOWN, heights_on(curve))
            assert min(abs(line - height) for line in hairlines) < 0.5, text
            values += 1
    assert ticks >= 4
    assert values >= 1


WEIGHTS_SHOWN = np.linspace(-1, 1, 41)


def weights_on(curve: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights from -1 to 1, and where the curve has them; its ends are one point further out."""
    inside = curve[len(curve) // 2 - 20 : len(curve) // 2 + 21]
    return WEIGHTS_SHOWN, inside[:, 0]


def heights_on(curve: np.ndarray) -> np.ndarray:
    return curve[len(curve) // 2 - 20 : len(curve) // 2 + 21, 1]


@pytest.mark.parametrize("size", [(600, 300), (150, 60), (60, 40), (30, 16), (8, 8), (1, 1)])
@pytest.mark.parametrize("graph", [STRAIGHT, LAW])
def test_it_is_painted_at_any_size(make: Callable[..., GraphPlot], graph: Graph, size: tuple[int, int]) -> None:
    plot = make(graph, size=size)
    before = plot.grab().toImage()
    plot.bring_view()
    QApplication.processEvents()
    assert np.abs(pixels(before) - pixels(plot.grab().toImage())).mean() < 1


@pytest.mark.parametrize("logarithmic", [False, True])
def test_nothing_that_is_no_number_is_drawn_wrong(make: Callable[..., GraphPlot], logarithmic: bool) -> None:
    nan, huge = float("nan"), 1e300
    x = np.array([-1.0, 0.0, 1e-9, 1.0, 2.0, 3.0])
    y = np.array([1.0, -huge, 0.0, nan, huge, float("inf")])
    wild = [Trace("series1", "curve", x, y), Trace("series2", "points", x, y, True, y - 1, y + nan)]
    axis = Quantity("x", logarithmic=logarithmic)
    for graph in (
        Graph(axis, axis, wild),
        Graph(axis, axis, []),
        Graph(axis, axis, [Trace("series1", "", x[:0], x[:0])]),
    ):
        plot = make(graph)
        plot.grab()
        move(plot, QPointF(300, 100))
        click(plot, QPointF(300, 100))
        plot.grab()


def svg_of(plot: GraphPlot) -> bytes:
    written, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(QSize(plot.width(), plot.height()))
    generator.setViewBox(plot.rect())
    with QPainter(generator) as painter:
        plot.draw_ground(painter)
        plot.draw_above(painter)
    return bytes(written.data())


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., 2::-1].astype(np.int64)


def test_a_faint_curve_is_drawn_and_has_no_name(make: Callable[..., GraphPlot]) -> None:
    faint = Trace("series2", "another", WEIGHTS, 2 - WEIGHTS / 2, faint=True)
    plain, both = make(), make(Graph(STRAIGHT.across, STRAIGHT.up, [*STRAIGHT.traces, faint], y_range=STRAIGHT.ends[1]))
    assert plain.grab().toImage() != both.grab().toImage()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(600, 300))
    with QPainter(generator) as painter:
        both.draw_ground(painter)
    told = data.data().decode()
    assert "training" in told
    assert "another" not in told


def test_the_words_of_curves_can_stand_below_them(make: Callable[..., GraphPlot]) -> None:
    faint = Trace("series2", "another", WEIGHTS, 2 - WEIGHTS / 2, faint=True)
    traces = [*STRAIGHT.traces, faint]
    graph = Graph(STRAIGHT.across, STRAIGHT.up, traces, keyed=True, faint_words=("others", "rest"))
    plot = make(graph, Look(picture=True))
    told = words_drawn(Sheet(600, 300), plot.draw_ground)
    assert [word.text for word in told if word.text in {"training", "another", "others"}] == ["training", "others"]
    assert all(word.box.top() > axes_of(plot).y.start for word in told if word.text in {"training", "others"})


@pytest.mark.parametrize(
    ("width", "key", "up"),
    [
        (600, ["what the loss is", "others of its row", "moved by"], "loss of text, nats"),
        (320, ["what the loss is", "others of its row"], "loss of text, nats"),
        (180, ["loss", "its row"], "loss"),
    ],
)
def test_a_narrow_plot_names_its_axes_and_all_curves_in_short(
    make: Callable[..., GraphPlot], width: int, key: list[str], up: str
) -> None:
    own = Trace("series1", "what the loss is", WEIGHTS, 2 + WEIGHTS / 2, brief="loss")
    faint = Trace("series2", "another", WEIGHTS, 2 - WEIGHTS / 2, faint=True)
    quantities = Quantity("moved by"), Quantity("loss of text", "nats", shorter=("loss",))
    graph = Graph(*quantities, [own, faint], keyed=True, faint_words=("others of its row", "its row"))
    plot = make(graph, Look(picture=True), (width, 300))
    told = [word.text for word in words_drawn(Sheet(width, 300), plot.draw_ground)]
    assert {*key, up} <= {*told}
    assert any(word.startswith("moved by") for word in told)
    assert not any("…" in word for word in told)


class Held(GraphPlot):
    """What is grasped near 0 is dragged by itself."""

    held = False

    def grasp(self, point: QPointF) -> bool:
        self.dragged: list[float] = []
        self.held = abs(axes_of(self).x.value(point.x())) < 0.2
        return self.held

    def drag(self, point: QPointF) -> None:
        self.dragged.append(axes_of(self).x.value(point.x()))

    def let_go(self) -> None:
        self.held = False


def test_what_is_grasped_is_dragged_and_the_axes_stay(qtbot: QtBot) -> None:
    plot = Held(Look())
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show_graph(STRAIGHT)
    plot.show()
    plot.show_part(AxesPart((-1, 1)))
    QApplication.processEvents()
    chosen: list[float] = []
    plot.x_chosen.connect(chosen.append)
    drag(plot, at(plot, 0, 2), at(plot, 0.5, 2))
    assert plot.dragged == pytest.approx([0.25, 0.5], abs=0.01)
    assert not plot.held
    assert plot.part.steps == (-1, 1)
    assert not chosen
    drag(plot, at(plot, 0.6, 2), at(plot, 0.3, 2))
    assert plot.part.steps != (-1, 1)
    assert plot.dragged == []


@pytest.mark.parametrize("least", [-1.0, 4.32e-7, -4.32e-7])
def test_values_at_the_left_are_whole_however_small_they_are(make: Callable[..., GraphPlot], least: float) -> None:
    values = least + np.linspace(0, abs(least) / 200, len(WEIGHTS))
    plot = make(
        Graph(Quantity("weight"), Quantity("loss"), [Trace("series1", "", WEIGHTS, values)]), Look(picture=True)
    )
    words = words_drawn(Sheet(plot.width(), plot.height()), plot.draw_ground)
    assert len(words) > 4
    assert min(word.box.left() for word in words) >= 0
