"""How far the user of a series has come."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from scoutview.talks.scene import Scene
from scoutview.talks.series import Chapter
from scoutview.talks.talk import Talk
from scoutview.window.base.series import SeriesPlace, TalkSeries


def chapters(*scenes: int) -> Sequence[Chapter]:
    """Of so many scenes each."""
    scene = Scene("a.scout", "", 0, "", ())
    return [
        Chapter(Path(f"{number:02}_x.scouttalk"), Talk(f"No. {number}", (scene,) * count, number), number)
        for number, count in enumerate(scenes, 1)
    ]


@pytest.fixture
def series(tmp_path: Path) -> TalkSeries:
    return again(tmp_path, chapters(3, 2, 4))


def again(folder: Path, known: Sequence[Chapter]) -> TalkSeries:
    """As another start of the program has it."""
    return TalkSeries(known, QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def test_at_first_nothing_is_seen_and_one_begins_at_the_beginning(series: TalkSeries) -> None:
    first = series.chapters[0]
    assert (series.seen, series.has_begun, series.place_in(first)) == (0, False, None)
    assert series.way_on() == SeriesPlace(first)


def test_another_start_goes_on_where_it_was_left(series: TalkSeries, tmp_path: Path) -> None:
    first, second, _ = series.chapters
    series.note(SeriesPlace(second, 0))
    series.note(SeriesPlace(first, 1))
    later = again(tmp_path, series.chapters)
    assert later.way_on() == SeriesPlace(first, 1)
    assert later.way_into(second) == SeriesPlace(second, 0)
    assert (later.seen, later.has_begun) == (0, True)


def test_after_the_end_of_a_chapter_the_next_one_comes(series: TalkSeries) -> None:
    first, second, third = series.chapters
    series.note(SeriesPlace(first, 2))
    assert series.is_seen(first)
    assert series.way_on() == SeriesPlace(second)
    assert series.way_into(first) == SeriesPlace(first)
    series.note(SeriesPlace(third, 3))
    assert series.way_on() == SeriesPlace(third, 3)  # there is none after it
    assert series.seen == 2


def test_a_chapter_stays_seen_when_one_looks_back(series: TalkSeries) -> None:
    first = series.chapters[0]
    for number in (2, 1):
        series.note(SeriesPlace(first, number))
    assert series.is_seen(first)
    assert series.way_into(first) == SeriesPlace(first, 1)


def test_chapters_that_changed_keep_what_can_be_kept(series: TalkSeries, tmp_path: Path) -> None:
    first, _, third = series.chapters
    series.note(SeriesPlace(third, 2))
    shorter = replace(third, talk=replace(third.talk, scenes=third.talk.scenes[:2]))
    later = again(tmp_path, [first, shorter])
    assert later.place_in(shorter) == SeriesPlace(shorter, 1)
    assert later.way_on() == SeriesPlace(shorter, 1)
    assert again(tmp_path, [first]).way_on() == SeriesPlace(first)


@pytest.mark.parametrize("kept", ["", "-1", "two", "9" * 50])
def test_what_a_damaged_file_keeps_means_nothing(series: TalkSeries, tmp_path: Path, kept: str) -> None:
    QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat).setValue("series/01_x/scene", kept)
    assert again(tmp_path, series.chapters).place_in(series.chapters[0]) is None


def test_all_of_it_can_be_forgotten(series: TalkSeries) -> None:
    told: list[int] = []
    series.changed.connect(lambda: told.append(series.seen))
    series.note(SeriesPlace(series.chapters[0], 2))
    series.forget()
    assert told == [1, 0]
    assert not series.has_begun
    assert series.way_on() == SeriesPlace(series.chapters[0])
