"""Draws one part of a page: panels of one recording, at many frames, under one probe or several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scoutview.export.feeding import Feeder
from scoutview.export.page_panels import DrawnFrame, PagePanels
from scoutview.export.page_parts import Drawings, FrameWords, PagePart, UnderProbe, layouts_for
from scoutview.export.page_plan import (
    SAMPLED,
    check_panels,
    check_probes,
    check_size,
    frames_of_marks,
    printed_places,
    projected,
)
from scoutview.export.stamp import footer
from scoutview.frame import Curves
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.theme import Theme
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named
from scoutview.probe import PhotoProbe, PictureProbe, Probe
from scoutview.recording.reader import Recording
from scoutview.talks.scene import PanelView

THIS_SCENE = tr("this scene")
FROM = tr("from {file}")


@dataclass(frozen=True, eq=False)
class PartPlan:
    """What is drawn for one part: panels with their choices, probes, and steps of frames.

    `start` is the step that is shown first. A caption is the same at every frame; without one the lab tells of each.
    With `footer` it is told where a frame comes from. Of a scene its own frame has a name, and what is on the screen is
    printed; else the first, the last and the marked frames are.
    """

    recording: Recording
    lab: Lab[Any, Any]
    views: Sequence[PanelView]
    probes: Sequence[Probe]
    steps: Sequence[int]
    start: int
    theme: Theme
    title: str = ""
    caption: str = ""
    footer: bool = True
    of_scene: bool = False

    @property
    def frames(self) -> int:
        """How many are drawn in all."""
        return len(self.probes) * len(self.steps)


def drawn_part(plan: PartPlan, drawn_one: Callable[[], None]) -> PagePart:
    """The part; `drawn_one` is called after each frame. GUI thread; it needs no screen.

    Raises:
        UserError: the recording is damaged or lacks what is asked, or the page would be too large, which is told early.
    """
    check_panels(len(plan.views))
    check_probes(len(plan.probes))
    classes = [panel_named(view.name) for view in plan.views]
    curves = plan.recording.curves()
    named = frames_of_marks(plan.lab.told(curves).marks, [int(step) for step in plan.recording.steps])
    if plan.of_scene and len(plan.steps) > 1:
        named[plan.start] = ", ".join(filter(None, (THIS_SCENE, named.get(plan.start))))
    marks = {place: named[step] for place, step in enumerate(plan.steps) if step in named}
    asked = [_asked(plan, probe, classes, curves, drawn_one) for probe in plan.probes]
    return PagePart(
        plan.title or plan.lab.title,
        plan.caption,
        plan.theme,
        tuple(each.title for each in classes),
        asked[0][1],
        tuple(plan.steps),
        plan.steps.index(plan.start),
        tuple(each for each, _ in asked),
        marks,
        printed_places(tuple(marks), len(plan.steps)) if not plan.of_scene else (),
    )


def _asked(
    plan: PartPlan, probe: Probe, classes: Sequence[type[Panel]], curves: Curves, drawn_one: Callable[[], None]
) -> tuple[UnderProbe, tuple[str, ...]]:
    """What this probe brings, and what the panels say that they are."""
    feeder = Feeder(plan.recording, plan.lab, probe)
    panels = PagePanels(classes, plan.views, layouts_for(len(classes)), plan.theme, feeder)
    drawings = tuple(Drawings() for _ in classes)
    moments = []
    for number, drawn in enumerate(map(panels.drawn, plan.steps), 1):
        for of_panel, svgs in zip(drawings, drawn.svgs, strict=True):
            of_panel.add(svgs)
        moments.append(_moment(plan, probe, curves, drawn))
        if number == 1:
            first = _size(drawings)
        elif number == SAMPLED:
            check_size(len(plan.probes) * projected(first, _size(drawings), len(plan.steps)))
        drawn_one()
    explanations = tuple(panel.explanation() for panel in panels.panels)
    return UnderProbe(_in_words(plan.lab, probe), tuple(moments), drawings), explanations


def _in_words(lab: Lab[Any, Any], probe: Probe) -> str:
    """As one chooses it: a picture of one's own is written as its pixels, which nobody would know it by."""
    if isinstance(probe, PictureProbe):
        return probe.title
    return (isinstance(probe, PhotoProbe) and probe.own) or lab.format_probe(probe)


def _moment(plan: PartPlan, probe: Probe, curves: Curves, drawn: DrawnFrame) -> FrameWords:
    frame = drawn.frame
    below = footer(plan.lab, frame.step, frame.weights, probe, whole=plan.footer)
    source = f"{below} · {FROM.format(file=plan.recording.path.name)}" if plan.footer else below
    story = plan.lab.story(curves, frame.step)
    return FrameWords(capital(story), source, drawn.words)


def _size(drawings: Sequence[Drawings]) -> int:
    return sum(len(each.packed()) for each in drawings)
