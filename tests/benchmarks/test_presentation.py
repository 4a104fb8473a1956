"""How soon the next scene of a talk is on screen, with all of its panels."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.app import build_application
from scoutview.panels.registry import PANELS
from scoutview.resources import resource
from scoutview.session import Session
from scoutview.talks.talk import Talk, read_talk
from scoutview.window.stage.presentation import Presentation

pytestmark = pytest.mark.benchmark

TALKS = [resource("talks", f"{name}.scouttalk") for name in ("how_a_network_learns", "memorising_then_understanding")]
GOAL_MS = 300
LOOKED_AT_MS = 600  # a speaker says at least a word to a scene


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
    qtbot.addWidget(show)
    show.start(full_screen=False)
    show.resize(1920, 1080)
    qtbot.waitUntil(lambda: not show.stages.is_turning, timeout=30_000)
    taken_ms = []
    for _ in talk.scenes[1:]:
        qtbot.wait(LOOKED_AT_MS)
        started = time.perf_counter()
        QTest.keyClick(show, Qt.Key.Key_N)
        qtbot.waitUntil(lambda: not show.stages.is_turning, timeout=30_000)
        QApplication.processEvents()  # it is painted
        taken_ms.append(1000 * (time.perf_counter() - started))
    show.close()
    taken_ms.sort()
    middle, longest = taken_ms[len(taken_ms) // 2], taken_ms[-1]
    report(f"next scene, {name} / {talk.title}", f"{middle:.0f} ms, at most {longest:.0f}", f"≤ {GOAL_MS}")
