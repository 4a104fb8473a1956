"""The attention panel, used by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.box import Box
from scoutview.graphics.canvas import Canvas
from scoutview.graphics.look import Look
from scoutview.graphics.theme import DARK, LIGHT
from scoutview.observation import Observation
from scoutview.panels.attention import Attention
from scoutview.probe import TextProbe

WORDS = ("The", " old", " fox", " gave", " the", " apple")


def observed(tokens: int = 6, layers: int = 3, heads: int = 4, *, causal: bool = True, seed: int = 0) -> Observation:
    scores = np.random.default_rng(seed).normal(size=(layers, heads, tokens, tokens)) * 2
    if causal:
        scores = np.where(np.tri(tokens) > 0, scores, -np.inf)
    exps = np.exp(scores - scores.max(-1, keepdims=True))
    names = np.array([WORDS[each % len(WORDS)] for each in range(tokens)])
    arrays = {"tokens": names, "attention": (exps / exps.sum(-1, keepdims=True)).astype(np.float32)}
    return Observation(10, TextProbe(text="x"), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> Attention:
    panel = Attention(Look(DARK))
    qtbot.addWidget(panel)
    panel.resize(544, 566)
    panel.show()
    panel.show_observation(observed())
    QApplication.processEvents()
    return panel


def middle(canvas: Canvas, box: Box) -> QPoint:
    return QPointF((box.x + box.width / 2) * canvas.look.scale, (box.y + box.height / 2) * canvas.look.scale).toPoint()


def hover(canvas: Canvas, point: QPoint) -> None:
    place = QPointF(point)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, moved)


def leave(canvas: Canvas) -> None:
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))


def painted(panel: Attention) -> QImage:
    return panel.grab().toImage()


def test_it_starts_with_the_last_layer_and_the_last_token(panel: Attention) -> None:
    assert panel.view_settings() == {"head": None, "row": None}
    assert panel.finding().startswith("“apple” ")
    assert panel.reading.accessibleName().startswith("Layer 2, head 0. “apple” ")


def test_resting_on_a_head_previews_it_and_a_click_keeps_it(panel: Attention) -> None:
    before, other = painted(panel), middle(panel.maps, panel.maps.plan_now().box(0, 3))
    hover(panel.maps, other)
    assert panel.reading.accessibleName().startswith("Layer 0, head 3.")
    assert painted(panel) != before
    leave(panel.maps)
    assert painted(panel) == before
    QTest.mouseClick(panel.maps, Qt.MouseButton.LeftButton, pos=other)
    assert panel.view_settings()["head"] == [0, 3]


def test_resting_on_a_row_reads_it_and_a_click_keeps_it(panel: Attention) -> None:
    cell = middle(panel.head, panel.head.plan().cell(3, 1))
    hover(panel.head, cell)
    assert "“gave” " in panel.reading.accessibleName()
    assert panel.finding().startswith("“apple” ")
    QTest.mouseClick(panel.head, Qt.MouseButton.LeftButton, pos=cell)
    assert panel.view_settings()["row"] == 3
    assert panel.finding().startswith("“gave” ")


def test_arrows_move_the_choice_and_are_not_stolen_by_the_window(panel: Attention, qtbot: QtBot) -> None:
    stolen: list[int] = []
    shortcut = QShortcut(Qt.Key.Key_Left, panel)
    shortcut.activated.connect(lambda: stolen.append(1))
    panel.activateWindow()
    panel.maps.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.maps.hasFocus)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(panel.maps, key)
    assert panel.view_settings()["head"] == [1, 1]
    assert stolen == []
    QTest.keyClick(panel.head, Qt.Key.Key_Up)
    assert panel.view_settings()["row"] == 4


def test_a_token_that_cannot_be_looked_at_is_not_drawn(panel: Attention) -> None:
    plan, image = panel.head.plan(), panel.head.grab().toImage()
    after, before = middle(panel.head, plan.cell(3, 4)), middle(panel.head, plan.cell(4, 3))
    background = panel.head.grab().toImage().pixelColor(2, 2)
    assert image.pixelColor(after) == background
    assert image.pixelColor(before) != background


def test_the_same_attention_has_the_same_colour_whatever_else_the_frame_holds(qtbot: QtBot) -> None:
    colours = []
    for rest in (0.5, 0.25):
        weights = np.zeros((1, 1, 3, 3), np.float32)
        weights[0, 0, :, 0] = 1.0
        weights[0, 0, 1] = 0.5, 0.5, 0
        weights[0, 0, 2] = 1 - rest, rest, 0
        panel = Attention(Look(LIGHT))
        qtbot.addWidget(panel)
        panel.resize(544, 566)
        panel.show_observation(
            Observation(1, TextProbe(text=""), {"tokens": np.array(list("abc")), "attention": weights})
        )
        image = panel.head.grab().toImage()
        box = panel.head.plan().cell(1, 1)
        colours.append(image.pixelColor(int(box.x + 6), int(box.y + 6)))
    assert colours[0] == colours[1] == QColor(*map(int, LIGHT.magnitude[128]))


@pytest.mark.parametrize("shape", [(1, 3, 4), (3, 1, 4), (64, 12, 12), (24, 6, 6)])
@pytest.mark.parametrize("causal", [True, False])
def test_any_number_of_tokens_layers_and_heads_is_drawn_as_a_fresh_panel_draws_it(
    panel: Attention, qtbot: QtBot, shape: tuple[int, int, int], causal: bool
) -> None:
    QTest.mouseClick(panel.maps, Qt.MouseButton.LeftButton, pos=middle(panel.maps, panel.maps.plan_now().box(2, 3)))
    QTest.mouseClick(panel.head, Qt.MouseButton.LeftButton, pos=middle(panel.head, panel.head.plan().cell(2, 0)))
    observation = observed(*shape, causal=causal, seed=1)
    panel.show_observation(observation)
    fresh = Attention(Look(DARK))
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    fresh.show_observation(observation)
    panel.setFocus()
    for size in ((544, 566), (380, 250), (1100, 420)):
        panel.resize(*size)
        fresh.resize(*size)
        assert painted(panel) == painted(fresh)


def test_an_observation_without_attention_leaves_the_picture_as_it_is(panel: Attention) -> None:
    before = painted(panel)
    panel.show_observation(Observation(11, TextProbe(text=""), {"tokens": np.array(["a"])}))
    assert painted(panel) == before


def test_a_picture_shows_one_head_and_nothing_to_choose_from(qtbot: QtBot) -> None:
    for tokens in (3, 12):
        panel = Attention(Look(LIGHT, picture=True))
        qtbot.addWidget(panel)
        panel.resize(1100, 480)
        panel.show_observation(observed(tokens))
        painted(panel)
        assert panel.maps.isHidden()
        assert not panel.head.isHidden()


def test_the_formula_holds_the_numbers_of_the_row(panel: Attention) -> None:
    text = panel.formula()
    assert "softmax(Q K<sup>T</sup>" in text
    assert "add up to 1.00" in text
    assert "“apple”" in text


def test_choices_that_fit_no_more_are_passed_over(panel: Attention) -> None:
    panel.restore({"head": [9, 9], "row": 60})
    assert panel.reading.accessibleName().startswith("Layer 2, head 0. “apple” ")
    panel.restore({"head": "nonsense", "row": -1})
    assert panel.finding().startswith("“apple” ")
