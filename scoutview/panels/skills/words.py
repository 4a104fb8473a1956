"""What is said of the skills of a run at a step. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, in_words, loss, share
from scoutview.panels.skills.forecast_plan import LEAST_SPREAD, WITHIN, Forecast
from scoutview.panels.skills.plan import KNOWN_FROM, SkillRun

NOTHING_YET = "The skills appear here with the first frame."
PARTS = 100  # of a run, of which the one with the steepest fall is told
_SHARE = share(WITHIN)


def skill_findings(
    run: SkillRun, made: Forecast | None, now: int, curves: Curves, interventions: Sequence[str] = ()
) -> tuple[str, ...]:
    """The sentence on this step, from long to short; the loss is told of a model that nobody changed."""
    if not run.is_told:
        return (_filling(run),)
    came, every = int(run.came_by(now).sum()), run.count
    fallen, changed = ("", _changed(interventions)) if interventions else (_loss_words(curves, now), "")
    if not came:
        none = f"{changed}{'no skill' if changed else 'No skill'} has come"
        return (f"{none} by step {count(now)}{fallen}.", f"{none} yet.")
    one_by_one = ", the frequent ones first" if _is_in_order(run, now) else _between(run, now)
    told = _foretold(run, made, now)
    brief = (
        f"{came} of {every} skills have come"
        if came < every
        else f"{'all' if changed else 'All'} {every} skills have come"
    )
    brief = f"{changed}{brief}"
    first = f"{brief}{one_by_one}{fallen}."
    return (f"{first} {told}".strip(), first, f"{brief}{one_by_one}.", f"{brief}.")


def _changed(interventions: Sequence[str]) -> str:
    """What was changed inside the model, as a sentence about it begins."""
    several = len(interventions) > 1
    return f"With {in_words(len(interventions))} changes, " if several else f"With {interventions[0]}, "


def _between(run: SkillRun, now: int) -> str:
    """Of skills that are met alike, from when to when they came."""
    came = run.came[run.came_by(now)]
    if not run.is_alike or len(came) < 2:
        return ""
    return f", between step {count(int(came.min()))} and {count(int(came.max()))}"


def _filling(run: SkillRun) -> str:
    return f"Asking every frame for its skills: {int(100 * run.filled)} % done."


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


def loss_heading(curves: Curves, *, changed: bool) -> str:
    """What the curve of the loss is: always of the model as it was trained."""
    unit = f", {curves.loss_unit}" if curves.loss_unit else ""
    return "mean loss of the model as trained" if changed else f"mean loss{unit}"


def foot_words(run: SkillRun, bits: int, cases: int) -> tuple[str, ...]:
    """What is made up, and when a skill counts as known, from long to short."""
    each = "is one bit of its own 1" if bits == 1 else f"are the ones among {in_words(bits)} bits of its own odd"
    known = f"Known: {math.ceil(KNOWN_FROM * cases - 1e-9)} of {cases} fixed cases right."
    made_up = f"Synthetic: {run.count} made-up skills"
    return (f"{made_up}, each: {each}? {known}", f"{made_up}, each: {each}?", f"{made_up}.")


def made_words(run: SkillRun, made: Forecast | None, now: int) -> tuple[str, ...]:
    """Over the graph: what the points and intervals are, from long to short."""
    if not run.is_told:
        return ("When each came, as far as frames were asked", "When each came")
    if made is not None:
        at = f"at step {count(made.made_at)}"
        return (
            f"Foretold {at} from {int(made.came.sum())} skills: {_SHARE} intervals",
            f"Foretold {at}: {_SHARE} intervals",
            f"Foretold {at}",
        )
    if run.is_alike:
        return ("All are met alike: frequency foretells nothing", "All are met alike")
    return ("Too few have come to foretell the others", "Too few to foretell")


def steepest_share(curves: Curves, end: int) -> float:
    """The largest share of the mean loss's fall that a hundredth of a run of so many steps took; nan without a fall.

    Between frames the loss is taken to fall evenly.
    """
    losses = curves.metrics.get("validation_loss", np.zeros(0))
    if not len(losses) or not np.isfinite(losses).all():
        return math.nan
    levels = np.interp(np.linspace(0, end, PARTS + 1), curves.steps, losses)
    whole = float(losses[0] - losses[-1])
    return float(-np.diff(levels).min()) / whole if whole > 0 else math.nan


def skills_formula(run: SkillRun, made: Forecast | None, now: int, curves: Curves) -> str:
    """The formula with this run's numbers."""
    steepest = steepest_share(curves, run.end)
    smooth = f" No hundredth of the run took more than {share(steepest)} of the fall of the mean loss."
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
        f"{_IN_WORDS}<p><b>Step {count(now)}</b>: {came} of {run.count} skills have come."
        f"{smooth if math.isfinite(steepest) else ''}</p>{fitted}{_SOURCE}"
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
