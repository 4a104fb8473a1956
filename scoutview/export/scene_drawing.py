"""Draws the scenes of a talk: each from its own recording, with the panels, the probe and the words it names."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from scoutview.errors import UsageError, UserError
from scoutview.export.deck_slide import Slide, slide_from_picture
from scoutview.export.feeding import Feeder
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.stamp import footer
from scoutview.graphics.base.theme import THEMES
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.scene import Scene


class SceneDrawing:
    """Draws scenes at one size, in their own theme or in one for all. Use it from the GUI thread, then close it."""

    def __init__(
        self, talk: Path, size: PictureSize, *, theme: str = "", footer: bool = True, transparent: bool = False
    ) -> None:
        self._talk, self._size, self._theme = talk, size, theme
        self._footer, self._transparent = footer, transparent
        self._open: dict[Path, Recording] = {}

    def __enter__(self) -> SceneDrawing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for recording in self._open.values():
            recording.close()
        self._open.clear()

    def picture(self, scene: Scene) -> tuple[Picture, PictureWords]:
        """The scene's panels, fed, and the words around them.

        Raises:
            UserError: its recording is missing or another one by now, or it has no panel that can be drawn.
        """
        check_scene(scene, self._talk)
        recording = self._recording(recording_path(scene, self._talk))
        description = recording.description
        lab = lab_of_recording(description.lab, description.settings, recording.assets)
        probe = lab.parse_probe(scene.probe) if scene.probe else lab.default_probe()
        probe = probe.with_interventions(scene.interventions)
        fed = panels_for(lab.channels)
        views = [view for view in scene.panels if _known(view.name) in fed]
        if not views:
            raise UserError(f"Scene “{scene.title}” has no panel that this version of ScoutView can draw.")
        theme = THEMES[self._theme or scene.theme]
        picture = Picture([panel_named(v.name) for v in views], self._size, theme, transparent=self._transparent)
        feeder = Feeder(recording, lab, probe)
        for panel, view in zip(picture.panels, views, strict=True):
            panel.restore(view.settings)
            frame = feeder.feed(panel, scene.step)
        below = footer(lab, frame.step, frame.weights, probe, whole=self._footer)
        return picture, PictureWords(
            scene.title or lab.title, scene.caption or lab.story(recording.curves(), frame.step), below
        )

    def slide(self, scene: Scene) -> Slide:
        """The scene as a slide, its notes as the speaker's."""
        picture, words = self.picture(scene)
        return slide_from_picture(picture, words, scene.notes)

    def _recording(self, path: Path) -> Recording:
        if path not in self._open:
            self._open[path] = Recording.open(path)
        return self._open[path]


def _known(name: str) -> type[Panel] | None:
    try:
        return panel_named(name)
    except UsageError:
        return None
