"""No text is shown as silent boxes."""

from pytestqt.qtbot import QtBot

from scoutview.graphics.base.fonts import missing_characters, missing_in_words, readable

NOWHERE = "\U0005fff0\U0005fff1"  # in a plane that is not assigned


def test_ordinary_text_can_be_drawn(qtbot: QtBot) -> None:
    assert missing_characters("The old fox.\n\té\u200b →") == ""
    assert missing_in_words("The old fox.") == ""


def test_characters_that_no_font_has_are_named_once_by_their_number(qtbot: QtBot) -> None:
    assert missing_characters(f"a{NOWHERE}b{NOWHERE}") == NOWHERE
    sentence = missing_in_words(NOWHERE)
    assert "U+5FFF0" in sentence
    assert "1 more" in sentence
    assert not set(NOWHERE) & set(sentence)
    assert readable(f"never has “{NOWHERE[0]}”") == "never has “U+5FFF0”"
