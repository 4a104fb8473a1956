"""What is said of one weight: the finding, its numbers, what all slopes would cost, the formula."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import MINUS, SMALLEST_LOSS, count, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.panels.one_weight.choice_plan import Weight
from scoutview.panels.one_weight.plan import WeightReading, signed

# Source: Brown et al. 2020, "Language Models are Few-Shot Learners", table 2.1
GPT3 = "A model like GPT-3 has 175 billion such numbers (Brown et al. 2020)"
NOT_A_NUMBER = "At this step the loss is not a number: there is no slope to follow."
HARDLY = 0.001  # of the loss: what changes it less is hardly a change
ALIKE = 1e-3  # of the slope: two that differ less are written the same
IN_WORDS = (
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
_SOURCE = (
    "<p>Sources: Rumelhart, Hinton, Williams 1986, Learning representations by back-propagating errors; Brown et al. "
    "2020, Language Models are Few-Shot Learners, table 2.1.</p>"
)


def weight_name(weight: Weight) -> str:
    """ "classifier, row 7, column 703"."""
    return f"{site_words(weight.site)}, row {count(weight.row)}, column {count(weight.column)}"


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
        nothing = f"The loss is next to nothing ({now})"
        return f"{nothing}: there is hardly a slope left to go down.", f"{nothing}.", "The loss is next to nothing."
    if abs(change) < HARDLY * abs(reading.loss):
        hardly = f"{step} hardly changes the loss."
        return f"Moving this one of {count(reading.count)} numbers by {hardly}", f"Moving it by {hardly}", hardly
    if change > 0:
        rises = f"the loss rises from {now} to {after}."
        return (
            f"The step of {step} down the slope is too long: {rises}",
            f"{step} is too long a step: {rises}",
            f"At {step} the loss rises to {after}.",
        )
    falls = f"the loss falls from {now} to {after}."
    return (
        f"Move this one number by {step}, down the slope, and {falls}",
        f"Move it by {step}: {falls}",
        f"At {step} the loss falls to {after}.",
    )


def apart_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """That what is changed elsewhere inside the model is not in its losses, from long to short; else nothing."""
    if not interventions:
        return ("",)
    several = len(interventions) > 1
    changed = f"{count(len(interventions))} other changes do" if several else f"{interventions[0]} does"
    return (
        f"The model as trained: {changed} not count here.",
        f"Here {changed} not count.",
        "The model as trained, unchanged.",
    )


def numbers_words(reading: WeightReading, by: float) -> tuple[str, ...]:
    """Where it stands, and its slope in both ways, from long to short."""
    if not reading.is_number:
        return (NOT_A_NUMBER,)
    slope, nudged = four_digits(reading.gradient), four_digits(reading.difference)
    agree = abs(reading.gradient - reading.difference) <= ALIKE * max(abs(reading.gradient), abs(reading.difference))
    same = "the same" if agree else "not quite the same: the curve has a kink here"
    where = _where(reading, by)
    way = {1: "a larger weight", -1: "a smaller weight", 0: "level ground"}[reading.downhill]
    return (
        f"{where} Slope by one backward pass: {slope}; by moving it a little both ways: {nudged}, {same}. "
        f"Down the slope: {way}.",
        f"{where} Slope by one backward pass {slope}, by moving it {nudged}: {same}.",
        f"{where} Slope {slope}, by moving it {nudged}.",
        f"Slope {slope}, by moving it {nudged}.",
    )


def _where(reading: WeightReading, by: float) -> str:
    name, value = weight_name(reading.weight), three_digits(reading.value)
    stands = f"{name[0].upper()}{name[1:]}, is {value}, the loss {three_digits(reading.loss)}."
    if not by:
        return stands
    then = reading.loss_at(by)
    loss = f", the loss {three_digits(then)}" if math.isfinite(then) else ""
    moved = f"moved by {signed(by)} it is {three_digits(reading.value + by)}{loss}."
    return f"{stands[:-1]}; {moved}"


def cost_words(reading: WeightReading) -> tuple[str, ...]:
    """What all slopes would cost by moving one weight at a time, and by one backward pass, from long to short."""
    every = count(reading.count)
    here = f"{GPT3}; this one has {every}."
    if not math.isfinite(reading.forward_s):
        return (here, f"This model has {every} such numbers.")
    passes = reading.count + 1
    naive = f"{count(passes)} forward passes, {in_time(passes * reading.forward_s)}"
    once = in_time(reading.backward_s)
    return (
        f"The slopes of all {every} weights, one moved after the other: {naive}. By one backward pass, all at once: "
        f"{once}. (Both by what passes took here.) {here}",
        f"All {every} slopes one by one: {naive}; by one backward pass: {once}. {here}",
        f"All {every} slopes one by one: {naive}; by one backward pass: {once}.",
    )


def four_digits(value: float) -> str:
    """Four significant digits and a true minus: −0.1071; in words where zeros would be counted: under a millionth."""
    digits, _, power = f"{abs(value):.4g}".partition("e")
    text = f"{digits}e{MINUS if power[0] == '-' else ''}{int(power[1:])}" if power else digits
    if 0 < abs(value) < 1e-6:
        return f"under a millionth ({MINUS if value < 0 else ''}{text})"
    if power and abs(value) < 1:
        text = f"{abs(value):.{3 - math.floor(math.log10(abs(value)))}f}".rstrip("0")
    return f"{MINUS if value < 0 else ''}{text}"


def in_time(seconds: float) -> str:
    """A time as one says it: "7.3 ms", "48 s", "3.1 min", "2.5 h"."""
    for unit, size in (("h", 3600.0), ("min", 60.0), ("s", 1.0)):
        if seconds >= size:
            return f"{three_digits(seconds / size)} {unit}"
    return f"{three_digits(1000 * seconds)} ms"


def weight_formula(reading: WeightReading) -> str:
    """The formula with this frame's numbers."""
    told = numbers_words(reading, 0.0)[0]
    return f"{IN_WORDS}<p>Step {count(reading.step)}. {told} {cost_words(reading)[0]}</p>{_SOURCE}"
