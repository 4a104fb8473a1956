"""The parts of the attention panel, and where they go for what is shown."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.language import tr_noop
from scoutview.panels.attention.controls import HeadControls
from scoutview.panels.attention.derivation import DerivationPicture
from scoutview.panels.attention.head import AttentionHead
from scoutview.panels.attention.maps import HeadMaps
from scoutview.panels.attention.plan import PADDING, Arrangement
from scoutview.panels.attention.reading import Reading
from scoutview.panels.attention.run_curves import HeadCurves
from scoutview.panels.panel import Panel

STEPPER = 32.0
WALK_SECONDS = 20.0  # that all stages take when they are played: each is read

View = Literal["text", "steps", "run"]  # what has the room of the head


@dataclass(frozen=True, eq=False)
class AttentionParts:
    """Canvases and controls; what they show is for the panel."""

    panel: Panel
    controls: HeadControls
    maps: HeadMaps
    reading: Reading
    head: AttentionHead
    run: HeadCurves
    derivation: DerivationPicture
    stepper: LocalStepper

    @classmethod
    def on(cls, panel: Panel, look: Look) -> "AttentionParts":
        """As children of the panel."""
        return cls(
            panel,
            HeadControls(look, panel),
            HeadMaps(look, panel),
            Reading(look, panel),
            AttentionHead(look, panel),
            HeadCurves(look, panel),
            DerivationPicture(look, panel),
            LocalStepper(look, panel, seconds=WALK_SECONDS, noun=tr_noop("stage")),
        )

    def place_controls(self, width: float) -> float:
        """Over all else in a panel of this width; where the parts below them begin."""
        inner = width - 2 * PADDING
        height = self.controls.arrange(inner)
        self.panel.place(self.controls, Box(PADDING, 0, inner, height))
        return height + 4

    def place(self, places: Arrangement, view: View, *, shown: bool) -> None:
        """Each in its place; maps and words only where they are `shown`."""
        self.maps.follow_plan(places.maps_plan)
        for part, box, visible in (
            (self.maps, places.maps, shown),
            (self.reading, places.reading, shown),
            (self.head, places.head, view == "text"),
            (self.run, places.head, view == "run"),
        ):
            part.setVisible(visible)
            self.panel.place(part, box)
        self._place_steps(_indented(places.head), shown=view == "steps")

    def place_in_picture(self, whole: Box, *, with_name: bool) -> None:
        """One head and no choosing: its name and key in the empty corner, or above it where there is none."""
        self.panel.place(self.run, whole)
        self.panel.place(self.head, whole)
        self.panel.place(self.derivation, _indented(whole))
        self.stepper.hide()
        if with_name and not self.head.legend_fits():
            self.reading.show()
            self.panel.place(self.reading, _indented(whole)._replace(height=56))
            self.panel.place(self.head, Box(0, 64, whole.width, whole.height - 64))

    def _place_steps(self, box: Box, *, shown: bool) -> None:
        """The way to a share with its stepper."""
        parts: tuple[QWidget, QWidget] = self.derivation, self.stepper
        for part in parts:
            part.setVisible(shown)
        self.panel.place(self.stepper, box._replace(height=STEPPER))
        self.panel.place(self.derivation, box._replace(y=box.y + STEPPER + 4, height=box.height - STEPPER - 8))


def _indented(box: Box) -> Box:
    return box._replace(x=box.x + PADDING, width=box.width - 2 * PADDING)
