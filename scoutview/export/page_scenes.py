"""Which frames the scenes of a talk have on a page: those that a scene plays, or all of its run, and its own."""

from scoutview.export.page_drawing import PartPlan
from scoutview.export.page_plan import check_panels, frames_of_marks, spread_frames
from scoutview.export.scene_opening import SceneOpening
from scoutview.graphics.base.theme import THEMES
from scoutview.talks.scene import Scene


def plan_of_scene(opening: SceneOpening, scene: Scene, frames: int, *, theme: str, footer: bool) -> PartPlan:
    """The part of the page that is this scene, in `theme` or its own; its own frame is shown first, and named.

    Raises:
        UserError: its recording is missing or another one by now, or it has no panel that can be drawn, or too many.
    """
    opened = opening.opened(scene)
    check_panels(len(opened.views))
    recording = opened.recording
    every = [int(step) for step in recording.steps]
    start = max(step for step in every if step <= scene.step or step == every[0])
    first, last = sorted(scene.plays) if scene.plays is not None else (every[0], every[-1])
    within = [step for step in every if first <= step <= last or step == start]
    kept = {start, *frames_of_marks(recording.marks, every)}
    return PartPlan(
        recording,
        opened.lab,
        opened.views,
        [opened.probe],
        spread_frames(within, min(len(within), frames), kept),
        start,
        THEMES[theme or scene.theme],
        scene.title,
        scene.caption,
        footer=footer,
        of_scene=True,
    )
