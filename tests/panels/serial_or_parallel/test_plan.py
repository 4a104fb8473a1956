"""What the picture of serial and parallel says and where: arithmetic and words, without a screen."""

from itertools import pairwise

import numpy as np
import pytest

from scoutview.panels.serial_or_parallel.plan import Order, Orders, Speeds, StageRow, levels_for, plan_orders
from scoutview.panels.serial_or_parallel.words import counter, finding, speed_words

TOKENS = ("The", "old", "fox", "ran")


def lstm(*, recorded: bool = False) -> Order:
    rows = (
        StageRow("", "embedding", "lookup", recurs=False, steps=(1, 1, 1, 1)),
        StageRow("layer 0", "memory", "product", recurs=True, steps=(2, 3, 4, 5)),
        StageRow("", "unembedding", "product", recurs=False, steps=(3, 4, 5, 6)),
    )
    return Order("LSTM", recorded, rows, 6, 1026, 1026, "“far” 50 %" if recorded else "")


def transformer(*, recorded: bool = False) -> Order:
    rows = tuple(StageRow("", f"row {step}", "product", recurs=False, steps=(step,) * 4) for step in range(1, 9))
    return Order("Transformer", recorded, rows, 8, 8, 8)


def mingru() -> Order:
    rows = (
        StageRow("", "embedding", "lookup", recurs=False, steps=(1, 1, 1, 1)),
        StageRow("block 0", "scan", "scan", recurs=True, steps=(2, 3, 4, 5)),
        StageRow("", "unembedding", "product", recurs=False, steps=(3, 4, 5, 6)),
    )
    return Order("minGRU", True, rows, 2, 1026, 2)


BOTH = Orders(TOKENS, (lstm(recorded=True), transformer()), 1024)


def test_the_finding_tells_both_of_this_text_and_of_a_long_one() -> None:
    assert finding(BOTH)[0] == (
        "An LSTM takes 6 steps in a row for these 4 tokens, 1,026 for 1,024; a transformer takes 8 for any text."
    )
    other = Orders(TOKENS, (lstm(), transformer(recorded=True)), 1024)
    assert finding(other)[0] == (
        "A transformer takes 8 steps in a row for any text; an LSTM takes 6 for these 4 tokens, 1,026 for 1,024."
    )


def test_a_scan_is_told_as_what_it_is() -> None:
    orders = Orders(TOKENS, (lstm(), mingru(), transformer()), 1024)
    assert finding(orders)[0].startswith("A minGRU takes 2 steps in a row for any text, plus a sum along it; an LSTM")
    assert "4 are multiply-adds" in counter(mingru(), orders, 3)[1]
    assert not any("multiply-adds" in told for told in counter(lstm(), orders, 3))


def test_the_answer_is_told_once_its_last_step_is_done() -> None:
    assert counter(lstm(recorded=True), BOTH, 5)[-1] == "step 5 of 6"
    assert counter(lstm(recorded=True), BOTH, 6)[-1] == "done after 6 steps: “far” 50 %"
    assert counter(transformer(), BOTH, 99)[-1] == "done after 8 steps"


@pytest.mark.parametrize("size", [(1240, 380), (700, 380), (340, 300), (120, 60), (30, 20)])
def test_all_cells_are_inside_whatever_the_size_and_the_recorded_one_is_always_there(size: tuple[int, int]) -> None:
    placed = plan_orders(BOTH, *size, [150.0, 180.0], [30.0] * 4)
    assert any(order.is_recorded for order, _ in placed)
    rights = []
    for order, plan in placed:
        for row in range(len(order.rows)):
            for column in range(4):
                cell = plan.cell(row, column)
                assert cell.x >= plan.head.x - 1e-9
                assert cell.right <= max(size[0], cell.x + 1) + 1e-9
                assert cell.bottom <= size[1] + 1e-9
        rights.append((plan.head.x, plan.cells.right))
    for (_, right), (left, _) in pairwise(rights):
        assert right < left


def test_labels_take_turns_where_they_are_wider_than_cells() -> None:
    assert levels_for([20, 20, 20], 30) == 1
    assert levels_for([50, 50, 50], 30) == 2
    assert levels_for([500, 500, 500, 500, 500], 3) == 0
    placed = plan_orders(BOTH, 700, 380, [150.0, 180.0], [60.0] * 4)
    for _, plan in placed:
        assert plan.token(0).overlaps(plan.token(1)) is False


def test_blocks_are_named_with_their_steps_where_rows_are_too_low_for_their_own_names() -> None:
    rows = (
        StageRow("", "embedding", "lookup", recurs=False, steps=(1,) * 4),
        *(StageRow("block 0", f"row {step}", "product", recurs=False, steps=(step,) * 4) for step in range(2, 8)),
        StageRow("", "unembedding", "product", recurs=False, steps=(8,) * 4),
    )
    order = Order("Transformer", True, rows, 8, 8, 8)
    assert order.steps_of("block 0") == "2–7"
    assert lstm().steps_of("layer 0") == ""
    orders = Orders(TOKENS, (order,), 1024)
    for height, labelled, grouped in ((260, True, False), (170, False, True), (90, False, False)):
        ((_, plan),) = plan_orders(orders, 420, height, [150.0], [30.0] * 4, briefs=[90.0])
        assert (plan.labelled, plan.grouped) == (labelled, grouped)
    ((_, plan),) = plan_orders(orders, 420, 170, [150.0], [30.0] * 4, briefs=[90.0])
    assert plan.cells.x >= 90
    assert 420 - plan.cells.right >= 50


def speeds(rates: list[list[float]], **changed: object) -> Speeds:
    told = {"busy": 0.0, "cores": 1, "device": "", "points": 6, **changed}
    names = ("LSTM", "minGRU", "Transformer")
    return Speeds(names, (1, 1, 1), np.array([32, 1024]), np.array(rates), **told)  # type: ignore[arg-type]


def test_what_is_said_of_speed_is_what_was_measured() -> None:
    whole = speeds([[100e3, 80e3], [60e3, 50e3], [50e3, 20e3]])
    told = speed_words(whole, unfinished=False)[0]
    assert "on one core: in texts of 1,024 tokens LSTM 80.0, minGRU 50.0, Transformer 20.0 thousand" in told
    assert "attention compares each token with each before it" in told
    assert "lower" not in told
    half = speeds([[100e3, np.nan], [60e3, np.nan], [np.nan, np.nan]])
    assert speed_words(half, unfinished=False) == ("Measuring: 2 of 6 numbers.",)


def test_other_machines_are_told_their_own_numbers_and_no_reasons_of_one_core() -> None:
    card = speed_words(speeds([[1e5, 1e4], [1e5, 5e4], [1e6, 9e5]], device="RTX 4090"), unfinished=False)[0]
    assert card == (
        "Measured here, by RTX 4090: in texts of 1,024 tokens Transformer 900, minGRU 50.0, LSTM 10.0 thousand "
        "tokens a second."
    )
    assert "on eight cores" in speed_words(speeds([[1e5, 1e4]] * 3, cores=8), unfinished=False)[0]


def test_a_busy_machine_and_a_run_that_trains_are_said() -> None:
    rates = [[1e5, 1e5]] * 3
    assert "something else for up to 43 % of the time" in speed_words(speeds(rates, busy=0.43), unfinished=True)[0]
    assert "While a run trains" in speed_words(speeds(rates), unfinished=True)[0]
