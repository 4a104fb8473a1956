"""A picture for a notebook is the one that is exported, whatever becomes of the program that draws it."""

import io
import os
import re
import signal
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import scoutview
from scoutview.cli import main
from scoutview.errors import LostError, UserError
from scoutview.observing.wire import Wire
from scoutview.recording.files import move_recording
from scoutview.recording.reader import Recording
from scoutview.scripting import Run
from scoutview.scripting.drawing_program import DrawingProgram
from tests.small_runs import LAST, copy_of, recording_of

ROOT = Path(__file__).parents[2]
SMALL: dict[str, Any] = {"size": (320, 180)}
CURVES = ("learning_curves",)  # drawn without torch


def pixels(content: bytes | Path) -> np.ndarray:
    with Image.open(io.BytesIO(content) if isinstance(content, bytes) else content) as image:
        return np.asarray(image.convert("RGB")).astype(int)


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with scoutview.open(recording_of("next_token")) as opened:
        yield opened


@pytest.fixture
def drawing() -> Iterator[tuple[Run, DrawingProgram]]:
    """A run with a program of its own."""
    program = DrawingProgram()
    with Run(Recording.open(recording_of("next_token")), program) as run:
        yield run, program
    assert program._link is None


def process_of(program: DrawingProgram) -> subprocess.Popen[bytes]:
    assert program._link is not None
    assert isinstance(program._link._program, subprocess.Popen)
    return program._link._program


def test_it_is_the_picture_that_the_command_line_exports(run: Run, tmp_path: Path) -> None:
    words = ["--panel", "attention", "--panel", "prediction", "--probe", "a dog", "--frame", "step=5"]
    words += ["--intervene", "head 0.1 off", "--theme", "dark", "--size", "640x360", "--no-footer"]
    words += ["--view", 'attention={"head": [1, 0]}', "-o", str(tmp_path / "exported.png")]
    assert main(["export", str(run.path), *words]) == 0
    picture = run.picture(
        "attention",
        "prediction",
        probe="a dog",
        frame=run.at(step=5),
        interventions="head 0.1 off",
        choices={"attention": {"head": [1, 0]}},
        theme="dark",
        size=(640, 360),
        footer=False,
    )
    np.testing.assert_array_equal(pixels(picture.png), pixels(tmp_path / "exported.png"))
    picture.save(tmp_path / "saved.png")
    assert (tmp_path / "saved.png").read_bytes() == picture.png
    assert picture.choices["attention"]["head"] == [1, 0]
    assert repr(picture) == "attention, prediction at step 5, 640 × 360"
    newer = run.picture("attention", "prediction", probe="a dog", theme="dark", size=(640, 360), footer=False)
    assert (pixels(newer.png) != pixels(picture.png)).any()


def test_letters_and_lines_are_saved_as_such(run: Run, tmp_path: Path) -> None:
    picture = run.picture(*CURVES, **SMALL, title="A < B", frame=3)
    picture.save(tmp_path / "a.svg")
    picture.save(str(tmp_path / "a.pdf"))
    assert "A &lt; B" in (tmp_path / "a.svg").read_text("utf-8")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "a.svg"]


def test_more_pixels_take_no_more_room_on_the_page(run: Run) -> None:
    picture = run.picture(*CURVES, **SMALL, scale=2)
    assert pixels(picture.png).shape[:2] == (360, 640)
    told, how = picture._repr_mimebundle_()
    assert b64decode(told["image/png"]) == picture.png == picture._repr_png_()
    assert how == {"image/png": {"width": 320}}
    assert picture._repr_svg_() is None
    drawn = run.picture(*CURVES, **SMALL, shown=".svg")
    assert drawn._repr_svg_() == drawn._repr_mimebundle_()[0]["image/svg+xml"] == drawn.svg
    assert re.match(r"<\?xml.*<svg width=\"320\" height=\"180\"", drawn.svg, re.DOTALL)
    assert drawn._repr_png_() is None


def test_a_notebook_shows_it_beside_another_qt_and_without_a_screen(tmp_path: Path) -> None:
    """The variables are those that another Qt leaves in a program, for its own plugins and screen."""
    pytest.importorskip("IPython")
    code = (
        "import sys\n"
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "shell.run_cell('import scoutview')\n"
        f"shell.user_ns['run'] = shell.user_ns['scoutview'].open({str(recording_of('next_token'))!r})\n"
        "shell.run_cell('picture = run.picture(\"learning_curves\", size=(320, 180))')\n"
        "told, how = shell.display_formatter.format(shell.user_ns['picture'])\n"
        "print(sorted(told), how, 'PySide6' in sys.modules)\n"
        "shell.run_cell('run.picture(\"atention\")')\n"
    )
    other = {"QT_QPA_PLATFORM": "no_such_screen", "QT_PLUGIN_PATH": str(tmp_path), "DISPLAY": ":98"}
    other |= {"QT_QPA_PLATFORM_PLUGIN_PATH": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, **other}
    )
    first, second = (told.stdout + told.stderr).splitlines()
    assert first == "['image/png', 'text/plain'] {'image/png': {'width': 320}} False"
    assert second.startswith("There is no panel “atention”: there are ")


@pytest.mark.parametrize(
    ("panels", "wish", "told"),
    [
        (CURVES, {"size": (3, 3)}, "from 64 to 8,192 pixels"),
        (CURVES, {"scale": 9}, "1 to 4 times as large"),
        (CURVES, {"theme": "blue"}, "there are dark, light"),
        (CURVES, {"choices": {"attention": {}}}, "the panels are learning_curves: choose in one of them"),
        (CURVES, {"shown": ".pdf"}, "as .png or .svg, not"),
        (CURVES, {"interventions": "hed"}, "is no intervention"),
        ((), {}, "1 to 6 panels, not 0"),
        (("number_circle",), {}, "nothing to show of the lab next_token"),
        (("attention",), {"interventions": "head 7.0 off"}, "This model has no block 7"),
    ],
)
def test_what_is_no_picture_is_told(run: Run, panels: Any, wish: Any, told: str) -> None:
    with pytest.raises(UserError, match=re.escape(told)) as raised:
        run.picture(*panels, **{**SMALL, **wish})
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_picture_is_told_before_anything_is_drawn(run: Run, tmp_path: Path) -> None:
    picture = run.picture(*CURVES, **SMALL)
    for name, told in (("a.jpg", "is a .png or .svg or .pdf file, not “a.jpg”"), ("no/a.svg", "There is no folder")):
        with pytest.raises(UserError, match=re.escape(told)):
            picture.save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_program_that_was_lost_is_begun_again(drawing: tuple[Run, DrawingProgram]) -> None:
    run, program = drawing
    before = run.picture(*CURVES, **SMALL).png
    process_of(program).kill()
    with pytest.raises(LostError, match=r"was lost, .* started again when something else is asked"):
        run.picture(*CURVES, **SMALL)
    assert run.picture(*CURVES, **SMALL).png == before


def test_an_interrupted_picture_is_not_taken_for_the_next_one(
    drawing: tuple[Run, DrawingProgram], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, program = drawing
    dark = run.picture(*CURVES, **SMALL, theme="dark").png
    process = process_of(program)
    if sys.platform != "win32":
        process.send_signal(signal.SIGINT)  # a notebook's interruption goes to all its programs
    assert run.picture(*CURVES, **SMALL, theme="dark").png == dark
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "receive", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run.picture(*CURVES, **SMALL)
    assert process.returncode is not None
    assert run.picture(*CURVES, **SMALL, theme="dark").png == dark


def test_it_is_one_program_that_ends_with_the_last_run(drawing: tuple[Run, DrawingProgram]) -> None:
    run, program = drawing
    with Run(Recording.open(recording_of("next_token")), program) as other:
        run.picture(*CURVES, **SMALL)
        process = process_of(program)
        other.picture(*CURVES, **SMALL)
        run.close()
        assert process_of(program) is process
        assert process.poll() is None
    assert process.returncode == 0


def test_another_file_of_the_same_name_is_drawn_as_what_it_is(
    drawing: tuple[Run, DrawingProgram], tmp_path: Path
) -> None:
    _, program = drawing
    path = copy_of("next_token", tmp_path)
    with Run(Recording.open(path), program) as run:
        first = run.picture(*CURVES, **SMALL).png
        move_recording(path, tmp_path / "moved.scout")
        copy_of("digits", tmp_path)
    with Run(Recording.open(path), program) as run:
        assert run.lab == "digits"
        assert (pixels(run.picture(*CURVES, **SMALL).png) != pixels(first)).any()
        assert run[-1].step == LAST
