"""What is said of the skills of a run at a step. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, in_words, loss, share
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.panels.skills.forecast_plan import LEAST_SPREAD, WITHIN, Forecast
from scoutview.panels.skills.plan import KNOWN_FROM, SkillRun

NOTHING_YET = tr("The skills appear here with the first frame.")
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
        return (
            _with(changed, tr("no skill has come by step {step}{fallen}.").format(step=count(now), fallen=fallen)),
            _with(changed, tr("no skill has come yet.")),
        )
    one_by_one = tr(", the frequent ones first") if _is_in_order(run, now) else _between(run, now)
    told = _foretold(run, made, now)
    brief = (
        tr("{came} of {every} skills have come").format(came=came, every=every)
        if came < every
        else tr("all {every} skills have come").format(every=every)
    )
    brief = _with(changed, brief)
    first = f"{brief}{one_by_one}{fallen}."
    return (f"{first} {told}".strip(), first, f"{brief}{one_by_one}.", f"{brief}.")


def _changed(interventions: Sequence[str]) -> str:
    """What was changed inside the model, as a sentence about it begins."""
    if len(interventions) > 1:
        return tr("With {changes} changes, ").format(changes=in_words(len(interventions)))
    return tr("With {change}, ").format(change=interventions[0])


def _with(changed: str, told: str) -> str:
    return f"{changed}{told}" if changed else capital(told)


def _between(run: SkillRun, now: int) -> str:
    """Of skills that are met alike, from when to when they came."""
    came = run.came[run.came_by(now)]
    if not run.is_alike or len(came) < 2:
        return ""
    return tr(", between step {first} and {last}").format(first=count(int(came.min())), last=count(int(came.max())))


def _filling(run: SkillRun) -> str:
    return tr("Asking every frame for its skills: {percent} % done.").format(percent=int(100 * run.filled))


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
        return tr("; the mean loss is {here}").format(here=loss(here))
    return tr("; the mean loss went from {first} to {here}").format(first=loss(first), here=loss(here))


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
    if not since.any():
        return tr("From the first {base} it is foretold when the other {ahead} will.").format(
            base=in_words(base), ahead=in_words(ahead)
        )
    held = int((made.holds_for(run.came) & since).sum())
    followed = int(since.sum())
    words = (
        tr("Foretold from the first {base}: all {followed} that followed came when expected.")
        if held == followed > 1
        else tr("Foretold from the first {base}: {held} of the {followed} that followed came when expected.")
    )
    return words.format(base=in_words(base), held=held, followed=followed)


def loss_heading(curves: Curves, *, changed: bool) -> str:
    """What the curve of the loss is: always of the model as it was trained."""
    if changed:
        return tr("mean loss of the model as trained")
    return ", ".join(filter(None, (tr("mean loss"), curves.loss_unit)))


def foot_words(run: SkillRun, bits: int, cases: int) -> tuple[str, ...]:
    """What is made up, and when a skill counts as known, from long to short."""
    each = (
        tr("is one bit of its own 1")
        if bits == 1
        else tr("are the ones among {bits} bits of its own odd").format(bits=in_words(bits))
    )
    known = tr("Known: {right} of {cases} fixed cases right.").format(
        right=math.ceil(KNOWN_FROM * cases - 1e-9), cases=cases
    )
    made_up = tr("Synthetic: {skills} made-up skills").format(skills=run.count)
    asked = tr("{made_up}, each: {each}?").format(made_up=made_up, each=each)
    return f"{asked} {known}", asked, f"{made_up}."


def made_words(run: SkillRun, made: Forecast | None, now: int) -> tuple[str, ...]:
    """Over the graph: what the points and intervals are, from long to short."""
    if not run.is_told:
        return (tr("When each came, as far as frames were asked"), tr("When each came"))
    if made is not None:
        words = (
            tr("Foretold at step {step} from {skills} skills: {share} intervals"),
            tr("Foretold at step {step}: {share} intervals"),
            tr("Foretold at step {step}"),
        )
        numbers = {"step": count(made.made_at), "skills": str(int(made.came.sum())), "share": _SHARE}
        return tuple(each.format(**numbers) for each in words)
    if run.is_alike:
        return (tr("All are met alike: frequency foretells nothing"), tr("All are met alike"))
    return (tr("Too few have come to foretell the others"), tr("Too few to foretell"))


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
    smooth = ""
    if math.isfinite(steepest):
        smooth = " " + tr("No hundredth of the run took more than {share} of the fall of the mean loss.").format(
            share=share(steepest)
        )
    fitted = ""
    if made is not None:
        fitted = tr(
            "<p><b>Foretold at step {step}</b> from {skills} skills: step ∝ (cases per "
            "meeting)<sup>{slope:.2f}</sup>. Skills that had not come yet count as later than that step "
            "(censored regression, Tobin 1958, by expectation and maximization). An interval is meant to "
            "hold {share} of them, if they scatter as those before; never by less than {least} of "
            "the natural logarithm, as the first few may be more regular than all turn out to be.</p>"
        ).format(
            step=count(made.made_at),
            skills=int(made.came.sum()),
            slope=made.slope,
            share=_SHARE,
            least=LEAST_SPREAD,
        )
    came = int(run.came_by(now).sum())
    now_told = tr("<b>Step {step}</b>: {came} of {every} skills have come.").format(
        step=count(now), came=came, every=run.count
    )
    return f"{_IN_WORDS}<p>{now_told}{smooth}</p>{fitted}{_SOURCE}"


_IN_WORDS = tr(
    "<p>Each skill is met with its own frequency p. The mean loss counts each skill's loss as often as it is met; as"
    " skills come one after the other, each takes its small part away.</p>"
    "<p style='font-size:large'>mean loss = Σ<sub>k</sub> p<sub>k</sub> · loss<sub>k</sub></p>"
    "<p style='font-size:large'>ln step<sub>k</sub> = a + b · ln(1 / p<sub>k</sub>)</p>"
)
_SOURCE = tr(
    "<p>Multitask sparse parity, after Michaud, Liu, Girit, Tegmark (2023), The Quantization Model of Neural Scaling."
    " The skills are made up, and far simpler than those of a language model.</p>"
)
