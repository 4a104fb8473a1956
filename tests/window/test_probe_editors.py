"""Asking: a drawn digit, a picture by number, a text that is still being typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scoutview.graphics.look import Look
from scoutview.probe import PictureProbe, TextProbe
from scoutview.window.drawing_pad import SIDE, DrawingPad
from scoutview.window.formula_popover import FormulaPopover
from scoutview.window.probe_editors import PictureEditor, TextEditor
from tests.every_lab import small_lab
from tests.window.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def stroke(pad: DrawingPad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def test_strokes_leave_ink_and_are_taken_back_one_by_one(qtbot: QtBot) -> None:
    pad = DrawingPad(Look())
    qtbot.addWidget(pad)
    pad.resize(224, 224)
    pad.show()
    with qtbot.waitSignal(pad.drawn):
        stroke(pad, (60, 60))
    dot = pad.ink()
    assert (dot.shape, dot.max()) == ((SIDE, SIDE), 255)
    assert dot[15, 15] == 255
    assert dot[:, SIDE // 2 :].max() == 0
    stroke(pad, (180, 180))
    assert pad.ink()[45, 45] == 255
    pad.undo()
    assert (pad.ink() == dot).all()
    pad.clear()
    pad.undo()
    assert pad.ink().max() == 0


def test_a_drawn_digit_is_asked_after_each_stroke(desk: Desk) -> None:
    desk.choose("digits")
    editor = desk.window.strip.editor
    assert isinstance(editor, PictureEditor)
    desk.window.focus_probe()
    assert editor.pad.isVisible()
    stroke(editor.pad, (110, 40), (110, 100), (110, 180))
    desk.until(lambda: desk.session.probe.pixels != b"" and desk.at_rest())
    assert editor.number.text() == "drawn by hand"
    assert "centred" in desk.window.notes.text()
    assert desk.observation("prediction")["right_outcome"] == -1
    editor._popover.hide()
    editor.number.setValue(17)
    desk.until(lambda: desk.session.probe_text == "validation:17" and desk.at_rest())
    assert editor.number.text() == "validation picture 17"
    assert desk.observation("prediction")["right_outcome"] >= 0


def test_what_is_being_typed_is_not_overwritten_by_the_probe_before(qtbot: QtBot) -> None:
    lab = small_lab("next_token")
    editor = TextEditor(lab, Look())
    qtbot.addWidget(editor)
    editor.resize(700, 36)
    editor.show()
    editor.show_probe(TextProbe(text="The fox"))
    QTest.keyClicks(editor.line, " ran")
    editor.show_probe(TextProbe(text="The fox"))
    assert editor.line.text() == "The fox ran"
    with qtbot.waitSignal(editor.probe_chosen) as signal:
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert signal.args == [TextProbe(text="The fox ran")]


def test_a_short_text_field_leaves_its_room_to_the_text(qtbot: QtBot) -> None:
    editor = TextEditor(small_lab("next_token"), Look())
    qtbot.addWidget(editor)
    editor.show()
    editor.show_count(12)
    for width, word, count in ((700, True, True), (480, False, True), (300, False, False)):
        editor.resize(width, 36)
        assert (editor._word.isVisible(), editor._count.isVisible()) == (word, count)


def test_the_formula_opens_with_this_frames_numbers(desk: Desk) -> None:
    desk.choose("digits")
    desk.window.docks["prediction"].header.info.click()
    (popover,) = desk.window.findChildren(FormulaPopover)
    assert popover.isVisible()
    text = popover.text.toPlainText()
    assert any(character.isdigit() for character in text)
    assert popover.text.verticalScrollBar().maximum() == 0
    popover.close()


def test_random_asks_another_validation_picture_each_time(desk: Desk) -> None:
    desk.choose("digits")
    editor = desk.window.strip.editor
    assert isinstance(editor, PictureEditor)
    assert editor.number.maximum() == desk.session.lab.validation_count() - 1 > 10
    random = next(button for button in editor.findChildren(QPushButton) if button.text() == "Random")
    for _ in range(5):
        before = desk.session.probe
        random.click()
        assert desk.session.probe != before
    assert not desk.window.notes.isVisible()


def test_after_a_drawing_every_validation_picture_can_be_asked(desk: Desk) -> None:
    desk.choose("digits")
    editor = desk.window.strip.editor
    assert isinstance(editor, PictureEditor)
    ink = bytes(200 * (20 < at % 56 < 30) for at in range(56 * 56))
    desk.session.set_probe(PictureProbe(pixels=ink, height=56, width=56, source="drawn by hand"))
    assert editor.number.text() == "drawn by hand"
    editor.number.setFocus()
    editor.number.selectAll()
    QTest.keyClicks(editor.number, "0")
    QTest.keyClick(editor.number, Qt.Key.Key_Return)
    assert desk.session.probe == PictureProbe(validation=0)
    assert editor.number.text().endswith("0")


def test_typing_goes_on_while_a_new_run_begins(desk: Desk) -> None:
    desk.choose("next_token")
    desk.window.focus_probe()
    QTest.keyClicks(desk.window.focusWidget(), "The cat")
    path = desk.session.path
    desk.prepare("next_token")
    assert desk.session.path != path
    line = desk.window.focusWidget()
    QTest.keyClicks(line, " - 1")
    desk.until(lambda: desk.session.probe == TextProbe(text="The cat - 1"))
    assert desk.session.timeline.step == 0
