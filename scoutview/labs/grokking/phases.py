"""The phases of a run that groks: when it has memorised its sums, when it knows the others, what to say of a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.language import as_written, tr

MEMORISED, GENERALISED, CLEANED_UP, SPIKE = "memorised", "generalised", "cleaned up", "loss spike"
ALL_ITS_OWN = 0.999  # of the training sums
ALL_OTHERS = 0.99  # of the validation sums
FALLEN, RECOVERED = 0.95, 0.99  # an accuracy that was reached falls below the first; above the second it is back
STEADY_STEPS = 200
STEADY_WITHIN = 1  # key frequencies
FEW = 4  # of so many frequencies one may be key once it is cleaned up
RULE_SHOWS = 0.05  # of the validation sums


def marks(curves: Curves, frequencies: int) -> tuple[Mark, ...]:
    """The marks that these curves of a network with so many frequencies have.

    Memorised: the first frame with 99.9 % of the training sums right. Generalised: the first with 99 % of the
    validation sums. Cleaned up: the first frame from there on after which, for 200 steps, the number of frequencies
    that hold at least 90 % of the embedding's power moves by one at most and is at most a quarter of all. Loss spike: a
    frame at which one of these accuracies, reached before, is below 95 %; the next is counted once it was back at 99 %.
    """
    if not len(curves):
        return ()
    train, validation = curves.metrics["train_accuracy"], curves.metrics["validation_accuracy"]
    memorised, generalised = _first(train >= ALL_ITS_OWN), _first(validation >= ALL_OTHERS)
    found = [(MEMORISED, memorised), (GENERALISED, generalised)]
    if generalised is not None:
        found.append((CLEANED_UP, _settled(curves, generalised, frequencies)))
    falls = sorted({*_falls(train, memorised), *_falls(validation, generalised)})
    found += [(SPIKE if number == 1 else f"{SPIKE} {number}", fall) for number, fall in enumerate(falls, 1)]
    return tuple(Mark(name, int(curves.steps[position])) for name, position in found if position is not None)


def mark_said(name: str) -> str:
    """What people read of one of these marks."""
    if name.startswith(f"{SPIKE} "):
        return tr("loss spike {number}").format(number=name.removeprefix(f"{SPIKE} "))
    known = {
        MEMORISED: tr("memorised"),
        GENERALISED: tr("generalised"),
        CLEANED_UP: tr("cleaned up"),
        SPIKE: tr("loss spike"),
    }
    return known.get(name, "")


def _first(holds: np.ndarray) -> int | None:
    positions = np.flatnonzero(holds)
    return int(positions[0]) if len(positions) else None


def _settled(curves: Curves, first: int, frequencies: int) -> int | None:
    """The position from which the key frequencies stay few and as many as they are."""
    steps, keys = curves.steps, curves.metrics["key_frequencies"]
    for position in range(first, len(steps)):
        until = int(np.searchsorted(steps, steps[position] + STEADY_STEPS))
        if until >= len(steps):
            return None
        meanwhile = keys[position : until + 1]
        if np.ptp(meanwhile) <= STEADY_WITHIN and meanwhile.max() <= max(1, frequencies // FEW):
            return position
    return None


def _falls(accuracy: np.ndarray, reached: int | None) -> Sequence[int]:
    """Positions at which an accuracy that was reached is first seen to have fallen."""
    falls: list[int] = []
    is_down = False
    for position in range(len(accuracy) if reached is None else reached, len(accuracy)):
        if not is_down and accuracy[position] < FALLEN:
            falls.append(position)
            is_down = True
        elif accuracy[position] >= RECOVERED:
            is_down = False
    return falls


@dataclass(frozen=True)
class SumCounts:
    """How many sums training sees, how many others there are, and how many frequencies the numbers have."""

    trained: int
    others: int
    frequencies: int


def story(curves: Curves, step: int, counts: SumCounts) -> str:
    """What one is looking at at this step, from the run's own numbers."""
    if not len(curves):
        return ""
    position = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    now = {name: float(values[position]) for name, values in curves.metrics.items()}
    train, validation = now["train_accuracy"], now["validation_accuracy"]
    if step == 0:
        return tr("untrained, it guesses: {share} of all sums are right by chance.").format(share=_share(validation))
    reached = {mark.name: mark.step for mark in curves.marks if mark.step <= step}
    held = tr("{key:.0f} of {frequencies} waves hold nearly all of its number table").format(
        key=now["key_frequencies"], frequencies=counts.frequencies
    )
    if _is_down(reached, train, validation):
        return tr(
            "a spike of the loss: {trained} of the training sums are right, {others} of the others. The "
            "learning rate is high; it comes back."
        ).format(trained=_share(train), others=_share(validation))
    if MEMORISED not in reached and GENERALISED not in reached:
        doing = tr("It is memorising them.") if validation < 0.5 * train else tr("It is learning the rule.")
        told = tr("{share} of its {trained:,} training sums are right, {other_share} of the {others:,} others.").format(
            share=_share(train), trained=counts.trained, other_share=_share(validation), others=counts.others
        )
        return f"{told} {doing}"
    if GENERALISED not in reached:
        since = (curves.steps >= reached[MEMORISED]) & (curves.steps <= step)
        shows = bool((curves.metrics["validation_accuracy"][since] >= RULE_SHOWS).any())
        told = (
            tr("all {trained:,} training sums are right, {other_share} of the others.")
            if train == 1
            else tr("{share} of the training sums are right, {other_share} of the others.")
        ).format(trained=counts.trained, share=_share(train), other_share=_share(validation))
        doing = tr("It is building the rule: {held}.") if shows else tr("It knows its sums, not the rule: {held}.")
        return f"{told} {doing.format(held=held)}"
    if CLEANED_UP not in reached:
        return tr("{share} of the sums it never saw are right. It is tidying up: {held}.").format(
            share=_share(validation), held=held
        ) + _jump(reached)
    return tr("{share} of the sums it never saw are right, by rotations: {held}.").format(
        share=_share(validation), held=held
    )


def _is_down(reached: dict[str, int], train: float, validation: float) -> bool:
    """Whether an accuracy that was reached has fallen."""
    return (MEMORISED in reached and train < FALLEN) or (GENERALISED in reached and validation < FALLEN)


def _jump(reached: dict[str, int]) -> str:
    """Says so where a spike of the loss came before the rule."""
    before = [
        step
        for name, step in reached.items()
        if name.startswith(SPIKE) and reached.get(MEMORISED, step) <= step <= reached[GENERALISED]
    ]
    if not before:
        return ""
    return " " + tr("A spike of the loss at step {step:,} helped the jump.").format(step=max(before))


def _share(value: float) -> str:
    """Whole per cent, one decimal near the ends; never 0 or 100 where it is not."""
    if 0 < value < 0.001:
        return as_written("<0.1 %")
    if 0.999 < value < 1:
        return as_written(">99.9 %")
    return as_written(f"{100 * value:.1f} %" if 0 < value < 0.01 or 0.99 < value < 1 else f"{100 * value:.0f} %")
