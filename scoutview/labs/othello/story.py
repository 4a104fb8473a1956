"""What goes on in a run, from its own numbers: when it guesses, when it mostly knows what is legal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.language import as_written, tr

HALF, MOST = "half of first choices legal", "95 % of first choices legal"
SAID = {HALF: tr("half of first choices legal"), MOST: tr("95 % of first choices legal")}
LEVELS = ((HALF, 0.5), (MOST, 0.95))
ACCURACY = "validation_accuracy"


def marks(curves: Curves) -> Sequence[Mark]:
    """The first frames at which so many first choices in held-out games are legal."""
    if ACCURACY not in curves.metrics or not len(curves):
        return ()
    values = curves.metrics[ACCURACY]
    reached = ((name, np.flatnonzero(values >= level)) for name, level in LEVELS)
    return tuple(Mark(name, int(curves.steps[places[0]])) for name, places in reached if len(places))


def story(curves: Curves, step: int, *, all_legal: bool) -> str:
    """What one is looking at at this step."""
    if ACCURACY not in curves.metrics or not len(curves):
        return ""
    place = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    share = as_written(f"{100 * float(curves.metrics[ACCURACY][place]):.1f} %")
    if step == 0:
        told = tr("Untrained, {share} of its first choices in unseen games are legal.")
        shown = (
            tr("It is shown which moves are legal; no board, no rules.")
            if all_legal
            else tr("It is shown moves that were played; no board, no rules.")
        )
    else:
        told = tr("{share} of its first choices in unseen games are legal.")
        shown = (
            tr("It is shown which moves are legal; it was never shown a board.")
            if all_legal
            else tr("It is shown moves that were played; it was never shown a board.")
        )
    return f"{told.format(share=share)} {shown}"
