"""A talk while it is edited: every change can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk

MOST_KEPT = 200


class EditedTalk:
    """A talk and its past. `on_change` is called after every change, undoing included."""

    def __init__(self, talk: Talk | None = None) -> None:
        self.talk = talk or Talk()
        self.on_change: Callable[[], None] = lambda: None
        self._saved = self.talk
        self._undone: list[Talk] = []
        self._past: list[Talk] = []

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what was last saved."""
        return self.talk != self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def mark_saved(self, talk: Talk | None = None) -> None:
        """It stands in a file as it is now; `talk` where writing changed it (paths)."""
        if talk is not None:
            self.talk = talk
        self._saved = self.talk
        self.on_change()

    def insert(self, scene: Scene, number: int | None = None) -> int:
        """Add a scene before this one, or at the end; returns its number."""
        at = len(self.talk.scenes) if number is None else min(max(number, 0), len(self.talk.scenes))
        scenes = list(self.talk.scenes)
        scenes.insert(at, scene)
        self._become(replace(self.talk, scenes=tuple(scenes)))
        return at

    def remove(self, number: int) -> None:
        scenes = [scene for at, scene in enumerate(self.talk.scenes) if at != number]
        self._become(replace(self.talk, scenes=tuple(scenes)))

    def move(self, number: int, to: int) -> None:
        """The scene of this number becomes number `to`."""
        scenes = list(self.talk.scenes)
        scene = scenes.pop(number)
        scenes.insert(min(max(to, 0), len(scenes)), scene)
        self._become(replace(self.talk, scenes=tuple(scenes)))

    def duplicate(self, number: int) -> int:
        """A copy after it; returns its number."""
        return self.insert(self.talk.scenes[number], number + 1)

    def change(self, number: int, **values: Any) -> None:
        """Other values of a scene: `title`, `caption`, `notes`, `theme`, `plays` and so on."""
        scenes = list(self.talk.scenes)
        scenes[number] = replace(scenes[number], **values)
        self._become(replace(self.talk, scenes=tuple(scenes)))

    def rename(self, title: str) -> None:
        self._become(replace(self.talk, title=title))

    def become(self, talk: Talk) -> None:
        """A change made elsewhere, a recording found for instance."""
        self._become(talk)

    def undo(self) -> None:
        if self._past:
            self._undone.append(self.talk)
            self.talk = self._past.pop()
            self.on_change()

    def redo(self) -> None:
        if self._undone:
            self._past.append(self.talk)
            self.talk = self._undone.pop()
            self.on_change()

    def _become(self, talk: Talk) -> None:
        if talk == self.talk:
            return
        self._past = [*self._past[-MOST_KEPT + 1 :], self.talk]
        self._undone.clear()
        self.talk = talk
        self.on_change()
