"""The rows of the table: their order, and which columns stay."""

import math

import pytest

from scoutview.panels.runs.plan import Choices, compare
from scoutview.panels.runs.table_plan import columns_of, fitting_columns, rows_of
from tests.compared_runs import rates, run_of, set_of

COMPARED = compare(rates(), Choices())
COLUMNS = columns_of(COMPARED)


def names(sort: str = "", *, backwards: bool = False) -> list[str]:
    return [
        row.path.split("/")[-1].removesuffix(".scout") for row in rows_of(COMPARED, COLUMNS, sort, backwards=backwards)
    ]


def test_there_is_a_column_for_what_varies_the_seed_and_each_result() -> None:
    assert [column.key for column in COLUMNS] == [
        *("name", "learning_rate", "seed", "weights", "validation_loss", "validation_accuracy", "train_loss"),
        *("at step", "seconds", "state"),
    ]


def test_the_best_of_the_chosen_metric_is_first_and_it_alone_is_marked() -> None:
    rows = rows_of(COMPARED, COLUMNS)
    assert names()[:2] == ["rate-0.01-0", "rate-0.01-1"]
    assert [row.is_best for row in rows] == [True, *[False] * 5]
    accuracy = compare(rates(), Choices(metric="validation_accuracy"))
    assert rows_of(accuracy, columns_of(accuracy))[0].path == rows[0].path


def test_any_column_sorts_and_once_more_the_other_way() -> None:
    assert names("learning_rate") == [f"rate-{rate}-{seed}" for rate in (0.001, 0.01, 0.1) for seed in (0, 1)]
    assert names("learning_rate", backwards=True)[0].startswith("rate-0.1-")
    assert names("name", backwards=True) == sorted(names(), reverse=True)
    assert names("seed")[:3] == ["rate-0.001-0", "rate-0.01-0", "rate-0.1-0"]
    assert names("no such column") == names()


def test_what_is_no_number_is_last_either_way_and_is_never_the_best() -> None:
    runs = [
        run_of("good", floor=0.2),
        run_of("bad", floor=0.9),
        run_of("lost", metrics={"validation_loss": [math.nan] * 21}),
    ]
    compared = compare(set_of(*runs), Choices())
    columns = columns_of(compared)
    for backwards in (False, True):
        rows = rows_of(compared, columns, backwards=backwards)
        assert rows[-1].path.endswith("lost.scout")
        assert [row.path for row in rows if row.is_best] == ["/runs/good.scout"]
    cell = rows[-1].cells[[column.key for column in columns].index("validation_loss")]
    assert cell == "not a number"


def test_a_run_without_its_frames_has_a_row() -> None:
    compared = compare(set_of(run_of("new", steps=[0]), run_of("done")), Choices())
    assert len(rows_of(compared, columns_of(compared))) == 2


@pytest.mark.parametrize("room", [2000, 700, 420, 260, 120, 10])
def test_what_varies_and_the_chosen_metric_are_the_last_to_go(room: float) -> None:
    widths = [90.0] * len(COLUMNS)
    kept = [COLUMNS[each].key for each in fitting_columns(COLUMNS, widths, room, 18)]
    assert kept
    assert len(kept) == 1 or len(kept) * 108 - 18 <= room
    if room >= 260:
        assert {"learning_rate", "validation_loss"} <= set(kept)
    if room == 2000:
        assert len(kept) == len(COLUMNS)


def test_how_large_models_are_stays_where_that_differs() -> None:
    runs = [run_of(str(width), width=width, weights=weights) for width, weights in ((8, 600), (16, 2000))]
    for found, stays in ((set_of(*runs), True), (rates(), False)):
        columns = columns_of(compare(found, Choices()))
        kept = [columns[each].key for each in fitting_columns(columns, [90.0] * len(columns), 650, 18)]
        assert ("weights" in kept) is stays


def test_results_that_would_be_written_alike_have_a_decimal_more() -> None:
    runs = [
        run_of(str(end), metrics={"validation_loss": [2.0] * 20 + [end]}, width=end) for end in (1.7761, 1.7834, 2.0)
    ]
    compared = compare(set_of(*runs), Choices())
    columns = columns_of(compared)
    place = [column.key for column in columns].index("validation_loss")
    assert [row.cells[place] for row in rows_of(compared, columns)] == ["1.776", "1.783", "2.000"]
    assert COMPARED.text(1.7761) == "1.78"
