"""Draws the scenes of a talk: each from its own recording, with the panels, the probe and the words it names."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from scoutview.export.deck_slide import Slide, slide_from_picture
from scoutview.export.feeding import Feeder
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.scene_opening import SceneOpening
from scoutview.export.stamp import footer
from scoutview.graphics.base.theme import THEMES
from scoutview.panels.registry import panel_named
from scoutview.talks.scene import Scene, task_in_words


class SceneDrawing:
    """Draws scenes at one size, in their own theme or in one for all. Use it from the GUI thread, then close it."""

    def __init__(
        self, talk: Path, size: PictureSize, *, theme: str = "", footer: bool = True, transparent: bool = False
    ) -> None:
        self._size, self._theme = size, theme
        self._footer, self._transparent = footer, transparent
        self._opening = SceneOpening(talk)

    def __enter__(self) -> SceneDrawing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._opening.__exit__(kind, error, at)

    def picture(self, scene: Scene) -> tuple[Picture, PictureWords]:
        """The scene's panels, fed, and the words around them.

        Raises:
            UserError: its recording is missing or another one by now, or it has no panel that can be drawn.
        """
        opened = self._opening.opened(scene)
        lab, theme = opened.lab, THEMES[self._theme or scene.theme]
        classes = [panel_named(view.name) for view in opened.views]
        picture = Picture(classes, self._size, theme, transparent=self._transparent)
        feeder = Feeder(opened.recording, lab, opened.probe)
        for panel, view in zip(picture.panels, opened.views, strict=True):
            panel.restore(view.settings)
            frame = feeder.feed(panel, scene.step)
        below = footer(lab, frame.step, frame.weights, opened.probe, whole=self._footer)
        story = lab.story(opened.recording.curves(), frame.step)
        return picture, PictureWords(scene.title or lab.title, scene.caption or story, below)

    def slide(self, scene: Scene) -> Slide:
        """The scene as a slide, its notes, and what to try in it, as the speaker's."""
        picture, words = self.picture(scene)
        notes = "\n\n".join(filter(None, (scene.notes, task_in_words(scene.task))))
        return slide_from_picture(picture, words, notes)
