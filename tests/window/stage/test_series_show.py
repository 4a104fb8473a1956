"""A series presented: from chapter to chapter, its contents, and what can be tried in a scene."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from scoutview.talks.series import Chapter
from scoutview.talks.talk import Talk
from scoutview.window.base.series import SeriesPlace, TalkSeries
from scoutview.window.stage.contents import ChapterRow, length_in_words
from scoutview.window.stage.hint import NO_CHAPTER, WAY_BACK, on_to, the_end
from tests.window.stage.conftest import KEY, SHIFT, TALK, Hall

SCENES = TALK.scenes


@pytest.fixture
def series(tmp_path: Path) -> TalkSeries:
    """Two scenes, one, and two."""
    first = replace(SCENES[1], task="Ask it with another digit.")
    talks = [
        Talk("Digits", (SCENES[0], first), 1, "How it looks."),
        Talk("Sums", (SCENES[2],), 2),
        Talk("More", (SCENES[3], SCENES[0]), 3),
    ]
    chapters = [Chapter(tmp_path / f"{n}.scouttalk", talk, n) for n, talk in enumerate(talks, 1)]
    return TalkSeries(chapters, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def where(hall: Hall) -> tuple[str, int]:
    return hall.show.stages.talk.title, hall.show.stages.number


def contents(hall: Hall):  # type: ignore[no-untyped-def]  # the page, which is always there here
    assert hall.show.series is not None
    return hall.show.series.contents


def test_after_the_last_scene_comes_the_next_chapter_and_before_the_first_the_one_before(
    hall: Hall, series: TalkSeries
) -> None:
    hall.present_series(series)
    hall.turn(KEY.Key_Right)
    assert hall.show.hint.words == on_to(2, "Sums")
    made = hall.show.stages
    hall.until(lambda: made.next_picture() is not None)  # the first scene of the next chapter is made ahead
    hall.turn(KEY.Key_Right)
    assert where(hall) == ("Sums", 0)
    assert "Sums" in hall.show.windowTitle()
    hall.turn(KEY.Key_Left)
    assert where(hall) == ("Digits", 1)
    hall.turn("n", "n", "n")
    assert where(hall) == ("More", 1)
    hall.key("n")
    assert hall.show.hint.words == the_end(2, of_series=True)
    assert series.seen == 3


def test_contents_lead_from_any_chapter_to_any_other(hall: Hall, series: TalkSeries) -> None:
    hall.present_series(series)
    hall.key("c")
    page = contents(hall)
    assert page.isVisible()
    assert page.current == 0
    hall.key(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    assert page.current == 2
    hall.turn(KEY.Key_Return)
    assert (page.isVisible(), where(hall)) == (False, ("More", 0))
    hall.turn("n")
    hall.key("c")
    assert page.current == 2
    QTest.mouseClick(page.rows[1], Qt.MouseButton.LeftButton)
    hall.settle()
    assert where(hall) == ("Sums", 0)
    hall.key("c")
    hall.key("r", "n", KEY.Key_Escape)  # of these none means anything to a scene that is covered
    assert (page.isVisible(), where(hall)) == (False, ("Sums", 0))


def test_a_chapter_is_gone_on_with_where_it_was_left_or_begun_anew(hall: Hall, series: TalkSeries) -> None:
    series.note(SeriesPlace(series.chapters[0], 0))
    replaced = series.chapters[2]
    series.note(SeriesPlace(replaced, 0))
    hall.present_series(series, contents=True)
    page = contents(hall)
    assert page.isVisible()
    assert (page.current, hall.show.stages.stage) == (2, None)
    assert not page.rows[0].anew.isVisible()
    hall.turn(KEY.Key_Home, KEY.Key_Return)
    assert where(hall) == ("Digits", 0)
    hall.turn("n")
    series.note(SeriesPlace(series.chapters[0], 1))
    hall.key("c", KEY.Key_Home)
    hall.key(KEY.Key_Return, modifier=SHIFT)
    hall.settle()
    assert where(hall) == ("Digits", 0)


def test_escape_ends_a_presentation_that_shows_nothing_but_its_contents(hall: Hall, series: TalkSeries) -> None:
    hall.present_series(series, contents=True)
    hall.key(KEY.Key_F1)
    assert hall.show.card.isVisible()
    hall.key(KEY.Key_Escape)
    assert hall.show.isVisible()
    hall.key(KEY.Key_Escape)
    assert not hall.show.isVisible()
    assert not series.has_begun


def test_rows_tell_what_was_seen_and_it_can_be_forgotten(hall: Hall, series: TalkSeries) -> None:
    first, second, _ = series.chapters
    series.note(SeriesPlace(first, 0))
    series.note(SeriesPlace(second, 0))
    hall.present_series(series, contents=True)
    rows: list[ChapterRow] = contents(hall).rows
    assert [row.accessibleDescription().rpartition(", ")[2] for row in rows] == ["at scene 1 of 2", "seen", "not seen"]
    assert rows[0].accessibleName() == "Chapter 1: Digits"
    assert contents(hall).seen.text() == "1 of 3 chapters seen"
    contents(hall).forget.click()
    assert {row.accessibleDescription().rpartition(", ")[2] for row in rows} == {"not seen"}
    assert not contents(hall).forget.isEnabled()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (3840, 2160)])
def test_ten_rows_have_room_in_any_window(hall: Hall, tmp_path: Path, size: tuple[int, int]) -> None:
    talk = Talk("A title that says what is seen in it", SCENES, 1, "What is seen in it, in a sentence.")
    ten = [Chapter(tmp_path / f"{n}.scouttalk", talk, n) for n in range(1, 11)]
    many = TalkSeries(ten, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    hall.present_series(many, contents=True)
    hall.show.resize(*size)
    hall.qtbot.wait(1)
    page = contents(hall)
    assert page.size() == hall.show.size()
    tops = [row.y() for row in page.rows]
    assert tops == sorted(tops)
    assert all(row.height() / row.look.scale >= 44 for row in page.rows)
    assert page.heading.geometry().bottom() <= tops[0]
    assert page.rows[-1].geometry().bottom() < page.forget.y()
    assert page.rect().contains(page.forget.geometry())


def test_without_a_series_there_are_no_contents(hall: Hall) -> None:
    hall.present(replace(TALK, scenes=SCENES[:1]))
    hall.key("c")
    assert hall.show.hint.words == NO_CHAPTER


def test_a_scene_says_what_is_live_and_what_to_try(hall: Hall, series: TalkSeries) -> None:
    hall.present_series(series)
    foot = hall.stage.foot
    assert foot is not None
    assert not foot.task.isVisible()
    step = hall.live.session.timeline.step
    assert foot.bar.caption.text().startswith(f"<b>Live: Digits, step {step}.</b> ")
    hall.turn("n")
    foot = hall.stage.foot
    assert foot is not None
    assert foot.task.isVisible()
    assert foot.task.text() == "Try it: Ask it with another digit."
    assert foot.task.height() < 2 * foot.task.fontMetrics().height()  # no more room than its line needs


def test_the_way_back_is_told_once_something_was_changed(hall: Hall) -> None:
    hall.present(TALK, 1)
    hint, settled = hall.show.hint, hall.live.session.timeline.step
    hall.qtbot.wait(50)
    assert hint.words != WAY_BACK
    hall.key(KEY.Key_Right, modifier=SHIFT)
    hall.until(lambda: hint.words == WAY_BACK)
    hint.hide()
    hall.key(KEY.Key_Right, modifier=SHIFT)
    hall.qtbot.wait(20)
    assert not hint.isVisible()  # once is enough
    hall.turn("r")
    assert hall.live.session.timeline.step == settled
    hall.live.session.set_probe_text("validation:5")
    hall.until(lambda: hint.isVisible() and hint.words == WAY_BACK)


def test_a_scene_that_plays_by_itself_is_not_changed_by_that(hall: Hall) -> None:
    last = SCENES[1].step
    hall.present(replace(TALK, scenes=(replace(SCENES[1], plays=(0, last)),)))
    hall.until(lambda: not hall.live.session.timeline.playing and hall.live.session.timeline.step == last)
    hall.qtbot.wait(20)
    assert hall.show.hint.words != WAY_BACK


def test_the_presenter_view_tells_chapter_task_and_the_chapter_to_come(hall: Hall, series: TalkSeries) -> None:
    hall.present_series(series, 1)
    hall.key("v")
    view = hall.show.presenter
    assert view is not None
    assert view.place.text() == "Chapter 1, scene 2 of 2"
    assert view.task.text() == "Try it: Ask it with another digit."
    assert (view.coming.heading, view.coming.scene) == ("Next chapter", SCENES[2])
    assert view.forth.isEnabled()
    view.forth.click()
    hall.settle()
    assert where(hall) == ("Sums", 0)
    assert not view.task.isVisible()


def test_a_length_is_told_as_far_as_the_notes_tell_it(series: TalkSeries) -> None:
    one = series.chapters[1]
    assert length_in_words(one) == "1 scene"
    said = replace(SCENES[0], notes="word " * 300)
    assert length_in_words(replace(one, talk=Talk("x", (said, said)))) == "2 scenes · about 5 minutes"
