"""Searching a token: what is found, lit, listed and looked up."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.embedding.panel import EmbeddingLookup
from scoutview.panels.embedding.search_plan import matching
from tests.panels.embedding.test_panel import observation

NAMES = np.array([" the", " other", "he", " he", "The", "x\n", " fox"])


def found(text: str, faint: tuple[int, ...] = ()) -> list[str]:
    mask = np.zeros(len(NAMES), bool)
    mask[list(faint)] = True
    return [str(NAMES[number]) for number in matching(NAMES, text, mask)]


def test_the_token_itself_comes_first_then_those_that_begin_so() -> None:
    assert found("he") == ["he", " he", " the", " other", "The"]
    assert found("THE") == [" the", "The", " other"]
    assert found("he", faint=(2,)) == [" he", " the", " other", "The", "he"]
    assert found("↵") == ["x\n"]


def test_blank_finds_nothing_and_neither_does_what_is_not_there() -> None:
    assert found("  ") == []
    assert found("zebra") == []


@pytest.fixture
def panel(qtbot: QtBot) -> EmbeddingLookup:
    panel = EmbeddingLookup(Look())
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    panel.show()
    panel.show_observation(observation())
    return panel


def test_what_is_typed_is_lit_and_listed_and_enter_looks_it_up(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    before = panel.map.grab().toImage()
    qtbot.keyClicks(panel.field, "t3")
    assert panel.map.matches() == (3, *range(30, 40))
    assert panel.map.grab().toImage() != before
    assert [index for index, _ in panel.map._map.close] == [3, *range(30, 40)]
    for token in (3, 30):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
        assert panel.view_settings()["token"] == token
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.map.matches() == ()


def test_a_token_out_of_view_is_brought_into_view(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.map.reveal(0, 0)
    panel.map._go_nearer(8.0, (0.02, 0.02))
    target = int(np.argmin(panel.map._view().ground.seen))
    assert not panel.map._view().ground.seen[target]
    qtbot.keyClicks(panel.field, f"t{target}")
    assert panel.map._view().ground.seen[panel.map.matches()[0]]


def test_in_little_room_a_button_opens_the_field(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.resize(416, 304)
    assert not panel.field.isVisible()
    qtbot.mouseClick(panel.search_button, Qt.MouseButton.LeftButton)
    assert panel.field.isVisible()
    qtbot.keyClicks(panel.field, "t7")
    assert panel.map.matches() == (7,)
    qtbot.mouseClick(panel.search_button, Qt.MouseButton.LeftButton)
    assert not panel.field.isVisible()
    assert panel.map.matches() == ()


def test_a_search_is_kept_with_a_scene_and_older_scenes_have_none(panel: EmbeddingLookup) -> None:
    panel.restore({"token": 4, "position": None, "zoom": None, "search": "t1"})
    assert panel.map.matches()[0] == 1
    assert panel.view_settings()["search"] == "t1"
    panel.restore({"token": 4, "position": None})
    assert panel.map.matches() == ()


def test_a_scene_shows_the_part_that_it_was_kept_with_whatever_is_found(panel: EmbeddingLookup) -> None:
    panel.field.setText("t1")
    for corner in (0.02, 0.98):
        panel.map.show_all()
        panel.map._go_nearer(8.0, (corner, corner))
        kept = panel.view_settings()
        panel.field.setText("")
        panel.map.show_all()
        panel.restore(kept)
        assert panel.map.matches()
        assert panel.view_settings() == kept


def test_a_search_that_finds_nothing_says_so_and_leaves_the_neighbours(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    for size in ((1000, 640), (416, 304)):
        panel.resize(*size)
        panel.field.clear()
        before = panel.map._map
        assert before is not None
        qtbot.keyClicks(panel.field, "banana")
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
        now = panel.map._map
        assert now is not None
        assert now.complaint[0] == "“banana” is not one of the 40 tokens"
        assert panel.map._company() == now.complaint
        assert (now.close, now.close_titles, now.chosen) == (before.close, before.close_titles, before.chosen)


def test_the_open_field_covers_no_points(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.resize(416, 304)
    qtbot.mouseClick(panel.search_button, Qt.MouseButton.LeftButton)
    for text in ("", "t3", "banana"):
        panel.field.setText(text)
        assert panel.map.x() + panel.map.area().right <= panel.field.x()


def test_the_numbers_beside_what_is_found_say_that_they_are_times(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "t3")
    assert panel.map._map is not None
    assert {number for _, number in panel.map._map.close} == {"9×"}
    assert panel.map._map.close_titles == ("11 have “t3”: times seen", "times seen")


def test_the_cross_clears_the_field_and_is_there_only_when_it_holds_something(panel: EmbeddingLookup) -> None:
    (cross,) = panel.field.actions()
    assert not cross.isVisible()
    assert not cross.icon().isNull()
    panel.field.setText("t3")
    assert cross.isVisible()
    cross.trigger()
    assert panel.field.text() == ""
    assert not cross.isVisible()


@pytest.mark.parametrize("size", [(1000, 640), (416, 304), (281, 304), (230, 190), (220, 120)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_search_and_lookup_are_there_or_are_offered_elsewhere(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    panel = EmbeddingLookup(Look(scale=scale))
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.show_observation(observation())
    here = (panel.field.isVisible() or panel.search_button.isVisible()) and panel.again.isVisible()
    assert here == (panel.crowded_out is None)
    if not here:
        assert panel.crowded_out is panel.offered
        with panel.lending(panel.offered):
            panel.offered.show()
            qtbot.keyClicks(panel.offered.field, "t3")
            assert panel.map.matches() == (3, *range(30, 40))
            qtbot.keyClick(panel.offered.field, Qt.Key.Key_Return)
            assert panel.view_settings()["token"] == 3
        assert not panel.offered.isVisible()
