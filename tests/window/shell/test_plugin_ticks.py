"""The ticks of installed plugins among the settings of the program, and what is told of one that is left out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoutview.plugins import allow
from scoutview.window.shell.plugin_ticks import ticked_plugins
from scoutview.window.shell.preferences import Preferences
from tests.plugins.sine import NAME, PACKAGE, installed_in, nothing_stays_allowed
from tests.window.conftest import User


@pytest.fixture(autouse=True)
def _nothing_stays_allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with nothing_stays_allowed(monkeypatch):
        yield


def test_a_tick_allows_a_plugin_from_the_next_start_on(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(installed_in(tmp_path / "site"))
    user.window.commands.do("settings")
    page = user.dialog(Preferences)
    tick = page.plugins.ticks[NAME]
    assert not tick.isChecked()
    assert (tick.text(), page.plugins.brings[NAME].text()) == (NAME, "Lab sine, panel sine_curve.")
    assert ticked_plugins(user.window.store) == ()
    tick.click()
    assert page.plugins.note.text() == "Holds from the next start of ScoutView."
    assert page.plugins.note.isVisible()
    assert ticked_plugins(user.window.store) == (NAME,)
    assert PACKAGE.name not in sys.modules
    tick.click()
    assert not page.plugins.note.isVisible()
    assert ticked_plugins(user.window.store) == ()
    tick.click()
    page.close()
    user.restart()
    assert user.window.labs["sine"].title == "Sine"
    assert not user.window.messages.isVisible()


def test_a_ticked_plugin_that_is_gone_can_be_unticked(user: User) -> None:
    user.window.store.setValue("plugins", json.dumps(["gone"]))
    user.window.commands.do("settings")
    page = user.dialog(Preferences)
    assert page.plugins.brings["gone"].text() == "No longer installed."
    page.plugins.ticks["gone"].click()
    assert ticked_plugins(user.window.store) == ()
    page.close()


@pytest.mark.parametrize("kept", ["no json", "3", '{"a": 1}', "[1]", '["/tmp/mine.py"]'])
def test_kept_ticks_that_are_none_allow_nothing(user: User, kept: str) -> None:
    user.window.store.setValue("plugins", kept)
    assert ticked_plugins(user.window.store) == ()


def test_what_is_left_out_stands_on_a_card(user: User, tmp_path: Path) -> None:
    allow(str(tmp_path / "none.py"))
    assert not user.window.messages.isVisible()
    user.restart()
    told = user.window.messages.sentence.text()
    assert user.window.messages.isVisible()
    assert told == f"The plugin none.py is left out: there is no such file in {tmp_path}."
