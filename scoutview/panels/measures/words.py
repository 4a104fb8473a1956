"""What is said of a measure: what it is, its number at a step, where it came from. No drawing."""

from html import escape

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.sentence import capital
from scoutview.measure import Measure

NO_MEASURES = (
    'This run has no measures yet. In Python, measure("run.scout", "name", function) keeps one expression of the'
    " weights at each frame."
)
MOST_TOLD = 8  # rows


def explanation_of(measure: Measure | None) -> str:
    if measure is None:
        return "Measures: one expression of the weights, or of an answer, through the training."
    if measure.is_curve:
        return f"{capital(measure.words)} through the training: {measure.origin}."
    return f"{capital(measure.words)}: a line of colours for each row, {measure.origin}."


def number(measure: Measure, value: float) -> str:
    """A value with its unit."""
    return f"{numbers.three_digits(value)} {measure.unit}".strip()


def findings_of(measure: Measure | None, step: int | None) -> tuple[str, ...]:
    """The sentence about the step on screen, from long to short."""
    if measure is None or step is None or not len(measure):
        return ("",)
    place = measure.position_of(step)
    if place is None:
        return (f"{capital(measure.words)} is first known at step {numbers.count(int(measure.steps[0]))}.",)
    at = int(measure.steps[place])
    when = f"at step {numbers.count(at)}" + ("" if at == step else ", where it was measured last")
    if measure.is_curve:
        return (f"{capital(measure.words)} is {number(measure, float(measure.values[place]))} {when}.",)
    values = measure.values[place]
    if not np.isfinite(values).any():
        return (f"{capital(measure.words)} is not a number {when}.",)
    row = int(np.nanargmax(np.where(np.isfinite(values), np.abs(values), np.nan)))
    name = f"row {measure.rows[row]}" if measure.rows[row].isdigit() else measure.rows[row]
    largest = f"{name} is largest {when}: {number(measure, float(values[row]))}."
    return (f"{capital(measure.words)}: {largest}", capital(largest))


def formula_of(measure: Measure | None, step: int | None) -> str:
    """What it is, its numbers at the step on screen, and where they came from, as rich text."""
    if measure is None or not len(measure):
        return f"<p>{escape(NO_MEASURES)}</p>"
    place = measure.position_of(measure.steps[-1] if step is None else step)
    place = 0 if place is None else place
    values = np.atleast_1d(measure.values[place])
    names = measure.rows or (measure.words,)
    order = np.argsort(-np.nan_to_num(np.abs(values), nan=-1.0), kind="stable")[:MOST_TOLD]
    rows = "".join(
        f"<tr><td>{escape(names[row])}&nbsp;&nbsp;</td><td align='right'>{escape(number(measure, float(values[row])))}"
        "</td></tr>"
        for row in order
    )
    left_out = len(values) - len(order)
    more = f"<p>… and {numbers.count(left_out)} smaller ones.</p>" if left_out > 0 else ""
    count = numbers.count(len(measure))
    reach = f"{numbers.count(int(measure.steps[0]))} to {numbers.count(int(measure.steps[-1]))}"
    return (
        f"<p><b>{escape(capital(measure.words))}</b>, {escape(measure.origin)}.</p>"
        f"<p><b>Step {numbers.count(int(measure.steps[place]))}</b></p><table>{rows}</table>{more}"
        f"<p>{count} steps, from {reach}. The numbers are kept in the recording; nothing is computed again.</p>"
    )
