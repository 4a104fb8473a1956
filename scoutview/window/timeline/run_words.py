"""The run in words: the sentence above the timeline, a few words for the strip, and how long something still takes."""

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.session import Session
from scoutview.training.worker import OVER
from scoutview.window.base.states import state_in_words

STATES = {
    "paused": tr("paused"),
    "finished": tr("training has finished"),
    "stopped": tr("training was stopped"),
    "failed": tr("training ended with an error"),
    "training": tr("another process trains on"),
}
ROUNDED = (  # up to so many seconds
    (10, 1, 1, tr("{time} s left")),
    (60, 5, 1, tr("{time} s left")),
    (600, 60, 60, tr("{time} min left")),
    (3600, 300, 60, tr("{time} min left")),
)
HOUR_S = 3600


def caption(session: Session) -> tuple[str, str]:
    """The caption, its step between <b> and </b>, and what may follow where there is room."""
    step = session.timeline.step
    if session.loading:
        return tr("Building the model…") if session.training is not None else tr("Opening the recording…"), ""
    if step is None:
        return tr("No frames yet. They appear here as the model trains."), ""
    if session.lab is not None and session.lab.standing_still:
        return session.lab.standing_still, ""
    story = session.lab.story(session.curves, step) if session.lab is not None else ""
    if story:
        return tr("<b>Step {step}:</b> {story}").format(step=count(step), story=story), _state_after_story(session)
    return _state_with_step(session, tr("<b>step {step}</b>").format(step=count(step))), ""


def live_caption(session: Session) -> tuple[str, str]:
    """The same for an audience: which model is live, in place of the step alone."""
    lab, step = session.lab, session.timeline.step
    if lab is None or step is None or session.loading or not lab.has_model:
        return caption(session)
    if lab.standing_still:
        return tr("<b>Live: {title}.</b> {told}").format(title=lab.title, told=lab.standing_still), ""
    told = capital(lab.story(session.curves, step)) or lab.summary
    live = tr("<b>Live: {title}, step {step}.</b> {told}").format(title=lab.title, step=count(step), told=told)
    return live, _state_after_story(session)


def _state_with_step(session: Session, here: str) -> str:
    line, training, spacing = session.timeline, session.training, _spacing(session)
    if training is not None and training.state == "training":
        if line.following:
            planned = count(training.planned_steps)
            return tr("Training: {here} of {planned}.").format(here=here, planned=planned) + spacing
        going_on = tr("Training goes on at step {step}. You are looking at {here}.")
        return going_on.format(step=count(training.step), here=here) + spacing
    if _is_untrained(session):
        return tr("{here}: the untrained model. All its weights are random; press Train.").format(here=here)
    state = _state(session)
    told = tr("You are looking at {here} of {last}, {state}.") if state else tr("You are looking at {here} of {last}.")
    return told.format(here=here, last=count(line.steps[-1]), state=state) + spacing


def _state_after_story(session: Session) -> str:
    line, training = session.timeline, session.training
    if training is not None and training.state == "training":
        state = "" if line.following else tr("Training goes on at step {step}.").format(step=count(training.step))
    elif _is_untrained(session):
        state = tr("Press Train.")
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
    return " " + tr("Frames are now {steps} steps apart.").format(steps=count(int(spacings[-1].value)))


def run_status(session: Session) -> Sequence[str]:
    """The status in words, from long to short; a single empty text without a run."""
    training, description, steps = session.training, session.description, session.curves.steps
    if training is not None and training.state == "training":
        if training.steps_per_second < 1:
            return (state_in_words("training"),)
        pace = tr("{pace:,.0f} steps/s").format(pace=training.steps_per_second)
        left = time_left((training.planned_steps - training.step) / training.steps_per_second)
        return f"{state_in_words('training')} · {pace} · {left}", f"{pace} · {left}", pace
    if description is None:
        return ("",)
    if session.lab is not None and session.lab.trained_elsewhere:
        return tr("trained elsewhere"), tr("trained", "elsewhere")
    state = state_in_words(training.state if training is not None else session.state)
    newest = int(steps[-1]) if len(steps) else 0
    so_far = tr("%n steps", "", newest, one="1 step")
    if session.lab is not None and session.lab.trains_elsewhere:
        return f"{state} · {so_far}", state
    seed = tr("seed {seed}").format(seed=description.seed)
    if newest == 0:
        return (seed,)
    return f"{state} · {seed} · {so_far}", f"{seed} · {so_far}", seed


def time_left(seconds: float) -> str:
    """As exact as a guess from the pace just now is: "7 s left", "35 s left", "4 min left", "2.5 h left"."""
    for most, rounded_to, unit_s, words in ROUNDED:
        rounded = rounded_to * math.ceil(max(seconds, 0) / rounded_to)
        if rounded < most:
            return words.format(time=rounded // unit_s)
    hours = math.ceil(2 * seconds / HOUR_S) / 2
    return (tr("{time:,.0f} h left") if hours >= 10 else tr("{time:g} h left")).format(time=hours)
