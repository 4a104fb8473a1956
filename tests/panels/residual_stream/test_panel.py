"""The residual stream panel on a model that really trained: what a hand can do in it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import exact_percent, three_digits
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.observation import Observation, Question
from scoutview.panels.residual_stream.panel import MODES, ResidualStreamPanel
from scoutview.panels.residual_stream.words import fixed, signed
from tests.every_lab import trained
from tests.panels.test_every_panel import answer, feed, picture
from tests.window.shell.room import words_without_room


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
    panel.modes.heads.click()
    feed(panel, "next_token", -1)
    assert "head 0.1" in panel._seen["attribution_parts"].tolist()
    assert sum(panel.moved._values) == pytest.approx(float(panel._seen["attributed_logit"]), abs=1e-4)


@pytest.mark.parametrize("change", ["output of unembedding set to 49", "output of unembedding +3", "head 0.1 off"])
def test_the_sentence_and_the_sum_tell_the_same_score_whatever_is_changed(
    panel: ResidualStreamPanel, change: str
) -> None:
    lab, frames = trained("next_token")
    probe = lab.default_probe().with_interventions((change,))
    arrays: dict[str, np.ndarray] = {}
    for question in panel.questions():
        arrays |= answer("next_token", -1, probe, question)
    panel.show_observation(Observation(frames[-1].step, probe, arrays))
    score = three_digits(float(arrays["attributed_logit"]))
    assert f": {fixed(float(arrays['attributed_logit']), panel.moved._decimals)}." in panel.story.accessibleName()
    assert three_digits(sum(panel.moved.rows()[1])) == score
    assert ("change at the end" in panel.moved.accessibleName()) == ("unembedding" in change)


def test_the_sentence_and_the_bars_have_the_same_numbers(panel: ResidualStreamPanel) -> None:
    assert panel.story.isVisible()
    values, decimals = panel._seen["attribution_logits"].tolist(), panel.moved._decimals
    told, bars = panel.story.accessibleName(), panel.moved.accessibleName()
    assert f"({signed(max(values), decimals)}) raises" in told
    assert fixed(max(values), decimals) in bars
    assert f": {fixed(sum(values), decimals)}. But the MLPs work on what attention brought." in told


def test_the_three_views_differ(panel: ResidualStreamPanel) -> None:
    pictures = []
    for button in panel.modes.buttons.values():
        button.click()
        pictures.append(picture(panel, 900, 600))
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.mark.parametrize(("width", "words"), [(900, "What it would say"), (367, "It says"), (230, "")])
def test_words_are_whole_in_any_width(panel: ResidualStreamPanel, width: int, words: str) -> None:
    panel.setStyleSheet(stylesheet(panel.look))
    panel.resize(width, 330)
    QApplication.processEvents()
    assert words_without_room(panel) == []
    assert (panel.modes.buttons["says"].text() if panel.modes.isVisible() else "") == words
    assert panel.crowded_out is (None if words else panel.modes)


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


def test_kept_choices_that_mean_nothing_are_passed_over(panel: ResidualStreamPanel) -> None:
    panel.restore({"mode": "loud", "cell": [1], "token": "x", "heads": 1})
    assert [*panel.questions()] == [Question(name) for name in ("residual_stream", "logit_lens", "logit_attribution")]
    assert np.isfinite(panel._seen["stream_norms"]).all()


def test_the_pointer_reads_a_cell(panel: ResidualStreamPanel, qtbot: QtBot) -> None:
    plan, seen = panel.grid.plan(), panel._seen
    assert plan is not None
    box = plan.cell(2, plan.first)
    qtbot.mouseMove(panel.grid, QPoint(round(box.x + 9), round(box.middle_y)))
    told = panel.readout.lines()
    assert panel.readout.isVisible()
    assert told[1].endswith(f": {exact_percent(float(seen['lens_probabilities'][2, plan.first]))}")
    assert three_digits(float(seen["stream_norms"][2, plan.first])) in told[2]
    assert three_digits(float(seen["stream_added"][2, plan.first])) in told[3]
    qtbot.mouseMove(panel.grid, QPoint(2, 2))
    assert not panel.readout.isVisible()


def test_the_pointer_reads_what_moved_a_score(panel: ResidualStreamPanel, qtbot: QtBot) -> None:
    names, _ = panel.moved.rows()
    y = next(y for y in range(panel.moved.height()) if panel.moved.part_at(QPointF(30, y)) == names[1])
    qtbot.mouseMove(panel.moved, QPoint(30, y + 4))
    values, decimals = panel._seen["attribution_logits"].tolist(), panel.moved._decimals
    assert panel.readout.lines()[0].endswith(f": {signed(values[1], decimals + 1)}"), "a digit more than the bar has"
    qtbot.mouseMove(panel.top, QPoint(30, 30))
    share = exact_percent(float(panel._seen["lens_top_probabilities"][0]))
    assert panel.readout.lines()[0].endswith(f": {share}")


@pytest.mark.parametrize("mode", MODES)
def test_the_legend_says_what_a_shade_is(panel: ResidualStreamPanel, mode: str) -> None:
    plan = panel.grid.plan()
    assert plan is not None
    assert plan.legend.bottom <= plan.room.y
    panel._choose_mode(mode)
    cells = panel.grid._cells
    assert cells is not None
    low, high = cells.ends
    if mode == "says":
        assert (low, high) == ("0 %", "100 %")
    else:
        values = panel._seen["stream_norms" if mode == "length" else "stream_added"]
        assert (low, high) == ("0", three_digits(float(values.max())))
    box = plan.legend
    image = panel.grid.grab().toImage()
    brightest = {colour.rgb() for colour in panel.look.magnitudes()[-4:]}
    row = round(box.y) + 8
    assert brightest & {image.pixelColor(x, row).rgb() for x in range(round(box.x), round(box.right))}


def test_words_in_cells_are_strong_and_as_large_as_their_cells_allow(panel: ResidualStreamPanel) -> None:
    faces = set()
    for size in ((1200, 700), (520, 600), (330, 260)):
        panel.resize(*size)
        plan = panel.grid.plan()
        assert plan is not None
        faces.add(panel.grid.face(plan))
        assert panel.grid._longest(panel.grid.face(plan)) <= plan.column
    assert faces == {"caption_strong", "label_strong"}


def test_the_list_says_that_it_is_of_the_outlined_cell_and_the_legend_what_a_cell_is(
    panel: ResidualStreamPanel,
) -> None:
    assert panel.top._title.startswith("Outlined: after ")
    cells = panel.grid._cells
    assert cells is not None
    assert "its next token, and how sure" in cells.meaning
    assert [len(each) for each in cells.meaning] == sorted(map(len, cells.meaning), reverse=True)


def test_where_its_finding_is_told_the_panel_does_not_say_it_again(panel: ResidualStreamPanel) -> None:
    assert panel.words.accessibleName() == panel.finding()
    assert panel.words.isVisible()
    panel.set_look(Look(alone=True))
    assert not panel.words.isVisible()
    panel.modes.buttons["length"].click()
    assert panel.words.isVisible()
    assert panel.words.accessibleName().endswith(" long.")
    assert "how long" in panel.explanation()
