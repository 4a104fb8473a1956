"""Numbers on their way: what is drawn while a cell is formed, by whom it is followed, and that all is there again."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.image import levels_of_magnitude
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.observation import Observation
from scoutview.panels.matrix_multiply.layout_plan import lay_out
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.matrix_multiply.play_plan import Place, cell_of, reset, seconds_of
from scoutview.panels.matrix_multiply.travel_plan import between, eased, lifted_row, moment_at
from scoutview.probe import TextProbe
from tests.panels.matrix_multiply.products import random_product
from tests.panels.matrix_multiply.test_panel import observed

SIDE = 10  # pixels of the picture of the convolution


def convolution(seed: int = 0, probe: str = "x") -> Observation:
    """Two kernels over one padded picture of 10 x 10."""
    rng = np.random.default_rng(seed)
    picture = rng.random((1, SIDE, SIDE)).astype(np.float32)
    padded = np.pad(picture[0], 1)
    rows = [padded[r : r + 3, c : c + 3].ravel() for r in range(SIDE) for c in range(SIDE)]
    given, weight = np.array(rows), rng.normal(size=(9, 2)).astype(np.float32)
    arrays = dict(observed(SIDE * SIDE, 9, 2).arrays)
    arrays |= {
        "product_site": np.array("convolution_1"),
        "product_input": given,
        "product_weight": weight,
        "product_bias": np.zeros(2, np.float32),
        "product_output": given @ weight,
        "product_row_labels": np.array([""] * len(rows)),
        "product_maps": picture,
        "product_patches": np.array([[SIDE, SIDE], [3, 3], [1, 1], [1, 1], [1, 1]]),
    }
    return Observation(seed, TextProbe(text=probe), arrays)


def shown(qtbot: QtBot, observation: Observation, theme: Theme = DARK) -> MatrixMultiply:
    """A panel of the usual size with this observation."""
    panel = MatrixMultiply(Look(theme))
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    panel.show()
    panel.show_observation(observation)
    QApplication.processEvents()
    return panel


@pytest.fixture(params=["matrices", "on the picture"])
def panel(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MatrixMultiply]:
    panel = shown(qtbot, observed() if request.param == "matrices" else convolution())
    yield panel
    panel.player.stop()


@pytest.fixture
def on_picture(qtbot: QtBot) -> MatrixMultiply:
    return shown(qtbot, convolution())


def at(panel: MatrixMultiply, share: float, turn: int = 0) -> QImage:
    """The picture at a moment of a cell that is formed."""
    window = panel.view.window_now()
    assert window is not None
    place = reset(Place(panel.shown_cell()), window)
    panel._take_place(replace(place, cell=cell_of(turn, place, window), formed=share))  # as the clock does
    return panel.view.grab().toImage()


def test_every_moment_of_the_first_cell_looks_different(panel: MatrixMultiply) -> None:
    full = panel.view.grab().toImage()
    pictures = [full]
    for share in (0.0, 0.05, 0.12, 0.3, 0.32, 0.6, 0.63, 0.97):
        pictures.append(at(panel, share))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_with_reduced_motion_pairs_are_lit_one_by_one_and_nothing_travels(panel: MatrixMultiply) -> None:
    terms = len(panel.view.terms_now())
    whole = seconds_of(0, 999, terms)
    moving = [at(panel, 1.8 / whole + (number + share) * 0.6 / whole) for number in (2, 3) for share in (0.5, 0.8)]
    assert moving[0] != moving[1]
    panel.set_look(Look(DARK, motion=False))
    still = [at(panel, 1.8 / whole + (number + share) * 0.6 / whole) for number in (2, 3) for share in (0.5, 0.8)]
    assert still[0] == still[1]
    assert still[2] == still[3]
    assert still[0] != still[2]
    assert at(panel, 0.05) == at(panel, 0.1)


def test_cells_that_flow_are_shown_without_travel() -> None:
    product = random_product()
    layout = lay_out((1264, 470), product, None, (9, 190), 50.0)
    place = reset(Place((9, 190)), layout.window)
    flowing = replace(place, cell=cell_of(9, place, layout.window), formed=0.5)
    assert moment_at(flowing, layout.window, 8, motion=True) is None
    assert moment_at(replace(place, formed=0.5), layout.window, 8, motion=True) is not None


def test_a_row_leaves_its_place_turns_and_ends_beside_its_column() -> None:
    layout = lay_out((1264, 470), random_product(), None, (9, 190), 50.0)
    inner = layout.window.inner
    start, end = lifted_row(layout, (9, 190), 0.0), lifted_row(layout, (9, 190), 1.0)
    for k, one, other in zip(inner, start, end, strict=True):
        assert one == pytest.approx(layout.cell_box(("left", 9, k)))
        goal = layout.cell_box(("top", k, 190))
        assert other == pytest.approx((goal.x - goal.width, goal.y, goal.width, goal.height))
    middle = lifted_row(layout, (9, 190), 0.6)
    assert middle[-1].x > middle[0].x
    assert middle[-1].y > middle[0].y
    assert [eased(share) for share in (0.0, 0.5, 1.0)] == [0.0, 0.5, 1.0]
    assert between(start[0], end[0], 0.5)[:2] == pytest.approx(
        ((start[0].x + end[0].x) / 2, (start[0].y + end[0].y) / 2)
    )


def other_curves() -> Curves:
    return Curves(np.array([0, 5]), np.array([0.0, 1]), {"loss": np.array([3.0, 2])})


def hide_and_show(panel: MatrixMultiply) -> None:
    panel.hide()
    panel.show()


def go_to_own_and_back(panel: MatrixMultiply) -> None:
    panel.controls.own_button.click()
    panel.controls.model_button.click()


@pytest.mark.parametrize("change", ["hidden", "site", "own", "probe", "run", "product"])
def test_a_half_played_output_is_full_again(panel: MatrixMultiply, change: str) -> None:
    panel.show_curves(Curves(np.array([0, 5]), np.array([0.0, 1]), {"loss": np.array([4.0, 2])}))
    full = panel.view.grab().toImage()
    panel.controls.play_button.click()
    panel.controls.play_button.click()  # paused
    assert panel.view_settings()["place"]["building"]
    assert panel.view.grab().toImage() != full
    patches = panel.patches.isVisible()
    changes = {
        "hidden": lambda: hide_and_show(panel),
        "site": lambda: panel.controls.sites.activated.emit(1),
        "own": lambda: go_to_own_and_back(panel),
        "probe": lambda: panel.show_observation(
            convolution(probe="y") if patches else replace(observed(), probe=TextProbe(text="y"))
        ),
        "run": lambda: panel.show_curves(other_curves()),
        "product": lambda: panel.show_observation(observed(5, 6, 7, site="unembedding")),
    }
    changes[change]()
    place = panel.view_settings()["place"]
    assert place is None or not place["building"]
    if change in ("hidden", "own", "run"):
        assert panel.view.grab().toImage() == full


def test_a_new_frame_of_the_same_run_leaves_a_half_played_output_as_it_is(panel: MatrixMultiply) -> None:
    panel.show_curves(other_curves())
    panel.controls.play_button.click()
    panel.controls.play_button.click()
    panel.show_curves(Curves(np.array([0, 5, 9]), np.array([0.0, 1, 2]), {"loss": np.array([3.0, 2, 1])}))
    panel.show_observation(convolution(1) if panel.patches.isVisible() else observed(seed=1))
    assert panel.view_settings()["place"]["building"]


def test_the_pointer_reads_every_number(panel: MatrixMultiply) -> None:
    view = panel.view
    layout = view.layout_now()
    assert layout is not None
    before = view.grab().toImage()
    window = view.window_now()
    assert window is not None
    if panel.patches.isVisible():
        parts = [("map", 3, 4), ("patch", 1, 2), ("kernel", 0, 0), ("products", 2, 2), ("output", 9, 9)]
    else:
        (row, _, column), (first, second, *_) = window.starts, window.inner
        parts = [("left", row, first), ("top", second, column), ("result", row + 1, column + 1)]
    pictures = []
    for part in parts:
        box = layout.cell_box(part)
        QTest.mouseMove(view, QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2)))
        QApplication.processEvents()
        pictures.append(view.grab().toImage())
    assert all(
        one != other for place, one in enumerate([before, *pictures]) for other in pictures[:place] if one is not other
    )
    QTest.mouseMove(view, QPoint(2, 2))
    QApplication.processEvents()
    assert view.grab().toImage() == before


def test_a_click_on_the_picture_shows_the_patch_around_it_and_one_on_a_small_map_shows_that_map(
    on_picture: MatrixMultiply,
) -> None:
    panel = on_picture
    layout = panel.patches.layout_now()
    assert layout is not None
    box = layout.cell_box(("map", 3, 4))
    QTest.mouseClick(panel.patches, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x) + 2, int(box.y) + 2))
    assert panel.shown_cell()[0] == 3 * SIDE + 4
    for number in (0, 1):
        thumb = layout.thumb("outputs", number)
        QTest.mouseClick(panel.patches, Qt.MouseButton.LeftButton, pos=QPoint(int(thumb.x) + 2, int(thumb.y) + 2))
        assert panel.shown_cell() == (3 * SIDE + 4, number)
    assert panel.finding().startswith("9 pixels times 9 learned numbers of kernel 1, added up: ")
    QTest.keyClick(panel.patches, Qt.Key.Key_Right)
    assert panel.shown_cell() == (3 * SIDE + 5, 1)


def test_a_convolution_can_be_seen_as_matrices_and_older_scenes_still_show_them(
    on_picture: MatrixMultiply, qtbot: QtBot
) -> None:
    panel = on_picture
    assert panel.patches.isVisible()
    assert panel.explanation().startswith("A patch of the picture times a kernel")
    with qtbot.waitSignal(panel.explanation_changed):
        panel.controls.on_picture.click()
    assert panel.explanation().startswith("A row times a column")
    assert panel.picture.isVisible()
    assert not panel.patches.isVisible()
    panel.restore({"place": {"cell": [3, 1], "starts": [0, 0, 0], "building": False}, "own": False, "site": ""})
    assert panel.picture.isVisible()
    assert panel.shown_cell() == (3, 1)
    panel.restore({})
    assert panel.patches.isVisible()


def test_the_overview_is_zoomed_and_reads_what_is_under_the_pointer(qtbot: QtBot) -> None:
    panel = shown(qtbot, observed())
    overview = panel.overview
    whole = overview.grab().toImage()
    overview.show_part(Zoom(0.5, 0.1, 0.2, 0.2))
    part = overview.grab().toImage()
    assert part != whole
    QTest.mouseMove(overview, QPoint(overview.width() // 2, overview.height() // 2))
    QApplication.processEvents()
    assert overview.grab().toImage() != part
    assert panel.view_settings()["zoom"]["of"] == [12, 128, 96]


def test_a_wrong_number_of_ones_own_is_told_below_and_hides_no_product(qtbot: QtBot) -> None:
    panel = shown(qtbot, observed())
    panel.resize(700, 560)
    panel.controls.own_button.click()
    layout = panel.picture.layout_now()
    assert layout is not None
    before = panel.picture.grab().toImage()
    panel.typing.matrices = panel.typing.matrices.typed(("left", 1, 2), "seven")
    panel.typing.changed.emit()
    assert panel.complaint.isVisible()
    assert "“seven” is not a number" in panel.complaint.accessibleName()
    assert not panel.counts.isVisible()
    assert panel.complaint.geometry().top() >= panel.picture.geometry().bottom()
    after = panel.picture.grab().toImage()
    for box in (layout.result, layout.sum.area, layout.top):
        area = (int(box.x), int(box.y), int(box.width), int(box.height))
        assert after.copy(*area) == before.copy(*area)
    panel.typing.matrices = panel.typing.matrices.typed(("left", 1, 2), "7")
    panel.typing.changed.emit()
    assert not panel.complaint.isVisible()
    assert panel.counts.isVisible()


@pytest.mark.parametrize("size", [(588, 330), (800, 440), (1264, 470)])
@pytest.mark.parametrize("cell", [(11, 199), (0, 3)])
def test_a_row_goes_around_the_small_matrices_which_would_hide_it(size: tuple[int, int], cell: tuple[int, int]) -> None:
    layout = lay_out(size, random_product(), None, cell, 50.0)
    assert layout.overview is not None
    for step in range(101):
        assert not any(box.overlaps(layout.overview) for box in lifted_row(layout, cell, step / 100)[1:])


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_picture_and_its_patch_have_the_colours_of_pictures_in_other_panels(qtbot: QtBot, theme: Theme) -> None:
    panel = shown(qtbot, convolution(), theme)
    layout, observation = panel.patches.layout_now(), convolution()
    assert layout is not None
    picture = observation["product_maps"][0]
    seen = panel.patches.grab().toImage()
    for place in ((2, 3), (7, 5)):
        level = levels_of_magnitude(picture[place])
        box = layout.cell_box(("map", *place))
        colour = seen.pixelColor(round(box.x + box.width / 2), round(box.y + box.height / 2))
        assert (colour.red(), colour.green(), colour.blue()) == tuple(theme.magnitude[level])
    patch = observation["product_input"][panel.shown_cell()[0]]
    box = layout.cell_box(("patch", 0, 0))
    colour = seen.pixelColor(round(box.x + 4), round(box.y + 4))
    assert (colour.red(), colour.green(), colour.blue()) == tuple(theme.magnitude[levels_of_magnitude(patch[:1])[0]])
