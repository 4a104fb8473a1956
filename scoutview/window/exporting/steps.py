"""Two fields of the export dialog: from which step of the run to which."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.timeline import Timeline
from scoutview.window.exporting.fields import NumberField, label, row_of


class StepRange(QWidget):
    """Begins with the loop range, or the whole run. `what` begins and ends with these steps."""

    changed = Signal()

    def __init__(self, timeline: Timeline, what: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: Sequence[int] = tuple(timeline.steps)
        first, last = timeline.loop or ((self._steps[0], self._steps[-1]) if self._steps else (0, 0))
        self.first = NumberField("The first step", "0", f"{what} begins with this step of the run", look, self)
        self.last = NumberField("The last step", count(last), f"{what} ends with this step of the run", look, self)
        for field, step in ((self.first, first), (self.last, last)):
            field.setText(count(step))
            field.textChanged.connect(lambda _: self.changed.emit())
        row_of((self.first, label("to", self), self.last), look, self)

    def ends(self) -> tuple[int, int]:
        """Raises UserError where one of them is no step."""
        return self.first.whole_number(), self.last.whole_number()

    def frames(self) -> Sequence[int]:
        """The steps of all frames between these two, both included.

        Raises:
            UserError: there are none.
        """
        first, last = self.ends()
        frames = [step for step in self._steps if first <= step <= last]
        if not frames:
            there = f"{count(self._steps[0])} to {count(self._steps[-1])}" if self._steps else "none"
            raise UserError(f"There is no frame from step {count(first)} to {count(last)}: the run has {there}.")
        return frames
