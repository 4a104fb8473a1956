"""The wheel, installed where nothing else is: it brings its data, and works far away from the checkout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from scoutview import __version__
from scoutview.resources import resource
from tests.test_cli_present import PROGRAM
from tools.packaging.wheel_size import in_words, sizes

ROOT = Path(__file__).parents[1]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and what it asks for."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel]
    subprocess.run(install, check=True)
    return python


def run(program: Path, folder: Path, *words: str) -> str:
    """What it says on stdout, in a folder that is not the checkout and with a home of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False, cwd=folder, env=environment)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_holds_all_data_that_ships_and_says_how_much_that_is(wheel: Path) -> None:
    found = sizes(wheel)
    for path in resource().iterdir():
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        assert found[path.name] == sum(each.stat().st_size for each in files), path.name
    assert found["recordings"] > found["talks"] > 0
    assert f"recordings {found['recordings'] / 1e6:.1f}" in in_words(wheel)


def test_it_says_its_version_and_draws_a_sample(installed: Path, tmp_path: Path) -> None:
    assert run(installed.parent / "scoutview", tmp_path, "--version") == f"ScoutView {__version__}\n"
    where = "from scoutview.resources import resource; print(resource('recordings', 'next_token.scout'))"
    sample = run(installed, tmp_path, "-c", where).strip()
    assert Path(sample).is_relative_to(installed.parents[1])
    run(installed, tmp_path, "-m", "scoutview", "export", sample, "--panel", "attention", "-o", "attention.png")
    with Image.open(tmp_path / "attention.png") as picture:
        assert picture.width > 1000


def test_it_trains(installed: Path, tmp_path: Path) -> None:
    words = ("train", "digits", "--steps", "3", "-o", "run.scout")
    assert "step 3" in run(installed, tmp_path, "-m", "scoutview", *words)


def test_its_command_presents_a_talk(installed: Path, tmp_path: Path) -> None:
    where = "from scoutview.resources import resource; print(resource('talks', 'how_a_network_learns.scouttalk'))"
    talk = run(installed, tmp_path, "-c", where).strip()
    program = PROGRAM.format(does="window.close()")
    assert run(installed, tmp_path, "-c", program, "present", talk, "--window").startswith("0 ")
