"""What stands in the place of a panel where a model lacks what that shows: one sentence says why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.empty import Empty
from scoutview.language import tr
from scoutview.observation import Channel, Observation, Question
from scoutview.panels.panel import Panel

OF_TRAINING = tr("It tells of training.")


class LackingPanel(Panel):
    """It asks nothing, and keeps the choices of the panel it stands for."""

    needs = frozenset()
    why: ClassVar[str]
    explained: ClassVar[str] = tr("This model has no part of this kind.")

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._kept: Mapping[str, Any] = {}
        self.sentence = Empty(look, self.why, self, role="title")
        self.body.addWidget(self.sentence)

    def explanation(self) -> str:
        return self.explained

    def questions(self) -> Collection[Question]:
        return ()

    def show_observation(self, observation: Observation) -> None:
        """It is the same at every frame."""

    def formula(self) -> str:
        return f"<p>{self.why}</p>"

    def view_settings(self) -> Mapping[str, Any]:
        return self._kept

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._kept = view_settings


def standing_in(panel_class: type[Panel], why: str, explained: str = LackingPanel.explained) -> type[Panel]:
    """A panel of the same name and title that says this sentence, and in a line what it is about."""
    named = {each: getattr(panel_class, each) for each in ("name", "title", "brief_title", "field_term")}
    return type(f"{panel_class.__name__}Lacking", (LackingPanel,), {**named, "why": why, "explained": explained})


def why_lacking(panel_class: type[Panel], missing: Mapping[str, str], trained_elsewhere: str = "") -> str:
    """The sentence that says why this panel has nothing to show; `missing` has it by channel. Nothing where it has.

    `trained_elsewhere` is the sentence of a lab in which nothing is trained.
    """
    if panel_class.tells_of_training and trained_elsewhere:
        return trained_elsewhere
    return next((missing[need] for need in sorted(panel_class.needs) if need in missing), "")


def panels_offered(
    panels: Sequence[type[Panel]], channels: Iterable[Channel], missing: Mapping[str, str], trained_elsewhere: str = ""
) -> tuple[type[Panel], ...]:
    """Those of these panels that the channels feed, and what stands in for those with nothing to show of this model."""
    names = {channel.name for channel in channels}
    wanted = [panel for panel in panels if panel.needs <= names | missing.keys()]
    return tuple(
        standing_in(panel, why, OF_TRAINING if why == trained_elsewhere else LackingPanel.explained)
        if (why := why_lacking(panel, missing, trained_elsewhere))
        else panel
        for panel in wanted
    )
