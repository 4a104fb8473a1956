"""The talks that ship never show the same picture twice in a row, and what plays in them moves."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from scoutview.app import build_application
from scoutview.export.picture import PictureSize
from scoutview.export.scene_drawing import SceneDrawing
from scoutview.resources import resource
from scoutview.talks.scene import Scene
from scoutview.talks.talk import read_talk
from tests.talks.chapter_paths import CHAPTER_PATHS
from tools.make_talks import TALKS, file_name

pytestmark = pytest.mark.slow  # every scene of every tour is drawn

PATHS = [*(resource("talks", file_name(title)) for title in TALKS), *CHAPTER_PATHS]
SEEN = 24  # of 255 in any colour: so much is seen from afar
ANOTHER, MOVED = 0.05, 0.005  # of all pixels below the words: another picture, and one that moved


class Drawn:
    """The pictures of a talk's scenes without the words above them, so that these alone make no difference."""

    def __init__(self, path: Path, drawing: SceneDrawing) -> None:
        self.scenes = read_talk(path).scenes
        self._drawing = drawing

    def pixels(self, scene: Scene) -> np.ndarray:
        image = QImage.fromData(self._drawing.slide(scene).image_png).convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)

    def difference(self, one: Scene, other: Scene) -> float:
        return difference(self.pixels(one), self.pixels(other))


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """The share of pixels that are seen to differ; all of them where the pictures have not the same size."""
    if first.shape != second.shape:
        height = min(len(first), len(second))
        first, second = first[-height:], second[-height:]
    return float((np.abs(first - second).max(axis=-1) > SEEN).mean())


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def drawn(request: pytest.FixtureRequest) -> Iterator[Drawn]:
    build_application()
    with SceneDrawing(request.param, PictureSize(640, 360), footer=False) as drawing:
        yield Drawn(request.param, drawing)


def test_no_scene_looks_like_the_one_before(drawn: Drawn) -> None:
    pictures = [drawn.pixels(scene) for scene in drawn.scenes]
    assert difference(pictures[0], drawn.pixels(drawn.scenes[0])) == 0
    for (before, picture), scene in zip(pairwise(pictures), drawn.scenes[1:], strict=True):
        assert difference(before, picture) > ANOTHER, scene.title


def test_what_plays_moves(drawn: Drawn) -> None:
    playing = [scene for scene in drawn.scenes if scene.plays is not None]
    assert playing or {scene.step for scene in drawn.scenes} == {0}, "only of a run of one frame nothing can play"
    for scene in playing:
        first, last = (replace(scene, step=step, fingerprint="") for step in scene.plays or ())
        assert drawn.difference(first, last) > MOVED, scene.title
