"""The attention panel, used by mouse and keyboard."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.attention.arcs import top_of
from scoutview.panels.attention.head_plan import Spot
from scoutview.panels.attention.panel import Attention
from scoutview.panels.attention.run_curves import HeadOrStep
from scoutview.panels.attention.words import cell_note
from scoutview.probe import TextProbe
from tests.graphics.plots.mouse import axes_of, move, wheel

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
    nothing = dict.fromkeys(("head", "row", "key", "pattern", "stage", "zoom"))
    chosen = {**nothing, "view": "text"}
    assert panel.view_settings() == chosen
    assert panel.finding().startswith("“apple” ")
    assert panel.reading.accessibleName().startswith("Block 2, head 0. “apple” ")


def test_resting_on_a_head_previews_it_and_a_click_keeps_it(panel: Attention) -> None:
    before, other = painted(panel), middle(panel.maps, panel.maps.plan_now().box(0, 3))
    hover(panel.maps, other)
    assert panel.reading.accessibleName().startswith("Block 0, head 3.")
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
    ground = panel.look.colour("panel")
    assert image.pixelColor(after) == ground
    assert image.pixelColor(before) != ground


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
    assert panel.reading.accessibleName().startswith("Block 2, head 0. “apple” ")
    panel.restore({"head": "nonsense", "row": -1})
    assert panel.finding().startswith("“apple” ")


def test_an_arc_is_read_as_its_cell_is_and_a_click_keeps_the_pair(panel: Attention) -> None:
    head, plan = panel.head, panel.head.plan()
    weights = panel.head._view.weights[5]
    column = int(weights[:5].argmax())
    arc = next(arc for arc in head._view.arcs if arc.column == column)
    top = top_of(plan, 5, arc) + QPointF(0, 3 * arc.weight)
    before = painted(panel)
    hover(head, top.toPoint())
    assert head._pointed == Spot(5, column, on_arc=True)
    assert cell_note(head._view.labels, head._view.weights, head._pointed) == (
        f"“{head._view.labels[5]}” → “{head._view.labels[column]}”: {100 * weights[column]:.4g} %"
    )
    assert painted(panel) != before
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=top.toPoint())
    assert (panel.view_settings()["row"], panel.view_settings()["key"]) == (5, column)
    leave(head)
    assert head._pointed is None
    hover(head, QPoint(300, 2))  # beside all curves, or on none at all
    assert head._pointed is None or head._pointed.on_arc


def test_every_cell_is_read_under_the_pointer_but_those_that_are_masked(panel: Attention) -> None:
    hover(panel.head, middle(panel.head, panel.head.plan().cell(3, 1)))
    pointed = painted(panel)
    hover(panel.head, middle(panel.head, panel.head.plan().cell(3, 2)))
    assert painted(panel) != pointed
    labels, weights = panel.head._view.labels, panel.head._view.weights
    assert cell_note(labels, weights, Spot(3, 4)) == cell_note(labels, weights, Spot(3, -1)) == ""


ABLATION = Question("head_ablation")


def ablated(panel: Attention, head: tuple[int, int], probe: TextProbe | None = None) -> History:
    """The answer at the deciding frame: this head matters most."""
    surprisal = np.full((3, 4), 0.1, np.float32)
    surprisal[head] = 3.0
    arrays = {
        "ablation_answer": np.array(" tree"),
        "ablation_surprisal": np.array(0.1, np.float32),
        "ablated_surprisal": surprisal,
        "ablated_answers": np.full((3, 4), " house"),
        "last_rows": np.full((3, 4, 6), 1 / 6, np.float32),
    }
    request = next(each for each in panel.histories() if each.question == ABLATION)  # where no other step is shown
    return History(request, dict.fromkeys(request.steps, arrays), probe)


def telling_all(step: int = 100, **more: tuple[str, ...]) -> Observation:
    """As `measured`, of a lab that also tells what is predicted without a head."""
    seen = measured(step, **more)
    return replace(seen, arrays={**seen.arrays, "attention_answer": np.array(" tree")})


def test_the_first_head_is_the_one_that_matters_most_until_another_is_chosen(panel: Attention) -> None:
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    assert [request.question for request in panel.histories()] == [ABLATION]
    panel.show_history(ablated(panel, (1, 3)))
    assert panel.reading.accessibleName().startswith("Block 1, head 3. “apple” looks back at ")
    assert panel.reading.accessibleName().endswith(
        "This head matters most: without it “tree” falls from 90.5 % to 5.0 %, and “house” wins."
    )
    assert "no clear pattern" not in panel.reading.accessibleName()
    change = "“tree” falls to 5.0 %, and “house” wins."
    assert panel.finding() == f"“apple” looks most at “gave” (50 %); without head 3 of block 1 {change}"
    assert panel.view_settings()["head"] is None
    panel.show_observation(telling_all(30))
    assert panel.reading.accessibleName().startswith("Block 1, head 3. ")
    for told in (panel.reading.accessibleName(), panel.finding()):
        assert "without" not in told.lower(), "that is another step's"
    assert panel._shown.notes()[1] == {}
    panel.show_observation(telling_all())
    panel.restore({"head": [1, 1]})
    assert "no clear pattern" in panel.reading.accessibleName()
    assert "Without this head “tree” stays at 90.5 %" in panel.reading.accessibleName()
    panel.show_history(ablated(panel, (0, 0)))
    assert panel.reading.accessibleName().startswith("Block 1, head 1.")


@pytest.mark.parametrize("size", [(380, 480), (544, 566), (1264, 600)])
def test_what_is_below_the_words_stays_there_whatever_is_told(panel: Attention, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.restore({"view": "steps"})
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    places = {part: part.geometry() for part in (panel.maps, panel.reading, panel.head)}

    def stay() -> bool:
        return places == {part: part.geometry() for part in places}

    panel.show_history(ablated(panel, (1, 3)))  # the words get longer
    assert stay()
    panel.show_observation(telling_all(30))
    assert stay()
    panel.controls.switch.click()
    panel.show_observation(telling_all(interventions=("head 1.3 off",)))
    assert stay()
    panel.maps.chosen.emit((0, 1))
    assert stay()


def test_once_the_effects_of_the_step_on_screen_are_measured_they_are_told_of_the_head_that_is_kept(
    panel: Attention, qtbot: QtBot
) -> None:
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    panel.show_history(ablated(panel, (1, 3)))
    panel.show_observation(telling_all(30))
    assert len(panel.histories()) == 1, "whoever scrubs has moved on before it is measured"
    with qtbot.waitSignal(panel.questions_changed):
        pass
    decides, here = panel.histories()
    assert (decides.steps, here.steps) == ((100,), (30,))
    answer = {**ablated(panel, (0, 2)).answers[100], "ablation_answer": np.array(" ring")}
    panel.show_history(History(here, {30: answer}, telling_all().probe))
    assert panel.reading.accessibleName().startswith("Block 1, head 3. ")
    assert panel.reading.accessibleName().endswith(". Without this head “ring” stays at 90.5 %.")
    assert "without head 3 of block 1 “ring” stays at 90.5 %" in panel.finding()
    panel.restore({"head": [0, 2]})
    assert "This head matters most: without it “ring” falls" in panel.reading.accessibleName()
    panel.show_observation(telling_all(40))
    assert "ring" not in panel.reading.accessibleName()
    panel.show_history(History(here, {30: answer}, telling_all().probe))
    assert "ring" not in panel.reading.accessibleName(), "it came too late"


def test_what_was_known_of_another_probe_keeps_the_head_and_claims_nothing(panel: Attention) -> None:
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    panel.show_history(ablated(panel, (1, 3), TextProbe(text="y")))
    assert panel.reading.accessibleName().startswith("Block 1, head 3.")
    assert "matters" not in panel.reading.accessibleName()


def test_a_head_that_is_switched_off_stays_on_screen(panel: Attention) -> None:
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    panel.show_history(ablated(panel, (1, 3)))
    panel.controls.switch.click()
    panel.show_observation(telling_all(interventions=("head 1.3 off",)))
    panel.show_history(ablated(panel, (0, 2)))
    assert panel.view_settings()["head"] == [1, 3]
    assert panel.finding().startswith("Block 1, head 3 is off")


@pytest.mark.parametrize("size", [(400, 480), (544, 566), (1264, 600), (1800, 900)])
def test_what_is_read_is_not_cut_while_there_is_room(panel: Attention, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.show_curves(CURVES)
    panel.show_observation(telling_all())
    panel.show_history(ablated(panel, (1, 3)))
    QApplication.processEvents()
    reading = panel.reading
    needed = reading.height_for(replace(reading._words, facts=()), reading.design_width())
    assert needed <= reading.design_height() + 1
    places = {part: part.geometry() for part in (panel.maps, panel.reading, panel.head)}
    for step in range(0, 101, 20):
        panel.show_observation(telling_all(step))
        assert places == {part: part.geometry() for part in (panel.maps, panel.reading, panel.head)}


NAMES = ("previous token", "first token", "same token", "induction")
STEPS = tuple(range(0, 101, 10))
CURVES = Curves(np.array(STEPS), np.array(STEPS) / 10, {}, planned_steps=100)


def patterns(step: int = 100) -> Arrays:
    """Head 0.1 becomes a previous token head in the run, head 2.3 has always been an induction head."""
    scores = np.full((4, 3, 4), 0.05, np.float32)
    scores[0, 0, 1], scores[3, 2, 3] = step / 125, 0.9
    return {"head_pattern_scores": scores, "head_pattern_chance": np.full(4, 0.05, np.float32)}


def measured(step: int = 100, interventions: tuple[str, ...] = (), *, effects: bool = True) -> Observation:
    """What the text lab answers: attention, patterns, and effects of which head 0.1 has the largest."""
    plain = observed()
    effect = np.zeros((1, 3, 4), np.float32)
    effect[0, 0, 1] = 0.12
    arrays = {**plain.arrays, "head_pattern_names": np.array(NAMES), **patterns(step)}
    if effects:
        arrays |= {"head_effect": effect, "head_base_loss": np.array([0.7], np.float32)}
    return replace(plain, step=step, probe=TextProbe(text="x", interventions=interventions), arrays=arrays)


@pytest.fixture
def telling(panel: Attention) -> Attention:
    """The panel with the patterns of its heads."""
    panel.show_curves(CURVES)
    panel.show_observation(measured())
    QApplication.processEvents()
    return panel


def answers_at(steps: Sequence[int]) -> dict[int, Arrays]:
    return {step: patterns(step) for step in steps}


def history(panel: Attention) -> History:
    request = next(each for each in panel.histories() if each.question == Question("head_patterns"))
    return History(request, answers_at(request.steps))


def test_only_a_lab_that_has_patterns_is_asked_for_them(panel: Attention, qtbot: QtBot) -> None:
    plain = {Question("attention"), Question("tokens")}
    assert set(panel.questions()) == plain
    assert panel.controls.isHidden()
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_observation(measured())
    assert set(panel.questions()) == plain | {Question("head_patterns")}
    assert panel.controls.isVisible()


def test_effects_are_measured_from_the_first_choice_of_a_head_on(telling: Attention, qtbot: QtBot) -> None:
    assert Question("head_effects") not in telling.questions()
    assert "off: " not in telling.reading.accessibleName()
    with qtbot.waitSignal(telling.questions_changed):
        QTest.keyClick(telling.maps, Qt.Key.Key_Right)
    assert Question("head_effects") in telling.questions()
    assert "off: " in telling.reading.accessibleName()


def test_what_is_not_shown_is_not_asked(telling: Attention, qtbot: QtBot) -> None:
    telling.restore({"head": [0, 1]})
    assert Question("head_effects") in telling.questions()
    with qtbot.waitSignal(telling.questions_changed):
        telling.controls.view_buttons["run"].click()
    assert Question("head_effects") not in telling.questions()
    assert Question("head_patterns") in {request.question for request in telling.histories()}
    picture = Attention(Look(picture=True))
    qtbot.addWidget(picture)
    picture.restore({"head": [0, 1]})
    picture.show_observation(measured())
    assert Question("head_effects") not in picture.questions()


def test_a_clear_pattern_is_named_with_its_score_and_chance(telling: Attention) -> None:
    telling.restore({"head": [2, 3]})
    assert "induction 90 %, chance\u00a05 %" in telling.reading.accessibleName()
    telling.restore({"layer": 1, "head": 1})
    assert "no clear pattern" in telling.reading.accessibleName()
    without = painted(telling)
    telling.show_observation(replace(measured(), arrays={**measured().arrays, **patterns(0)}))
    assert painted(telling) != without  # the name below head 0.1 is gone


def test_the_effect_on_the_loss_is_told_once_it_is_known(telling: Attention) -> None:
    telling.restore({"head": [0, 1]})
    assert "off: +0.12 nats of surprise per token, the most of all 12 heads" in telling.reading.accessibleName()
    telling.show_observation(measured(effects=False))
    assert "off: …" in telling.reading.accessibleName()


def test_the_switch_says_what_to_intervene_and_takes_it_back(telling: Attention, qtbot: QtBot) -> None:
    telling.restore({"head": [0, 1]})
    assert telling.controls.switch.text() == "Switch this head off"
    with qtbot.waitSignal(telling.intervention_chosen) as said:
        telling.controls.switch.click()
    assert said.args == ["head 0.1 off"]
    on = painted(telling)
    telling.show_observation(measured(interventions=("head 0.1 off",)))
    assert telling.controls.switch.text() == "Switch this head on"
    assert "is off" in telling.finding()
    assert painted(telling) != on
    with qtbot.waitSignal(telling.intervention_chosen) as said:
        telling.controls.switch.click()
    assert said.args == ["head 0.1 off"]


def test_a_head_of_a_block_that_is_off_cannot_be_switched_alone(telling: Attention) -> None:
    telling.restore({"head": [0, 1]})
    telling.show_observation(measured(interventions=("block 0 attention off",)))
    assert not telling.controls.switch.isEnabled()
    assert "block 0 attention" in telling.controls.switch.toolTip()


def test_a_head_that_is_off_recedes_on_its_map_and_large(panel: Attention) -> None:
    weights = np.zeros((1, 2, 2, 2), np.float32)
    weights[0, :, :, 0] = 1
    arrays = {"tokens": np.array(["a", "b"]), "attention": weights}
    colours = []
    for interventions in ((), ("head 0.1 off",)):
        panel.restore({"head": [0, 1]})
        panel.show_observation(Observation(1, TextProbe(text="", interventions=interventions), arrays))
        QApplication.processEvents()
        cell, box = middle(panel.head, panel.head.plan().cell(0, 0)), panel.maps.plan_now().box(0, 1)
        small = QPoint(int(box.x + 4), int(box.y + 4))
        large, maps = panel.head.grab().toImage(), panel.maps.grab().toImage()
        colours.append((large.pixelColor(cell), maps.pixelColor(small)))
    (on, small_on), (off, small_off) = colours
    assert on == QColor(*map(int, DARK.magnitude[255]))
    assert off != on
    assert abs(small_off.lightness() - QColor(DARK.panel).lightness()) < 40 < small_on.lightness()


def test_the_run_tells_when_each_head_learned_the_chosen_pattern(telling: Attention) -> None:
    telling.restore({"head": [0, 1], "view": "run"})
    telling.show_history(history(telling))
    assert telling.run.isVisible()
    assert telling.head.isHidden()
    assert telling.finding() == "Head 0.1 looks at the token before from step 40 on; at step 100 it is 80 %."
    assert "From step 40 on it is above 30 %." in telling.reading.accessibleName()
    first = painted(telling)
    telling.controls.patterns.activated.emit(3)
    assert telling.view_settings()["pattern"] == "induction"
    assert telling.finding().startswith("Head 2.3 looks at what followed the same token the last time")
    assert painted(telling) != first


def test_curves_are_read_and_chosen_and_elsewhere_a_step_is(telling: Attention, qtbot: QtBot) -> None:
    telling.restore({"head": [1, 1], "view": "run"})
    telling.show_history(history(telling))
    QApplication.processEvents()
    x, y = axes_of(telling.run).x, axes_of(telling.run).y
    curve = QPointF(float(x.place(50)), float(y.place(0.4))).toPoint()
    hover(telling.run, curve)
    assert telling.reading.accessibleName().startswith("Block 0, head 1.")
    QTest.mouseClick(telling.run, Qt.MouseButton.LeftButton, pos=curve)
    assert telling.view_settings()["head"] == [0, 1]
    empty = QPointF(float(x.place(71)), float(y.place(0.2))).toPoint()
    with qtbot.waitSignal(telling.step_chosen) as chosen:
        QTest.mouseClick(telling.run, Qt.MouseButton.LeftButton, pos=empty)
    assert chosen.args == [70]


def test_the_chart_is_walked_with_the_arrow_keys(telling: Attention, qtbot: QtBot) -> None:
    telling.restore({"head": [0, 1], "view": "run"})
    telling.show_history(history(telling))
    telling.activateWindow()
    telling.run.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(telling.run.hasFocus)
    QTest.keyClick(telling.run, Qt.Key.Key_Down)
    assert telling.view_settings()["head"] == [0, 2]
    with qtbot.waitSignal(telling.step_chosen) as chosen:
        QTest.keyClick(telling.run, Qt.Key.Key_Left)
    assert chosen.args == [90]


def test_the_chart_is_zoomed_and_the_zoom_is_kept(telling: Attention) -> None:
    telling.restore({"head": [1, 1], "view": "run"})
    telling.show_history(history(telling))
    QApplication.processEvents()
    whole = painted(telling)
    wheel(telling.run, QPointF(300, 120))
    assert telling.run.part.steps is not None
    assert painted(telling) != whole
    kept = telling.view_settings()
    assert "run_zoom" in kept
    telling.restore({"head": [1, 1], "view": "run"})
    assert telling.run.part == ALL
    telling.restore(kept)
    assert telling.view_settings() == kept
    names = telling.run._labels(axes_of(telling.run).x, axes_of(telling.run).y)
    assert all(axes_of(telling.run).y.end - 5 <= height <= axes_of(telling.run).y.start for _, _, height in names)


def test_a_zoom_restored_before_the_run_is_known_shows_the_same_steps_and_scores(panel: Attention) -> None:
    zoom = {"steps": [30.0, 70.0], "values": [0.2, 0.6]}
    panel.restore({"head": [1, 1], "view": "run", "run_zoom": zoom})
    panel.show_curves(CURVES)
    panel.show_observation(measured())
    panel.show_history(history(panel))
    axes = axes_of(panel.run)
    assert (axes.x.low, axes.x.high) == pytest.approx((30, 70))
    assert (axes.y.low, axes.y.high) == pytest.approx((0.2, 0.6))
    assert panel.view_settings()["run_zoom"] == zoom


def test_the_pointer_reads_the_named_heads_at_its_step(telling: Attention) -> None:
    telling.restore({"head": [1, 1], "view": "run"})
    telling.show_history(history(telling))
    QApplication.processEvents()
    run, axes = telling.run, axes_of(telling.run)
    move(run, QPointF(float(axes.x.place(50)), float(axes.y.place(0.7))) * run.look.scale)
    reading = run.reading_under_pointer()
    assert reading is not None
    assert reading.words == ["step 50"]
    assert [(line[0].word, line[2]) for line in reading.lines] == [
        ("head 0.1", "40 %"),
        ("head 1.1", "5 %"),
    ]
    told = painted(telling)
    run.point_at(None)
    assert run.reading_under_pointer() is None
    assert painted(telling) != told


def test_names_beside_zoomed_curves_are_those_of_what_is_seen(telling: Attention) -> None:
    telling.restore({"head": [1, 1], "view": "run"})
    telling.show_history(history(telling))
    QApplication.processEvents()
    telling.run.show_part(AxesPart((20, 55), (0.2, 0.6)))
    axes = axes_of(telling.run)
    ((head, text, height),) = telling.run._labels(axes.x, axes.y)
    assert head == (0, 1)
    assert text.endswith("44 %")
    assert height == pytest.approx(float(axes.y.place(0.44)), abs=1)


def test_a_name_beside_a_curve_stands_for_its_head(telling: Attention) -> None:
    telling.restore({"head": [1, 1], "view": "run"})
    telling.show_history(history(telling))
    x, y = axes_of(telling.run).x, axes_of(telling.run).y
    named = {head: height for head, _, height in telling.run._labels(x, y)}
    assert {(0, 1), (1, 1), None} <= set(named)
    assert telling.run.part_at(QPointF(x.end + 30, named[0, 1])) == HeadOrStep(head=(0, 1))


def test_the_chart_waits_for_its_answers(telling: Attention) -> None:
    telling.restore({"view": "run"})
    assert telling.finding() == ""
    waiting = painted(telling)
    half = history(telling)
    telling.show_history(History(half.request, dict(list(half.answers.items())[:4])))
    assert telling.run.run.filled < 1
    assert painted(telling) != waiting
    other = HistoryRequest(Question("other"), (0,))
    telling.show_history(History(other, {}))  # not its own
    assert telling.run.run.filled > 0


def test_a_used_panel_with_patterns_paints_as_a_fresh_one(telling: Attention, qtbot: QtBot) -> None:
    telling.restore({"head": [0, 1], "view": "run", "pattern": "same token"})
    telling.show_history(history(telling))
    painted(telling)
    telling.controls.view_buttons["text"].click()
    seen = measured(50, ("head 1.1 off",))
    telling.show_observation(seen)
    fresh = Attention(Look(DARK))
    qtbot.addWidget(fresh)
    fresh.restore(telling.view_settings())
    fresh.show_curves(CURVES)
    fresh.show_observation(seen)
    fresh.show()
    answered = History(HistoryRequest(Question("head_patterns"), STEPS), answers_at(STEPS))
    for view in ("text", "run"):
        for panel in (telling, fresh):
            panel.restore({**panel.view_settings(), "view": view})
            panel.show_history(answered)
            panel.controls.view_buttons[view].setFocus()
        for size in ((544, 566), (280, 560), (1100, 420)):
            pictures = []
            for panel in (telling, fresh):
                panel.resize(*size)
                QApplication.processEvents()  # the rows of the controls
                pictures.append(painted(panel))
            assert pictures[0] == pictures[1]


def test_the_formula_says_what_the_patterns_are_and_how_they_were_measured(telling: Attention) -> None:
    telling.restore({"head": [0, 1]})
    text = telling.formula()
    assert "Olsson et al. 2022" in text
    assert "80.0 %" in text
    assert "from 30 % on" in text
    assert "off: +0.12 nats of surprise per token" in text
    assert text.index("softmax") < text.index("Olsson")
    telling.restore({"head": [0, 1], "view": "run"})
    assert telling.formula().index("softmax") > telling.formula().index("Olsson")


def test_a_tiny_share_is_no_tag_of_the_formula(panel: Attention) -> None:
    weights = np.zeros((1, 1, 2, 2), np.float32)
    weights[0, 0] = [[1, 0], [0.9999, 0.0001]]
    arrays = {"tokens": np.array(["a", "b"]), "attention": weights}
    panel.show_observation(Observation(1, TextProbe(text="x"), arrays))
    assert "&lt;0.1 %" in panel.formula()
