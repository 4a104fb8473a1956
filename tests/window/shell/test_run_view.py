"""What the window says of the probe on screen."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.conftest import User

KEY = Qt.Key


def test_a_typed_text_is_asked_and_its_tokens_are_counted(user: User) -> None:
    user.choose("next_token")
    editor = user.window.strip.editor
    before = user.observation("prediction")["outcome_probabilities"]
    editor.line.setFocus()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "The fox")
    user.until(lambda: user.session.probe_text == "The fox" and user.at_rest())
    assert not np.array_equal(user.observation("prediction")["outcome_probabilities"], before)
    user.until(lambda: editor._count.text() == f"{len(user.observation('attention')['tokens'])} tokens")


def test_a_text_with_unknown_characters_says_so_above_the_panels(user: User) -> None:
    user.choose("next_token")
    user.session.set_probe_text("The \U0005fff0")
    assert "U+5FFF0" in user.window.notes.text()
    assert "never has" in user.window.notes.text()
    assert user.window.notes.isVisible()
    user.session.set_probe_text("The fox")
    assert not user.window.notes.isVisible()


def test_a_refused_probe_is_a_sentence_and_stays_as_typed(user: User) -> None:
    user.choose("denoising")
    probe, line = user.session.probe, user.window.strip.editor.lines["label"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "77777")
    user.key(KEY.Key_Return)
    assert user.window.notes.isVisible()
    assert "abel" in user.window.notes.text()
    assert (line.text(), user.session.probe) == ("77777", probe)
    line.selectAll()
    QTest.keyClicks(line, "5")
    user.key(KEY.Key_Return)
    assert not user.window.notes.isVisible()
    user.key(KEY.Key_Up)
    assert user.session.probe_text.startswith("label=6,")


def test_another_task_of_the_same_lab_is_asked_with_the_fields_of_its_own_probe(user: User) -> None:
    user.prepare("modular")
    assert list(user.window.strip.editor.lines) == ["x1", "x2", "x3", "x4"]
    user.prepare("modular", task="digits", steps="19")
    assert list(user.window.strip.editor.lines) == ["picture"]
    user.prepare("modular", task="addition", modulus="7", steps="18")
    assert list(user.window.strip.editor.lines) == ["a", "b"]
    assert user.session.probe_text == "a=3,b=6"
    assert not user.messages
