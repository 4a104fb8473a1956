"""How soon the next scene of a talk is on screen, with all of its panels; and how long the chapters take as slides."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.app import build_application
from scoutview.cli import main
from scoutview.panels.registry import PANELS
from scoutview.resources import resource
from scoutview.session import Session
from scoutview.talks.series import Chapter, shipped_chapters
from scoutview.talks.talk import Talk, read_talk
from scoutview.window.base.series import TalkSeries
from scoutview.window.stage.presentation import Presentation
from scoutview.window.stage.revolving_stage import place_in_words

pytestmark = pytest.mark.benchmark

TALKS = [resource("talks", f"{name}.scouttalk") for name in ("how_a_network_learns", "memorising_then_understanding")]
GOAL_MS = 300
AT_ONCE_MS, LOOKED_AT_MS = 600, 2000  # a speaker says a word to a scene and goes on, or looks at it


def talk_of_both() -> Talk:
    """The scenes of the shipped talks in turn, so that each is of another recording than the one before."""
    one, other = (read_talk(path) for path in TALKS)
    scenes = [scene for pair in zip(one.scenes, other.scenes, strict=False) for scene in pair]
    return Talk("Both", tuple(replace(scene, plays=None) for scene in scenes))


@pytest.mark.parametrize(
    ("name", "talk"),
    [("one recording", read_talk(TALKS[0])), ("one recording", read_talk(TALKS[1])), ("two", talk_of_both())],
)
def test_the_next_scene_is_there(
    qtbot: QtBot, tmp_path: Path, report: Callable[[str, str, str], None], name: str, talk: Talk
) -> None:
    build_application()
    show = Presentation(talk, TALKS[0], lambda: Session(tmp_path / "runs"), PANELS)
    taken_ms = switched(qtbot, show, len(talk.scenes) - 1, AT_ONCE_MS)
    report(
        f"next scene, {name} / {talk.title}, {AT_ONCE_MS} ms after the one before", in_words(taken_ms), f"≤ {GOAL_MS}"
    )


@pytest.mark.skipif(not shipped_chapters(), reason="no chapters ship")
@pytest.mark.parametrize("stays_ms", [AT_ONCE_MS, LOOKED_AT_MS])
def test_the_next_scene_of_the_series_is_there(
    qtbot: QtBot, tmp_path: Path, report: Callable[[str, str, str], None], stays_ms: int
) -> None:
    """The first scene of each chapter, and all others of it."""
    build_application()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    series = TalkSeries([without_playing(chapter) for chapter in shipped_chapters()], store)
    first, scenes = series.chapters[0], sum(chapter.scenes for chapter in series.chapters)
    show = Presentation(first.talk, first.path, lambda: Session(tmp_path / "runs"), PANELS, series=series)
    taken_ms = switched(qtbot, show, scenes - 1, stays_ms)
    slow = [f"{place} {taken:.0f} ms" for place, taken in taken_ms.items() if taken > GOAL_MS]
    told = f"{stays_ms} ms after the one before"
    report(f"next scene of {scenes} in {len(series.chapters)} chapters, {told}", in_words(taken_ms), f"≤ {GOAL_MS}")
    report(f"those that take longer, {told}", ", ".join(slow) or "none", "none")


@pytest.mark.skipif(not shipped_chapters(), reason="no chapters ship")
def test_all_chapters_are_one_file_of_slides(tmp_path: Path, report: Callable[[str, str, str], None]) -> None:
    path, started = tmp_path / "all.pptx", time.perf_counter()
    assert main(["export", "--chapter", "all", "-o", str(path)]) == 0
    report("slides of all chapters", f"{time.perf_counter() - started:.0f} s", "≤ 180 s")
    report("the file of these slides", f"{path.stat().st_size / 1e6:.1f} MB", "≤ 60 MB")


def without_playing(chapter: Chapter) -> Chapter:
    talk = chapter.talk
    return replace(chapter, talk=replace(talk, scenes=tuple(replace(scene, plays=None) for scene in talk.scenes)))


def switched(qtbot: QtBot, show: Presentation, times: int, stays_ms: int) -> Mapping[str, float]:
    """How long each took from the key until it was painted, in milliseconds, by its place in words.

    The key is pressed `stays_ms` after the scene before was on screen.
    """
    qtbot.addWidget(show)
    show.start(full_screen=False)
    show.resize(1920, 1080)
    qtbot.waitUntil(lambda: not show.stages.is_turning, timeout=30_000)
    taken_ms = {}
    for _ in range(times):
        qtbot.wait(stays_ms)
        started = time.perf_counter()
        QTest.keyClick(show, Qt.Key.Key_N)
        qtbot.waitUntil(lambda: not show.stages.is_turning, timeout=30_000)
        QApplication.processEvents()  # it is painted
        taken_ms[place_in_words(show.stages.shown)] = 1000 * (time.perf_counter() - started)
    show.close()
    assert len(taken_ms) == times
    return taken_ms


def in_words(taken_ms: Mapping[str, float]) -> str:
    return f"{statistics.median(taken_ms.values()):.0f} ms, at most {max(taken_ms.values()):.0f}"
