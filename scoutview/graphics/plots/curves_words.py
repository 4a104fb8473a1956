"""What learning curves say in words: the best step, the finding, the formula with a frame's numbers. No drawing."""

import math
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from scoutview.frame import Curves, Evaluation, LossKind, Mark
from scoutview.graphics.base import numbers
from scoutview.language import as_written, inside, tr, tr_noop, translated
from scoutview.measure import logged_title

FAR = 3.0  # times the lowest loss
FEW_ASKED = 500  # answers: of fewer, so many are said to be right, as a decimal of their share would tell nothing
WHOLE = 1e-3  # an answer that is half right was not counted so
AS_GOOD = 0.01  # shares of right answers that are no farther apart
LOST_BELOW = 0.95  # of what was right once it had generalised
MEMORISED, GENERALISED, SPIKE = tr_noop("memorised"), tr_noop("generalised"), tr_noop("loss spike")
NOTHING_EARLIER: Mapping[str, tuple[int, float]] = {}
_IN_WORDS = tr(
    "<p>The loss is one number for how wrong the model is on average; training moves the weights so that it falls. "
    "<b>Training</b>: on data the weights were fitted to. <b>Validation</b>: on data they never saw. Either is "
    "measured on a sample, the same at every frame. When validation turns up while training goes on down, the model "
    "memorises instead of learning.</p>"
)
_METRICS = {
    "validation_loss": tr("validation loss"),
    "train_loss": tr("training loss"),
    "validation_accuracy": tr("validation accuracy"),
    "train_accuracy": tr("training accuracy"),
}
_MEASURES: Mapping[LossKind, str] = {
    "cross-entropy": tr("how surprised the model is by the right answer"),
    "squared error": tr("how far off the answers are"),
    "other": tr("how wrong the model is"),
}
_AXIS_WORDS: Mapping[LossKind, str] = {
    "cross-entropy": tr("surprise (loss)"),
    "squared error": tr("error (loss)"),
    "other": tr("loss"),
}
_DEFINITIONS: Mapping[LossKind, str] = {
    "cross-entropy": tr("<p style='font-size:large'>loss = − mean of ln p(right answer)</p>"),
    "squared error": tr("<p style='font-size:large'>loss = mean of (prediction − target)²</p>"),
    "other": "",
}


def loss_in_words(curves: Curves) -> str:
    """What the loss measures, for somebody who never heard of it."""
    return tr("Loss: {what}. Lower is better.").format(what=curves.evaluation.loss or _MEASURES[curves.loss_kind])


def axis_word(curves: Curves) -> str:
    """What stands at the axis of losses, in plain words: its unit is told with the formula."""
    return _AXIS_WORDS[curves.loss_kind]


def asked_of(curves: Curves, role: str) -> int | None:
    """How many answers an accuracy is of; None where that is not known, as of an older run that asked others."""
    asked = curves.evaluation.asked.get(role)
    values = curves.metrics.get(f"{role}_accuracy", np.zeros(0))
    right = values[np.isfinite(values)] * (asked or 0)
    return asked if (np.abs(right - right.round()) < WHOLE).all() else None


def accuracy_text(curves: Curves, role: str) -> Callable[[float], str]:
    """How an accuracy is written: "97 of 100" where few were asked, with a decimal only where that tells something."""
    asked = asked_of(curves, role)
    if asked is None:
        return numbers.share
    return partial(_counted, asked=asked) if asked < FEW_ASKED else _in_percent


def _counted(accuracy: float, asked: int) -> str:
    return tr("{accuracy} of {asked}").format(
        accuracy=numbers.count(round(accuracy * asked)), asked=numbers.count(asked)
    )


def _in_percent(accuracy: float) -> str:
    return numbers.share(accuracy) if accuracy in (0, 1) else numbers.percent(accuracy)


def rate_in_words(rate: float) -> tuple[str, str]:
    """A learning rate changed by hand, from long to short."""
    text = as_written(f"{rate:.6f}".rstrip("0").rstrip(".")) if rate >= 1e-4 else numbers.three_digits(rate)
    return tr("learning rate {rate}").format(rate=text), tr("rate {rate}").format(rate=text)


def change_words(curves: Curves) -> list[tuple[int, tuple[str, ...]]]:
    """What was changed by hand while it trained: the step, and words for it, from long to short."""
    known = {each.name: each for each in curves.changeables}
    told: list[tuple[int, tuple[str, ...]]] = []
    for change in curves.changes:
        if change.name == "learning_rate":
            told.append((change.step, rate_in_words(change.value)))
        elif change.name in known:
            changeable = known[change.name]
            word = changeable.choices[int(change.value)] if changeable.choices else numbers.three_digits(change.value)
            told.append((change.step, (f"{inside(changeable.label)} {word}", word)))
    return told


def values_at(curves: Curves, step: int) -> dict[str, float]:
    """The metrics of the newest frame at or before a step, those that are numbers."""
    if not len(curves):
        return {}
    position = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    values = {name: float(values[position]) for name, values in curves.metrics.items()}
    return {name: value for name, value in values.items() if math.isfinite(value)}


def best_position(curves: Curves) -> int | None:
    """The frame with the lowest validation loss; None before there are two to compare."""
    losses = curves.metrics.get("validation_loss")
    if losses is None or np.isfinite(losses).sum() < 2:
        return None
    return int(np.nanargmin(np.where(np.isfinite(losses), losses, np.nan)))


def falls_far(curves: Curves) -> bool:
    """Whether the validation loss, or that of training where there is none, falls enough for a logarithmic axis."""
    for role in ("validation", "train"):
        losses = curves.metrics.get(f"{role}_loss", np.zeros(0))
        losses = losses[np.isfinite(losses)]
        if len(losses):
            return bool(losses[0] >= FAR * losses.min())
    return False


def curves_finding(curves: Curves, step: int, overfitting_from: int | None) -> str:
    """One sentence for the frame at this step: before or after the best one, or how good it is."""
    values, best = values_at(curves, step), best_position(curves)
    if best is not None and overfitting_from is not None and "validation_loss" in values:
        best_step = int(curves.steps[best])
        if step <= best_step:
            lowest = numbers.count(best_step)
            if step == best_step:
                return tr("Validation loss is lowest here, at step {step}.").format(step=lowest)
            return tr("Validation loss is lowest later, at step {step}.").format(step=lowest)
        return tr("Validation loss was lowest at step {step}; since then the model memorises.").format(
            step=numbers.count(best_step)
        )
    if "validation_accuracy" in values:
        return grokked(curves, step, values["validation_accuracy"]) or _answered(curves, values)
    if "validation_loss" in values and math.isfinite(curves.evaluation.reference_loss):
        return _held_against(curves.evaluation, values["validation_loss"])
    if "validation_loss" in values:
        return tr("Validation loss {loss} at step {step}.").format(
            loss=numbers.loss(values["validation_loss"]), step=numbers.count(step)
        )
    return ""


def _held_against(told: Evaluation, loss: float) -> str:
    """Whether guesses are better than what its lab names, by their losses as they are written."""
    written, reference = numbers.loss(loss), numbers.loss(told.reference_loss)
    if written == reference:
        return tr("Its guesses are as good as {others} (loss {loss}).").format(others=told.reference, loss=written)
    if loss < told.reference_loss:
        verdict = tr("Its guesses beat {others} (loss {loss} against {their_loss}).")
    else:
        verdict = tr("Its guesses are worse than {others} (loss {loss} against {their_loss}).")
    return verdict.format(others=told.reference, loss=written, their_loss=reference)


def _answered(curves: Curves, values: Mapping[str, float]) -> str:
    """How much of what it never saw is right, and whether of what it trained on more is."""
    told = curves.evaluation
    unseen, trained = values["validation_accuracy"], values.get("train_accuracy", math.nan)
    text, trained_text = (accuracy_text(curves, role) for role in ("validation", "train"))
    amount = text(unseen)
    if amount.endswith("%"):
        amount = tr("{share} of").format(share=amount)
    elif unseen == 1:
        amount = tr("All {number}").format(number=amount.partition(" ")[0])
    sentence = f"{amount} {told.unseen} {told.right}"
    as_good = abs(unseen - trained) <= AS_GOOD and unseen < 1
    if math.isfinite(trained) and (as_good or trained > unseen):
        return tr("{sentence}; of {trained}, {trained_text}.").format(
            sentence=sentence, trained=told.trained, trained_text=trained_text(trained)
        )
    return f"{sentence}."


def grokked(curves: Curves, step: int, unseen: float) -> str:
    """Of a run that had its training data right before the rest; nothing before that, of others, or once it is lost."""
    at = {mark.name: mark.step for mark in curves.marks if mark.step <= step}
    if MEMORISED not in at or at.get(GENERALISED, step) <= at[MEMORISED]:
        return ""
    told = curves.evaluation
    first = tr("Nearly all {trained} were right at step {step}").format(
        trained=told.trained, step=numbers.count(at[MEMORISED])
    )
    if GENERALISED not in at:
        return tr("{first}, but of {unseen} only {share} are right now.").format(
            first=first, unseen=told.unseen, share=accuracy_text(curves, "validation")(unseen)
        )
    return (
        tr("{first}, {unseen} only at step {step}.").format(
            first=first, unseen=told.unseen, step=numbers.count(at[GENERALISED])
        )
        if unseen >= LOST_BELOW
        else ""
    )


def curves_formula(curves: Curves, step: int, earlier: Mapping[str, tuple[int, float]] = NOTHING_EARLIER) -> str:
    """How the loss is defined, the metrics of the frame at this step, and its validation loss in other words.

    `earlier` has by metric the step and the number of what was logged last before.
    """
    values, unit, kind = values_at(curves, step), curves.loss_unit, curves.loss_kind
    told = [(metric_in_words(name), _text(name, value)) for name, value in values.items()]
    told += [
        (tr("{metric}, step {step}").format(metric=metric_in_words(name), step=numbers.count(at)), _text(name, value))
        for name, (at, value) in earlier.items()
    ]
    rows = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td align='right'>{text}</td></tr>" for name, text in told)
    head = tr("<b>Step {step}</b>, loss in {unit}") if unit else tr("<b>Step {step}</b>")
    table = f"<p>{head.format(step=numbers.count(step), unit=unit)}</p><table>{rows}</table>"
    least = f"<p>{curves.evaluation.least}</p>" if curves.evaluation.least else ""
    return f"{_IN_WORDS}{_DEFINITIONS[kind]}{least}{table}{_in_other_words(kind, values.get('validation_loss'))}"


def _in_other_words(kind: LossKind, loss: float | None) -> str:
    """A cross-entropy as the chance the right answer got, a squared error as a distance."""
    if loss is None or kind == "other":
        return ""
    if kind == "squared error":
        return tr("<p>√{loss} = {distance}: so far is a number typically off.</p>").format(
            loss=_exact(loss), distance=numbers.three_digits(math.sqrt(loss))
        )
    odds = math.exp(min(loss, 700.0))
    one_in = tr(", about one in {odds}").format(odds=numbers.three_digits(odds)) if odds >= 1.95 else ""
    return tr(
        "<p>e<sup>−{loss}</sup> = {probability}{one_in}: the probability that the right answer of the "
        "validation data got, on the geometric average.</p>"
    ).format(loss=_exact(loss), probability=numbers.percent(1 / odds), one_in=one_in)


def metric_in_words(metric: str) -> str:
    """A metric of a run as the interface calls it: "training loss"."""
    return _METRICS.get(metric) or translated(logged_title(metric))


def _text(metric: str, value: float) -> str:
    return numbers.percent(value) if metric.endswith("accuracy") else _exact(value)


def _exact(loss: float) -> str:
    """A small one with its power of ten, as a formula needs it."""
    return numbers.three_digits(loss) if 0 < loss < numbers.SMALLEST_LOSS else numbers.loss(loss)


def rule_marks(curves: Curves) -> list[Mark]:
    """Where a run memorised and where it generalised; first the one whose name should stay."""
    return [mark for name in (GENERALISED, MEMORISED) for mark in curves.marks if mark.name == name]
