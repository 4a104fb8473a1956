"""What is said of the skills of a run at a step. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, in_words, loss
from scoutview.panels.skills.forecast_plan import LEAST_SPREAD, WITHIN, Forecast
from scoutview.panels.skills.plan import KNOWN_FROM, SkillRun

NOTHING_YET = "The skills appear here with the first frame."
ALIKE = 1.001  # how many times as often the first is met as the last, where all are met alike
_SHARE = f"{100 * WITHIN:.0f} %"


def skill_findings(run: SkillRun, made: Forecast | None, now: int, curves: Curves) -> tuple[str, ...]:
    """The sentence on this step, from long to short."""
    came, every = int(run.came_by(now).sum()), run.count
    fallen = _loss_words(curves, now)
    if not came:
        return (
            f"None of {every} skills has come by step {count(now)}{fallen}.",
            f"None of {every} skills has come yet.",
        )
    one_by_one = ", the frequent ones first" if _is_in_order(run, now) else ""
    told = _foretold(run, made, now)
    brief = f"{came} of {every} skills have come" if came < every else f"All {every} skills have come"
    first = f"{brief}{one_by_one}{fallen}."
    return (f"{first} {told}".strip(), first, f"{brief}{one_by_one}.", f"{brief}.")


def _loss_words(curves: Curves, now: int) -> str:
    """From where to where the mean loss went by then."""
    losses = curves.metrics.get("validation_loss", np.zeros(0))
    if not len(losses):
        return ""
    position = max(0, int(np.searchsorted(curves.steps, now, side="right")) - 1)
    first, here = float(losses[0]), float(losses[position])
    if not (math.isfinite(first) and math.isfinite(here)):
        return ""
    if position == 0 or loss(first) == loss(here):
        return f"; the mean loss is {loss(here)}"
    return f"; the mean loss went from {loss(first)} to {loss(here)}"


def _is_in_order(run: SkillRun, now: int) -> bool:
    """Whether those that came are met more often, by their median, than the others; of all, the earlier half."""
    came = run.came_by(now)
    if np.ptp(run.frequencies) == 0 or came.sum() < 2:
        return False
    if came.all():
        early = run.came <= np.median(run.came)
        return bool(np.median(run.frequencies[early]) > np.median(run.frequencies[~early])) if (~early).any() else False
    return bool(np.median(run.frequencies[came]) > np.median(run.frequencies[~came]))


def _foretold(run: SkillRun, made: Forecast | None, now: int) -> str:
    """What was foretold, and what became of it."""
    if made is None:
        return ""
    since = run.came_by(now) & ~made.came
    ahead, base = int((~made.came).sum()), int(made.came.sum())
    if not ahead:
        return ""
    by = f"From the first {in_words(base)}"
    if not since.any():
        return f"{by} it is foretold when the other {in_words(ahead)} will."
    held = int((made.holds_for(run.came) & since).sum())
    followed = int(since.sum())
    of = f"all {followed} that followed" if held == followed > 1 else f"{held} of the {followed} that followed"
    return f"Foretold from the first {in_words(base)}: {of} came when expected."


def foot_words(run: SkillRun, bits: int, cases: int) -> tuple[str, ...]:
    """What is made up, and when a skill counts as known, from long to short."""
    each = "is one bit of its own 1" if bits == 1 else f"are the ones among {in_words(bits)} bits of its own odd"
    known = f"Known: {math.ceil(KNOWN_FROM * cases - 1e-9)} of {cases} fixed cases right."
    made_up = f"Synthetic: {run.count} made-up skills"
    return (f"{made_up}, each: {each}? {known}", f"{made_up}, each: {each}?", f"{made_up}.")


def made_words(run: SkillRun, made: Forecast | None, now: int) -> tuple[str, ...]:
    """Over the graph: what the points and intervals are, from long to short."""
    if run.filled < 1:
        filling = f"asking frames, {int(100 * run.filled)} %"
        return (f"When each came: {filling}", filling)
    if made is not None:
        at = f"at step {count(made.made_at)}"
        return (
            f"Foretold {at} from {int(made.came.sum())} skills: {_SHARE} intervals",
            f"Foretold {at}: {_SHARE} intervals",
            f"Foretold {at}",
        )
    if run.frequencies.max() < ALIKE * run.frequencies.min():
        return ("All are met alike: frequency foretells nothing", "All are met alike")
    return ("Too few have come to foretell the others", "Too few to foretell")


def skills_formula(run: SkillRun, made: Forecast | None, now: int, fast: Sequence[tuple[str, str]] = ()) -> str:
    """The formula with this run's numbers."""
    rows = "".join(f"<tr><td>{name}</td><td align='right'>&nbsp;{value}</td></tr>" for name, value in fast)
    fitted = ""
    if made is not None:
        fitted = (
            f"<p><b>Foretold at step {count(made.made_at)}</b> from {int(made.came.sum())} skills: step ∝ (cases per"
            f" meeting)<sup>{made.slope:.2f}</sup>. Skills that had not come yet count as later than that step"
            " (censored regression, Tobin 1958, by expectation and maximization). An interval is meant to hold"
            f" {_SHARE} of them, if they scatter as those before; never by less than {LEAST_SPREAD} of the natural"
            " logarithm, as the first few may be more regular than all turn out to be.</p>"
        )
    came = int(run.came_by(now).sum())
    return (
        f"{_IN_WORDS}<p><b>Step {count(now)}</b>: {came} of {run.count} skills have come.</p>"
        f"<table>{rows}</table>{fitted}{_SOURCE}"
    )


_IN_WORDS = (
    "<p>Each skill is met with its own frequency p. The mean loss counts each skill's loss as often as it is met; as"
    " skills come one after the other, each takes its small part away.</p>"
    "<p style='font-size:large'>mean loss = Σ<sub>k</sub> p<sub>k</sub> · loss<sub>k</sub></p>"
    "<p style='font-size:large'>ln step<sub>k</sub> = a + b · ln(1 / p<sub>k</sub>)</p>"
)
_SOURCE = (
    "<p>Multitask sparse parity, after Michaud, Liu, Girit, Tegmark (2023), The Quantization Model of Neural Scaling."
    " The skills are made up, and far simpler than those of a language model.</p>"
)
