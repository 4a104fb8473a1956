"""Films read back: every picture is in them, at its time; and a film that fails leaves everything as it was."""

import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QImage

from scoutview.errors import UserError
from scoutview.export.film import FilmPlan, write_film
from tests.export.film_pictures import colours, decoded, difference, picture

pytestmark = pytest.mark.usefixtures("qapp")  # Qt takes the first thread that needs one for the main thread
COUNT = 12
TARGETS = ("film.mp4", "film.gif", "pictures")


def written(path: Path, plan: FilmPlan, **size: int) -> Path:
    write_film((picture(number, **size) for number in range(COUNT)), path, plan)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_mp4_has_each_picture_once_and_the_last_one_for_as_long_as_it_is_held(tmp_path: Path) -> None:
    film = decoded(written(tmp_path / "film.mp4", FilmPlan(24, hold_s=0.5)))
    assert len(film) == COUNT + 12
    for number in range(COUNT):
        distances = [difference(film[number], colours(picture(other))) for other in range(COUNT)]
        assert distances.index(min(distances)) == number
    for shown, number in ((film[0], 0), (film[COUNT - 1], COUNT - 1), (film[-1], COUNT - 1)):
        assert difference(shown, colours(picture(number))) < 3
        # a large even area has its colour, which a wrong matrix would change by 10 levels and more
        assert np.abs(shown[40, 25 + 5 * number] - colours(picture(number))[40, 25 + 5 * number]).max() <= 5


@pytest.mark.parametrize(("rate", "exact"), [(20, Fraction(20)), (29.97, Fraction(2997, 100)), (0.5, Fraction(1, 2))])
def test_an_mp4_is_made_for_every_player(tmp_path: Path, rate: float, exact: Fraction) -> None:
    path = written(tmp_path / "film.mp4", FilmPlan(rate))
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.pix_fmt, context.profile) == ("h264", "yuv420p", "High")
        assert (stream.frames, stream.average_rate) == (COUNT, exact)
        assert (context.colorspace, context.color_range, context.color_primaries, context.color_trc) == (1, 1, 1, 1)
        times = [frame.pts * frame.time_base for frame in container.decode(video=0)]
        assert [after - before for before, after in pairwise(times)] == [1 / exact] * (COUNT - 1)
        assert stream.duration * stream.time_base == COUNT / exact
    content = path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")  # a browser can begin before it has all


def test_an_odd_side_of_an_mp4_grows_by_a_pixel_of_background(tmp_path: Path) -> None:
    film = decoded(written(tmp_path / "film.mp4", FilmPlan(20), width=321, height=181))
    assert film[0].shape == (182, 322, 3)
    assert difference(film[0][:181, :321], colours(picture(0, 321, 181))) < 3
    assert np.abs(film[0][-1, :] - colours(picture(0))[0, 0]).max() <= 5


@pytest.mark.parametrize(("rate", "hold_s"), [(24, 2.0), (50, 0.0), (3, 0.25)])
def test_a_gif_begins_again_for_ever_and_keeps_its_time(tmp_path: Path, rate: float, hold_s: float) -> None:
    with Image.open(written(tmp_path / "film.gif", FilmPlan(rate, hold_s))) as film:
        assert film.info["loop"] == 0
        durations = [frame.info["duration"] for frame in ImageSequence.Iterator(film)]
    assert len(durations) == COUNT
    assert sum(durations) == pytest.approx(1000 * (COUNT / rate + hold_s), abs=10)
    assert max(abs(duration - 1000 / rate) for duration in durations[:-1]) <= 10


def test_a_gif_keeps_the_common_colours_exactly_and_flickers_nowhere(tmp_path: Path) -> None:
    film = decoded(written(tmp_path / "film.gif", FilmPlan(20)))
    for number, shown in enumerate(film):
        given = colours(picture(number))
        assert np.abs(shown - given).max() <= 12
        assert (shown[:95] == given[:95]).all()
        assert (shown[95:] == film[0][95:]).all()


def test_a_gif_refuses_what_browsers_would_slow_down(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="at most 50 pictures a second, not 60"):
        written(tmp_path / "film.gif", FilmPlan(60))
    assert contents(tmp_path) == {}


def test_a_folder_has_one_numbered_png_for_each_picture(tmp_path: Path) -> None:
    folder = written(tmp_path / "pictures", FilmPlan(20, hold_s=3))
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"picture-{number:05d}.png" for number in range(1, COUNT + 1)]
    for number, file in enumerate(files):
        assert (colours(QImage(str(file))) == colours(picture(number))).all()
    write_film(iter([picture(7)]), folder, FilmPlan(20))  # an earlier film makes room for a new one
    assert [file.name for file in folder.iterdir()] == ["picture-00001.png"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["pictures"]


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = written(tmp_path / "pictures", FilmPlan(20))
    (folder / "notes.txt").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(UserError, match=r"notes\.txt in it"):
        written(folder, FilmPlan(20))
    assert contents(tmp_path) == before


def test_the_same_pictures_give_the_same_gif_and_pngs(tmp_path: Path) -> None:
    for name in ("film.gif", "pictures"):
        (tmp_path / "one").mkdir(exist_ok=True)
        (tmp_path / "other").mkdir(exist_ok=True)
        written(tmp_path / "one" / name, FilmPlan(20))
        written(tmp_path / "other" / name, FilmPlan(20))
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.mark.parametrize("name", TARGETS)
def test_progress_ends_at_the_number_of_pictures(tmp_path: Path, name: str) -> None:
    told: list[int] = []
    write_film((picture(number) for number in range(COUNT)), tmp_path / name, FilmPlan(20), told.append)
    assert told[:COUNT] == list(range(1, COUNT + 1))
    assert set(told[COUNT:]) == ({COUNT} if name.endswith(".gif") else set())


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("where", ["pictures", "progress"])
def test_a_film_that_is_broken_off_leaves_what_was_there(tmp_path: Path, name: str, where: str) -> None:
    written(tmp_path / name, FilmPlan(20))
    before = contents(tmp_path)
    names = sorted(entry.name for entry in tmp_path.iterdir())

    def pictures() -> Iterator[QImage]:
        yield from (picture(number) for number in range(5))
        if where == "pictures":
            raise KeyboardInterrupt
        yield picture(5)

    def progress(done: int) -> None:
        if where == "progress" and done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_film(pictures(), tmp_path / name, FilmPlan(20), progress)
    assert contents(tmp_path) == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == names


def test_a_gif_can_be_broken_off_while_it_is_packed(tmp_path: Path) -> None:
    calls: list[int] = []

    def progress(done: int) -> None:
        calls.append(done)
        if len(calls) == COUNT + 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_film((picture(number) for number in range(COUNT)), tmp_path / "film.gif", FilmPlan(20), progress)
    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
import os, resource, signal, sys
from pathlib import Path
import numpy as np
from PySide6.QtGui import QImage
from scoutview.errors import UserError
from scoutview.export.film import FilmPlan, write_film
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
def noise():
    for number in range(20):
        pixels = np.random.default_rng(number).integers(0, 255, (180, 320, 4), np.uint8)
        yield QImage(pixels.data, 320, 180, 1280, QImage.Format.Format_RGB32).copy()
try:
    write_film(noise(), Path(sys.argv[1]), FilmPlan(20))
except UserError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit how large a file may grow")
@pytest.mark.parametrize("name", TARGETS)
def test_a_disk_that_ends_in_the_middle_is_one_sentence(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    written(target, FilmPlan(20))
    before = contents(tmp_path)
    run = subprocess.run([sys.executable, "-c", FULL_DISK, str(target)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr, len(run.stdout.splitlines())) == (0, "", 1)
    assert run.stdout.startswith(f"There is no room for {name} on its disk")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("film.avi", "not .avi"),
        ("nowhere/film.mp4", "There is no folder"),
        ("taken.mp4", "is a folder"),
        ("file", "is a file"),
    ],
)
def test_a_target_that_cannot_be_is_refused_before_a_picture_is_drawn(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "taken.mp4").mkdir()
    (tmp_path / "file").write_text("mine")

    def pictures() -> Iterator[QImage]:
        raise AssertionError("drawn")
        yield

    with pytest.raises(UserError, match=sentence):
        write_film(pictures(), tmp_path / name, FilmPlan(20))
    assert contents(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_film_without_pictures_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="at least one picture"):
        write_film(iter(()), tmp_path / name, FilmPlan(20))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", TARGETS)
def test_one_picture_is_a_film(tmp_path: Path, name: str) -> None:
    write_film(iter([picture(3)]), tmp_path / name, FilmPlan(20))
    path = tmp_path / name
    assert difference(decoded(path / "picture-00001.png" if path.is_dir() else path)[0], colours(picture(3))) < 3


@pytest.mark.parametrize("wrong", [(0, 0), (float("nan"), 0), (1000, 0), (20, -1), (20, float("inf"))])
def test_a_plan_that_no_player_shows_is_refused(wrong: tuple[float, float]) -> None:
    with pytest.raises(UserError):
        FilmPlan(*wrong)
