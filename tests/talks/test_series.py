"""The chapters of a series: which talks they are, in which order, and how long they take."""

from pathlib import Path

import pytest

from scoutview.errors import UsageError
from scoutview.talks import series
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.series import Chapter, chapter_of_number, chapters_among
from scoutview.talks.talk import Talk, write_talk


def a_talk(notes: str = "", **values: object) -> Talk:
    return Talk("A title", (Scene("a.scout", "", 0, "", (PanelView("prediction"),), notes=notes),), **values)  # type: ignore[arg-type]


def test_chapters_stand_in_their_order_and_what_is_none_is_left_out(tmp_path: Path) -> None:
    for name, talk in (
        ("a", a_talk(chapter=10)),
        ("b", a_talk(chapter=2)),
        ("no_chapter", a_talk()),
        ("no_scenes", Talk("Empty", (), 3)),
    ):
        write_talk(talk, tmp_path / f"{name}.scouttalk")
    (tmp_path / "damaged.scouttalk").write_text("{")
    assert [(each.number, each.name) for each in chapters_among(sorted(tmp_path.iterdir()))] == [(2, "b"), (10, "a")]
    assert not chapters_among([tmp_path / "nowhere"])


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (130, 1), (260, 2), (715, 6), (710, 5)])
def test_notes_take_as_long_as_they_are_said_aloud(words: int, minutes: int) -> None:
    assert Chapter(Path("x"), a_talk("word " * words), 1).minutes == minutes


def test_a_chapter_that_is_not_there_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [Chapter(Path(f"{number}"), a_talk(), number) for number in (1, 3)]
    monkeypatch.setattr(series, "shipped_chapters", lambda: there)
    assert chapter_of_number(3) is there[1]
    with pytest.raises(UsageError, match=r"no chapter 2\. .*: 1, 3\."):
        chapter_of_number(2)
