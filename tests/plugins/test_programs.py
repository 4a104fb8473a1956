"""A plugin in every program: the command line, training, answering, exports, sweeps; and none of it without a word."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from scoutview import __version__
from scoutview.app import closing_programs
from scoutview.cli import main
from scoutview.plugins import allow
from scoutview.recording.reader import Recording
from scoutview.sweeps.cluster_run import train_here
from scoutview.window.exporting.job import ExportJob
from tests.plugins.sine import LAB, NAME, PACKAGE, PANEL
from tests.window.conftest import User

FILES = (f"--plugin={LAB}", f"--plugin={PANEL}")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the plugin's lab, by its file, made in a process of its own."""
    path = tmp_path_factory.mktemp("runs") / "sine.scout"
    words = ["train", "sine", "-o", str(path), "--steps", "300", "--plugin", str(LAB)]
    subprocess.run([sys.executable, "-m", "scoutview", *words], check=True, capture_output=True)
    return path


def test_it_learns_its_wave(recording: Path) -> None:
    with Recording.open(recording) as run:
        loss = run.curves().metrics["validation_loss"]
        assert run.description.lab == "sine"
    assert loss[-1] < 0.6 * loss[0]


def test_it_is_asked_and_drawn_by_its_file(recording: Path, tmp_path: Path) -> None:
    answers, picture = tmp_path / "answers.npz", tmp_path / "curve.png"
    assert main(["observe", str(recording), "-o", str(answers), "--probe", "x=-0.5", *FILES]) == 0
    with np.load(answers) as arrays:
        assert float(arrays["asked_place"]) == -0.5
        np.testing.assert_allclose(arrays["curve_right"], np.sin(2 * np.pi * arrays["curve_places"]), atol=1e-5)
    assert main(["export", str(recording), "--panel", "sine_curve", "-o", str(picture), "--size", "640x360"]) == 0
    with Image.open(picture) as image:
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 20


def test_it_is_listed_with_its_panel(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labs", "--json", *FILES]) == 0
    described = json.loads(capsys.readouterr().out)[-1]
    assert described["name"] == "sine"
    assert "sine_curve" in [panel["name"] for panel in described["panels"]]


def test_what_is_installed_is_named_for_people(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labs"]) == 0
    assert (
        "--plugin scoutview-sine would allow scoutview-sine 1.0: lab sine, panel sine_curve.\n"
        in capsys.readouterr().err
    )
    assert main(["labs", "--plugin", NAME]) == 0
    assert NAME not in capsys.readouterr().err


def test_what_is_left_out_is_told_and_the_command_goes_on(
    recording: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["info", str(recording), "--plugin", str(tmp_path / "none.py"), "--plugin", str(LAB)]) == 0
    told = capsys.readouterr()
    assert told.err == f"The plugin none.py is left out: there is no such file in {tmp_path}.\n"
    assert told.out.startswith("sine.scout: sine, seed 0, finished")


@pytest.mark.parametrize(
    "command", [["observe", "-o", "a.npz"], ["export", "--panel", "learning_curves", "-o", "a.png"]]
)
def test_a_recording_never_brings_its_plugin(
    recording: Path, installed: Path, capsys: pytest.CaptureFixture[str], command: list[str], tmp_path: Path
) -> None:
    name, *options = command
    assert main([name, str(recording), *options]) == 1
    assert PACKAGE.name not in sys.modules
    assert capsys.readouterr().err == (
        "This recording is of the lab “sine” of the plugin scoutview-sine, which is not allowed to run: tick it in the"
        " settings of ScoutView, or say --plugin scoutview-sine.\n"
    )


def test_a_recording_of_a_plugin_that_was_left_out_says_so(
    recording: Path, installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (installed / PACKAGE.name / "lab.py").write_text("1 / 0\n")
    assert main(["observe", str(recording), "-o", str(installed / "a.npz"), "--plugin", NAME]) == 1
    assert capsys.readouterr().err == (
        "The lab “sine” of the plugin scoutview-sine is left out: it raises an error at line 1 of lab.py"
        " (ZeroDivisionError: division by zero).\n"
        "This recording is of the lab “sine” of the plugin scoutview-sine, which was left out.\n"
    )


def test_a_recording_of_a_plugin_that_is_nowhere_says_what_to_do(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["info", str(recording)]) == 0
    assert capsys.readouterr().err == (
        "This recording is of a lab “sine” that this version of ScoutView does not know: if it is of a plugin that you"
        " trust, say --plugin and its file or, once it is installed, its name.\n"
    )


def test_nothing_that_is_installed_runs_until_it_is_named(installed: Path, tmp_path: Path) -> None:
    """In processes of their own, as somebody starts them."""
    ran = tmp_path / "ran"
    with (installed / PACKAGE.name / "__init__.py").open("a") as file:
        file.write(f"open({str(ran)!r}, 'w').close()\n")

    def listed(*words: str) -> str:
        told = subprocess.run([sys.executable, "-m", "scoutview", "labs", *words], check=True, capture_output=True)
        return told.stdout.decode()

    assert "sine: Sine" not in listed()
    assert not ran.exists()
    assert "sine: Sine" in listed("--plugin", NAME)
    assert ran.exists()


@pytest.mark.slow
def test_a_sweep_hands_it_on(tmp_path: Path) -> None:
    folder = tmp_path / "sweep"
    words = ["sweep", "sine", "-o", str(folder), "--vary", "width=4,8", "--steps", "5", "--jobs", "1"]
    assert main([*words, f"--plugin={LAB}"]) == 0
    assert sorted(path.name for path in folder.glob("*.scout")) == ["width=4.scout", "width=8.scout"]


def test_a_worker_of_a_cluster_that_lacks_it_says_so(tmp_path: Path) -> None:
    told, content = train_here({"version": __version__, "plugins": (str(tmp_path / "none.py"),)}, b"")
    assert content == b""
    assert told["state"] == "failed"
    assert (
        told["error"]
        == f"On a worker of the cluster: The plugin none.py is left out: there is no such file in {tmp_path}."
    )


@pytest.fixture
def sine_user(qtbot: QtBot, tmp_path: Path, installed: Path) -> Iterator[User]:
    """Somebody who allowed the package, with programs of their own that train and answer."""
    allow(NAME)
    with closing_programs(answers=True) as (trainings, askers):
        user = User(qtbot, tmp_path, trainings, askers)
        yield user
        user.close()


def test_in_the_window_it_trains_answers_and_is_exported_by_other_programs(
    sine_user: User, qtbot: QtBot, tmp_path: Path
) -> None:
    user = sine_user
    kind = user.window.labs["sine"]
    user.session.train_new("sine", kind.Settings(steps=40))
    user.until(lambda: user.state == "finished" and user.at_rest())
    assert user.messages == []
    assert user.session.path is not None
    shown = user.observation("sine_curve")
    assert shown.step == 40
    assert abs(float(shown["asked_right"]) - 1) < 1e-6  # of the usual probe
    user.session.set_probe_text("x=-0.25")
    user.until(lambda: user.at_rest() and float(user.observation("sine_curve")["asked_place"]) == -0.25)
    words = ["export", str(user.session.path), "--panel", "sine_curve", "-o", str(tmp_path / "a.png"), "--size=320x180"]
    job = ExportJob(words, tmp_path / "a.png")
    with qtbot.waitSignal(job.finished, timeout=100_000):
        job.start()
    assert (tmp_path / "a.png").exists()
