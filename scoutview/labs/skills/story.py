"""What a run that comes by many skills is told of: its marks, and what one is looking at. Numpy only."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.language import tr

KNOWN_FROM = 0.95  # of the cases of a skill
SMALL = 0.01  # a loss that two decimals do not tell
GUESSING = math.log(2)  # the loss of saying even and odd alike
IN_WORDS = {
    "first skill": tr("first skill"),
    "a quarter of the skills": tr("a quarter of the skills"),
    "half of the skills": tr("half of the skills"),
    "every skill": tr("every skill"),
}  # what people read of the marks


def marks(curves: Curves, skills: int) -> Sequence[Mark]:
    """The first frames with one skill known, with a quarter of them, half of them, and all."""
    known = curves.metrics.get("skills_known", np.zeros(0))
    wanted = {"first skill": 1, "a quarter of the skills": skills / 4, "half of the skills": skills / 2}
    found = []
    for name, least in {**wanted, "every skill": skills}.items():
        places = np.flatnonzero(known >= max(1, least))
        if len(places):
            found.append(Mark(name, int(curves.steps[places[0]])))
    return tuple(found)


def story(curves: Curves, step: int, skills: int) -> str:
    """What one is looking at at this step, from the run's own numbers."""
    if not len(curves) or "skills_known" not in curves.metrics:
        return ""
    position = max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)
    known = round(float(curves.metrics["skills_known"][position]))
    loss = float(curves.metrics["validation_loss"][position])
    if not math.isfinite(loss):
        return ""
    fallen = (
        tr("the mean loss is {loss:.2f} (guessing: {guessing:.2f})")
        if loss >= SMALL
        else tr("the mean loss is below {small} (guessing: {guessing:.2f})")
    ).format(loss=loss, small=SMALL, guessing=GUESSING)
    if known == 0:
        return tr("it knows none of its {skills} skills yet; {fallen}.").format(skills=skills, fallen=fallen)
    if known == skills:
        return tr("it knows all {skills} skills; {fallen}.").format(skills=skills, fallen=fallen)
    return tr("it knows {known} of {skills} skills, those it meets often first; {fallen}.").format(
        known=known, skills=skills, fallen=fallen
    )
