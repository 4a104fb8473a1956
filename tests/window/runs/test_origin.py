"""Whose run a recording holds."""

from datetime import datetime
from pathlib import Path

import pytest

from scoutview.app import sample_recordings
from scoutview.window.runs.origin import Origin, Provenance, ago
from scoutview.window.shell.commands import Lists
from tests.window.conftest import User

NOW_S = datetime(2026, 11, 30, 15).timestamp()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (3600, "1 h ago"),
        (14.5 * 3600, "14 h ago"),
        (16 * 3600, "yesterday"),
        (40 * 3600, "on 2026-11-28"),
    ],
)
def test_how_long_ago_is_told_as_exactly_as_one_asks(seconds: float, words: str) -> None:
    assert ago(NOW_S - seconds, NOW_S) == words


def test_a_sample_a_run_of_ones_own_and_a_file_are_called_differently() -> None:
    path, three_min_ago = Path("a") / "digits.scout", NOW_S - 180
    sample, own, other = (Provenance(origin, path, three_min_ago) for origin in Origin)
    assert sample.tag(NOW_S) == ("sample",)
    assert own.tag(NOW_S) == ("your run, 3 min ago", "your run")
    assert own.tag(NOW_S, "training") == ("your run, training", "your run")
    assert len({told.title() for told in (sample, own, other)}) == 3
    assert len({told.sentence(NOW_S) for told in (sample, own, other)}) == 3
    assert [told.definite for told in (sample, own, other)] == ["the sample", "your run", "the opened file"]


def test_the_window_says_whose_run_is_on_screen_wherever_it_names_it(user: User) -> None:
    window = user.window

    def told() -> list[str]:
        picker = window.strip.picker
        return [window.windowTitle(), picker.accessibleDescription(), window.start_page.back.text(), picker.toolTip()]

    user.choose("digits")
    assert all("sample" in words for words in told())
    user.prepare("digits")
    assert all("sample" not in words for words in told())
    assert all("your run" in words.lower() or "Trained here" in words for words in told())
    assert "untrained" in window.strip.picker.toolTip()
    recent = [entry.title for entry in window.commands.lists[Lists.RECENT]()]
    assert f"Open the sample {sample_recordings()['digits'].stem}" in recent
