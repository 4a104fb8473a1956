"""The panel of measures is there while the run on screen has some, and not in front of what one looks at."""

from contextlib import closing
from pathlib import Path

from scoutview.recording.writer import RecordingWriter
from scoutview.scripting.measuring import measure
from tests.small_measures import a_curve
from tests.small_runs import copy_of
from tests.window.conftest import User


def opened(user: User, path: Path) -> None:
    user.window.open_first(path)
    user.until(lambda: user.session.path == path and user.at_rest())
    user.qtbot.wait(50)  # docks take their places
    user.until(user.at_rest)


def test_it_comes_with_the_first_measure_and_draws_it(user: User, tmp_path: Path) -> None:
    path = copy_of("next_token", tmp_path)
    opened(user, path)
    dock = user.window.docks["measures"]
    before = [each.panel.name for each in user.visible()]
    assert not dock.isVisibleTo(user.window.area.host)
    measure(path, "norm", lambda weights: float((weights["embedding.weight"] ** 2).sum()))
    user.until(lambda: dock.isVisibleTo(user.window.area.host))
    assert [each.panel.name for each in user.visible()] == before
    assert dock in user.window.area.host.tabifiedDockWidgets(user.window.docks["learning_curves"])
    user.window.area.show_panel("measures")
    user.until(lambda: bool(dock.panel.measures()))
    assert [each.name for each in dock.panel.measures()] == ["norm"]


def test_it_goes_with_a_run_that_has_none(user: User, tmp_path: Path) -> None:
    path, other = copy_of("next_token", tmp_path), copy_of("next_token", tmp_path, "b.scout")
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([a_curve()])
    opened(user, path)
    dock = user.window.docks["measures"]
    user.until(lambda: dock.isVisibleTo(user.window.area.host))
    opened(user, other)
    user.until(lambda: not user.window.docks["measures"].isVisibleTo(user.window.area.host))
