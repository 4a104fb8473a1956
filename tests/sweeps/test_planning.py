import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from scoutview.errors import UsageError, UserError
from scoutview.sweeps.planning import learned_numbers
from tests.sweeps.small_sweep import small_sweep


def test_every_combination_is_a_run_the_last_setting_changing_first() -> None:
    sweep = small_sweep("width=16,32", "seed=0:2", steps="5")
    assert [run.name for run in sweep.runs] == [
        "width=16,seed=0",
        "width=16,seed=1",
        "width=32,seed=0",
        "width=32,seed=1",
    ]
    assert {run.steps for run in sweep.runs} == {5}


def test_the_steps_of_a_run_follow_from_the_largest_budget_and_those_of_the_others_on_the_way() -> None:
    sweep = small_sweep("width=8,32", "seed=0:2", lab="next_token", budgets=[4e8, 1e8])
    assert sweep.budgets == (1e8, 4e8)
    for run in sweep.runs:
        lab = sweep.lab_of(run)
        model = lab.untrained_model()
        with FlopCounterMode(display=False) as counter:
            lab.loss(model, lab.draw_batch(torch.Generator().manual_seed(0))).backward()
        assert run.weights == learned_numbers(lab) == sum(weight.numel() for weight in model.parameters())
        for step, budget in zip(run.budget_steps, sweep.budgets, strict=True):
            assert step * counter.get_total_flops() == pytest.approx(budget, rel=0.4)
            assert step * lab.flops_per_step(run.weights) <= budget < (step + 1) * lab.flops_per_step(run.weights)
        assert lab.settings.steps == run.steps == run.budget_steps[-1]
    assert sweep.runs[0].steps > 2 * sweep.runs[2].steps


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"lab": "next_token", "budgets": [10.0]}, "too small for one step of seed=0"),
        ({"lab": "next_token", "budgets": [1e20]}, "more than a run may have"),
        ({"budgets": [1e9]}, "say how long with --steps"),
    ],
)
def test_a_budget_that_fits_no_run_is_refused_in_one_sentence(options, sentence) -> None:
    with pytest.raises(UserError, match=sentence):
        small_sweep("seed=0:2", **options)


@pytest.mark.parametrize(
    ("variations", "fixed", "sentence"),
    [
        ((), {}, "Nothing varies"),
        (("seed=1", "seed=2"), {}, "varies twice"),
        (("seed=1,2",), {"seed": "3"}, "vary and be fixed"),
    ],
)
def test_what_varies_varies_once(variations, fixed, sentence) -> None:
    with pytest.raises(UsageError, match=sentence):
        small_sweep(*variations, **fixed)


def test_steps_and_a_budget_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="leave out the setting steps"):
        small_sweep("seed=0:2", lab="next_token", budgets=[1e9], steps="3")


def test_settings_that_do_not_go_together_are_told_with_the_run() -> None:
    with pytest.raises(UserError, match="width=17,seed=0 cannot be trained: Width"):
        small_sweep("width=16,17", "seed=0", lab="next_token")


def test_too_many_runs_are_counted_and_their_time_told() -> None:
    with pytest.raises(UserError, match=r"would be 2,000,000 runs, about [\d,]+ (min|h|days) one after the other"):
        small_sweep("seed=0:1000000", "width=16,32", steps="1000")
