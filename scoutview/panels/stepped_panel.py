"""The base of panels that show something with steps of its own: a trajectory, a text, a forward pass."""

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
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

    def _step_with(self, stepper: LocalStepper) -> None:
        self.stepper = stepper
        stepper.chosen.connect(self._choose_step)

    def _choose_step(self, step: int | None) -> None:
        self._step = step
        self._show()
