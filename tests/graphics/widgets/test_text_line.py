"""A line of text that is too long ends where a sentence, or a part of one, does."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.text_line import TextLine, width_of

PARTS = ("<b>Step 1,400:</b> 100 % of the sums it never saw are right", ", by rotations", ": 3 of 56 waves hold 93 %.")


@pytest.mark.parametrize(("kept", "spare"), [(3, 2), (2, 30), (1, 30)])
def test_a_long_sentence_ends_after_one_of_its_parts(qtbot: QtBot, kept: int, spare: float) -> None:
    line = TextLine(Look(), "caption")
    qtbot.addWidget(line)
    line.set_text("".join(PARTS))
    begun = "".join(PARTS[:kept])
    line.resize(int(width_of(begun, "caption") + spare), 24)
    assert line.fitting() == (begun if kept == 3 else f"{begun} …", "caption")


def test_a_line_that_would_be_half_empty_is_cut_wherever_it_ends(qtbot: QtBot) -> None:
    line = TextLine(Look(), "caption")
    qtbot.addWidget(line)
    line.set_text("Here: a sentence of which the second part has many more words than the first.")
    line.resize(300, 24)
    assert line.fitting()[0] == line.text()
