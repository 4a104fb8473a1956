"""How the run goes, in a few words for the strip: how fast and how long still, or which run it was."""

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import count
from scoutview.session import Session

ROUNDED = ((10, 1, 1, "s"), (60, 5, 1, "s"), (600, 60, 60, "min"), (3600, 300, 60, "min"))  # up to so many seconds
HOUR_S = 3600


def run_status(session: Session) -> Sequence[str]:
    """The status in words, from long to short; a single empty text without a run."""
    training, description, steps = session.training, session.description, session.curves.steps
    if training is not None and training.state == "training":
        if training.steps_per_second < 1:
            return ("training",)
        pace = f"{training.steps_per_second:,.0f} steps/s"
        left = time_left((training.planned_steps - training.step) / training.steps_per_second)
        return f"training · {pace} · {left}", f"{pace} · {left}", pace
    if description is None:
        return ("",)
    seed = f"seed {description.seed}"
    state = training.state if training is not None else session.state
    if not len(steps) or steps[-1] == 0:
        return (seed,)
    return f"{state} · {seed} · {count(int(steps[-1]))} steps", f"{seed} · {count(int(steps[-1]))} steps", seed


def time_left(seconds: float) -> str:
    """As exact as a guess from the pace just now is: "7 s left", "35 s left", "4 min left", "2.5 h left"."""
    for most, rounded_to, unit_s, unit in ROUNDED:
        rounded = rounded_to * math.ceil(max(seconds, 0) / rounded_to)
        if rounded < most:
            return f"{rounded // unit_s} {unit} left"
    hours = math.ceil(2 * seconds / HOUR_S) / 2
    return f"{hours:,.0f} h left" if hours >= 10 else f"{hours:g} h left"
