"""Recordings of one lab whose models have other parts, opened one after the other."""

import pytest

from scoutview.panels.attention.panel import Attention
from scoutview.panels.lacking_panel import LackingPanel
from scoutview.panels.serial_or_parallel.panel import SerialOrParallel
from tests.small_runs import recording_of
from tests.window.conftest import User


def test_a_panel_gives_way_to_a_sentence_and_comes_back_with_its_choices(user: User) -> None:
    user.choose("next_token")
    attention = user.window.docks["attention"].panel
    assert isinstance(attention, Attention)
    attention.restore({**attention.view_settings(), "layer": 1, "head": 2})
    kept = attention.view_settings()
    user.session.open(recording_of("next_token/lstm"))
    user.until(lambda: isinstance(user.window.docks["attention"].panel, LackingPanel))
    user.until(user.at_rest)
    user.window.area.show_panel("attention")
    user.until(user.at_rest)
    assert user.window.docks["attention"].panel.is_on_screen()
    assert user.window.docks["attention"].panel.view_settings() == kept
    assert not user.messages
    user.window.area.show_panel("serial_or_parallel")
    user.until(user.at_rest)
    panel = user.window.docks["serial_or_parallel"].panel
    assert isinstance(panel, SerialOrParallel)
    assert panel.finding().startswith("An LSTM takes")
    user.choose("next_token")
    again = user.window.docks["attention"].panel
    assert isinstance(again, Attention)
    assert again.view_settings() == kept
    assert not user.messages


@pytest.mark.slow
def test_measuring_ends_with_numbers_of_this_machine_and_the_window_stays_in_use(user: User) -> None:
    user.session.open(recording_of("next_token/lstm"))
    user.until(lambda: user.session.lab is not None and "serial_or_parallel" in user.window.docks)
    user.window.area.show_panel("serial_or_parallel")
    user.until(user.at_rest)
    panel = user.window.docks["serial_or_parallel"].panel
    assert isinstance(panel, SerialOrParallel)
    panel.controls.measure.click()
    user.until(lambda: panel._speeds is not None and panel._speeds.is_whole)
    assert panel.controls.measure.text() == "Measured"
    user.session.timeline.go_to(3)
    user.until(user.at_rest)
    assert panel._speeds is not None
    assert panel._speeds.is_whole
    assert not user.messages
