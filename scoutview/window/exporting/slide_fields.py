"""The part of the export dialog that is about slides of panels: of one frame, or of several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.errors import UserError
from scoutview.export.deck import MOST_SLIDES
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.language import tr
from scoutview.timeline import Timeline
from scoutview.window.exporting.fields import NumberField, StepRange, form_in, label, row_label, row_of

THIS, SEVERAL = 0, 1
USUAL = 5


class SlideFields(QWidget):
    """One slide of the frame on screen, or so many, evenly over a part of the run."""

    changed = Signal()

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.frames = QComboBox(self)
        self.frames.setAccessibleName(tr("What the slides show"))
        self.frames.setToolTip(tr("A slide for each frame: its picture, and its title and caption as text"))
        self.frames.addItems([tr("the frame on screen"), tr("several frames of the run")])
        self.range = StepRange(timeline, tr("The row of slides"), look, self)
        self.number = NumberField(
            tr("The number of slides"), str(USUAL), tr("Frames from the first step to the last"), look, self
        )
        self.number.setText(str(min(USUAL, max(1, len(timeline.steps)))))
        self.summary = label("", self)
        self._lay_out(look)
        self.frames.currentIndexChanged.connect(self._edited)
        self.number.textChanged.connect(self._edited)
        self.range.changed.connect(self._edited)
        self._edited()

    def _lay_out(self, look: Look) -> None:
        self._form = form_in(self, look)
        self._form.addRow(row_label(tr("Slides of"), look, self), self.frames)
        self._form.addRow(row_label(tr("From step"), look, self), self.range)
        self._count = QWidget(self)
        row_of((self.number, self.summary), look, self._count)
        self._form.addRow(row_label(tr("Slides"), look, self), self._count)

    def steps(self) -> tuple[int, ...]:
        """A slide for each of these; none of them for one of the frame on screen.

        Raises:
            UserError: the fields do not fit; the sentence says which.
        """
        if self.frames.currentIndex() == THIS:
            return ()
        frames, wanted = self.range.frames(), self.number.whole_number()
        most = min(len(frames), MOST_SLIDES)
        if not 1 <= wanted <= most:
            sentence = tr("The number of slides should be from 1 to {most} here, not {wanted}.")
            raise UserError(sentence.format(most=count(most), wanted=count(wanted)))
        return evenly(frames, wanted)

    def _edited(self) -> None:
        several = self.frames.currentIndex() == SEVERAL
        for row in (self.range, self._count):
            self._form.setRowVisible(row, several)
        self.summary.setText(self._in_words())
        self.changed.emit()

    def _in_words(self) -> str:
        """Which steps these are; nothing while one types."""
        try:
            steps = self.steps()
        except UserError:
            return ""
        told = [count(step) for step in steps]
        if len(told) <= USUAL:
            return tr("steps {steps}").format(steps=", ".join(told))
        return tr("steps {first}, {second} … {last}").format(first=told[0], second=told[1], last=told[-1])


def evenly(frames: Sequence[int], wanted: int) -> tuple[int, ...]:
    """So many of them, the first and the last among them; a single one is the last."""
    if wanted == 1:
        return (frames[-1],)
    last, gaps = len(frames) - 1, wanted - 1
    return tuple(frames[(2 * place * last + gaps) // (2 * gaps)] for place in range(wanted))
