"""What is said of a measure: what it is, its number at a step, where it came from. No drawing."""

from html import escape

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.measure import Measure

NO_MEASURES = tr(
    'This run has no measures yet. In Python, measure("run.scout", "name", function) keeps one expression of the'
    " weights at each frame."
)
MOST_TOLD = 8  # rows


def explanation_of(measure: Measure | None) -> str:
    if measure is None:
        return tr("Measures: one expression of the weights, or of an answer, through the training.")
    told = (
        tr("{measure} through the training: {origin}.")
        if measure.is_curve
        else tr("{measure}: a line of colours for each row, {origin}.")
    )
    return told.format(measure=capital(measure.words), origin=measure.origin)


def number(measure: Measure, value: float) -> str:
    """A value with its unit."""
    return f"{numbers.three_digits(value)} {measure.unit}".strip()


def findings_of(measure: Measure | None, step: int | None) -> tuple[str, ...]:
    """The sentence about the step on screen, from long to short."""
    if measure is None or step is None or not len(measure):
        return ("",)
    place = measure.position_of(step)
    if place is None:
        late = tr("{measure} is first known at step {step:,}.")
        return (late.format(measure=capital(measure.words), step=int(measure.steps[0])),)
    at = int(measure.steps[place])
    when = tr("at step {step:,}") if at == step else tr("at step {step:,}, where it was measured last")
    when = when.format(step=at)
    if measure.is_curve:
        value = number(measure, float(measure.values[place]))
        return (tr("{measure} is {value} {when}.").format(measure=capital(measure.words), value=value, when=when),)
    values = measure.values[place]
    if not np.isfinite(values).any():
        return (tr("{measure} is not a number {when}.").format(measure=capital(measure.words), when=when),)
    row = int(np.nanargmax(np.where(np.isfinite(values), np.abs(values), np.nan)))
    name = tr("row {row}").format(row=measure.rows[row]) if measure.rows[row].isdigit() else measure.rows[row]
    largest = tr("{row} is largest {when}: {value}.").format(
        row=name, when=when, value=number(measure, float(values[row]))
    )
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
    more = tr("… and %n smaller ones.", "", left_out) if left_out > 0 else ""
    kept = tr(
        "{count:,} steps, from {first:,} to {last:,}. The numbers are kept in the recording; nothing is computed again."
    ).format(count=len(measure), first=int(measure.steps[0]), last=int(measure.steps[-1]))
    at = tr("Step {step:,}").format(step=int(measure.steps[place]))
    return (
        f"<p><b>{escape(capital(measure.words))}</b>, {escape(measure.origin)}.</p>"
        f"<p><b>{at}</b></p><table>{rows}</table>{f'<p>{more}</p>' if more else ''}<p>{kept}</p>"
    )
