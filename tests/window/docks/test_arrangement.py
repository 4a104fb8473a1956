"""Where the panels of a lab stand at first."""

import pytest

from scoutview.labs.registry import LABS
from scoutview.panels.registry import panels_for
from scoutview.window.docks.arrangement import ARRANGEMENTS, arrangement_of


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_every_panel_of_a_lab_has_its_place(lab: type) -> None:
    fed = [panel.name for panel in panels_for(lab.channels)]
    placed = [name for _, rows in ARRANGEMENTS[lab.name] for _, names in rows for name in names]
    assert sorted(placed) == sorted(fed)


def test_a_panel_without_a_place_stands_at_the_right_and_a_missing_one_leaves_no_gap() -> None:
    columns = arrangement_of("grokking", ["spectrum", "number_circle", "attention", "another"])
    assert [names for _, rows in columns for _, names in rows] == [
        ["spectrum"],
        ["number_circle", "attention"],
        ["another"],
    ]
