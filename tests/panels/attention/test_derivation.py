"""The way to a share of attention: its arithmetic, its words, where it is drawn, and what a pointer does there."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import three_digits
from scoutview.observation import Observation
from scoutview.panels.attention.derivation import DerivationPicture, KeyLine, Number
from scoutview.panels.attention.derivation_layout import ScoreTable, Text, Vector, lay_out
from scoutview.panels.attention.derivation_plan import Derivation, derivation_of, stages_of
from scoutview.panels.attention.panel import Attention
from scoutview.probe import TextProbe

LABELS = ("The", "old", "fox", "gave")


def way(row: int = 2, key: int = 1, *, size: int = 4, normed: bool = False, off: bool = False) -> Derivation:
    """Of random queries, keys and values; shares by the textbook."""
    rng = np.random.default_rng(3)
    queries, keys, values = rng.normal(size=(3, len(LABELS), size)) * 2
    query, given = queries[row], keys
    if normed:
        query, keys = query / np.linalg.norm(query), keys / np.linalg.norm(keys, axis=1, keepdims=True)
    scores = keys @ query / np.sqrt(size)
    powers = np.exp(scores) * (np.arange(len(LABELS)) <= row)
    shares = powers / powers.sum()
    read = np.zeros(size) if off else shares @ values
    factor = 1 / np.sqrt(size)
    return Derivation(
        LABELS, (1, 2), row, key, queries[row], given, query, keys, factor, scores, shares, values, read, causal=True
    )


def told(derivation: Derivation) -> dict[str, str]:
    return {stage.name: stage.text for stage in stages_of(derivation)}


def test_each_stage_follows_from_the_one_before() -> None:
    derivation = way()
    assert derivation.products == pytest.approx(derivation.query * derivation.keys[1])
    assert derivation.dot * derivation.factor == pytest.approx(derivation.score)
    assert derivation.exponentials[1] / derivation.exponentials.sum() == pytest.approx(derivation.share)
    assert derivation.exponentials[3] == 0
    assert derivation.weighted.sum(0) == pytest.approx(derivation.read)


def test_the_stages_are_told_with_these_numbers() -> None:
    derivation = way()
    words = told(derivation)
    assert list(words) == ["Query and key", "Multiply", "Scale", "Mask", "Softmax", "Value"]
    dot, score = three_digits(derivation.dot), three_digits(derivation.score)
    assert words["Scale"] == f"{dot} divided by √4, for 4 numbers, is {score}: the score."
    assert words["Mask"] == "The token after “fox” gets the score −∞: it cannot look there."
    assert f"{100 * derivation.share:.1f} %" in words["Softmax"]
    assert told(way(row=3))["Mask"] == "“gave”, the last token, may look at all tokens: nothing is masked."


def test_a_norm_of_queries_and_keys_is_a_stage_of_its_own() -> None:
    assert not way().is_normed
    assert list(told(way(normed=True)))[:2] == ["Query and key", "Normalise"]


def test_stages_are_counted_without_telling_them() -> None:
    for derivation in (way(), way(normed=True), way(key=3)):
        assert derivation.stage_count == len(stages_of(derivation))


def test_a_masked_token_has_no_share() -> None:
    words = told(way(key=3))
    assert "comes after “fox”" in words["Mask"]
    assert words["Softmax"].startswith("e to the power −∞ is 0;")
    assert words["Softmax"].endswith("that is 0.0 %.")


def test_a_head_that_is_off_passes_on_nothing() -> None:
    assert told(way(off=True))["Value"].startswith("This head is off")


def test_scores_too_large_for_exponents_are_lowered_all_alike() -> None:
    derivation = way()
    high = Derivation(**{**derivation.__dict__, "scores": derivation.scores + 1000})
    assert high.exponentials / high.exponentials.sum() == pytest.approx(derivation.shares)
    assert told(high)["Softmax"].startswith("Lowering all scores by ")


def test_the_token_itself_is_always_listed() -> None:
    for key in range(3):
        assert key in way(key=key).listed(2)
    assert way(row=3).listed(9) == (0, 1, 2, 3)


def wrap(text: str, width: float) -> list[str]:
    """Letters of 7 design pixels."""
    lines = -(-len(text) * 7 // int(width))
    return [text] * lines


@pytest.mark.parametrize("size", [(300, 160), (480, 260), (600, 520), (1000, 900)])
@pytest.mark.parametrize("numbers", [2, 12, 16, 64])
@pytest.mark.parametrize("chosen", range(6))
def test_parts_lie_below_each_other_and_inside_where_there_is_room(
    size: tuple[int, int], numbers: int, chosen: int
) -> None:
    derivation = way(size=numbers)
    layout = lay_out(derivation, stages_of(derivation), chosen, size, wrap)
    ends = 0.0
    for part in layout.parts:
        assert part.y >= ends - 0.01
        ends = part.y + (part.height if not isinstance(part, Text) else 19 * len(part.lines))
        if isinstance(part, Vector):
            boxes = [part.box(place) for place in range(len(part.values))]
            assert max(box.right for box in boxes) <= size[0] + 0.01
            assert all(part.place_at(box.x + 1, box.y + 1) == place for place, box in enumerate(boxes))
    if size[1] >= 260:
        assert ends <= size[1] + 0.01
    assert any(isinstance(part, Text) and part.current for part in layout.parts)
    assert layout.whole == (sum(isinstance(part, Text) for part in layout.parts) == 6)


def test_large_enough_all_stages_are_there_with_their_numbers() -> None:
    derivation = way(size=12)
    layout = lay_out(derivation, stages_of(derivation), 0, (640, 520), wrap)
    assert layout.whole
    assert all(part.numbered for part in layout.parts if isinstance(part, Vector))
    assert sum(isinstance(part, ScoreTable) for part in layout.parts) == 1


@pytest.fixture
def picture(qtbot: QtBot) -> DerivationPicture:
    picture = DerivationPicture(Look())
    qtbot.addWidget(picture)
    picture.resize(600, 520)
    picture.show_derivation(way(), 4)
    picture.show()
    return picture


def hover(picture: DerivationPicture, point: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(picture, moved)


def test_a_number_is_read_under_the_pointer(picture: DerivationPicture) -> None:
    layout = picture.layout_now()
    assert layout is not None
    place, vector = next((i, part) for i, part in enumerate(layout.parts) if isinstance(part, Vector))
    before, box = picture.grab().toImage(), vector.box(3)
    point = QPointF(box.x + 4, box.y + 4)
    assert picture.part_at(point) == Number(place, 3)
    hover(picture, point)
    assert picture.grab().toImage() != before


def test_a_click_on_a_token_of_the_table_chooses_it_and_arrows_choose_pairs(
    picture: DerivationPicture, qtbot: QtBot
) -> None:
    layout = picture.layout_now()
    assert layout is not None
    table = next(part for part in layout.parts if isinstance(part, ScoreTable))
    line = table.box(0)
    assert picture.part_at(QPointF(200, line.y + 5)) == KeyLine(table.keys[0])
    with qtbot.waitSignal(picture.chosen) as chosen:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPointF(200, line.y + 5).toPoint())
    assert chosen.args == [(2, table.keys[0])]
    for key, pair in ((Qt.Key.Key_Right, (2, 2)), (Qt.Key.Key_Up, (1, 1)), (Qt.Key.Key_Down, (3, 1))):
        with qtbot.waitSignal(picture.chosen) as chosen:
            QTest.keyClick(picture, key)
        assert chosen.args == [pair]


def observed(row: int = 2) -> Observation:
    """One layer of three heads; the way to the row of this token in the last one."""
    derivation = way(row=row)
    attention = np.zeros((2, 3, 4, 4), np.float32)
    attention[:] = np.tri(4) / np.arange(1, 5)[:, None]
    attention[1, 2, row] = derivation.shares
    steps = {
        "place": np.array([1, 2, row]),
        "query_given": derivation.query_given,
        "keys_given": derivation.keys_given,
        "query": derivation.query,
        "keys": derivation.keys,
        "factor": np.array(derivation.factor),
        "scores": derivation.scores,
        "shares": derivation.shares,
        "values": derivation.values,
        "read": derivation.read,
    }
    arrays = {"tokens": np.array(LABELS), "attention": attention, "attention_answer": np.array("the")}
    return Observation(3, TextProbe(text="x"), {**arrays, **{f"steps_{name}": value for name, value in steps.items()}})


def test_it_is_read_from_an_observation() -> None:
    read = derivation_of(observed(), LABELS)
    assert read is not None
    assert (read.head, read.row) == ((1, 2), 2)
    assert read.to_key(1).share == pytest.approx(way().share)
    without = {name: array for name, array in observed().arrays.items() if name != "steps_keys"}
    assert derivation_of(Observation(3, TextProbe(text="x"), without), LABELS) is None


def test_the_panel_opens_it_with_one_click_and_walks_it(qtbot: QtBot) -> None:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(544, 566)
    panel.show()
    panel.restore({"head": [1, 2], "row": 2})
    panel.show_observation(observed())
    assert panel.derivation.isHidden()
    assert panel.local_steps() == 0
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.view_buttons["steps"].click()
    assert any(question.name == "attention_steps" for question in panel.questions())
    assert dict(next(q for q in panel.questions() if q.choices).choices) == {"layer": 1, "head": 2, "query": 2}
    panel.show_observation(observed())
    QApplication.processEvents()
    assert panel.derivation.isVisible()
    assert panel.head.isHidden()
    assert panel.local_steps() == 6
    first = panel.grab().toImage()
    panel.stepper.track.setFocus()
    QTest.keyClick(panel.stepper.track, Qt.Key.Key_Right)
    assert panel.view_settings()["stage"] == 1
    assert panel.grab().toImage() != first
    panel.show_local_step(5)
    assert panel.stepper.track.steps.text() == "stage 6 of 6"  # a step is one of training
    assert panel.stepper.play_button.toolTip() == "Play the stages"
    kept = panel.view_settings()
    other = Attention(Look())
    qtbot.addWidget(other)
    other.resize(544, 566)
    other.restore(kept)
    other.show_observation(observed())
    other.show()
    for one in (panel, other):
        one.setFocus()
        QApplication.processEvents()
    assert panel.derivation.grab().toImage() == other.derivation.grab().toImage()


def unanswered() -> Observation:
    """The way to a share is not told yet."""
    seen = observed()
    kept = {name: array for name, array in seen.arrays.items() if not name.startswith("steps_")}
    return Observation(seen.step, seen.probe, kept)


def test_step_by_step_keeps_the_head_until_the_way_is_known(qtbot: QtBot) -> None:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(544, 566)
    panel.show()
    panel.restore({"head": [1, 2], "row": 2, "view": "steps"})
    panel.show_observation(unanswered())
    assert panel.head.isVisible()
    assert panel.stepper.isHidden()
    panel.show_observation(observed())
    assert panel.head.isHidden()
    assert panel.stepper.isVisible()
