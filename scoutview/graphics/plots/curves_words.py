"""What learning curves say in words: the best step, the finding, the formula with a frame's numbers. No drawing."""

import math
from collections.abc import Mapping

import numpy as np

from scoutview.frame import Curves, LossKind
from scoutview.graphics.base import numbers

FAR = 3.0  # times the lowest loss
_IN_WORDS = (
    "<p>The loss is one number for how wrong the model is on average; training moves the weights so that it falls. "
    "<b>Training</b>: on data the weights were fitted to. <b>Validation</b>: on data they never saw. Either is "
    "measured on a sample, the same at every frame. When validation turns up while training goes on down, the model "
    "memorises instead of learning.</p>"
)
_MEASURES: Mapping[LossKind, str] = {
    "cross-entropy": "how surprised the model is by the right answer",
    "squared error": "how far off the answers are",
    "other": "how wrong the model is",
}
_DEFINITIONS: Mapping[LossKind, str] = {
    "cross-entropy": "<p style='font-size:large'>loss = − mean of ln p(right answer)</p>",
    "squared error": "<p style='font-size:large'>loss = mean of (prediction − target)²</p>",
    "other": "",
}


def loss_in_words(kind: LossKind) -> str:
    """What a loss of this kind measures, for somebody who never heard of it."""
    return _MEASURES[kind]


def rate_in_words(rate: float) -> tuple[str, str]:
    """A learning rate changed by hand, from long to short."""
    text = f"{rate:.6f}".rstrip("0").rstrip(".") if rate >= 1e-4 else numbers.three_digits(rate)
    return f"learning rate {text}", f"rate {text}"


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
            where = "here" if step == best_step else "later"
            return f"Validation loss is lowest {where}, at step {numbers.count(best_step)}."
        return f"Validation loss was lowest at step {numbers.count(best_step)}; since then the model memorises."
    if "validation_accuracy" in values:
        return f"{numbers.percent(values['validation_accuracy'])} of what it never saw is right."
    if "validation_loss" in values:
        return f"Validation loss {numbers.loss(values['validation_loss'])} at step {numbers.count(step)}."
    return ""


def curves_formula(curves: Curves, step: int) -> str:
    """How the loss is defined, the metrics of the frame at this step, and its validation loss in other words."""
    values, unit, kind = values_at(curves, step), curves.loss_unit, curves.loss_kind
    rows = "".join(
        f"<tr><td>{_words(name)}&nbsp;&nbsp;</td><td align='right'>{_text(name, value)}</td></tr>"
        for name, value in values.items()
    )
    table = f"<p><b>Step {numbers.count(step)}</b>{f', loss in {unit}' if unit else ''}</p><table>{rows}</table>"
    return f"{_IN_WORDS}{_DEFINITIONS[kind]}{table}{_in_other_words(kind, values.get('validation_loss'))}"


def _in_other_words(kind: LossKind, loss: float | None) -> str:
    """A cross-entropy as the chance the right answer got, a squared error as a distance."""
    if loss is None or kind == "other":
        return ""
    if kind == "squared error":
        return (
            f"<p>√{numbers.loss(loss)} = {numbers.three_digits(math.sqrt(loss))}: so far is a number typically off.</p>"
        )
    odds = math.exp(min(loss, 700.0))
    one_in = f", about one in {numbers.three_digits(odds)}" if odds >= 1.95 else ""
    return (
        f"<p>e<sup>−{numbers.loss(loss)}</sup> = {numbers.percent(1 / odds)}{one_in}: the probability that the right "
        "answer of the validation data got, on the geometric average.</p>"
    )


def _words(metric: str) -> str:
    return metric.replace("_", " ").replace("train ", "training ")


def _text(metric: str, value: float) -> str:
    return numbers.percent(value) if metric.endswith("accuracy") else numbers.loss(value)
