"""What another head looks at that one head hardly does."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation
from scoutview.panels.attention.choice_plan import HeadChoice
from scoutview.panels.attention.head import AttentionHead
from scoutview.panels.attention.others_plan import OtherLook, look_of_another
from scoutview.panels.attention.panel import Attention
from scoutview.panels.attention.reading import Reading
from scoutview.panels.attention.shown_plan import ShownHeads
from scoutview.panels.attention.words import longest_reading, with_another
from scoutview.probe import NumbersProbe
from tests.export.words_drawn import words_drawn

LABELS = ("45", "77", "=")


def attention(*last_rows: list[float]) -> np.ndarray:
    """(1, heads, 3, 3) of which the last row is told."""
    heads = np.tile(np.eye(3), (len(last_rows), 1, 1))
    heads[:, 2] = last_rows
    return heads[None]


SHARED_OUT = attention([0.08, 0.92, 0], [0.3, 0.6, 0.1], [0.97, 0.02, 0.01])


def test_of_few_tokens_the_one_that_another_head_looks_at_is_known() -> None:
    assert look_of_another(SHARED_OUT, (0, 2), 2) == OtherLook((0, 0), 1, pytest.approx(0.92), (0, 2))
    assert look_of_another(SHARED_OUT, (0, 0), 2) == OtherLook((0, 2), 0, pytest.approx(0.97), (0, 0))
    assert look_of_another(SHARED_OUT, (0, 1), 2) is None, "it looks at both itself"
    assert look_of_another(SHARED_OUT, (0, 2), 0) is None, "the first token looks at itself in all heads"
    nobody = attention([0.4, 0.3, 0.3], [0.97, 0.02, 0.01])
    assert look_of_another(nobody, (0, 1), 2) is None, "no head looks at it mostly"
    many = np.tile(np.eye(4)[::-1], (1, 2, 1, 1))
    assert look_of_another(many, (0, 0), 3) is None, "of many tokens most do not matter"
    assert look_of_another(attention([np.nan] * 3, [1, 0, 0]), (0, 1), 2) is None


def test_the_sentence_says_that_both_are_looked_at_with_their_shares() -> None:
    shown = ShownHeads(SHARED_OUT, LABELS)
    sentence = "“=” looks back at “45” (97 %), “77” (2 %) and at itself (1 %); head 0 most at “77” (92 %)."
    assert shown.sentence((0, 2), 2) == sentence
    assert shown.sentence((0, 2), 2, short=True) == sentence
    assert with_another("It looks.", LABELS, None) == "It looks."
    assert len(longest_reading(LABELS)) >= len(sentence)


@pytest.mark.usefixtures("qapp")
def test_the_look_of_another_head_is_drawn_and_both_name_their_head() -> None:
    head = AttentionHead(Look(picture=True))
    head.resize(600, 500)

    def drawn(other: OtherLook | None) -> list[str]:
        head.show_head(LABELS, SHARED_OUT[0, 2], 2, 2, "Block 0, head 2", other=other)
        return [word.text for word in words_drawn(PictureSize(600, 500), head.draw)]

    assert "97 %" in drawn(None)
    texts = drawn(look_of_another(SHARED_OUT, (0, 2), 2))
    assert "97 %" not in texts
    assert {"head 2 · 97 %", "head 0 · 92 %"} <= set(texts)
    head.deleteLater()


def test_the_finding_says_who_fetches_what() -> None:
    shown = ShownHeads(SHARED_OUT, LABELS)
    fetched = "Head 2 fetches 45 (97 %), head 0 fetches 77 (92 %)."
    assert replace(shown, choice=HeadChoice(head=(0, 2))).finding() == fetched
    alone = replace(shown, choice=HeadChoice(head=(0, 1))).finding()
    assert alone == "“=” looks back at “77” (60 %), “45” (30 %) and at itself (10 %)."
    earlier = replace(shown, choice=HeadChoice(head=(0, 2), row=1)).finding()
    assert earlier == "“77” looks at itself (100 %)."


def test_what_the_finding_says_over_the_panel_is_not_said_again_in_it() -> None:
    shown = replace(ShownHeads(SHARED_OUT, LABELS), choice=HeadChoice(head=(0, 2)))
    quiet = shown.words_about((0, 2), 2, with_effects=False, with_finding=False)
    assert (quiet.headline, quiet.lead, quiet.sentence) == ("", "", "")
    pointed = shown.words_about((0, 0), 2, with_effects=False, with_finding=False)
    assert pointed.lead.startswith("Block 0, head 0: “=” looks back at “77” (92 %)")
    assert shown.words_about((0, 2), 1, with_effects=False, with_finding=False).lead
    assert Reading.height_for(shown.longest_words(with_finding=False), 300) == 0
    assert Reading.height_for(shown.longest_words(with_finding=True), 300) > 0


def test_the_panel_shows_it_at_first(qtbot: QtBot) -> None:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(430, 560)
    panel.restore({"head": [0, 2]})
    arrays = {"tokens": np.array(LABELS), "attention": SHARED_OUT}
    panel.show_observation(Observation(0, NumbersProbe(a=45, b=77), arrays))
    assert panel.head._view.other == look_of_another(SHARED_OUT, (0, 2), 2)
    assert panel.finding() == "Head 2 fetches 45 (97 %), head 0 fetches 77 (92 %)."
