"""Where the panels of a lab stand at first."""

import pytest

from scoutview.labs.declaration import Column, Row
from scoutview.labs.grokking.lab import Grokking
from scoutview.labs.registry import LABS
from scoutview.panels.registry import panels_for
from scoutview.window.docks.arrangement import arranged


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_what_a_lab_arranges_is_what_it_feeds_and_every_panel_has_one_place(lab: type) -> None:
    fed = [panel.name for panel in panels_for(lab.channels)]
    declared = [name for column in lab.arrangement for row in column.rows for name in row.panels]
    placed = [name for column in arranged(lab.arrangement, fed) for row in column.rows for name in row.panels]
    assert set(declared) <= set(fed)
    assert sorted(placed) == sorted(fed)


def test_a_panel_without_a_place_stands_at_the_right_and_a_missing_one_leaves_no_gap() -> None:
    columns = arranged(Grokking.arrangement, ["spectrum", "number_circle", "attention", "another"])
    assert [row.panels for column in columns for row in column.rows] == [
        ("attention",),
        ("number_circle",),
        ("spectrum",),
        ("another",),
    ]


def test_panels_of_a_lab_without_an_arrangement_share_one_column() -> None:
    assert arranged((), ["a", "b"]) == (Column(420, (Row(1, ("a", "b")),)),)
