"""What is said of the states of a recurrent layer."""

from math import isfinite

import numpy as np

from scoutview.graphics.base.numbers import MINUS, count, percent, share, two_decimals
from scoutview.panels.state_over_time.plan import LayerStates

NOTHING_YET = "No text was read yet."
LEGENDS = {
    "state": (f"{MINUS}1", "1", "what a unit keeps"),
    "update": ("0 %", "100 %", "share that the letter replaces"),
    "candidate": (f"{MINUS}1", "1", "what the letter brings"),
    "gate": (f"{MINUS}1", "1", "what the value is multiplied with"),
}
UPDATE = (
    "<p>After each letter a unit keeps <b>h ← (1 − z) · h + z · c</b>: z is the share replaced, c is what the letter "
    "brings, between −1 and 1. Both come from the letters read alone, so no unit reads another one's state within its "
    "layer.</p>"
)


def findings(states: LayerStates | None) -> tuple[str, ...]:
    """Of this layer over this text, from long to short."""
    if states is None:
        return ("",)
    right = share(float(states.judged[states.first]))
    told = f"unit {states.layer}.{states.first} alone has {right} of the labels right"
    known = states.memory[np.isfinite(states.memory)]
    if not len(known):
        return (f"{count(states.cells)} units over {count(len(states.tokens))} letters; {told}.",)
    half = _letters(float(np.median(known)))
    return (
        f"Of {count(states.cells)} units half forget half of what they keep within {half}; {told}.",
        f"Half of the units forget half within {half}; {told}.",
        f"{told.capitalize()}.",
    )


def _letters(value: float) -> str:
    rounded = max(1, round(value))
    return f"{count(rounded)} letter{'' if rounded == 1 else 's'}"


def cell_lines(states: LayerStates, cell: int, position: int) -> list[str]:
    """What is read off at a unit and a letter."""
    state, update, brings, gate = (
        float(states.values[form][cell, position]) for form in ("state", "update", "candidate", "gate")
    )
    lines = [
        f"unit {states.layer}.{cell}: {two_decimals(state)}",
        f"after “{states.heard(position)}”",
        f"{percent(update)} of it replaced by {two_decimals(brings)}",
        f"read out times {two_decimals(gate)}",
    ]
    lasting, judged = float(states.memory[cell]), float(states.judged[cell])
    lines += [f"keeps half for {_letters(lasting)}"] if isfinite(lasting) else []
    return lines + ([f"tells {percent(judged)} of unseen labels right"] if isfinite(judged) else [])


def states_formula(states: LayerStates | None) -> str:
    """The update with the numbers of the last letter and of the best unit."""
    if states is None or not len(states.tokens):
        return UPDATE
    cell = states.first
    state, update, brings = (states.values[form][cell] for form in ("state", "update", "candidate"))
    if len(states.tokens) < 2:
        return UPDATE
    replaced, before, new, now = (float(each) for each in (update[-1], state[-2], brings[-1], state[-1]))
    return UPDATE + (
        f"<p>Unit {states.layer}.{cell}, the last letter: (1 − {replaced:.3f}) · {two_decimals(before)} + "
        f"{replaced:.3f} · {two_decimals(new)} = {two_decimals(now)}</p>"
    )
