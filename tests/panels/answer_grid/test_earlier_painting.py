"""The captions of the grids: each of their lines stands within its room."""

from types import SimpleNamespace

import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.panels.answer_grid.earlier_painting import UNSEEN, EarlierPainting
from scoutview.panels.answer_grid.layout_plan import Captions
from scoutview.panels.answer_grid.plan import AnswerCounts

COUNTS = AnswerCounts(3220, 3220, 3221, 3, 0.9, 0.6, unordered=True)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("only_split", [False, True])
@pytest.mark.parametrize("width", [90.0, 120.0, 181.0, 240.0, 320.0, 420.0])
@pytest.mark.parametrize("height", [52.0, 70.0, 90.0, 160.0])
def test_no_line_of_a_share_stands_below_its_room(width: float, height: float, *, only_split: bool) -> None:
    said: list[tuple[float, str]] = []
    painter = SimpleNamespace(
        setFont=lambda _: None,
        setPen=lambda _: None,
        drawText=lambda baseline, text: said.append((baseline.y(), text)),
    )
    painting = EarlierPainting(painter, Look(), None, only_split)  # type: ignore[arg-type]
    room = Box(10, 300, width, height)
    painting.paint_share(Captions(Box(10, 0, width, 20), room), COUNTS)
    assert len(said) > 1
    assert all(y <= room.bottom for y, _ in said)
    words = " ".join(text for _, text in said[1:])
    assert words in (UNSEEN, "trained") or words.startswith("of the ")
    assert not words.endswith(" are")
