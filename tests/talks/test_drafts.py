"""Talks that were not saved when their program ended."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.talks import drafts as module
from scoutview.talks.drafts import Draft, Drafts, forget
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk

TALK = Talk("Mine", (Scene("/runs/a.scout", "", 12, "validation:0", (PanelView("prediction"),), title="é"),))
KEEP = """
import os, sys
from pathlib import Path
from scoutview.talks.drafts import Drafts
from tests.talks.test_drafts import TALK
drafts = Drafts(Path(sys.argv[1]))
drafts.keep(TALK, Path("/talks/mine.scouttalk"))
os.kill(os.getpid(), 9)
"""


def killed_in(folder: Path) -> None:
    """A program that kept a draft in this folder is killed."""
    subprocess.run([sys.executable, "-c", KEEP, str(folder)], check=False, cwd=Path(__file__).parents[2])


def test_what_a_killed_program_had_not_saved_is_found_and_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.left() is None
    killed_in(tmp_path / "drafts")
    left = drafts.left()
    assert left is not None
    assert (left.talk, left.path) == (TALK, Path("/talks/mine.scouttalk"))
    forget(left)
    assert drafts.left() is None


def test_a_draft_of_a_program_that_runs_is_its_own(tmp_path: Path) -> None:
    mine, other = Drafts(tmp_path), Drafts(tmp_path)
    mine.keep(TALK, None)
    assert len(list(tmp_path.iterdir())) == 1
    assert other.left() is None
    mine.drop()
    mine.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_offered_by_one_of_several_programs(tmp_path: Path) -> None:
    killed_in(tmp_path)
    first, second = Drafts(tmp_path), Drafts(tmp_path)
    draft = first.left()
    assert draft is not None
    assert second.left() is None
    first.leave()  # closed without an answer
    again = second.left()
    assert again is not None
    assert (again.talk, again.path) == (draft.talk, draft.path)
    forget(again)
    second.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_was_killed_offers_nothing_any_more(tmp_path: Path) -> None:
    killed_in(tmp_path)
    offer = f"{KEEP.partition('drafts.keep')[0]}assert drafts.left(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", offer, str(tmp_path)], check=False, cwd=Path(__file__).parents[2])
    (file,) = tmp_path.iterdir()
    assert "@" in file.name
    left = Drafts(tmp_path).left()
    assert left is not None
    assert left.talk == TALK


def test_of_two_programs_that_see_the_same_draft_one_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_in(tmp_path)
    read, others = module._draft_in, []

    def read_by_both(file: Path) -> Draft | None:
        found = read(file)
        monkeypatch.setattr(module, "_draft_in", read)
        others.append(Drafts(tmp_path).left())
        return found

    monkeypatch.setattr(module, "_draft_in", read_by_both)
    assert Drafts(tmp_path).left() is None
    assert others[0] is not None


def test_a_draft_is_offered_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_in(tmp_path)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    left = Drafts(tmp_path).left()
    assert left is not None
    assert left.file.exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"format": "scoutview talk", "version": 1})])
def test_a_file_that_is_no_draft_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "odd.scouttalk").write_text(content)
    assert Drafts(tmp_path).left() is None


def test_a_folder_that_cannot_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError):
        Drafts(tmp_path / "file").keep(TALK, None)
