"""A recording carries its charts; what is asked comes with its sources."""

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.charts.lab import Charts
from scoutview.labs.charts.probe import CHARTS, ChartProbe
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.observation import Question

ASKED = Question("chart")


def answer(lab: Charts, chart: str) -> dict[str, np.ndarray]:
    return dict(lab.observe(lab.untrained_model(), ChartProbe(chart=chart), [ASKED])[ASKED])


def test_a_lab_answers_from_the_files_that_its_recording_carries_alone() -> None:
    lab = Charts(SettingsTrainedElsewhere())
    carried = {name: content.replace(b"Hyperbaton", b"Hyperbole") for name, content in lab.assets().items()}
    assert "Hyperbole" in answer(Charts(SettingsTrainedElsewhere(), carried), "big bench")["number_names"]
    assert "Hyperbole" not in answer(lab, "big bench")["number_names"]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_source_stands_beside_every_number_and_every_row(chart: str) -> None:
    told = answer(Charts(SettingsTrainedElsewhere()), chart)
    assert len(told["number_sources"]) == len(told["numbers_up"])
    assert len(told["row_sources"]) == len(told["table_cells"])
    cited = [*told["number_sources"], *told["row_sources"]]
    assert cited
    assert set(cited) <= set(told["source_places"])


def test_palm_is_above_the_average_person_as_often_as_the_paper_counts() -> None:
    told = answer(Charts(SettingsTrainedElsewhere()), "big bench")
    above = told["numbers_up"] > told["numbers_across"]
    assert [int(above[told["number_series"] == series].sum()) for series in (0, 1)] == [6, 10]  # its Table 2


def test_what_was_chosen_and_ties_make_all_answers() -> None:
    told = answer(Charts(SettingsTrainedElsewhere()), "nine qualities")
    ties = 100 * np.array([0.153, 0.335, 0.112, 0.186, 0.594, 0.297, 0.943, 0.518, 0.488])  # Table A.5, column Tie
    np.testing.assert_allclose(told["numbers_up"].reshape(2, 9).sum(axis=0) + ties, 100, atol=0.11)
    assert ((told["numbers_low"] < told["numbers_up"]) & (told["numbers_up"] < told["numbers_high"])).all()


def test_a_chart_that_a_recording_does_not_carry_is_told() -> None:
    lab = Charts(
        SettingsTrainedElsewhere(), {"big_bench.json": Charts(SettingsTrainedElsewhere()).assets()["big_bench.json"]}
    )
    with pytest.raises(UserError, match="has no chart “foretold”: it has big bench"):
        answer(lab, "foretold")
