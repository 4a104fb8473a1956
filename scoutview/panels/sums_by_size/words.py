"""What is said of runs of several sizes that do sums: how much of the jump is the measure's, how much is real."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.language import tr
from scoutview.panels.sums_by_size.plan import DIGITS, EXACT, SizePoint, SizeReading

IN_WORDS = tr(
    "<p>Each dot is one run at its newest frame; of one run alone, each curve goes over its steps. Asked are unseen "
    "sums of two numbers, the answer written digit by digit. "
    "<b>Digits right</b>, p, is the share of digits that are right, each asked after the right ones before it. "
    "<b>Whole sums right</b> asks for all n digits of an answer at once.</p>"
    "<p style='font-size:large'>p<sup>n</sup></p>"
    "<p>is what whole sums would be <b>if digits were independent</b>, and all right equally often. Even a smooth p "
    "then looks like a jump in p<sup>n</sup>: that part is made by the measure. In the table each column is a run and "
    "each row a place of the answer: places that are known, while others are still guessed, are real jumps.</p>"
    "<p>The loss does not fall smoothly with size here: it falls with the places.</p>"
)
SOURCE = tr(
    "<p>Sources: Wei et al. 2022, Emergent Abilities of Large Language Models; Schaeffer, Miranda, Koyejo 2023, Are "
    "Emergent Abilities of Large Language Models a Mirage?</p>"
)
TURNED = 0.5  # of the widest distance of digits and sums: once it is less, that lies in the past
SIGNS = "0123456789+="  # by the numbers of the tokens
NOT_KNOWN = tr("We do not know what will be grokked when.")
NO_SIZES = (
    tr("With runs of three sizes or more in one folder, sizes are compared here instead: menu Train, Train a sweep."),
    tr("With three sizes or more in one folder, sizes are compared here."),
)
COMMAND = tr(
    "<p>Runs of several sizes are trained by the menu Train, Train a sweep, or by this command:</p>"
    "<p>scoutview sweep sums --sweep size -o FOLDER</p>"
)


def findings(reading: SizeReading) -> tuple[str, ...]:
    """The jump, and what it is made of, from long to short."""
    if not reading.is_telling:
        return NO_SIZES
    smallest, largest = reading.at(reading.sizes[0]), reading.at(reading.sizes[-1])
    ends = [share(mean_of(points, "exact")) for points in (smallest, largest)]
    jump = tr("From {small} to {large} weights whole sums go from {first} to {last}").format(
        small=count(reading.sizes[0]), large=count(reading.sizes[-1]), first=ends[0], last=ends[1]
    )
    if not reading.between:
        return tr("{jump}; no run is in between.").format(jump=jump), f"{jump}."
    digits, exact = (share(mean_of(reading.between, name)) for name in ("digits", "exact"))
    return (
        tr("{jump}. Partly mirage: where {digits} of the digits are right, {exact} of the sums are.").format(
            jump=jump, digits=digits, exact=exact
        ),
        tr("Partly mirage: with {digits} of the digits right, {exact} of the sums are.").format(
            digits=digits, exact=exact
        ),
    )


def steps_findings(curves: Curves, step: int) -> tuple[str, ...]:
    """Of one run: what it knows at a step, and where most digits were right with fewest sums; from long to short."""
    if not len(curves) or not {EXACT, DIGITS} <= set(curves.metrics):
        return ("",)
    here = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    digits, exact = curves.metrics[DIGITS][: here + 1], curves.metrics[EXACT][: here + 1]
    at = count(int(curves.steps[here]))
    told = tr("{digits} of all digits are right at step {step}, and {exact} of whole sums.").format(
        digits=share(float(digits[here])), step=at, exact=share(float(exact[here]))
    )
    apart = digits - exact
    if not np.isfinite(apart).all():
        return (told,)
    widest = int(np.argmax(apart))
    if apart[here] >= TURNED * apart[widest]:
        return (told,)
    now = tr("{exact} of whole sums are right at step {step}.").format(exact=share(float(exact[here])), step=at)
    first = tr("Digits came first: {digits} of them at step {step}, with {exact} of the sums.").format(
        digits=share(float(digits[widest])), step=count(int(curves.steps[widest])), exact=share(float(exact[widest]))
    )
    return f"{now} {first}", told


def details(reading: SizeReading) -> tuple[str, ...]:
    """What is real, and what is luck, from long to short."""
    if not reading.is_telling:
        return ("",)
    sharp = reading.all_places - reading.half_known
    real = tr(
        "Partly not: in runs that do not know sums {sharp} of {every} places are either known or guessed. "
        "Whole places come at once."
    ).format(sharp=count(sharp), every=count(reading.all_places))
    if not reading.unknowing:
        real = tr("Every run here knows sums: smaller ones would show where that begins.")
    told = [real]
    if reading.between:
        power, exact = (
            float(np.mean([getattr(point, name) for point in reading.between])) for name in ("power", "exact")
        )
        told.append(
            tr(
                "Independent digits would give {power} in the %n runs that know some places, measured are {exact}.",
                "",
                len(reading.between),
                one="Independent digits would give {power} in the one run that know some places, measured are {exact}.",
            ).format(power=share(power), exact=share(exact))
        )
    if reading.mixed is not None:
        here = [point.exact for point in reading.at(reading.mixed)]
        luck = tr("At {weights} weights it is luck: {low} to {high} by seed.").format(
            weights=count(reading.mixed), low=share(min(here)), high=share(max(here))
        )
        told.append(f"{luck} {NOT_KNOWN}")
    return " ".join(told), " ".join(told[:2]), real


def mean_of(points: Sequence[SizePoint], name: str) -> float:
    return float(np.mean([getattr(point, name) for point in points]))


def column_words(reading: SizeReading, number: int) -> str:
    """One run, for its tooltip."""
    point = reading.points[number]
    return tr(
        "{weights} weights, seed {seed}: {exact} of whole sums right, {digits} of their digits. Click: open this run."
    ).format(weights=count(point.weights), seed=point.seed, exact=share(point.exact), digits=share(point.digits))


def written_words(step: int, asked: tuple[int, int], written: Sequence[int], right: Sequence[int]) -> tuple[str, ...]:
    """What the frame on screen writes, from long to short; digits are given ones first."""
    said, wanted = (
        "".join(SIGNS[digit] for digit in reversed(digits)).lstrip("0") or "0" for digits in (written, right)
    )
    right_or_not = tr("right", "a sum") if said == wanted else tr("wrong, it is {sum}").format(sum=wanted)
    words = (
        tr("The run on screen, at step {step}, writes {a} + {b} = {said}: {verdict}."),
        tr("At step {step} it writes {a} + {b} = {said}: {verdict}."),
    )
    told = {"step": count(step), "a": asked[0], "b": asked[1], "said": said, "verdict": right_or_not}
    return tuple(each.format(**told) for each in words)


def formula(reading: SizeReading, written: str = "") -> str:
    """The formula with the numbers of the runs."""
    rows = "".join(
        f"<tr><td align='right'>{count(point.weights)}</td><td align='right'>&nbsp;{point.seed}</td>"
        f"<td align='right'>&nbsp;{share(point.digits)}</td><td align='right'>&nbsp;{share(point.power)}</td>"
        f"<td align='right'>&nbsp;{share(point.exact)}</td></tr>"
        for point in reading.points
    )
    names = tr("weights"), tr("seed"), "p", "p<sup>n</sup>", tr("whole", "sums right")
    head = f"<tr>{''.join(f'<th>&nbsp;{name}</th>' for name in names)}</tr>"
    table = f"<table>{head}{rows}</table><p>n = {reading.places}</p>" if reading.points else ""
    return f"{IN_WORDS}{table}<p>{written}</p>{'' if reading.is_telling else COMMAND}{SOURCE}"
