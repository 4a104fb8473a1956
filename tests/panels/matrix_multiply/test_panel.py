"""The matrix panel, used by mouse and keyboard."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.image import levels_of_signed
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.graphics.base.wrapping import wrapped
from scoutview.observation import Observation, Question
from scoutview.panels.matrix_multiply import sum_painting
from scoutview.panels.matrix_multiply.controls import MatrixControls
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.matrix_multiply.picture import MatrixPicture, Part
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES
from scoutview.panels.matrix_multiply.telling_plan import terms_by_size
from scoutview.probe import TextProbe

CORNER = {"cell": [0, 0], "starts": [0, 0, 0], "building": False}  # as scenes kept it before a cell could be telling
SITES = ("block.0.query", "unembedding")


def observed(rows: int = 12, inner: int = 128, columns: int = 96, site: str = SITES[0], seed: int = 0) -> Observation:
    rng = np.random.default_rng(seed)
    given = rng.normal(size=(rows, inner)).astype(np.float32)
    weight = (rng.normal(size=(inner, columns)) * 0.1).astype(np.float32)
    bias = rng.normal(size=columns).astype(np.float32)
    arrays = {
        "site_names": np.array(SITES),
        "site_shapes": np.array([[rows, inner, columns]] * 2),
        "product_site": np.array(site),
        "product_input": given,
        "product_weight": weight,
        "product_bias": bias,
        "product_output": given @ weight + bias,
        "product_row_labels": np.array([f" word{row}" for row in range(rows)]),
        "product_inner_labels": np.array([""] * inner),
        "product_column_labels": np.array([""] * columns),
        "operation_names": np.array([*SITES, "attention"]),
        "multiplications": np.array([1000, 2000, 300]),
        "additions": np.array([900, 1900, 200]),
    }
    return Observation(10, TextProbe(text="x"), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[MatrixMultiply]:
    panel = MatrixMultiply(Look(DARK))
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    panel.show_observation(observed())
    QApplication.processEvents()
    yield panel
    panel.player.stop()


@pytest.fixture
def own(panel: MatrixMultiply) -> MatrixMultiply:
    panel.controls.own_button.click()
    return panel


def point(picture: MatrixPicture, part: Part) -> QPoint:
    rect = picture.cell_rect(part)
    assert rect is not None
    return rect.center().toPoint()


def click(picture: MatrixPicture, part: Part) -> None:
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=point(picture, part))


def painted(panel: MatrixMultiply) -> QImage:
    return panel.picture.grab().toImage()


def test_it_asks_plainly_until_a_site_is_chosen(panel: MatrixMultiply, qtbot: QtBot) -> None:
    assert set(panel.questions()) == {Question("operations"), Question("sites"), Question("matrix_product")}
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.sites.activated.emit(1)
    assert Question.of("matrix_product", site="unembedding") in panel.questions()
    assert panel.controls.sites.currentData() == "unembedding"


def test_a_kept_site_is_asked_for_once_this_model_is_known_to_have_it(panel: MatrixMultiply, qtbot: QtBot) -> None:
    panel.restore({"site": "block.9.gone"})
    assert Question("matrix_product") in panel.questions()
    fresh = MatrixMultiply(Look(DARK))
    qtbot.addWidget(fresh)
    fresh.restore({"site": SITES[1]})
    assert Question("matrix_product") in fresh.questions()
    with qtbot.waitSignal(fresh.questions_changed):
        fresh.show_observation(observed())
    assert Question.of("matrix_product", site=SITES[1]) in fresh.questions()


def test_a_click_on_a_cell_of_the_result_chooses_it_with_its_real_value(panel: MatrixMultiply) -> None:
    product = observed()
    panel.restore({"place": CORNER})
    click(panel.picture, ("result", 3, 5))
    assert panel.view_settings()["place"]["cell"] == [3, 5]
    value = float(product["product_output"][3, 5])
    assert panel.finding().startswith("128 numbers of “word3” times 128 learned numbers, added up with the bias: ")
    assert f"{abs(value):.2f}"[:4] in panel.finding()


def test_arrows_walk_past_the_window(panel: MatrixMultiply) -> None:
    panel.restore({"place": {**CORNER, "cell": [1, 0]}})
    for _ in range(10):
        QTest.keyClick(panel.picture, Qt.Key.Key_Right)
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    window = panel.picture.window_now()
    assert window is not None
    assert panel.view_settings()["place"]["cell"] == [0, 10]
    assert window.columns.start <= 10 < window.columns.stop


def test_a_press_in_the_overview_moves_the_window(panel: MatrixMultiply) -> None:
    corner = QPoint(panel.overview.width() - 1, panel.overview.height() - 1)
    QTest.mouseClick(panel.overview, Qt.MouseButton.LeftButton, pos=corner)
    window = panel.picture.window_now()
    assert window is not None
    assert (window.rows.stop, window.columns.stop) == (12, 96)
    assert window.inner == terms_inner(panel, panel.shown_cell(), window.sizes[1])


def test_while_cells_are_formed_the_terms_stay_and_another_cell_has_its_own(panel: MatrixMultiply) -> None:
    window = panel.picture.window_now()
    assert window is not None
    for number in (0, 1, 3, window.cells):
        panel.show_local_step(number)
        seen = panel.picture.window_now()
        assert seen is not None
        assert seen.inner == terms_inner(panel, window.cell(0), window.sizes[1])
    click(panel.picture, ("result", *window.cell(2)))
    seen = panel.picture.window_now()
    assert seen is not None
    assert seen.inner == terms_inner(panel, window.cell(2), window.sizes[1])


def terms_inner(panel: MatrixMultiply, cell: tuple[int, int], most: int) -> tuple[int, ...]:
    product = panel._shown.answered
    assert product is not None
    return tuple(sorted(terms_by_size(product, cell)[:most]))


def test_all_numbers_are_one_click_away_and_kept(panel: MatrixMultiply, qtbot: QtBot) -> None:
    click(panel.picture, ("result", *panel.shown_cell()))
    few, cell = painted(panel), panel.shown_cell()
    assert panel.controls.all_numbers.isVisible()
    panel.controls.all_numbers.click()
    window = panel.picture.window_now()
    assert window is not None
    assert window.sizes == (8, 8, 8)
    assert panel.shown_cell() == cell
    assert window.rows.start <= cell[0] < window.rows.stop
    fresh = MatrixMultiply(Look(DARK))
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    fresh.show_observation(observed())
    assert fresh.controls.all_numbers.isChecked()
    panel.controls.all_numbers.click()
    assert painted(panel) == few


def test_what_was_kept_before_there_were_a_few_shows_as_many_numbers_as_it_did(panel: MatrixMultiply) -> None:
    settings = {key: value for key, value in panel.view_settings().items() if key != "few"}
    panel.restore(settings)
    window = panel.picture.window_now()
    assert window is not None
    assert window.sizes == (8, 8, 8)
    panel.restore({})
    window = panel.picture.window_now()
    assert window is not None
    assert window.sizes[0] <= 4
    assert window.sizes[2] <= 4


def test_among_a_few_the_row_the_column_and_their_cell_stand_out(panel: MatrixMultiply) -> None:
    row, column = panel.shown_cell()
    window, seen = panel.picture.window_now(), painted(panel)
    assert window is not None
    inner = window.inner[0]
    for lit, other in (
        (("left", row, inner), ("left", row - 1, inner)),
        (("top", inner, column), ("top", inner, column + 1)),
    ):
        assert colour_in(seen, panel, lit) == full_colour(panel, lit)
        full, ground = full_colour(panel, other), QColor(DARK.panel)
        halfway = QColor(*((one + two) // 2 for one, two in zip(rgb(full), rgb(ground), strict=True)))
        assert rgb(colour_in(seen, panel, other)) == pytest.approx(rgb(halfway), abs=1)


def colour_in(seen: QImage, panel: MatrixMultiply, part: Part) -> QColor:
    rect = panel.picture.cell_rect(part)
    assert rect is not None
    return seen.pixelColor(rect.topLeft().toPoint() + QPoint(5, 5))


def full_colour(panel: MatrixMultiply, part: Part) -> QColor:
    level = levels_of_signed(MODEL_SHADES.of(np.array([product_of(panel, part)])), 1.0)[0]
    return QColor(*map(int, DARK.signed[level]))


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def product_of(panel: MatrixMultiply, part: Part) -> float:
    product = panel._shown.answered
    assert product is not None
    return float({"left": product.left, "top": product.top}[part[0]][part[1], part[2]])


def test_the_sentences_are_broken_into_lines_once_and_not_at_each_frame(
    panel: MatrixMultiply, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.restore({"place": CORNER, "few": False})
    panel.resize(1262, 565)
    layout = panel.picture.layout_now()
    assert layout is not None
    assert layout.words is not None
    painted(panel)
    broken: list[str] = []

    def counted(text: str, width: float, metrics: QFontMetricsF) -> list[str]:
        broken.append(text)
        return wrapped(text, width, metrics)

    monkeypatch.setattr(sum_painting, "wrapped", counted)
    panel.show_observation(observed(seed=1))
    painted(panel)
    assert not broken
    panel.resize(1100, 565)
    painted(panel)
    assert broken


def test_own_matrices_show_all_of_their_cells(own: MatrixMultiply) -> None:
    own.controls.sizes["inner"].setValue(6)
    own.controls.sizes["rows"].setValue(6)
    window = own.picture.window_now()
    assert window is not None
    assert window.sizes == (6, 6, 2)
    assert not own.controls.all_numbers.isVisible()


def test_it_plays_to_the_end_and_rests_there_as_if_it_had_never_played(own: MatrixMultiply, qtbot: QtBot) -> None:
    click(own.picture, ("result", 1, 1))
    rest = painted(own)
    own.controls.speed_chosen.emit(16.0)
    own.controls.play_button.click()
    assert own.player.playing
    assert painted(own) != rest
    qtbot.waitUntil(lambda: not own.player.playing, timeout=100_000)
    assert own.view_settings()["own_place"] == {"cell": [1, 1], "starts": [0, 0, 0], "building": False}
    assert painted(own) == rest


def test_the_result_is_empty_after_the_cell_while_it_builds(own: MatrixMultiply) -> None:
    place = point(own.picture, ("result", 1, 1)) + QPoint(-20, -14)
    full = painted(own).pixelColor(place)
    own.controls.reset_button.click()
    assert painted(own).pixelColor(place) != full
    assert own.view_settings()["own_place"]["building"]


def test_a_step_forms_one_cell_and_rests(own: MatrixMultiply, qtbot: QtBot) -> None:
    own.controls.reset_button.click()
    own.controls.step_button.click()
    own.controls.step_button.click()
    assert own.view_settings()["own_place"]["cell"] == [0, 1]
    assert not own.player.playing
    own.controls.back_button.click()
    assert own.view_settings()["own_place"]["cell"] == [0, 0]


def test_a_hidden_panel_does_not_play_on(own: MatrixMultiply, qtbot: QtBot) -> None:
    own.controls.play_button.click()
    own.hide()
    assert not own.player.playing
    own.controls.play_button.click()
    assert not own.player.playing


def test_numbers_are_typed_with_the_keyboard_alone(own: MatrixMultiply, qtbot: QtBot) -> None:
    own.activateWindow()
    own.picture.setFocus()
    QTest.keyClick(own.picture, Qt.Key.Key_Return)
    editor = own.typing.editor
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "10")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "-0,5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert own.picture.hasFocus()
    assert own.typing.matrices.product().left.tolist() == [[10, -0.5, 3], [4, 5, 6]]
    assert own.finding() == "3 numbers of row 0 times 3 numbers of column 0, added up: 98.5."


def test_a_text_that_is_no_number_stays_with_a_sentence_beside_it(own: MatrixMultiply, qtbot: QtBot) -> None:
    click(own.picture, ("left", 0, 0))
    editor = own.typing.editor
    QTest.keyClicks(editor, "seven")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert editor.text() == "seven"
    assert own.typing.complaints().sentence == "“seven” is not a number: type something like 2 or −0.5."
    click(own.picture, ("top", 2, 1))
    assert own.typing.matrices.product().left[0, 0] == 1
    own.typing.close()
    assert own.typing.complaints().texts == {("left", 0, 0): "seven"}
    click(own.picture, ("left", 0, 0))
    assert editor.text() == "seven"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_sizes_change_both_matrices_together(own: MatrixMultiply) -> None:
    own.controls.sizes["inner"].setValue(6)
    own.controls.sizes["rows"].setValue(1)
    product = own.typing.matrices.product()
    assert product.shape == (1, 6, 2)
    assert product.result.tolist() == [[58, 64]]


def test_own_matrices_ask_the_model_for_its_operations_only(own: MatrixMultiply) -> None:
    assert list(own.questions()) == [Question("operations")]
    assert "3,300 multiplications and 3,000 additions" in own.counts.accessibleName()


def test_a_cell_of_the_weight_opens_that_weight(panel: MatrixMultiply, qtbot: QtBot) -> None:
    window = panel.picture.window_now()
    assert window is not None
    inner, column = window.inner[1], window.columns.start + 1
    with qtbot.waitSignal(panel.part_chosen) as opened:
        click(panel.picture, ("top", inner, column))
    assert opened.args == ["one_weight", {"weight": [SITES[0], column, inner]}]
    before = panel.shown_cell()
    click(panel.picture, ("left", window.rows.start, inner))
    assert panel.shown_cell() == before


@pytest.mark.parametrize("size", [(380, 250), (544, 566), (1264, 560)])
def test_a_used_panel_draws_as_a_fresh_one_with_the_same_choices(
    panel: MatrixMultiply, qtbot: QtBot, size: tuple[int, int]
) -> None:
    panel.controls.own_button.click()
    panel.controls.reset_button.click()
    panel.controls.model_button.click()
    panel.restore({**panel.view_settings(), "place": CORNER})
    click(panel.picture, ("result", 2, 2))
    panel.setFocus()
    panel.show_observation(observed(7, 64, 200, seed=1))
    panel.resize(*size)
    fresh = MatrixMultiply(Look(DARK))
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    fresh.show_observation(observed(7, 64, 200, seed=1))
    fresh.resize(*size)
    fresh.show()
    assert panel.grab().toImage() == fresh.grab().toImage()


def test_nonsense_among_the_kept_settings_is_passed_over(panel: MatrixMultiply) -> None:
    panel.restore({"place": {"cell": "x"}, "matrices": {"rows": 99}, "speed": 3, "own": "yes"})
    assert panel.view_settings() == MatrixMultiply(Look(DARK)).view_settings()


def test_a_smaller_product_draws_where_a_larger_one_was_looked_at(panel: MatrixMultiply) -> None:
    panel.restore({"place": {"cell": [11, 90], "starts": [4, 100, 80], "building": False}})
    panel.show_observation(observed(1, 3, 2))
    painted(panel)
    assert panel.finding().startswith("3 numbers of “word0” times 3 learned numbers, ")


def test_an_observation_without_a_product_leaves_the_picture_as_it_is(panel: MatrixMultiply) -> None:
    before = painted(panel)
    panel.show_observation(Observation(11, TextProbe(text=""), {}))
    assert painted(panel) == before


def test_a_picture_has_no_controls_and_a_finished_cell(qtbot: QtBot) -> None:
    panel = MatrixMultiply(Look(LIGHT, picture=True))
    qtbot.addWidget(panel)
    panel.resize(1100, 480)
    panel.show_observation(observed())
    panel.grab()
    assert panel.controls.isHidden()


def test_the_formula_holds_the_numbers_of_the_cell(own: MatrixMultiply) -> None:
    assert "1 · 7 + 2 · 9 + 3 · 11 = <b>58</b>" in own.formula()


def test_the_name_of_a_matrix_is_read_to_its_end_where_the_controls_have_all_of_a_window(qtbot: QtBot) -> None:
    controls = MatrixControls(Look())
    qtbot.addWidget(controls)
    controls.show_all_numbers(False)
    controls.show_sites(["block.0.attention.query"], ["64 × 64"], "block.0.attention.query")
    controls.resize(980, controls.arrange(980))
    controls.show()
    QApplication.processEvents()
    assert controls.sites.width() >= text_width(controls.sites.currentText(), "chip") + 60
