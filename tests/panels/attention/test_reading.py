"""The lines that read a head aloud."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look, text_width
from scoutview.panels.attention.reading import Reading
from scoutview.panels.attention.words import Words


@pytest.mark.parametrize("headline", ["Block 1, head 0", "Block 10, head 11"])
@pytest.mark.parametrize("width", [140, 190, 210, 260])
def test_the_headline_is_whole_at_any_width(qtbot: QtBot, headline: str, width: int) -> None:
    reading = Reading(Look())
    qtbot.addWidget(reading)
    reading.show_words(Words(headline))
    assert text_width(headline, reading.headline_role(width)) <= width
