"""The files that were opened last."""

from pathlib import Path

from PySide6.QtCore import QSettings

from scoutview.window.runs.recent import KEY, MOST, Recent


def test_the_newest_comes_first_once_and_those_that_are_gone_are_left_out(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    paths = [tmp_path / f"{number}.scout" for number in range(MOST + 2)]
    for path in paths:
        path.touch()
        Recent(store).note(path)
    Recent(store).note(paths[5])
    kept = Recent(store).paths()
    assert (len(kept), kept[:3]) == (MOST, [paths[5], paths[-1], paths[-2]])
    paths[-1].unlink()
    assert Recent(store).paths()[:2] == [paths[5], paths[-2]]
    for broken in ("[1", "{}", "[1, 2]"):
        store.setValue(KEY, broken)
        assert Recent(store).paths() == []
