"""The chapters of the series: each can be spoken in its time, and says what its recordings say."""

import re
from pathlib import Path

import pytest

from scoutview.resources import resource
from scoutview.talks.scene import Scene
from scoutview.talks.talk import read_talk
from tests.every_lab import some_every_day
from tests.talks.chapter_paths import CHAPTER_PATHS
from tools.chapters import CHAPTERS, Chapter
from tools.make_talks import made_chapter

FEWEST_WORDS, MOST_WORDS = 550, 850  # of notes: about six minutes at 130 words a minute, at most seven
every_chapter = pytest.mark.parametrize("path", CHAPTER_PATHS, ids=lambda path: path.stem)


def test_chapters_have_a_place_of_their_own_in_their_order() -> None:
    numbers = [chapter.number for chapter in CHAPTERS]
    assert numbers == sorted(set(numbers))
    assert sorted(CHAPTER_PATHS) == CHAPTER_PATHS


@every_chapter
def test_a_chapter_is_told_in_six_to_ten_scenes_and_as_many_minutes_as_it_has(path: Path) -> None:
    talk = read_talk(path)
    assert talk.chapter is not None
    assert re.fullmatch(r"[A-Z].{30,120}\.", talk.summary), talk.summary
    assert 6 <= len(talk.scenes) <= 10
    assert FEWEST_WORDS <= sum(len(scene.notes.split()) for scene in talk.scenes) <= MOST_WORDS


@every_chapter
def test_captions_are_short_and_half_of_the_scenes_have_something_to_try(path: Path) -> None:
    scenes = read_talk(path).scenes
    for scene in scenes:
        assert not re.search(r"[{}]", scene.title + scene.caption + scene.notes + scene.task), "a name, not its value"
        assert len(_sentences(scene.caption)) <= 2, scene.caption
        assert not scene.task or len(_sentences(scene.task)) == 1, scene.task
    assert 2 * sum(bool(scene.task) for scene in scenes) >= len(scenes) - 1


def _sentences(text: str) -> list[str]:
    """What ends with a sign and is not quoted; the point within a number is none."""
    return re.split(r"[.?!](?= |$)", re.sub(r"“.*?”", "“”", text))[:-1]


@every_chapter
def test_no_scene_of_a_chapter_is_shown_twice(path: Path) -> None:
    scenes = [_shown(scene) for scene in read_talk(path).scenes]
    assert all(scene not in scenes[:place] for place, scene in enumerate(scenes))


def _shown(scene: Scene) -> tuple[object, ...]:
    return scene.recording, scene.step, scene.plays, scene.probe, scene.interventions, scene.panels


@pytest.mark.parametrize("chapter", some_every_day(list(CHAPTERS), 1), ids=lambda chapter: f"chapter {chapter.number}")
def test_a_shipped_chapter_is_the_one_that_the_tool_makes(chapter: Chapter) -> None:
    path = CHAPTER_PATHS[CHAPTERS.index(chapter)]
    assert made_chapter(chapter, resource("talks").parent, path) == read_talk(path)
