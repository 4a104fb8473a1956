"""A film of a run, read back: as many pictures as asked, as large as asked, the first and last those of the PNGs."""

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from scoutview.cli import main
from tests.export.film_pictures import decoded
from tests.small_runs import recording_of

LEAST_DB = 35.0  # thin coloured letters lose most: the film has a quarter of the colours' pixels
STEPS = (2, 3, 4, 5, 6, 7, 8)  # the frames of --frames 2:9, each step a frame


def export(*words: str | Path) -> None:
    assert main(["export", str(recording_of("next_token")), *map(str, words)]) == 0


def decibels(one: np.ndarray, other: np.ndarray) -> float:
    """The ratio of the largest signal to the noise between two pictures (H, W, 3), in dB."""
    noise = float(((one - other) ** 2).mean())
    return math.inf if noise == 0 else 10 * math.log10(255**2 / noise)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_mp4_begins_and_ends_with_the_pictures_of_its_frames(tmp_path: Path, theme: str) -> None:
    drawn = ("--panel", "learning_curves", "--theme", theme, "--size", "1280x720")
    export(*drawn, "--frames", "2:9", "-o", tmp_path / "a.mp4")
    film = decoded(tmp_path / "a.mp4")
    assert len(film) == len(STEPS)
    assert all(shown.shape == (720, 1280, 3) for shown in film)
    stills = {}
    for step in (STEPS[0], STEPS[-1]):
        export(*drawn, "--frame", f"step={step}", "-o", tmp_path / "still.png")
        stills[step] = pixels(tmp_path / "still.png")
    first, last = stills.values()
    assert decibels(film[0], first) > LEAST_DB
    assert decibels(film[-1], last) > LEAST_DB
    assert decibels(film[0], last) < LEAST_DB - 5


def test_a_folder_holds_the_pngs_of_its_frames_byte_for_byte(tmp_path: Path) -> None:
    drawn = ("--panel", "attention", "--size", "640x360")
    folder = tmp_path / "pictures"
    export(*drawn, "--frames", "2:9", "-o", folder)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"picture-{number:05d}.png" for number in range(1, len(STEPS) + 1)]
    for file, step in ((files[0], STEPS[0]), (files[-1], STEPS[-1])):
        export(*drawn, "--frame", f"step={step}", "-o", tmp_path / "still.png")
        assert file.read_bytes() == (tmp_path / "still.png").read_bytes()


def test_a_gif_loops_for_ever_and_keeps_its_pictures(tmp_path: Path) -> None:
    drawn = ("--panel", "attention", "--size", "640x360")
    export(*drawn, "--frames", "2:9", "--fps", "10", "--hold", "1", "-o", tmp_path / "a.gif")
    export(*drawn, "--frame", f"step={STEPS[-1]}", "-o", tmp_path / "still.png")
    with Image.open(tmp_path / "a.gif") as film:
        assert (film.info["loop"], film.size) == (0, (640, 360))
        shown = [(frame.info["duration"], frame.convert("RGB")) for frame in ImageSequence.Iterator(film)]
    assert [duration for duration, _ in shown] == [100] * (len(STEPS) - 1) + [1100]
    assert decibels(np.asarray(shown[-1][1]).astype(int), pixels(tmp_path / "still.png")) > LEAST_DB
