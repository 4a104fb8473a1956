"""What is said of several runs."""

import math
from dataclasses import replace

import pytest

from scoutview.panels.runs.plan import Choices, compare
from scoutview.panels.runs.words import (
    ALONE,
    empty_words,
    explanation_of,
    finding_of,
    findings_of,
    formula_of,
    more_of,
)
from scoutview.run_set import NO_RUNS, RunSet
from tests.compared_runs import rates, run_of, set_of


def told(found: RunSet, **choices) -> str:
    compared = compare(found, Choices(**choices))
    return " ".join([finding_of(compared), *more_of(compared)])


def test_the_best_and_the_worst_are_named_by_what_sets_them_apart_with_their_medians() -> None:
    compared = compare(rates(), Choices())
    assert finding_of(compared) == (
        "Validation loss ends lowest with learning rate 0.01: 0.36, the median of two seeds; highest with 0.1: 1.60."
    )
    assert findings_of(compared)[1:] == (
        "Validation loss ends lowest with learning rate 0.01: 0.36, the median of two seeds.",
        "Lowest validation loss: 0.36 with learning rate 0.01.",
    )
    accuracy = finding_of(compare(rates(), Choices(metric="validation_accuracy")))
    assert accuracy.startswith("Validation accuracy ends highest with learning rate 0.01: 86 %")


def test_whether_seeds_alone_explain_the_difference_is_said() -> None:
    assert "The best two stay apart, whatever the seed: 0.31 to 0.41 and 1.01 to 1.21." in told(rates())
    near = [
        run_of(f"{width}-{seed}", floor=0.5 + 0.01 * width / 8 + 0.1 * seed, width=width, seed=seed)
        for width in (8, 16)
        for seed in (0, 1)
    ]
    assert "The best two overlap: seeds alone give 0.52 to 0.62 and 0.53 to 0.63." in told(set_of(*near))
    single = [run_of(str(width), floor=width / 10, width=width) for width in (8, 16)]
    assert "seeds" not in told(set_of(*single))


def test_the_run_on_screen_has_its_place() -> None:
    assert "On screen: 1.01, the 3rd best of 6 runs." in told(rates(on_screen="rate-0.001-0"))
    assert "On screen: 0.31, the best of 6 runs." in told(rates(on_screen="rate-0.01-0"))
    assert "the worst of 6 runs." in told(rates(on_screen="rate-0.1-1"))


def test_the_best_has_a_decimal_more_where_the_next_one_would_be_written_alike() -> None:
    ends = {8: 1.7761, 16: 1.7834}
    runs = [
        run_of(str(width), metrics={"validation_loss": [2] * 20 + [end]}, width=width) for width, end in ends.items()
    ]
    assert told(set_of(*runs)).startswith("Validation loss ends lowest with width 8: 1.776; highest with 16: 1.783.")


def test_runs_that_differ_in_the_seed_alone_are_told_by_their_spread() -> None:
    runs = [run_of(str(seed), floor=0.5 + seed / 10, seed=seed) for seed in range(3)]
    assert told(set_of(*runs)).startswith(
        "3 runs that differ in the seed alone end with a validation loss between 0.51 and 0.71, median 0.61."
    )


def test_copies_of_a_run_are_not_told_to_differ_in_their_seed() -> None:
    assert told(set_of(run_of("a"), run_of("b"))).startswith("2 runs of the same settings end with a validation loss")
    runs = [run_of(name, width=width, floor=width / 100) for name, width in (("a", 8), ("b", 8), ("c", 16))]
    assert "the median of two runs" in told(set_of(*runs))


def test_a_loss_that_is_no_number_is_said_and_counted() -> None:
    lost = run_of("lost", metrics={"validation_loss": [2.0, 1.0, *[math.nan] * 19]}, width=64)
    said = told(set_of(run_of("good", width=8), lost))
    assert "with 64 it is no number any more." in said
    assert "In 1 run the validation loss is no number any more (×)." in said


def test_nobody_says_best_where_nobody_knows_which_way_is() -> None:
    runs = [run_of(str(width), metrics={"key_frequencies": [width] * 21}, width=width) for width in (3, 5)]
    said = told(set_of(*runs))
    assert said.startswith("Key frequencies ends between 3.00 and 5.00 in 2 runs.")
    assert "best" not in said


def test_one_run_alone_says_how_to_get_more() -> None:
    compared = compare(set_of(run_of("a")), Choices())
    assert finding_of(compared) == findings_of(compared)[0] == ALONE
    assert sorted(findings_of(compared), key=len, reverse=True) == list(findings_of(compared))


def test_runs_that_train_and_those_to_come_are_counted() -> None:
    runs = [run_of("a", width=8), run_of("b", width=16, state="training")]
    said = told(set_of(*runs, planned=12))
    assert "1 run still trains, 10 of 12 are still to come." in said
    assert "still" not in told(set_of(*[run_of(str(width), width=width) for width in (8, 16)], planned=2))


def test_while_one_trains_results_are_those_so_far_and_how_long_runs_train_sets_them_apart_last() -> None:
    runs = [run_of("a", floor=0.2, width=8, steps=range(0, 51)), run_of("b", width=16, state="training")]
    runs = [
        replace(run, settings={**run.settings, "steps": steps}) for run, steps in zip(runs, (50, 9000), strict=True)
    ]
    assert told(set_of(*runs)).startswith("Validation loss is lowest so far with width 8: 0.37; highest with 16: 0.51.")
    longer = [run_of("a", steps=[0, 50]), run_of("b", floor=0.1)]
    longer = [
        replace(run, settings={**run.settings, "steps": steps}) for run, steps in zip(longer, (50, 100), strict=True)
    ]
    assert "ends lowest with steps 100" in told(set_of(*longer))


def test_what_is_not_shown_is_said() -> None:
    runs = [run_of("a", width=8), run_of("b", width=16), run_of("c", lab="sums")]
    found = set_of(*runs, unreadable=(("d.scout", "d.scout is empty."),))
    assert "1 run of other labs is left out; 1 cannot be read: d.scout is empty." in told(found)
    both = compare(found, Choices(all_labs=True))
    said = " ".join([finding_of(both), *more_of(both)])
    assert said.startswith(
        "Validation loss ends between 0.51 and 0.51 in 3 runs: of labs that measure different things"
    )
    assert "best" not in said
    assert (len(both.runs), both.names) == (3, ("lab",))


def test_runs_of_two_versions_of_the_program_are_told() -> None:
    runs = [replace(run_of(f"{width}", floor=width / 10, width=width), version="1.0") for width in (8, 16)]
    assert "version" not in told(set_of(*runs))
    assert "ScoutView" not in told(set_of(*runs, run_of("unknown", width=24)))
    newer = replace(run_of("newer", width=32), version="1.1")
    assert "They were made by ScoutView 1.0 and 1.1: what differs may be" in told(set_of(*runs, newer))


def test_where_nothing_can_be_drawn_there_is_a_sentence() -> None:
    assert empty_words(None).endswith(".")
    assert empty_words(compare(NO_RUNS, Choices())).endswith(".")
    nothing = compare(set_of(run_of("a", metrics={"one": [1] * 21}), run_of("b", metrics={"two": [1] * 21})), Choices())
    assert "share no metric" in empty_words(nothing)
    assert (finding_of(nothing), empty_words(compare(rates(), Choices()))) == ("", "")
    for compared in (None, nothing, compare(NO_RUNS, Choices())):
        assert explanation_of(compared).endswith(".")
        assert formula_of(compared, 3).startswith("<p>")


def test_the_formula_has_the_numbers_of_the_run_on_screen() -> None:
    found = set_of(*[run_of(name, flops=4800.0, weights=1000, tokens=1.0) for name in "ab"])
    said = formula_of(compare(found, Choices()), 50)
    assert "6 · N · D = 6 · 800 · 100 tokens = 480,000 operations" in said  # 200 numbers are only looked up
    assert "1,000 learned numbers" in said
    value = 0.5 + 1.8 * math.exp(-0.05 * 50)
    assert f"step 50: validation loss {value:.2f}" in said


@pytest.mark.parametrize("across", ["steps", "seconds", "tokens", "compute"])
def test_the_explanation_says_what_is_across(across: str) -> None:
    found = set_of(*[run_of(str(width), width=width, flops=10.0) for width in (8, 16)])
    words = {"steps": "steps", "seconds": "training time", "tokens": "data read", "compute": "compute"}
    assert explanation_of(compare(found, Choices(across=across))).endswith(f"over {words[across]}.")
