"""The talks that ship in other languages: their scenes are those of the English ones, only the words differ."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoutview import language
from scoutview.language import ENGLISH, LANGUAGES, SPOKEN
from scoutview.resources import resource
from scoutview.talks.recordings import moved
from scoutview.talks.scene import Scene
from scoutview.talks.shipped import shipped_series, shipped_tours
from scoutview.talks.talk import ENDING, Talk, read_talk

ENGLISH_PATHS = [*shipped_tours(), *shipped_series()]
PATHS = [path for name in LANGUAGES if name != ENGLISH for path in sorted(resource("talks", name).rglob(f"*{ENDING}"))]
FEWEST_WORDS, MOST_WORDS = 500, 900  # of the notes of a chapter
LONGEST_TITLE, LONGEST_CAPTION = 54, 150
MAKES_IT = """
import sys
from pathlib import Path
from scoutview.resources import resource
from scoutview.talks.talk import read_talk
from tools.chapters import CHAPTERS
from tools.make_talks import TALKS, chapter_file_name, file_name, made_chapter, made_talk

path, resources = Path(sys.argv[1]), resource("talks").parent
made = {file_name(title): lambda title=title: made_talk(title, resources, path) for title in TALKS}
made |= {chapter_file_name(each): lambda each=each: made_chapter(each, resources, path) for each in CHAPTERS}
assert made[path.name]() == read_talk(path)
"""
every_talk = pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{_language(path)} {path.stem}")


@pytest.fixture
def _german() -> Iterator[None]:
    language.speak("de")
    yield
    language.speak("en")


@every_talk
def test_its_scenes_are_those_of_the_english_one(path: Path) -> None:
    english = _english(path)
    own, other = moved(read_talk(path), path, english), read_talk(english)
    assert _without_words(own) == _without_words(other)


@every_talk
def test_no_words_are_left_in_english(path: Path) -> None:
    for said, english in zip(_words(read_talk(path)), _words(read_talk(_english(path))), strict=True):
        assert bool(said) == bool(english), english
        assert not said or said != english
        assert not {"{", "}"} & set(said), said


@every_talk
def test_it_has_room_and_can_be_spoken_in_its_time(path: Path) -> None:
    talk = read_talk(path)
    for scene in talk.scenes:
        assert len(scene.title) <= LONGEST_TITLE, scene.title
        assert len(scene.caption) <= LONGEST_CAPTION, scene.caption
    if talk.chapter is not None:
        assert FEWEST_WORDS <= sum(len(scene.notes.split()) for scene in talk.scenes) <= MOST_WORDS


@pytest.mark.usefixtures("_german")
def test_they_are_shown_in_the_language_that_is_spoken_and_else_in_english() -> None:
    shown = [*shipped_tours(), *shipped_series()]
    assert [path.name for path in shown] == [path.name for path in ENGLISH_PATHS]
    assert {path for path in shown if path not in ENGLISH_PATHS} == {path for path in PATHS if _language(path) == "de"}


@pytest.mark.slow
@every_talk
def test_it_is_the_one_that_the_tool_makes(path: Path) -> None:
    subprocess.run([sys.executable, "-c", MAKES_IT, str(path)], check=True, env={**os.environ, SPOKEN: _language(path)})


def _language(path: Path) -> str:
    return path.relative_to(resource("talks")).parts[0]


def _english(path: Path) -> Path:
    return resource("talks") / path.relative_to(resource("talks", _language(path)))


def _without_words(talk: Talk) -> Talk:
    scenes = (replace(scene, title="", caption="", notes="", task="") for scene in talk.scenes)
    return replace(talk, title="", summary="", scenes=tuple(scenes))


def _words(talk: Talk) -> list[str]:
    return [talk.title, talk.summary, *(words for scene in talk.scenes for words in _words_of(scene))]


def _words_of(scene: Scene) -> tuple[str, ...]:
    return scene.title, scene.caption, scene.notes, scene.task
