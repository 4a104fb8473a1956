"""What is said of the states of a recurrent layer."""

from math import isfinite

import numpy as np

from scoutview.graphics.base.numbers import MINUS, count, percent, share, two_decimals
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.panels.state_over_time.plan import LayerStates

NOTHING_YET = tr("No text was read yet.")
LEGENDS = {
    "state": (f"{MINUS}1", "1", tr("what a unit keeps")),
    "update": ("0 %", "100 %", tr("share that the letter replaces")),
    "candidate": (f"{MINUS}1", "1", tr("what the letter brings")),
    "gate": (f"{MINUS}1", "1", tr("what the value is multiplied with")),
}
UPDATE = tr(
    "<p>After each letter a unit keeps <b>h ← (1 − z) · h + z · c</b>: z is the share replaced, c is what the letter "
    "brings, between −1 and 1. Both come from the letters read alone, so no unit reads another one's state within its "
    "layer.</p>"
)


def findings(states: LayerStates | None) -> tuple[str, ...]:
    """Of this layer over this text, from long to short."""
    if states is None:
        return ("",)
    right = share(float(states.judged[states.first]))
    told = tr("unit {layer}.{cell} alone has {right} of the labels right").format(
        layer=states.layer, cell=states.first, right=right
    )
    known = states.memory[np.isfinite(states.memory)]
    if not len(known):
        return (
            tr("{cells} units over {letters} letters; {told}.").format(
                cells=count(states.cells), letters=count(len(states.tokens)), told=told
            ),
        )
    half = _letters(float(np.median(known)))
    return (
        tr("Of {cells} units half forget half of what they keep within {half}; {told}.").format(
            cells=count(states.cells), half=half, told=told
        ),
        tr("Half of the units forget half within {half}; {told}.").format(half=half, told=told),
        f"{capital(told)}.",
    )


def _letters(value: float) -> str:
    return tr("%n letters", "", max(1, round(value)), one="1 letter")


def cell_lines(states: LayerStates, cell: int, position: int) -> list[str]:
    """What is read off at a unit and a letter."""
    state, update, brings, gate = (
        float(states.values[form][cell, position]) for form in ("state", "update", "candidate", "gate")
    )
    lines = [
        tr("unit {layer}.{cell}: {state}").format(layer=states.layer, cell=cell, state=two_decimals(state)),
        tr("after “{heard}”").format(heard=states.heard(position)),
        tr("{update} of it replaced by {brings}").format(update=percent(update), brings=two_decimals(brings)),
        tr("read out times {gate}").format(gate=two_decimals(gate)),
    ]
    lasting, judged = float(states.memory[cell]), float(states.judged[cell])
    lines += [tr("keeps half for {letters}").format(letters=_letters(lasting))] if isfinite(lasting) else []
    return lines + (
        [tr("tells {judged} of unseen labels right").format(judged=percent(judged))] if isfinite(judged) else []
    )


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
        tr(
            "<p>Unit {layer}.{cell}, the last letter: (1 − {replaced:.3f}) · {before} + {replaced:.3f} · "
            "{new} = {now}</p>"
        ).format(
            layer=states.layer,
            cell=cell,
            replaced=replaced,
            before=two_decimals(before),
            new=two_decimals(new),
            now=two_decimals(now),
        )
    )
