"""The run in words: the sentence above the timeline, a few words for the strip, and how long something still takes."""

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.sentence import capital
from scoutview.session import Session
from scoutview.training.worker import OVER

STATES = {
    "paused": "paused",
    "finished": "training has finished",
    "stopped": "training was stopped",
    "failed": "training ended with an error",
    "training": "another process trains on",
}
ROUNDED = ((10, 1, 1, "s"), (60, 5, 1, "s"), (600, 60, 60, "min"), (3600, 300, 60, "min"))  # up to so many seconds
HOUR_S = 3600


def caption(session: Session) -> tuple[str, str]:
    """The caption, its step between <b> and </b>, and what may follow where there is room."""
    step = session.timeline.step
    if session.loading:
        return "Building the model…" if session.training is not None else "Opening the recording…", ""
    if step is None:
        return "No frames yet. They appear here as the model trains.", ""
    if session.lab is not None and session.lab.standing_still:
        return session.lab.standing_still, ""
    story = session.lab.story(session.curves, step) if session.lab is not None else ""
    if story:
        return f"<b>Step {count(step)}:</b> {story}", _state_after_story(session)
    return _state_with_step(session, f"<b>step {count(step)}</b>"), ""


def live_caption(session: Session) -> tuple[str, str]:
    """The same for an audience: which model is live, in place of the step alone."""
    lab, step = session.lab, session.timeline.step
    if lab is None or step is None or session.loading or not lab.has_model:
        return caption(session)
    if lab.standing_still:
        return f"<b>Live: {lab.title}.</b> {lab.standing_still}", ""
    told = capital(lab.story(session.curves, step)) or lab.summary
    return f"<b>Live: {lab.title}, step {count(step)}.</b> {told}", _state_after_story(session)


def _state_with_step(session: Session, here: str) -> str:
    line, training = session.timeline, session.training
    if training is not None and training.state == "training":
        if line.following:
            return f"Training: {here} of {count(training.planned_steps)}.{_spacing(session)}"
        return f"Training goes on at step {count(training.step)}. You are looking at {here}.{_spacing(session)}"
    if _is_untrained(session):
        return f"{here}: the untrained model. All its weights are random; press Train."
    state = _state(session)
    return f"You are looking at {here} of {count(line.steps[-1])}{state and f', {state}'}.{_spacing(session)}"


def _state_after_story(session: Session) -> str:
    line, training = session.timeline, session.training
    if training is not None and training.state == "training":
        state = "" if line.following else f"Training goes on at step {count(training.step)}."
    elif _is_untrained(session):
        state = "Press Train."
    else:
        words = _state(session)
        state = f"{capital(words)}." if words else ""
    return f"{state}{_spacing(session)}".strip()


def _is_untrained(session: Session) -> bool:
    steps = session.timeline.steps
    return len(steps) == 1 and steps[0] == 0


def _state(session: Session) -> str:
    state = session.training.state if session.training is not None else session.state
    return STATES.get(state, state)


def is_over(session: Session) -> bool:
    """Whether no more frames come unless somebody trains on."""
    state = session.training.state if session.training is not None else session.state
    return state in OVER


def _spacing(session: Session) -> str:
    """Says so once frames were let go or the disk could not keep up."""
    spacings = [change for change in session.curves.changes if change.name == "frame_spacing"]
    if not spacings:
        return ""
    return f" Frames are now {count(int(spacings[-1].value))} steps apart."


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
    if session.lab is not None and session.lab.trained_elsewhere:
        return "trained elsewhere", "trained"
    state = training.state if training is not None else session.state
    if session.lab is not None and session.lab.trains_elsewhere:
        return f"{state} · {count(int(steps[-1]) if len(steps) else 0)} steps", state
    seed = f"seed {description.seed}"
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
