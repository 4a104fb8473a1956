"""The residual stream panel on a model that really trained: what a hand can do in it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Question
from scoutview.panels.residual_stream.panel import ResidualStreamPanel
from scoutview.panels.residual_stream.plan import arrange_stream, intervention_for, merged, plan_stream, stage_words
from tests.panels.test_every_panel import feed, picture


@pytest.fixture
def panel(qtbot: QtBot) -> ResidualStreamPanel:
    panel = ResidualStreamPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    feed(panel, "next_token", -1)
    return panel


def choices(panel: ResidualStreamPanel, name: str) -> dict[str, object]:
    return dict(next(question for question in panel.questions() if question.name == name).choices)


def test_a_click_reads_a_cell(panel: ResidualStreamPanel) -> None:
    plan = panel.grid.plan()
    assert plan is not None
    box = plan.cell(2, plan.first)
    QTest.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=QPoint(round(box.x + 9), round(box.middle_y)))
    assert choices(panel, "logit_lens") == {"stage": 2, "position": plan.first}
    assert choices(panel, "logit_attribution") == {"position": plan.first}
    feed(panel, "next_token", -1)
    assert int(panel._seen["lens_stage"]) == 2
    said = str(panel._seen["lens_tokens"][2, plan.first])
    assert said == str(panel._seen["lens_top_tokens"][0])


def test_another_token_is_taken_apart_and_the_parts_sum_to_its_score(panel: ResidualStreamPanel) -> None:
    panel.top.chosen.emit(3)
    wanted = int(panel._seen["lens_top"][3])
    assert choices(panel, "logit_attribution") == {"token": wanted}
    feed(panel, "next_token", -1)
    assert int(panel._seen["attributed"]) == wanted
    assert sum(panel.moved._values) == pytest.approx(float(panel._seen["lens_top_logits"][3]), abs=1e-4)
    told = panel.formula()
    assert f"{float(panel._seen['attributed_logit']):.4f}" in told
    panel.heads.click()
    feed(panel, "next_token", -1)
    assert "head 0.1" in panel._seen["attribution_parts"].tolist()
    assert sum(panel.moved._values) == pytest.approx(float(panel._seen["attributed_logit"]), abs=1e-4)


def test_the_three_views_differ(panel: ResidualStreamPanel) -> None:
    pictures = []
    for button in panel.buttons.values():
        button.click()
        pictures.append(picture(panel, 900, 600))
    assert pictures[0] != pictures[1] != pictures[2]


def test_parts_open_and_switch(panel: ResidualStreamPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.part_chosen) as opened:
        panel.moved.chosen.emit("block.1.mlp")
    assert opened.args == ["matrix_multiply", {"site": "block.1.mlp.contract"}]
    with qtbot.waitSignal(panel.part_chosen) as opened:
        panel.moved.chosen.emit("head 1.0")
    assert opened.args == ["attention", {"layer": 1, "head": 0}]
    with qtbot.waitSignal(panel.intervention_chosen) as switched:
        panel.moved.pressed_right.emit("block.1.mlp")
    assert switched.args == ["block 1 mlp off"]
    with qtbot.assertNotEmitted(panel.intervention_chosen):
        panel.moved.pressed_right.emit("embedding")


def test_names_are_words() -> None:
    assert stage_words("block.1.attention") == "block 1 attention"
    assert stage_words("block.0.mlp") == "block 0 MLP"
    assert intervention_for("head 1.3") == "head 1.3 off"
    assert intervention_for("block.0.attention") == "block 0 attention off"
    assert intervention_for("norm") == ""


def test_rows_without_room_are_summed_and_nothing_is_lost() -> None:
    values = [0.1, -5.0, 0.2, 3.0, 0.0]
    names, kept = merged(list("abcde"), values, 3)
    assert names == ["b", "d", "3 others"]
    assert sum(kept) == pytest.approx(sum(values))


@pytest.mark.parametrize("tokens", [1, 7, 64])
def test_every_cell_can_be_hit_and_the_chosen_one_is_shown(tokens: int) -> None:
    for chosen in (0, tokens - 1):
        plan = plan_stream(560, 300, 7, tokens, chosen)
        assert plan.first <= chosen < plan.first + plan.columns
        for stage in range(7):
            box = plan.cell(stage, chosen)
            assert plan.part_at(box.x + 1, box.y + 1) == (stage, chosen)


@pytest.mark.parametrize("size", [(300, 200), (544, 540), (1200, 700)])
def test_parts_never_overlap(size: tuple[int, int]) -> None:
    places = arrange_stream(*size, parts=9, controls=True)
    boxes = [box for box in (places.modes, places.grid, places.words, places.top, places.moved) if box.height > 0]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)


def test_kept_choices_that_mean_nothing_are_passed_over(panel: ResidualStreamPanel) -> None:
    panel.restore({"mode": "loud", "cell": [1], "token": "x", "heads": 1})
    assert [*panel.questions()] == [Question(name) for name in ("residual_stream", "logit_lens", "logit_attribution")]
    assert np.isfinite(panel._seen["stream_norms"]).all()
