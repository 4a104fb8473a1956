"""The lines that read a head aloud."""

from dataclasses import replace

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


TOLD = Words(
    "Block 1, head 2",
    "“was” looks back at “and” (87 %) and at “old” (10 %).",
    (),
    "This head matters most: without it “not” falls from 50.2 % to 0.2 %, and “lonely” wins.",
    ["“was” looks most at “and” (87 %)."],
    ["This head matters most: without it “not” falls to 0.2 %.", "Without this head “not” falls to 0.2 %."],
)


@pytest.mark.parametrize("width", [142, 189, 229, 271])
@pytest.mark.parametrize("height", range(60, 240, 12))
def test_no_sentence_is_cut_where_a_shorter_one_is_whole(qtbot: QtBot, width: int, height: int) -> None:
    reading = Reading(Look())
    qtbot.addWidget(reading)
    reading.show_words(TOLD)
    lead, sentence = (" ".join(lines).replace("\u00a0", " ") for lines in reading.lines_in(width, height))
    assert sentence in (TOLD.sentence, *TOLD.shorter_sentences, "")
    assert lead in (TOLD.lead, *TOLD.shorter_leads) or not sentence
    if height >= Reading.height_for(TOLD, width):
        assert (lead, sentence) == (TOLD.lead, TOLD.sentence)


@pytest.mark.parametrize(("width", "height"), [(142, 112), (229, 116)])  # a small window, and a third of a stage
def test_what_the_answer_falls_to_is_whole_in_a_small_panel(qtbot: QtBot, width: int, height: int) -> None:
    reading = Reading(Look())
    qtbot.addWidget(reading)
    reading.show_words(TOLD)
    assert " ".join(reading.lines_in(width, height)[1]).endswith("falls to 0.2\u00a0%.")


def test_the_last_line_ends_inside_whatever_facts_have_room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[float] = []

    def write(painter: object, lines: list[str], y: float, pitch: float) -> float:
        ends.append(y + len(lines) * pitch)
        return ends[-1]

    monkeypatch.setattr("scoutview.panels.attention.reading._write", write)
    reading = Reading(Look())
    qtbot.addWidget(reading)
    reading.show_words(replace(TOLD, facts=(("no clear pattern", "text3"), ("off: +0.04 nats", "text2"))))
    for height in range(70, 240):
        reading.resize(229, height)
        reading.grab()
        assert ends[-1] <= height
