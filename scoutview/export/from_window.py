"""A picture of panels as they are in the window: the same choices, the same numbers, drawn for a slide."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from scoutview.export.page_panels import svg_of_panel
from scoutview.export.page_parts import layouts_for, packed
from scoutview.export.page_plan import IN_TEXT
from scoutview.export.panel_painting import PanelHolder
from scoutview.export.picture import Picture, PictureSize
from scoutview.export.stamp import footer
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import Theme
from scoutview.panels.panel import Panel
from scoutview.recording.reader import Recording
from scoutview.run_set import NO_RUNS
from scoutview.session import Session


def picture_from_window(
    session: Session, panels: Sequence[Panel], size: PictureSize, theme: Theme, *, transparent: bool = False
) -> Picture:
    """A picture of these panels, fed with what they show at this moment."""
    picture = Picture([type(panel) for panel in panels], size, theme, transparent=transparent)
    _show_the_same(session, panels, picture.panels)
    return picture


def page_bytes_from_window(session: Session, panels: Sequence[Panel], theme: Theme, frames: int) -> float:
    """What a page takes of so many frames like the one on screen, where they share nothing with each other.

    The first frame is there once more, as it is shown without scripts. Words, style and script are not counted.
    """
    look, total = Look(theme, picture=True), 0.0
    for layout in layouts_for(len(panels)):
        holder = PanelHolder([type(panel) for panel in panels], look, layout.width, layout.height)
        holder.place([QRect(0, 0, layout.width, layout.height)] * len(panels))
        _show_the_same(session, panels, holder.panels)
        holder.settle()
        svgs = [svg_of_panel(copy, layout) for copy in holder.panels]
        total += sum(frames * len(packed(svg)) + IN_TEXT * len(svg) for svg in svgs)
    return total


def _show_the_same(session: Session, panels: Sequence[Panel], copies: Sequence[Panel]) -> None:
    """With the choices that were made in the window."""
    for panel, copy in zip(panels, copies, strict=True):
        shown = session.shown_to(panel)
        copy.restore(panel.view_settings())
        copy.show_curves(session.curves)
        if copy.compares_runs:
            copy.show_runs(panel.runs)
        if shown.observation is not None:
            copy.show_observation(shown.observation)
        for history in shown.histories.values():
            copy.show_history(history)


def is_whole(session: Session, panels: Sequence[Panel], picture: Picture) -> bool:
    """Whether these panels had, of the frame at the cursor, all that their copies in the picture ask for."""
    for panel, copy in zip(panels, picture.panels, strict=True):
        shown = session.shown_to(panel)
        seen = shown.observation
        if panel.compares_runs and panel.runs is NO_RUNS:
            return False  # they are being read
        if seen is None or (seen.step, seen.probe) != (session.timeline.step, session.probe) or seen.unfolding:
            return False
        told = {request for request, history in shown.histories.items() if history.complete}
        if not set(copy.questions()) <= set(panel.questions()) or not set(copy.histories()) <= told:
            return False
    return True


def footer_from_window(session: Session, panel: Panel, *, whole: bool = True) -> str:
    """The line that says where what this panel shows came from, or only what was changed inside the model.

    Nothing where the panel shows nothing.
    """
    observation = session.shown_to(panel).observation
    step = observation.step if observation is not None else session.timeline.step
    probe = observation.probe if observation is not None else session.probe
    if session.lab is None or session.path is None or step is None or probe is None:
        return ""
    with Recording.open(session.path) as recording:
        frame = recording.frame_at(step)
        return footer(session.lab, frame.step, frame.weights, probe, whole=whole)
