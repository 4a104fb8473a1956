"""A sweep begun in the window: its form, its first run on screen, its end."""

from pathlib import Path

import pytest

from scoutview.recording.reader import Recording
from scoutview.window.base import question
from scoutview.window.sweeps.dialog import SweepDialog, as_listed
from scoutview.window.sweeps.wish import variable
from tests.sweeps.small_sweep import SMALL, SMALL_TEXT
from tests.window.conftest import User


def form_of(user: User, *, seeds: str = "0:2", steps: str = "40") -> SweepDialog:
    """The form with a small sweep in it."""
    user.prepare("grokking", **SMALL)
    user.window.commands.do("sweep")
    dialog = user.window.sweeps.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.rows[0].choose("seed", seeds)
    dialog.steps.setText(steps)
    dialog.folder.setText(str(user.folder / "sweep"))
    return dialog


@pytest.mark.timeout(600)
def test_a_sweep_is_trained_and_its_first_run_comes_on_screen(user: User) -> None:
    dialog = form_of(user)
    assert dialog.standing.text() == "2 runs"
    dialog.start.click()
    assert dialog.bar.isVisible()
    assert not dialog.start.isVisible()
    user.until(lambda: user.window.sweeps.job is None)
    assert (dialog.standing.text(), dialog.refusal.text()) == (f"All runs are trained, in {user.folder / 'sweep'}.", "")
    user.until(lambda: user.session.path == user.folder / "sweep" / "seed=0.scout")
    with Recording.open(user.folder / "sweep" / "seed=1.scout") as recording:
        assert (recording.state, int(recording.steps[-1])) == ("finished", 40)
        assert recording.description.settings["modulus"] == 23
    dialog.close()


@pytest.mark.timeout(600)
def test_a_sweep_is_stopped_with_what_it_has_and_closing_asks_first(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = form_of(user, steps="1000000")
    dialog.start.click()
    user.until((user.folder / "sweep" / "seed=0.scout").exists)
    asked: list[str] = []
    monkeypatch.setattr(question, "ask", lambda _, sentence, *answers, **__: asked.append(sentence) or answers[-1])
    assert not user.window.close()
    assert "it can go on later" in asked[0]
    dialog.stop.click()
    user.until(lambda: user.window.sweeps.job is None)
    assert dialog.standing.text().startswith("Stopped")
    assert dialog.start.isVisible()
    dialog.close()


def test_a_sweep_that_the_lab_declares_is_one_choice_away(user: User) -> None:
    user.prepare("next_token")
    user.window.commands.do("sweep")
    dialog = user.window.sweeps.dialog
    assert dialog is not None
    assert [dialog.kind.itemText(number) for number in range(dialog.kind.count())] == ["of your own", "isoFLOP curves"]
    dialog.kind.setCurrentIndex(1)
    assert dialog.rows[0].varied() == ("width", "14,20,26,36,50")
    assert dialog.standing.text() == "5 runs"
    assert not dialog.steps.isEnabled()
    assert "240 billion operations" in dialog.steps.text()
    assert "Five sizes" in dialog.explanation.text()
    dialog.rows[1].choose("seed", "0:2")
    wish = dialog.wish()
    assert wish.words()[-6:] == ["--vary", "width=14,20,26,36,50", "--vary", "seed=0:2", "--sweep", "isoflop"]
    assert wish.sweep().settings["schedule"] == "constant"
    dialog.kind.setCurrentIndex(0)
    assert dialog.steps.isEnabled()
    assert (dialog.rows[0].varied(), dialog.rows[1].varied()) == (("seed", "0:4"), None)
    dialog.close()


@pytest.mark.timeout(600)
def test_how_long_it_would_take_is_tried_where_somebody_asks(user: User) -> None:
    dialog = form_of(user, seeds="0:3")
    dialog.ask_length.click()
    assert not dialog.ask_length.isEnabled()
    user.until(lambda: user.window.sweeps.trial is None)
    assert dialog.standing.text().startswith("3 runs of 40 steps each, about ")
    assert dialog.ask_length.isEnabled()
    assert not (user.folder / "sweep").exists()
    dialog.ask_length.click()
    dialog.rows[0].choose("seed", "0:2")  # nobody waits for that answer any more
    assert user.window.sweeps.trial is None
    assert dialog.standing.text() == "2 runs"
    dialog.close()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_operations_may_say_how_long_each_run_trains_where_a_lab_counts_them(user: User) -> None:
    assert form_of(user).budgets.isHidden()  # nobody counts them there
    user.prepare("next_token", **SMALL_TEXT)
    user.window.commands.do("sweep")
    dialog = user.window.sweeps.dialog
    assert dialog is not None
    dialog.budgets.setText("6e10,many")
    assert "operations above 0" in dialog.refusal.text()
    dialog.budgets.setText("10")
    assert not dialog.steps.isEnabled()
    assert dialog.wish().words()[-2:] == ["--budget", "10"]
    assert "steps=" not in " ".join(dialog.wish().words())
    dialog.ask_length.click()
    user.until(lambda: user.window.sweeps.trial is None)
    assert "too small for one step" in dialog.refusal.text()
    dialog.close()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_runs_may_train_on_a_cluster_and_one_that_is_not_there_is_told(user: User) -> None:
    dialog = form_of(user)
    dialog.on.setText("tcp://127.0.0.1:1")
    assert not dialog.jobs.isEnabled()
    words = dialog.wish().words()
    assert words[words.index("--on") + 1] == "tcp://127.0.0.1:1"
    assert "--jobs" not in words
    dialog.start.click()
    user.until(lambda: user.window.sweeps.job is None)
    assert "no Dask scheduler at tcp://127.0.0.1:1" in dialog.refusal.text()
    dialog.close()


def test_what_does_not_fit_is_told_while_one_types(user: User) -> None:
    dialog = form_of(user)
    for seeds, sentence in (
        ("", "varies over nothing"),
        ("0:5000", "5,000 runs"),
        ("1,1", "twice"),
        ("-1", "from 0 to"),
    ):
        dialog.rows[0].choose("seed", seeds)
        assert sentence in dialog.refusal.text()
        assert not dialog.start.isEnabled()
    dialog.rows[0].choose("seed", "0:3")
    dialog.rows[1].choose("width", "16,32")
    assert dialog.standing.text() == "6 runs"
    dialog.steps.setText("many")
    assert "whole number" in dialog.refusal.text()
    dialog.close()


@pytest.mark.timeout(600)
def test_a_folder_of_something_else_is_told(user: User) -> None:
    dialog = form_of(user)
    folder = Path(dialog.folder.text())
    folder.mkdir()
    (folder / "other.scout").write_bytes(b"")
    dialog.start.click()
    user.until(lambda: user.window.sweeps.job is None)
    assert "recordings that are of no sweep" in dialog.refusal.text()
    assert user.messages == []
    dialog.close()


def test_every_setting_but_those_of_storage_may_vary_the_usual_ones_first(user: User) -> None:
    names = [name for name, _ in variable(user.window.labs["next_token"])]
    assert names[:4] == ["seed", "width", "layers", "learning_rate"]
    assert "frame_budget" not in names
    assert "context" in names


@pytest.mark.usefixtures("german")
def test_values_with_decimal_commas_have_semicolons_between_them() -> None:
    assert as_listed("0,1; 0,25;0.5") == "0.1,0.25,0.5"
    assert as_listed("16,24,40") == "16,24,40"
