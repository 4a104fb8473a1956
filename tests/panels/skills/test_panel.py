"""The panel on runs of its own: what it says, what it foretells and when, and where a click leads."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves, Mark
from scoutview.graphics.base.look import Look
from scoutview.labs.skills.probe import SkillProbe
from scoutview.observation import History, HistoryRequest, Observation
from scoutview.panels.skills.panel import SKILLS, SkillsPanel
from scoutview.panels.skills.words import steepest_share
from tests.graphics.plots.mouse import axes_of, click

COUNT, END = 20, 4000
FREQUENCIES = 1 / np.arange(1, COUNT + 1)
FREQUENCIES = FREQUENCIES / FREQUENCIES.sum()
CAME = (40 / FREQUENCIES).round().astype(int)  # from 144 to 2,878
STEPS = np.unique([0, *CAME, *range(0, END + 1, 100)])


def arrays_at(step: int) -> dict[str, np.ndarray]:
    return {
        "skill_accuracies": np.where(step >= CAME, 1.0, 0.5).astype(np.float32),
        "skill_frequencies": FREQUENCIES.astype(np.float32),
        "skill_bits": np.zeros((COUNT, 3), np.int64),
        "skill_cases": np.array(100),
    }


def curves() -> Curves:
    losses = np.array([0.693 * (FREQUENCIES * (step < CAME)).sum() + 1e-4 for step in STEPS])
    metrics = {"validation_loss": losses}
    return Curves(STEPS, STEPS.astype(float), metrics, marks=(Mark("first skill", 144),), planned_steps=END)


@pytest.fixture
def panel(qtbot: QtBot) -> SkillsPanel:
    panel = SkillsPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 620)
    panel.show()
    panel.show_curves(curves())
    go_to(panel, END)
    request = next(iter(panel.histories()))
    assert isinstance(request, HistoryRequest)
    panel.show_history(History(request, {step: arrays_at(step) for step in request.steps}))
    return panel


def go_to(panel: SkillsPanel, step: int) -> None:
    panel.show_observation(Observation(step, SkillProbe(), arrays_at(step)))


def test_it_asks_every_frame_of_the_run_for_its_skills(panel: SkillsPanel) -> None:
    request = next(iter(panel.histories()))
    assert isinstance(request, HistoryRequest)
    assert request.question == SKILLS
    assert sorted(request.steps) == STEPS.tolist()


def test_the_finding_tells_how_many_came_and_what_became_of_what_was_foretold(panel: SkillsPanel) -> None:
    go_to(panel, 100)
    assert panel.finding().startswith("No skill has come by step 100; the mean loss is 0.69.")
    go_to(panel, int(CAME[4]))
    assert panel.finding().startswith("5 of 20 skills have come, the frequent ones first; the mean loss went from 0.69")
    assert panel.finding().endswith("From the first five it is foretold when the other 15 will.")
    go_to(panel, END)
    assert panel.finding().startswith("All 20 skills have come, the frequent ones first; the mean loss went from 0.69")
    assert panel.finding().endswith("Foretold from the first five: all 15 that followed came when expected.")


def test_what_is_foretold_is_told_from_the_frame_on_screen_or_from_a_chosen_one_before_it(panel: SkillsPanel) -> None:
    made = panel._forecast
    assert made is not None
    assert made.made_at == CAME[4]  # a quarter of them
    go_to(panel, int(CAME[9]))
    panel.controls.here.click()
    assert panel._forecast is not None
    assert panel._forecast.made_at == CAME[9]
    go_to(panel, END)
    assert panel._forecast.made_at == CAME[9]
    assert panel._forecast.came.sum() == 10
    go_to(panel, int(CAME[6]))
    assert panel._forecast.made_at == CAME[6]
    go_to(panel, END)
    assert panel.controls.back.isVisible()
    panel.controls.back.click()
    assert panel._forecast.made_at == CAME[4]
    assert not panel.controls.back.isVisible()


def test_the_graph_reveals_what_came_since_as_one_goes_on(panel: SkillsPanel) -> None:
    def shown(word: str) -> int:
        assert panel.when.graph is not None
        return sum(len(trace.x) for trace in panel.when.graph.traces if trace.word == word)

    go_to(panel, int(CAME[4]))
    assert (shown("came"), shown("came since")) == (5, 0)
    ends = panel.when.graph and panel.when.graph.ends
    go_to(panel, int(CAME[11]))
    assert (shown("came"), shown("came since")) == (5, 7)
    assert panel.when.graph is not None
    assert panel.when.graph.ends == ends  # the axes stand still


def test_a_click_at_a_skill_of_the_graph_leads_to_the_step_at_which_it_came(panel: SkillsPanel) -> None:
    steps: list[int] = []
    panel.step_chosen.connect(steps.append)
    axes = axes_of(panel.when)
    click(panel.when, QPointF(float(axes.x.place(1 / FREQUENCIES[7])), axes.room.middle_y))
    assert steps == [CAME[7]]


def test_a_click_at_the_map_leads_to_that_step(panel: SkillsPanel) -> None:
    steps: list[int] = []
    panel.step_chosen.connect(steps.append)
    axes = axes_of(panel.answers["map"])
    click(panel.answers["map"], QPointF(float(axes.x.place(1500)), axes.room.middle_y))
    assert steps == [1500]


def test_the_map_is_dark_before_a_skill_came_and_bright_after(panel: SkillsPanel, qtbot: QtBot) -> None:
    drawn, axes = panel.answers["map"], axes_of(panel.answers["map"])
    image = drawn.grab().toImage()
    for skill in (1, 8, 20):
        came, row = int(CAME[skill - 1]), round(float(axes.y.place(skill)))
        before, after = (
            image.pixelColor(round(float(axes.x.place(step))), row) for step in (max(20, came - 150), came + 150)
        )
        table = drawn.look.theme.magnitude
        assert (after.red(), after.green(), after.blue()) == tuple(table[255])
        assert (before.red(), before.green(), before.blue()) == tuple(table[0])


@pytest.mark.parametrize(("size", "parts"), [((900, 620), 3), ((500, 420), 2), ((420, 240), 1)])
def test_as_many_parts_are_shown_as_have_room(panel: SkillsPanel, size: tuple[int, int], parts: int) -> None:
    panel.resize(*size)
    shown = [plot for plot in (panel.loss, *panel.answers.values(), panel.when) if plot.isVisible()]
    assert len(shown) == parts


def test_its_choices_are_kept(panel: SkillsPanel, qtbot: QtBot) -> None:
    panel.controls.forms["curves"].click()
    panel.controls.log_steps.click()
    go_to(panel, 1000)
    panel.controls.here.click()
    other = SkillsPanel(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    assert other.view_settings() == panel.view_settings()
    assert panel.view_settings() == {"part": "skills", "form": "curves", "log_steps": True, "from": 1000}
    other.restore({"part": "nothing", "form": 3, "log_steps": "yes", "from": -1, "zoom": 7})
    assert other.view_settings()["form"] == "curves"


def test_where_all_are_met_alike_nothing_is_foretold(panel: SkillsPanel) -> None:
    alike = {**arrays_at(END), "skill_frequencies": np.full(COUNT, 1 / COUNT, np.float32)}
    panel.show_observation(Observation(END, SkillProbe(), alike))
    panel.show_curves(curves())
    panel._read_run()
    assert panel._forecast is None
    assert panel.finding().startswith("All 20 skills have come, between step 144 and 2,878; the mean loss")


def test_under_changes_inside_the_model_no_loss_is_told_for_that_is_of_the_model_as_trained(panel: SkillsPanel) -> None:
    probe = SkillProbe(interventions=("neuron 0.5 off",))
    panel.show_observation(Observation(END, probe, arrays_at(END)))
    assert panel.finding().startswith("With neuron 0.5 off, all 20 skills have come, the frequent ones first. Foretold")
    assert panel.loss.plot is not None
    assert panel.loss.plot.unit == "mean loss of the model as trained"
    go_to(panel, END)
    assert panel.loss.plot.unit == "mean loss"


def test_while_frames_are_asked_nothing_is_said_that_more_of_them_would_change(panel: SkillsPanel) -> None:
    request = next(iter(panel.histories()))
    assert isinstance(request, HistoryRequest)
    some = request.steps[: len(request.steps) // 2]
    panel.show_history(History(request, {step: arrays_at(step) for step in some}))
    share = 100 * len(some) // len(request.steps)
    assert panel.finding() == f"Asking every frame for its skills: {share} % done."
    assert panel._forecast is None


def test_the_formula_tells_how_steeply_the_loss_fell_at_most(panel: SkillsPanel) -> None:
    steps = np.array([0, 50, 100])
    losses = np.array([1.0, 0.0, 0.0])
    told = Curves(steps, steps.astype(float), {"validation_loss": losses})
    assert steepest_share(told, 100) == pytest.approx(1 / 50)
    assert np.isnan(steepest_share(Curves(steps, steps.astype(float), {"validation_loss": losses[::-1]}), 100))
    assert "No hundredth of the run took more than" in panel.formula()
    assert "Foretold at step" in panel.formula()


def test_what_is_made_up_is_said(panel: SkillsPanel) -> None:
    assert "Synthetic: 20 made-up skills" in panel.foot.accessibleName()
    assert "Known: 95 of 100 fixed cases right." in panel.foot.accessibleName()
