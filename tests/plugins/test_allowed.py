"""The user's word: how it is given, and that every program of ours hands it on."""

from pathlib import Path

import pytest

from scoutview.errors import UsageError
from scoutview.plugins import allow
from scoutview.plugins.allowed import allowed, handed_on, take_allowed
from scoutview.programs import command


def test_what_is_allowed_stands_anywhere_and_is_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--plugin", "mine.py", "train", "sine", "--plugin=Scoutview_Sine", "-o", "a.scout", "--plugin", "mine.py"]
    assert take_allowed(words) == ["train", "sine", "-o", "a.scout"]
    assert allowed() == (str(tmp_path / "mine.py"), "scoutview-sine")


def test_what_stands_behind_two_dashes_is_no_option() -> None:
    assert take_allowed(["info", "--", "--plugin", "x"]) == ["info", "--", "--plugin", "x"]
    assert allowed() == ()


def test_what_can_be_no_package_is_told_as_it_was_typed() -> None:
    take_allowed(["--plugin", "my folder/Plugin_2.txt"])
    assert allowed() == ("my folder/Plugin_2.txt",)


@pytest.mark.parametrize("words", [["--plugin"], ["--plugin="], ["--plugin", "--json"]])
def test_a_plugin_has_to_be_named(words: list[str]) -> None:
    with pytest.raises(UsageError, match="wants the name of an installed plugin"):
        take_allowed(words)


def test_programs_that_are_started_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(str(tmp_path / "a b.py"), "scoutview-sine")
    told = list(command("scoutview", "export", "x.scout"))
    monkeypatch.setattr("scoutview.plugins.allowed._allowed", [])
    assert take_allowed(told[4:]) == ["export", "x.scout"]
    assert allowed() == (str(tmp_path / "a b.py"), "scoutview-sine")
    assert handed_on() == told[4:6]
