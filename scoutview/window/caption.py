"""The sentence above the timeline: which step is on screen, and how the run stands."""

from html import escape

from scoutview.graphics.numbers import count
from scoutview.session import Session


def caption(session: Session) -> str:
    """Rich text; the step in bold."""
    line, training = session.timeline, session.training
    if session.loading:
        return "Building the model…" if session.training is not None else "Opening the recording…"
    if line.step is None:
        return "No frames yet. They appear here as the model trains."
    here = f"<b>step {count(line.step)}</b>"
    if training is not None and training.state == "training":
        if line.following:
            return f"Training: {here} of {count(training.planned_steps)}.{_spacing(session)}"
        return f"Training goes on at step {count(training.step)}. You are looking at {here}.{_spacing(session)}"
    if len(line.steps) == 1 and line.step == 0:
        return f"{here}: the untrained model. All its weights are random; press Train."
    return f"You are looking at {here} of {count(line.steps[-1])}{_state(session)}.{_spacing(session)}"


def _state(session: Session) -> str:
    state = session.training.state if session.training is not None else session.state
    words = {
        "paused": ", paused",
        "finished": ", training has finished",
        "stopped": ", training was stopped",
        "failed": ", training ended with an error",
        "training": ", another process trains on",
    }
    return words.get(state, f", {escape(state)}" if state else "")


def _spacing(session: Session) -> str:
    """Says so once frames were let go or the disk could not keep up."""
    spacings = [change for change in session.curves.changes if change.name == "frame_spacing"]
    if not spacings:
        return ""
    return f" Frames are now {count(int(spacings[-1].value))} steps apart."
