"""A scene: what is needed to draw the same thing again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scoutview.language import tr

THEMES = ("dark", "light")


@dataclass(frozen=True)
class PanelView:
    """A panel by its name, with its own choices as it keeps them."""

    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """One picture of a talk, still alive: a frame of a recording, a probe, and the panels that show it.

    `recording` is a path as the talk has it, relative to the talk's folder where it can be, with forward slashes;
    `fingerprint` tells whether the frame is still the one that was meant (see `fingerprint_of`). `plays` are two steps
    between which the scene plays by itself when it is presented. `interventions` belong to the probe. `task` is
    something to try by oneself, in a sentence.
    """

    recording: str
    fingerprint: str
    step: int
    probe: str
    panels: tuple[PanelView, ...]
    theme: str = "dark"
    title: str = ""
    caption: str = ""
    notes: str = ""
    plays: tuple[int, int] | None = None
    interventions: tuple[str, ...] = ()
    task: str = ""


def task_in_words(task: str) -> str:
    """As an audience reads it; nothing of none."""
    return tr("Try it: {task}").format(task=task) if task else ""
