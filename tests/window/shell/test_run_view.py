"""What the window says of the probe on screen."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.conftest import Desk

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "1000000"


def test_a_typed_text_is_asked_and_its_tokens_are_counted(desk: Desk) -> None:
    desk.choose("next_token")
    editor = desk.window.strip.editor
    before = desk.observation("prediction")["outcome_probabilities"]
    editor.line.setFocus()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "The fox")
    desk.until(lambda: desk.session.probe_text == "The fox" and desk.at_rest())
    assert not np.array_equal(desk.observation("prediction")["outcome_probabilities"], before)
    desk.until(lambda: editor._count.text() == f"{len(desk.observation('attention')['tokens'])} tokens")


def test_a_text_with_unknown_characters_says_so_above_the_panels(desk: Desk) -> None:
    desk.choose("next_token")
    desk.session.set_probe_text("The \U0005fff0")
    assert "U+5FFF0" in desk.window.notes.text()
    assert "never has" in desk.window.notes.text()
    assert desk.window.notes.isVisible()
    desk.session.set_probe_text("The fox")
    assert not desk.window.notes.isVisible()


def test_a_refused_probe_is_a_sentence_and_stays_as_typed(desk: Desk) -> None:
    desk.choose("denoising")
    probe, line = desk.session.probe, desk.window.strip.editor.lines["label"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "77777")
    desk.key(KEY.Key_Return)
    assert desk.window.notes.isVisible()
    assert "abel" in desk.window.notes.text()
    assert (line.text(), desk.session.probe) == ("77777", probe)
    line.selectAll()
    QTest.keyClicks(line, "5")
    desk.key(KEY.Key_Return)
    assert not desk.window.notes.isVisible()
    desk.key(KEY.Key_Up)
    assert desk.session.probe_text.startswith("label=6,")
