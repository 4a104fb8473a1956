"""What is said of one weight: the finding, its numbers, what all slopes would cost, the formula."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import MINUS, SMALLEST_LOSS, count, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.site_words import site_words
from scoutview.language import as_written, tr
from scoutview.panels.one_weight.choice_plan import Weight
from scoutview.panels.one_weight.plan import WeightReading, signed

# Source: Brown et al. 2020, "Language Models are Few-Shot Learners", table 2.1
GPT3 = tr("A model like GPT-3 has 175 billion such numbers (Brown et al. 2020)")
NOT_A_NUMBER = tr("At this step the loss is not a number: there is no slope to follow.")
HARDLY = 0.001  # of the loss: what changes it less is hardly a change
ALIKE = 1e-3  # of the slope: two that differ less are written the same
IN_WORDS = tr(
    "<p>A model is nothing but numbers, its weights. Here one of them is moved while all others stay, and each time "
    "the model answers the same sample again: its loss is the curve. How steep the curve is where the weight stands is "
    "its <b>slope</b>, or gradient. Training moves each weight a little against its slope, all at once.</p>"
    "<p style='font-size:large'>slope ≈ (loss(w + h) − loss(w − h)) / 2h</p>"
    "<p>A <b>backward pass</b> (backpropagation) computes the slopes of all weights at once, by the chain rule from "
    "the loss back through the model. Both are computed in double precision, with h = 0.000001; where a ReLU switches "
    "between the two ends, they differ.</p>"
    "<p>Shown first is the weight with the largest slope at the run's last frame, while it trains at the last eighth "
    "of it, so that it stays. “Another telling one” goes on among the hundred largest, one of each row of a matrix. "
    "The faint lines are five other weights of its row, evenly spread over it. All losses are of the model as trained: "
    "what else is changed inside it, as a head that is off, does not count here.</p>"
)
_SOURCE = tr(
    "<p>Sources: Rumelhart, Hinton, Williams 1986, Learning representations by back-propagating errors; Brown et al. "
    "2020, Language Models are Few-Shot Learners, table 2.1.</p>"
)


def weight_name(weight: Weight) -> str:
    """ "classifier, row 7, column 703"."""
    return tr("{matrix}, row {row}, column {column}").format(
        matrix=site_words(weight.site), row=count(weight.row), column=count(weight.column)
    )


def weight_findings(reading: WeightReading) -> tuple[str, ...]:
    """What a small step down the slope does to the loss, from long to short; nothing where that is not known yet."""
    if not reading.is_number:
        return (NOT_A_NUMBER,)
    by = reading.tried
    then = reading.loss_at(by)
    if not math.isfinite(then):
        return ("",)
    step, change, now, after = signed(by), then - reading.loss, three_digits(reading.loss), three_digits(then)
    if max(abs(then), abs(reading.loss)) < SMALLEST_LOSS:
        nothing = tr("The loss is next to nothing ({now})").format(now=now)
        return (
            tr("{nothing}: there is hardly a slope left to go down.").format(nothing=nothing),
            f"{nothing}.",
            tr("The loss is next to nothing."),
        )
    if abs(change) < HARDLY * abs(reading.loss):
        return (
            tr("Moving this one of {numbers} numbers by {step} hardly changes the loss.").format(
                numbers=count(reading.count), step=step
            ),
            tr("Moving it by {step} hardly changes the loss.").format(step=step),
            tr("{step} hardly changes the loss.").format(step=step),
        )
    if change > 0:
        words = (
            tr("The step of {step} down the slope is too long: the loss rises from {now} to {after}."),
            tr("{step} is too long a step: the loss rises from {now} to {after}."),
            tr("At {step} the loss rises to {after}."),
        )
    else:
        words = (
            tr("Move this one number by {step}, down the slope, and the loss falls from {now} to {after}."),
            tr("Move it by {step}: the loss falls from {now} to {after}."),
            tr("At {step} the loss falls to {after}."),
        )
    return tuple(each.format(step=step, now=now, after=after) for each in words)


def apart_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """That what is changed elsewhere inside the model is not in its losses, from long to short; else nothing."""
    if not interventions:
        return ("",)
    unchanged = tr("The model as trained, unchanged.")
    if len(interventions) == 1:
        long, short = tr("The model as trained: {change} does not count here."), tr("Here {change} does not count.")
        return long.format(change=interventions[0]), short.format(change=interventions[0]), unchanged
    return (
        tr("The model as trained: %n other changes do not count here.", "", len(interventions)),
        tr("Here %n other changes do not count.", "", len(interventions)),
        unchanged,
    )


def numbers_words(reading: WeightReading, by: float) -> tuple[str, ...]:
    """Where it stands, and its slope in both ways, from long to short."""
    if not reading.is_number:
        return (NOT_A_NUMBER,)
    slope, nudged = four_digits(reading.gradient), four_digits(reading.difference)
    agree = abs(reading.gradient - reading.difference) <= ALIKE * max(abs(reading.gradient), abs(reading.difference))
    same = tr("the same") if agree else tr("not quite the same: the curve has a kink here")
    where = _where(reading, by)
    way = {1: tr("a larger weight"), -1: tr("a smaller weight"), 0: tr("level ground")}[reading.downhill]
    return (
        tr(
            "{where} Slope by one backward pass: {slope}; by moving it a little both ways: {nudged}, {same}. "
            "Down the slope: {way}."
        ).format(where=where, slope=slope, nudged=nudged, same=same, way=way),
        tr("{where} Slope by one backward pass {slope}, by moving it {nudged}: {same}.").format(
            where=where, slope=slope, nudged=nudged, same=same
        ),
        tr("{where} Slope {slope}, by moving it {nudged}.").format(where=where, slope=slope, nudged=nudged),
        tr("Slope {slope}, by moving it {nudged}.").format(slope=slope, nudged=nudged),
    )


def _where(reading: WeightReading, by: float) -> str:
    name, value = weight_name(reading.weight), three_digits(reading.value)
    stands = tr("{weight}, is {value}, the loss {loss}").format(
        weight=capital(name), value=value, loss=three_digits(reading.loss)
    )
    if not by:
        return f"{stands}."
    then = reading.loss_at(by)
    moved = (
        tr("moved by {step} it is {value}, the loss {loss}.")
        if math.isfinite(then)
        else tr("moved by {step} it is {value}.")
    )
    told = moved.format(step=signed(by), value=three_digits(reading.value + by), loss=three_digits(then))
    return f"{stands}; {told}"


def cost_words(reading: WeightReading) -> tuple[str, ...]:
    """What all slopes would cost by moving one weight at a time, and by one backward pass, from long to short."""
    every = count(reading.count)
    here = tr("{large}; this one has {every}.").format(large=GPT3, every=every)
    if not math.isfinite(reading.forward_s):
        return (here, tr("This model has {every} such numbers.").format(every=every))
    passes = reading.count + 1
    naive = tr("{passes} forward passes, {time}").format(passes=count(passes), time=in_time(passes * reading.forward_s))
    once = in_time(reading.backward_s)
    return (
        tr(
            "The slopes of all {every} weights, one moved after the other: {naive}. By one backward pass, "
            "all at once: {once}. (Both by what passes took here.) {here}"
        ).format(every=every, naive=naive, once=once, here=here),
        tr("All {every} slopes one by one: {naive}; by one backward pass: {once}. {here}").format(
            every=every, naive=naive, once=once, here=here
        ),
        tr("All {every} slopes one by one: {naive}; by one backward pass: {once}.").format(
            every=every, naive=naive, once=once
        ),
    )


def four_digits(value: float) -> str:
    """Four significant digits and a true minus: −0.1071; in words where zeros would be counted: under a millionth."""
    digits, _, power = f"{abs(value):.4g}".partition("e")
    text = f"{digits}e{MINUS if power[0] == '-' else ''}{int(power[1:])}" if power else digits
    if 0 < abs(value) < 1e-6:
        return tr("under a millionth ({value})").format(value=as_written(f"{MINUS if value < 0 else ''}{text}"))
    if power and abs(value) < 1:
        text = f"{abs(value):.{3 - math.floor(math.log10(abs(value)))}f}".rstrip("0")
    return as_written(f"{MINUS if value < 0 else ''}{text}")


def in_time(seconds: float) -> str:
    """A time as one says it: "7.3 ms", "48 s", "3.1 min", "2.5 h"."""
    for unit, size in (("h", 3600.0), ("min", 60.0), ("s", 1.0)):
        if seconds >= size:
            return f"{three_digits(seconds / size)} {unit}"
    return f"{three_digits(1000 * seconds)} ms"


def weight_formula(reading: WeightReading) -> str:
    """The formula with this frame's numbers."""
    told = numbers_words(reading, 0.0)[0]
    step = tr("Step {number}.").format(number=count(reading.step))
    return f"{IN_WORDS}<p>{step} {told} {cost_words(reading)[0]}</p>{_SOURCE}"
