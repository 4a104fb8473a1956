"""The base of panels that show something with steps of its own: a trajectory, a text, a forward pass."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.panels.panel import Panel


class SteppedPanel(Panel):
    """Goes through its steps with a stepper, which a subclass has among its controls and gives to `_step_with`.

    The chosen step is `_step`, None for always the newest; a subclass keeps it in its view settings.
    """

    stepper: LocalStepper

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._step: int | None = None

    def local_steps(self) -> int:
        return self._steps().arrived

    def show_local_step(self, number: int) -> None:
        self.stepper.stop()
        self._choose_step(self._steps().choice_of(number))

    def _steps(self) -> Steps:
        """The steps of what is shown now, with the chosen one."""
        raise NotImplementedError

    def arrange_controls(self, controls: Controls, rows: Callable[[int], int], padding: float) -> float:
        """Place the controls over all else, except in pictures; where the rest begins, in design pixels.

        `rows` makes them stand in rows in a width, and tells how high that gets, both in pixels.
        """
        controls.setVisible(not self.look.picture)
        if self.look.picture:
            return 4.0
        inner = self.width() - 2 * self.look.px(padding)
        height = rows(inner)
        controls.setGeometry(self.look.px(padding), self.look.px(4), inner, height)
        return 4.0 + height / self.look.scale + 12

    def _step_with(self, stepper: LocalStepper) -> None:
        self.stepper = stepper
        stepper.chosen.connect(self._choose_step)

    def _choose_step(self, step: int | None) -> None:
        self._step = step
        self._show()
