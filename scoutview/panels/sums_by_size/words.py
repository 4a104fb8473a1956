"""What is said of runs of several sizes that do sums: how much of the jump is the measure's, how much is real."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.panels.sums_by_size.plan import DIGITS, EXACT, SizePoint, SizeReading

IN_WORDS = (
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
SOURCE = (
    "<p>Sources: Wei et al. 2022, Emergent Abilities of Large Language Models; Schaeffer, Miranda, Koyejo 2023, Are "
    "Emergent Abilities of Large Language Models a Mirage?</p>"
)
TURNED = 0.5  # of the widest distance of digits and sums: once it is less, that lies in the past
SIGNS = "0123456789+="  # by the numbers of the tokens
NOT_KNOWN = "We do not know what will be grokked when."
NO_SIZES = (
    "With runs of three sizes or more in one folder, sizes are compared here instead: menu Train, Train a sweep.",
    "With three sizes or more in one folder, sizes are compared here.",
)
COMMAND = (
    "<p>Runs of several sizes are trained by the menu Train, Train a sweep, or by this command:</p>"
    "<p>scoutview sweep sums --sweep size -o FOLDER</p>"
)


def findings(reading: SizeReading) -> tuple[str, ...]:
    """The jump, and what it is made of, from long to short."""
    if not reading.is_telling:
        return NO_SIZES
    smallest, largest = reading.at(reading.sizes[0]), reading.at(reading.sizes[-1])
    ends = [share(mean_of(points, "exact")) for points in (smallest, largest)]
    sizes = f"From {count(reading.sizes[0])} to {count(reading.sizes[-1])} weights"
    jump = f"{sizes} whole sums go from {ends[0]} to {ends[1]}"
    if not reading.between:
        return f"{jump}; no run is in between.", f"{jump}."
    digits, exact = (share(mean_of(reading.between, name)) for name in ("digits", "exact"))
    return (
        f"{jump}. Partly mirage: where {digits} of the digits are right, {exact} of the sums are.",
        f"Partly mirage: with {digits} of the digits right, {exact} of the sums are.",
    )


def steps_findings(curves: Curves, step: int) -> tuple[str, ...]:
    """Of one run: what it knows at a step, and where most digits were right with fewest sums; from long to short."""
    if not len(curves) or not {EXACT, DIGITS} <= set(curves.metrics):
        return ("",)
    here = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    digits, exact = curves.metrics[DIGITS][: here + 1], curves.metrics[EXACT][: here + 1]
    at = f"at step {count(int(curves.steps[here]))}"
    now = f"{share(float(exact[here]))} of whole sums are right {at}"
    told = f"{share(float(digits[here]))} of all digits are right {at}, and {share(float(exact[here]))} of whole sums."
    apart = digits - exact
    if not np.isfinite(apart).all():
        return (told,)
    widest = int(np.argmax(apart))
    if apart[here] >= TURNED * apart[widest]:
        return (told,)
    before = f"{share(float(digits[widest]))} of them at step {count(int(curves.steps[widest]))}"
    return f"{now}. Digits came first: {before}, with {share(float(exact[widest]))} of the sums.", told


def details(reading: SizeReading) -> tuple[str, ...]:
    """What is real, and what is luck, from long to short."""
    if not reading.is_telling:
        return ("",)
    sharp = reading.all_places - reading.half_known
    real = (
        f"Partly not: in runs that do not know sums {count(sharp)} of {count(reading.all_places)} places are either"
        " known or guessed. Whole places come at once."
    )
    if not reading.unknowing:
        real = "Every run here knows sums: smaller ones would show where that begins."
    told = [real]
    if reading.between:
        power, exact = (
            float(np.mean([getattr(point, name) for point in reading.between])) for name in ("power", "exact")
        )
        told.append(
            f"Independent digits would give {share(power)} in {_runs(len(reading.between))} that know some places, "
            f"measured are {share(exact)}."
        )
    if reading.mixed is not None:
        here = [point.exact for point in reading.at(reading.mixed)]
        by_seed = f"{share(min(here))} to {share(max(here))} by seed"
        told.append(f"At {count(reading.mixed)} weights it is luck: {by_seed}. {NOT_KNOWN}")
    return " ".join(told), " ".join(told[:2]), real


def mean_of(points: Sequence[SizePoint], name: str) -> float:
    return float(np.mean([getattr(point, name) for point in points]))


def _runs(number: int) -> str:
    return "the one run" if number == 1 else f"the {count(number)} runs"


def column_words(reading: SizeReading, number: int) -> str:
    """One run, for its tooltip."""
    point = reading.points[number]
    return (
        f"{count(point.weights)} weights, seed {point.seed}: {share(point.exact)} of whole sums right, "
        f"{share(point.digits)} of their digits. Click: open this run."
    )


def written_words(step: int, asked: tuple[int, int], written: Sequence[int], right: Sequence[int]) -> tuple[str, ...]:
    """What the frame on screen writes, from long to short; digits are given ones first."""
    said, wanted = (
        "".join(SIGNS[digit] for digit in reversed(digits)).lstrip("0") or "0" for digits in (written, right)
    )
    verdict = "right" if said == wanted else f"wrong, it is {wanted}"
    told = f"writes {asked[0]} + {asked[1]} = {said}: {verdict}."
    return f"The run on screen, at step {count(step)}, {told}", f"At step {count(step)} it {told}"


def formula(reading: SizeReading, written: str = "") -> str:
    """The formula with the numbers of the runs."""
    rows = "".join(
        f"<tr><td align='right'>{count(point.weights)}</td><td align='right'>&nbsp;{point.seed}</td>"
        f"<td align='right'>&nbsp;{share(point.digits)}</td><td align='right'>&nbsp;{share(point.power)}</td>"
        f"<td align='right'>&nbsp;{share(point.exact)}</td></tr>"
        for point in reading.points
    )
    head = (
        "<tr><th>weights</th><th>&nbsp;seed</th><th>&nbsp;p</th><th>&nbsp;p<sup>n</sup></th><th>&nbsp;whole</th></tr>"
    )
    table = f"<table>{head}{rows}</table><p>n = {reading.places}</p>" if reading.points else ""
    return f"{IN_WORDS}{table}<p>{written}</p>{'' if reading.is_telling else COMMAND}{SOURCE}"
