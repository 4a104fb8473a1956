"""A picture of a panel as it is in the window: the same choices, the same numbers, drawn for a slide."""

from pathlib import Path

from scoutview.export.files import write_whole
from scoutview.export.picture import Picture, PictureSize, png_bytes
from scoutview.export.stamp import stamp
from scoutview.graphics.look import Look
from scoutview.panels.panel import Panel
from scoutview.recording.reader import Recording
from scoutview.session import Session

SLIDE = PictureSize(1920, 1080)


def save_picture(session: Session, panel: Panel, look: Look, path: Path) -> None:
    """Write a .png of what the panel shows, in the theme on screen, with where it came from under it.

    Raises:
        UserError: it cannot be written there.
    """
    picture = Picture(type(panel), SLIDE, look.theme)
    copy = picture.panel
    copy.restore(panel.view_settings())
    copy.show_curves(session.curves)
    shown = session.shown_to(panel)
    if shown.observation is not None:
        copy.show_observation(shown.observation)
    for history in shown.histories.values():
        copy.show_history(history)
    step = shown.observation.step if shown.observation is not None else session.timeline.step
    write_whole(path, png_bytes(picture.render(footer=_footer(session, step))))


def _footer(session: Session, step: int | None) -> str:
    if session.lab is None or session.path is None or step is None:
        return ""
    with Recording.open(session.path) as recording:
        frame = recording.frame_at(step)
        return stamp(session.lab, frame.step, frame.weights)
