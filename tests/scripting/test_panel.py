"""The window is opened from a script, and goes on beside it; what keeps it from opening is told there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import scoutview
from scoutview.errors import UserError
from scoutview.scripting import Run
from tests.small_runs import recording_of


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """What its window keeps goes into folders of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    with scoutview.open(recording_of("next_token")) as opened:
        yield opened


def test_a_window_opens_beside_the_script_and_is_closed_from_it(run: Run) -> None:
    window = run.panel("attention", probe="a dog", frame=3, interventions="head 0.1 off", choices={"head": [1, 0]})
    assert window.is_open
    assert repr(window) == "the window of next_token.scout: open"
    window.close()
    assert not window.is_open
    assert repr(window) == "the window of next_token.scout: closed"


@pytest.mark.parametrize(("panel", "told"), [("atention", "There is no panel"), ("number_circle", "nothing to show")])
def test_why_no_window_opens_is_told_in_the_script(run: Run, panel: str, told: str) -> None:
    with pytest.raises(UserError, match=told) as raised:
        run.panel(panel)
    assert "\n" not in str(raised.value)
