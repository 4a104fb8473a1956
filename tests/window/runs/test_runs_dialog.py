"""The user's runs: listed, renamed, deleted only after a second word."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.window.base import question
from scoutview.window.runs.runs_dialog import RunsDialog
from tests.small_recording import finished


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for age, name in enumerate(("new", "middle", "old")):
        path = finished(tmp_path / f"{name}.scout")
        os.utime(path, (1e9 - age, 1e9 - age))
    (tmp_path / "notes.txt").write_text("no run")
    return tmp_path


def dialog_of(qtbot: QtBot, folder: Path, shown: Path | None = None) -> RunsDialog:
    dialog = RunsDialog(folder, Look(), shown)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def names(dialog: RunsDialog) -> list[str]:
    return [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]


def test_the_newest_run_comes_first_with_its_size(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder)
    assert names(dialog) == ["new", "middle", "old"]
    assert dialog.table.item(0, 2).text().endswith("MB")
    assert dialog.note.text().startswith("3 runs")
    assert dialog.chosen() == folder / "new.scout"


def test_it_is_told_how_old_a_run_is_and_which_one_is_on_screen(qtbot: QtBot, folder: Path) -> None:
    finished(folder / "fresh.scout")
    dialog = dialog_of(qtbot, folder, folder / "fresh.scout")
    told = [dialog.table.item(row, 1) for row in range(2)]
    assert told[0].text() == "just now · on screen now"
    assert told[1].text() == told[1].toolTip()[:10]
    assert "samples that ship" in dialog.note.text()


def test_an_empty_folder_and_a_missing_one_list_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        dialog = dialog_of(qtbot, place)
        assert names(dialog) == []
        dialog.open_chosen()
        dialog.delete_chosen()
        assert dialog.isVisible()


def test_open_hands_over_the_chosen_run(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder)
    dialog.table.selectRow(1)
    with qtbot.waitSignal(dialog.open_requested) as signal:
        dialog.open_chosen()
    assert signal.args == [folder / "middle.scout"]


def test_a_run_is_deleted_at_the_second_press_only(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder)
    dialog.delete.click()
    assert (folder / "new.scout").exists()
    assert "for good" in dialog.note.text()
    dialog.table.selectRow(2)  # another row: not sure any more
    dialog.delete.click()
    assert (folder / "old.scout").exists()
    dialog.delete.click()
    assert names(dialog) == ["new", "middle"]
    assert not (folder / "old.scout").exists()


def test_a_run_gets_another_name_unless_it_is_taken_or_a_path(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder)
    dialog.rename(folder / "new.scout", "talk")
    assert names(dialog) == ["talk", "middle", "old"]
    for taken in ("old", "../elsewhere", "a/b"):
        dialog.rename(folder / "talk.scout", taken)
        assert "cannot be its name" in dialog.note.text()
    assert names(dialog) == ["talk", "middle", "old"]


def test_the_run_on_screen_stays(qtbot: QtBot, folder: Path) -> None:
    dialog = dialog_of(qtbot, folder, folder / "new.scout")
    dialog.delete.click()
    dialog.delete.click()
    dialog.rename(folder / "new.scout", "other")
    assert "on screen" in dialog.note.text()
    assert (folder / "new.scout").exists()


def test_f2_renames_the_chosen_run(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = dialog_of(qtbot, folder)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    monkeypatch.setattr(question, "ask_name", lambda *_: "fresh")
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "fresh" in names(dialog))
    assert "new" not in names(dialog)
