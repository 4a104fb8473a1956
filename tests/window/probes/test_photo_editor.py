"""Asking with a photo: from the list, a file, the clipboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.probe import PhotoProbe
from scoutview.window.probes.photo_editor import NOTHING_TO_PASTE, PhotoEditor
from scoutview.window.probes.probe_editors import probe_editor
from tests.every_lab import small_lab


class PhotoUser:
    """The editor, and what it emitted."""

    def __init__(self, qtbot: QtBot, window: QWidget | None = None) -> None:
        self.lab = small_lab("photos")
        editor = probe_editor(self.lab, Look())
        if window is not None:
            editor.setParent(window)
        assert isinstance(editor, PhotoEditor)
        self.editor = editor
        self.probes: list[PhotoProbe] = []
        self.refusals: list[str] = []
        editor.probe_chosen.connect(self.probes.append)
        editor.refused.connect(self.refusals.append)
        qtbot.addWidget(editor if window is None else window)
        editor.resize(500, 40)
        editor.show()
        editor.show_probe(self.lab.default_probe())

    def press(self, word: str) -> None:
        button = next(each for each in self.editor.findChildren(QPushButton) if each.text() == word)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def told(self) -> list[str]:
        return [sentence for sentence in self.refusals if sentence]


@pytest.fixture
def asking(qtbot: QtBot) -> PhotoUser:
    return PhotoUser(qtbot)


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def picture(width: int = 64, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(250, 120, 10))
    return image


def test_the_list_names_the_photos_that_come_along_and_asks_with_them(asking: PhotoUser) -> None:
    choice = asking.editor.choice
    assert [choice.itemText(each) for each in range(2)] == ["1: coffee", "2: cat"]
    assert (asking.editor.text(), asking.probes) == ("photo 1", [])
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert asking.probes == [PhotoProbe(number=2)]
    asking.editor.show_probe(asking.probes[-1])
    assert (asking.editor.text(), choice.currentIndex(), len(asking.probes)) == ("photo 2", 1, 1)


def test_a_picture_on_the_clipboard_is_asked_with_and_stays_in_the_list(asking: PhotoUser) -> None:
    QGuiApplication.clipboard().setImage(picture())
    asking.press("Paste")
    (probe,) = asking.probes
    assert (probe.height, probe.width, probe.pixels[:3]) == (40, 40, bytes((250, 120, 10)))
    assert probe.source == "pasted photo, its middle square"
    asking.editor.show_probe(probe)
    choice = asking.editor.choice
    assert choice.currentText() == probe.source
    choice.setCurrentIndex(0)
    choice.setCurrentIndex(choice.count() - 1)
    assert asking.probes == [probe, PhotoProbe(number=1), probe]
    assert asking.lab.parse_probe(asking.editor.text()) == probe


def test_a_long_name_is_shortened_to_the_room_of_the_list_and_whole_in_its_tooltip(asking: PhotoUser) -> None:
    QGuiApplication.clipboard().setImage(picture())
    asking.press("Paste")
    asking.editor.show_probe(asking.probes[0])
    choice, whole = asking.editor.choice, "pasted photo, its middle square"
    assert choice.currentText() == whole
    for width, begins in ((330, "pasted photo"), (260, "pas")):
        asking.editor.resize(width, 40)
        QApplication.processEvents()
        assert choice.currentText().startswith(begins)
        assert choice.currentText() != whole
        assert choice.fontMetrics().horizontalAdvance(choice.currentText()) < choice.width() - 10
        assert choice.itemData(choice.currentIndex(), Qt.ItemDataRole.ToolTipRole) == whole
    asking.editor.resize(500, 40)
    QApplication.processEvents()
    assert choice.currentText() == whole


def test_a_copied_file_and_a_copied_path_are_asked_with(asking: PhotoUser, tmp_path: Path) -> None:
    path = tmp_path / "street.png"
    picture().save(str(path))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(copied)
    asking.editor.choice.setFocus()
    QTest.keyClick(asking.editor.choice, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText(f" {path} ")
    asking.press("Paste")
    assert [probe.source for probe in asking.probes] == ["street.png, its middle square"] * 2


def test_ctrl_v_pastes_a_photo_anywhere_in_the_window_but_text_into_a_text_field(qtbot: QtBot) -> None:
    window = QWidget()
    user = PhotoUser(qtbot, window)
    field, elsewhere = QLineEdit(window), QPushButton("a control", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    copied = QMimeData()
    copied.setImageData(picture())
    copied.setText("words")
    QGuiApplication.clipboard().setMimeData(copied)
    for focused, asked, typed in ((elsewhere, 1, ""), (field, 1, "words"), (window, 2, "words")):
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert (len(user.probes), field.text()) == (asked, typed)
    user.editor.hide()
    QTest.keyClick(elsewhere, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(user.probes) == 2, "where nobody is asked with a photo, nothing is pasted"


def test_what_cannot_be_asked_with_is_told(asking: PhotoUser, tmp_path: Path) -> None:
    QGuiApplication.clipboard().clear()
    asking.press("Paste")
    QGuiApplication.clipboard().setText("no photo")
    asking.press("Paste")
    QGuiApplication.clipboard().setImage(picture(200, 3))
    asking.press("Paste")
    assert asking.probes == []
    assert asking.told[0] == NOTHING_TO_PASTE
    assert asking.told[1].startswith("There is no photo “no photo”")
    assert "“pasted photo” has 200 x 3 pixels" in asking.told[2]


def test_a_chosen_file_is_asked_with(asking: PhotoUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "car.png"
    picture(40, 40).save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    asking.press("Photo…")
    assert [probe.source for probe in asking.probes] == ["car.png"]
