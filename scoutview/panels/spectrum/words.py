"""What is said of a spectrum: the sentence in the picture, the finding, the formula with this frame's numbers."""

from collections.abc import Iterable, Sequence

import numpy as np

from scoutview.graphics.base.numbers import count, in_words, percent, share, three_digits
from scoutview.panels.spectrum.run_plan import MOST_KEYS, shares

MOST_ROWS = 6  # of the table in the formula


def explanation(*, upright: bool) -> str:
    """What one sees, where the waves stand side by side or one over the other."""
    return f"Which waves the model builds its numbers from; one {'column' if upright else 'row'} is one wave."


def sentences(keys: Sequence[int], power: np.ndarray) -> tuple[str, ...]:
    """ "37 of 56 waves make up 91 % of the table", and shorter forms of it."""
    if not shares(power).any():
        return ("no power to measure",)
    make = _make_up(keys, power)
    which = f"{count(len(keys))} of {count(len(power))} waves {make}"
    return f"{which} of the table", which, f"{_waves(keys)} {make}"


def _waves(keys: Sequence[int]) -> str:
    return f"{count(len(keys))} {'wave' if len(keys) == 1 else 'waves'}"


def _make_up(keys: Sequence[int], power: np.ndarray) -> str:
    """ "make up 93 %": what these really hold together."""
    return f"{'makes' if len(keys) == 1 else 'make'} up {share(_held(keys, power))}"


def _held(keys: Sequence[int], power: np.ndarray) -> float:
    return float(shares(power)[np.array(keys, np.int64) - 1].sum())


def reading(frequency: int, held: float, step: int | None) -> str:
    """One frequency at one step, or at the frame on screen."""
    when = "now" if step is None else f"step {count(step)}"
    return f"wave {count(frequency)}, {when}: {percent(held)} of the table"


def bar_names(frequencies: Iterable[int], held: np.ndarray, *, long: bool) -> list[str]:
    """What stands at the ends of their bars: "wave 15 · 33.7 %", or the number of the wave alone."""
    if not long:
        return [count(number) for number in frequencies]
    return [f"wave {count(number)} · {percent(float(held[number - 1]))}" for number in frequencies]


def faded_name(frequency: int, most: float) -> str:
    """What stands at the bar of a wave that was let go: "wave 2 · once 13 %"."""
    return f"wave {count(frequency)} · once {share(most)}"


def spectrum_finding(keys: Sequence[int], power: np.ndarray) -> str:
    """One sentence from this frame's numbers, or nothing where there is no power.

    Only few of all waves are kept; more than half of them is what an untrained table has, too.
    """
    if not len(keys) or not shares(power).any():
        return ""
    held = share(_held(keys, power))
    if len(keys) > min(MOST_KEYS, len(power) // 2):
        spread = f"Its numbers are spread over {count(len(keys))} of {count(len(power))} waves"
        return f"{spread}, which hold {held} of its number table."
    *before, last = (count(key) for key in sorted(keys))
    named = f"{', '.join(before)} and {last}" if before else last
    hold = "hold" if before else "holds"
    return f"Of {count(len(power))} waves it keeps {in_words(len(keys))}: {named} {hold} {held} of its number table."


def spectrum_formula(keys: Sequence[int], power: np.ndarray, step: int) -> str:
    """The definition, and the powers of this frame's strongest frequencies; rich text."""
    parts = shares(power)
    if not parts.any():
        return _DEFINITION
    order = np.argsort(-parts, kind="stable")[:MOST_ROWS].tolist()
    rows = "".join(
        f"<tr><td>k = {count(place + 1)}</td><td align='right'>&nbsp;{three_digits(float(power[place]))}</td>"
        f"<td align='right'>&nbsp;{percent(float(parts[place]))}</td></tr>"
        for place in order
    )
    best, total = order[0], float(np.nan_to_num(power).sum())
    return (
        f"{_DEFINITION}<p>Step {count(step)}, the strongest of {count(len(power))}:</p><table>{rows}</table>"
        f"<p>All together they have {three_digits(total)}, so frequency {count(best + 1)} makes up "
        f"{three_digits(float(power[best]))} / {three_digits(total)} = {percent(float(parts[best]))}. "
        f"The {count(len(keys))} strongest are the fewest that make up at least 90 %: they have "
        f"{percent(_held(keys, power))}.</p>{_SOURCE}"
    )


_DEFINITION = (
    "<p><b>Fourier spectrum</b></p>"
    "<p>The number table is the learned embedding: each number n = 0 ... p − 1 has a row, its vector E<sub>n</sub>. "
    "A column, read from number to number, is a sum of waves; wave k = 1 ... p/2, of frequency k, comes back k times "
    "on the way from 0 to p. Taking the columns apart into waves is the discrete Fourier transform over numbers. How "
    "much of the table a wave is, is its power, the squared length of what the vectors have along its cosine and its "
    "sine, as a share of the power of all waves together.</p>"
    "<p style='font-size:large'>P<sub>k</sub> = 2/p · ( |Σ<sub>n</sub> E<sub>n</sub> cos(2πkn/p)|² "
    "+ |Σ<sub>n</sub> E<sub>n</sub> sin(2πkn/p)|² )</p>"
    "<p>(1/p in place of 2/p for k = p/2.) The mean of all vectors, k = 0, is left out.</p>"
)
_SOURCE = (
    "<p>Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 4.1: a network "
    "that has found the rule keeps a few frequencies and lets the others go.</p>"
)
