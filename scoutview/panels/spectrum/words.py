"""What is said of a spectrum: the sentence in the picture, the finding, the formula with this frame's numbers."""

from collections.abc import Iterable, Sequence

import numpy as np

from scoutview.graphics.base.numbers import count, in_words, percent, share, three_digits
from scoutview.language import tr
from scoutview.panels.spectrum.run_plan import MOST_KEYS, shares

MOST_ROWS = 6  # of the table in the formula


def explanation(*, upright: bool) -> str:
    """What one sees, where the waves stand side by side or one over the other."""
    if upright:
        return tr("Which waves the model builds its numbers from; one column is one wave.")
    return tr("Which waves the model builds its numbers from; one row is one wave.")


def sentences(keys: Sequence[int], power: np.ndarray) -> tuple[str, ...]:
    """ "37 of 56 waves make up 91 % of the table", and shorter forms of it."""
    if not shares(power).any():
        return (tr("no power to measure"),)
    waves = len(keys)
    long = "1 of {every} waves makes up {held} of the table", "1 of {every} waves makes up {held}"
    words = (
        tr("%n of {every} waves make up {held} of the table", "", waves, one=long[0]),
        tr("%n of {every} waves make up {held}", "", waves, one=long[1]),
        tr("%n waves make up {held}", "", waves, one="1 wave makes up {held}"),
    )
    return tuple(each.format(every=count(len(power)), held=share(_held(keys, power))) for each in words)


def _held(keys: Sequence[int], power: np.ndarray) -> float:
    return float(shares(power)[np.array(keys, np.int64) - 1].sum())


def reading(frequency: int, held: float, step: int | None) -> str:
    """One frequency at one step, or at the frame on screen."""
    when = tr("now") if step is None else tr("step {step}").format(step=count(step))
    return tr("wave {frequency}, {when}: {held} of the table").format(
        frequency=count(frequency), when=when, held=percent(held)
    )


def bar_names(frequencies: Iterable[int], held: np.ndarray, *, long: bool) -> list[str]:
    """What stands at the ends of their bars: "wave 15 · 33.7 %", or the number of the wave alone."""
    if not long:
        return [count(number) for number in frequencies]
    return [
        tr("wave {number} · {held}").format(number=count(number), held=percent(float(held[number - 1])))
        for number in frequencies
    ]


def faded_name(frequency: int, most: float) -> str:
    """What stands at the bar of a wave that was let go: "wave 2 · once 13 %"."""
    return tr("wave {frequency} · once {most}").format(frequency=count(frequency), most=share(most))


def spectrum_finding(keys: Sequence[int], power: np.ndarray) -> str:
    """One sentence from this frame's numbers, or nothing where there is no power.

    Only few of all waves are kept; more than half of them is what an untrained table has, too.
    """
    if not len(keys) or not shares(power).any():
        return ""
    held = share(_held(keys, power))
    if len(keys) > min(MOST_KEYS, len(power) // 2):
        return tr(
            "Its numbers are spread over {waves} of {every} waves, which hold {held} of its number table."
        ).format(waves=count(len(keys)), every=count(len(power)), held=held)
    *before, last = (count(key) for key in sorted(keys))
    words = (
        tr("Of {every} waves it keeps {number}: {names} and {last} hold {held} of its number table.")
        if before
        else tr("Of {every} waves it keeps {number}: {last} holds {held} of its number table.")
    )
    return words.format(
        every=count(len(power)), number=in_words(len(keys)), names=", ".join(before), last=last, held=held
    )


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
    heading = tr("Step {step}, the strongest of {every}:").format(step=count(step), every=count(len(power)))
    told = tr(
        "All together they have {total}, so frequency {best} makes up {power} / {total} = {share}. The {number} "
        "strongest are the fewest that make up at least 90 %: they have {held}."
    ).format(
        total=three_digits(total),
        best=count(best + 1),
        power=three_digits(float(power[best])),
        share=percent(float(parts[best])),
        number=count(len(keys)),
        held=percent(_held(keys, power)),
    )
    return f"{_DEFINITION}<p>{heading}</p><table>{rows}</table><p>{told}</p>{_SOURCE}"


_DEFINITION = tr(
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
_SOURCE = tr(
    "<p>Nanda et al. (2023), Progress measures for grokking via mechanistic interpretability, section 4.1: a network "
    "that has found the rule keeps a few frequencies and lets the others go.</p>"
)
