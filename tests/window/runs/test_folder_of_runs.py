"""A folder of recordings in the window: opened as one, and run after run shown in the same panels."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.panels.runs.panel import RunsPanel
from scoutview.panels.runs.table import RunPart
from scoutview.probe import PictureProbe
from tests.small_runs import copy_of
from tests.window.conftest import User


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "compared"
    made.mkdir()
    for name in ("a", "b", "c"):
        copy_of("digits", made, f"{name}.scout")
    return made


def runs_panel(user: User) -> RunsPanel:
    panel = user.window.docks["runs"].panel
    assert isinstance(panel, RunsPanel)
    return panel


def until_shown(user: User, path: Path) -> None:
    """The runs of its folder are in the panel, this one as the one on screen."""
    user.until(lambda: user.session.path == path and user.at_rest())
    user.until(lambda: runs_panel(user).runs.on_screen == str(path))


@pytest.mark.parametrize("way", ["start", "dialog", "drop"])
def test_a_folder_opens_with_its_newest_recording_and_the_runs_in_front(
    user: User, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    newest = Path(shutil.copy(folder / "a.scout", folder / "aa.scout"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    {
        "start": lambda: user.window.open_first(folder),
        "dialog": lambda: user.window.commands.do("open_folder"),
        "drop": lambda: user.window.drops.take(folder),
    }[way]()
    until_shown(user, newest)
    assert runs_panel(user).is_on_screen()
    assert [run.name for run in runs_panel(user).runs.runs] == ["a", "aa", "b", "c"]


def test_a_folder_without_any_is_one_sentence_and_the_run_stays(user: User, tmp_path: Path) -> None:
    told: list[str] = []
    user.window.runs.message.connect(told.append)
    (tmp_path / "nothing").mkdir()
    user.window.runs.open_folder(tmp_path / "nothing")
    assert told == ["There is no .scout recording in the folder nothing."]
    assert user.session.path is None
    assert not user.session.loading


def test_a_run_that_is_clicked_is_on_screen_with_the_same_probe_and_the_same_panel_in_place(
    user: User, folder: Path
) -> None:
    user.window.open_first(folder / "a.scout")
    user.until(user.at_rest)
    user.window.area.toggle_maximised("runs")
    until_shown(user, folder / "a.scout")
    user.session.set_probe(PictureProbe(validation=3))
    user.session.set_interventions(["neuron 0.1 off"])
    panel = runs_panel(user)
    panel.controls.acrosses["seconds"].click()
    whole = panel.plot.axes()
    assert whole is not None
    panel.plot.show_part(AxesPart((whole.x.low, (whole.x.low + whole.x.high) / 2)))
    panel.table.chosen.emit(RunPart(str(folder / "c.scout")))
    until_shown(user, folder / "c.scout")
    assert user.session.probe_text == "validation:3"
    assert user.session.interventions == ("neuron 0.1 off",)
    assert runs_panel(user) is panel
    assert [dock.panel.name for dock in user.visible()] == ["runs"]
    assert panel.controls.acrosses["seconds"].isChecked()
    assert panel.plot.is_zoomed


def test_a_run_that_trains_here_is_among_its_runs_and_grows(user: User) -> None:
    user.prepare("digits", steps="100000")
    user.window.area.toggle_maximised("runs")
    user.session.train()
    panel = runs_panel(user)

    def seen() -> int:
        return sum(len(run.curves) for run in panel.runs.runs if run.path == str(user.session.path))

    user.until(lambda: seen() > 3)
    before = seen()
    user.until(lambda: seen() > before)
    assert [run.state for run in panel.runs.runs] == ["training"]
    user.session.stop()
    user.until(lambda: [run.state for run in panel.runs.runs] == ["stopped"])
