"""Opens the recordings of a talk's scenes, each once, and finds what a scene is about in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from scoutview.errors import UsageError, UserError
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.scene import PanelView, Scene


@dataclass(frozen=True, eq=False)
class OpenScene:
    """A scene's recording, what it asks, and those of its panels that this version can draw."""

    recording: Recording
    lab: Lab[Any, Any]
    probe: Probe
    views: Sequence[PanelView]


class SceneOpening:
    """Opens scenes of the talk at a path; closing it closes their recordings."""

    def __init__(self, talk: Path) -> None:
        self._talk = talk
        self._open: dict[Path, Recording] = {}

    def __enter__(self) -> SceneOpening:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for recording in self._open.values():
            recording.close()
        self._open.clear()

    def opened(self, scene: Scene) -> OpenScene:
        """The scene, with at least one panel.

        Raises:
            UserError: its recording is missing or another one by now, or it has no panel that can be drawn.
        """
        check_scene(scene, self._talk)
        recording = self._recording(recording_path(scene, self._talk))
        lab = lab_of_recording(recording)
        probe = lab.parse_probe(scene.probe) if scene.probe else lab.default_probe()
        fed = panels_for(lab.channels)
        views = [view for view in scene.panels if _known(view.name) in fed]
        if not views:
            raise UserError(
                tr("Scene “{title}” has no panel that this version of ScoutView can draw.").format(title=scene.title)
            )
        return OpenScene(recording, lab, probe.with_interventions(scene.interventions), views)

    def _recording(self, path: Path) -> Recording:
        if path not in self._open:
            self._open[path] = Recording.open(path)
        return self._open[path]


def _known(name: str) -> type[Panel] | None:
    try:
        return panel_named(name)
    except UsageError:
        return None
