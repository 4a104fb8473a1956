import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import norm

from scoutview.panels.skills.forecast_plan import WITHIN, _censored_fit, _later, forecast
from scoutview.panels.skills.plan import SkillRun


def run_coming_at(steps: np.ndarray, frequencies: np.ndarray) -> SkillRun:
    frames = np.unique(np.concatenate([[0, 1], steps]))
    return SkillRun(frames, (frames[:, None] >= steps).astype(float), frequencies, 1.0, int(steps.max()))


def power_law(skills: int, slope: float, spread: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    frequencies = 1 / np.arange(1, skills + 1)
    frequencies /= frequencies.sum()
    steps = np.exp(4 + slope * np.log(1 / frequencies) + spread * rng.normal(size=skills))
    return np.maximum(2, steps.round()).astype(int), frequencies


def test_a_plain_power_law_is_found_and_continued() -> None:
    steps, frequencies = power_law(40, 1.0, 0.0, 0)
    made = forecast(run_coming_at(steps, frequencies), int(steps[9]))
    assert made is not None
    assert made.came.sum() == 10
    assert made.slope == pytest.approx(1.0, abs=0.03)
    np.testing.assert_allclose(made.line, steps, rtol=0.06)
    assert np.isnan(made.middle[:10]).all()
    ahead = slice(10, None)
    assert (made.low[ahead] < made.middle[ahead]).all()
    assert (made.middle[ahead] < made.high[ahead]).all()
    assert (made.low[ahead] >= made.made_at).all()


def test_of_what_scatters_as_it_does_at_first_about_as_many_come_within_their_intervals_as_are_meant_to() -> None:
    held = asked = 0
    for seed in range(60):
        steps, frequencies = power_law(40, 1.0, 0.25, seed)
        run = run_coming_at(steps, frequencies)
        made = forecast(run, run.step_with(12))
        assert made is not None
        held += int(made.holds_for(run.came).sum())
        asked += int((~made.came).sum())
    assert held / asked == pytest.approx(WITHIN, abs=0.06)


def test_skills_that_have_not_come_keep_the_early_ones_from_being_taken_for_all() -> None:
    slopes, naive = [], []
    for seed in range(40):
        steps, frequencies = power_law(40, 1.0, 0.4, seed)
        run = run_coming_at(steps, frequencies)
        made = forecast(run, run.step_with(15))
        assert made is not None
        slopes.append(made.slope)
        rarity = np.log(1 / frequencies[made.came])
        naive.append(np.polyfit(rarity, np.log(steps[made.came]), 1)[0])
    assert np.mean(slopes) == pytest.approx(1.0, abs=0.08)
    assert np.mean(naive) < np.mean(slopes) - 0.1


def test_the_fit_is_the_likeliest_one() -> None:
    rng = np.random.default_rng(5)
    x = np.linspace(0, 3, 30)
    design = np.stack([np.ones(30), x], 1)
    true = 1 + 0.8 * x + 0.3 * rng.normal(size=30)
    came = true < 2.4
    given = np.where(came, true, 2.4)

    def unlikely(parameters: np.ndarray) -> float:
        mean, spread = design @ parameters[:2], np.exp(parameters[2])
        likely = norm.logpdf(given[came], mean[came], spread).sum()
        return -(likely + norm.logsf(given[~came], mean[~came], spread).sum())

    best = minimize(unlikely, np.array([0.0, 1.0, 0.0]), method="Nelder-Mead", options={"maxiter": 4000, "xatol": 1e-7})
    weights, spread = _censored_fit(design, given, came)
    np.testing.assert_allclose(weights, best.x[:2], atol=2e-3)
    assert spread == pytest.approx(np.exp(best.x[2]), rel=5e-3)


def test_shares_of_what_comes_later_are_those_of_a_cut_normal_distribution() -> None:
    draws = np.random.default_rng(0).normal(1.0, 2.0, 200_000)
    draws = draws[draws > 1.5]
    for share in (0.05, 0.5, 0.95):
        found = _later(np.array([1.0]), np.array([2.0]), 1.5, share)[0]
        assert (draws < found).mean() == pytest.approx(share, abs=0.006)


@pytest.mark.parametrize("made_at", [0, 3])
def test_nothing_is_foretold_of_too_few(made_at: int) -> None:
    steps, frequencies = power_law(12, 1.0, 0.0, 0)
    assert forecast(run_coming_at(steps, frequencies), made_at) is None


def test_nothing_is_foretold_where_all_are_met_alike() -> None:
    steps = np.arange(10, 130, 10)
    assert forecast(run_coming_at(steps, np.full(12, 1 / 12)), 80) is None
