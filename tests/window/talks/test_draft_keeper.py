"""A talk that was not saved is offered at the next start."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from scoutview.app import shipped_talks
from scoutview.errors import UserError
from scoutview.talks.drafts import Drafts
from scoutview.window.base import question
from tests.talks.test_drafts import TALK, killed_in
from tests.window.conftest import User
from tests.window.talks.conftest import CONTROL, KEY


def drafts_of(user: User) -> list[Path]:
    return list((user.folder / "drafts").glob("*"))


def test_changes_are_kept_as_a_draft_until_they_are_saved_or_taken_back(user: User) -> None:
    user.window.talks.open_talk(shipped_talks()["How a network learns"])
    strip = user.window.talks.strip
    assert strip is not None
    strip.editing.edited.rename("Another title")
    user.until(lambda: len(drafts_of(user)) == 1 and "Another title" in drafts_of(user)[0].read_text())
    for letters in ("Yet", "Yet another"):
        strip.editing.edited.rename(letters)
    user.until(lambda: '"Yet another"' in drafts_of(user)[0].read_text())
    for _ in range(3):
        strip.editing.undo()
    user.until(lambda: not drafts_of(user))


def test_a_talk_that_was_not_saved_is_offered_and_taken_up_as_a_change(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_in(user.folder / "drafts")
    user.window.open_first(None)
    offer = user.window.offers
    assert offer.isVisible()
    assert "“Mine” was not saved" in offer.sentence.text()
    user.key(KEY.Key_Escape)
    assert offer.isVisible()  # an offer is not lost with a key
    offer.buttons["Open it"].click()
    strip = user.window.talks.strip
    assert strip is not None
    assert strip.talk == TALK
    assert strip.editing.edited.is_changed
    assert len(drafts_of(user)) == 1  # it is this window's now
    assert Drafts(user.folder / "drafts").left() is None
    monkeypatch.setattr(question, "ask", lambda *_: "Discard")
    assert user.window.close()
    assert drafts_of(user) == []


def test_a_draft_stays_where_no_other_can_be_kept(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UserError("The disk is full.")

    killed_in(user.folder / "drafts")
    user.window.open_first(None)
    monkeypatch.setattr(Drafts, "keep", refuse)
    user.window.offers.buttons["Open it"].click()
    assert len(drafts_of(user)) == 1
    assert user.window.talks.strip is not None
    assert user.window.talks.strip.talk == TALK
    monkeypatch.setattr(question, "ask", lambda *_: "Discard")
    assert user.window.close()
    assert Drafts(user.folder / "drafts").left() is not None


def test_what_a_window_offers_no_other_one_offers(user: User) -> None:
    killed_in(user.folder / "drafts")
    user.window.open_first(None)
    assert user.window.offers.isVisible()
    other = Drafts(user.folder / "drafts")
    assert other.left() is None
    assert user.window.close()
    assert other.left() is not None


def test_after_an_odd_error_the_next_change_is_kept_again(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("This text cannot be encoded")

    user.window.talks.open_talk(shipped_talks()["How a network learns"])
    strip = user.window.talks.strip
    assert strip is not None
    with monkeypatch.context() as broken:
        broken.setattr(Drafts, "keep", fail)
        strip.editing.edited.rename("Lost")
        user.until(lambda: "cannot be kept, so save it soon: This text" in user.window.messages.sentence.text())
    strip.editing.edited.rename("Kept again")
    user.until(lambda: len(drafts_of(user)) == 1 and "Kept again" in drafts_of(user)[0].read_text())
    monkeypatch.setattr(question, "ask", lambda *_: "Discard")
    assert user.window.close()


def test_a_draft_that_nobody_wants_is_forgotten(user: User) -> None:
    killed_in(user.folder / "drafts")
    user.window.open_first(None)
    user.window.offers.buttons["Forget it"].click()
    assert (drafts_of(user), user.window.offers.isVisible()) == ([], False)
    assert user.window.talks.strip is None


def test_ctrl_s_saves_the_talk_and_says_so_where_there_is_none(user: User) -> None:
    QTest.keyClick(user.window, KEY.Key_S, CONTROL)
    assert "Runs save themselves" in user.window.notices.sentence.text()
