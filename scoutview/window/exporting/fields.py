"""Small fields of the export dialog that hold numbers or steps, and say in a sentence what does not fit."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.language import as_read, tr
from scoutview.timeline import Timeline

WIDTH = 84.0
ROW = 30.0  # the height of a row
LABELS = 118.0  # the columns of both forms of the dialog line up


class NumberField(QLineEdit):
    """A number as it is typed; `what` names it in a sentence."""

    def __init__(self, what: str, example: str, tooltip: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._what, self._example = what, example
        self.setAccessibleName(what)
        self.setToolTip(tooltip)
        self.setFixedWidth(look.px(WIDTH))

    def number(self) -> float:
        """What it says.

        Raises:
            UserError: it is no number.
        """
        text = "".join(as_read(self.text().strip()).replace(",", "").split())
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self._refusal()
        return value

    def whole_number(self) -> int:
        """Raises UserError where it is none."""
        value = self.number()
        if value != int(value):
            raise self._refusal()
        return int(value)

    def _refusal(self) -> UserError:
        sentence = tr("{what} should be a number such as {example}, not “{text}”.")
        return UserError(sentence.format(what=self._what, example=self._example, text=self.text().strip()))


def label(words: str, parent: QWidget) -> QLabel:
    """Words beside a field."""
    made = QLabel(words, parent)
    made.setProperty("role", "label")
    return made


def row_label(words: str, look: Look, parent: QWidget) -> QLabel:
    """Words before a row of a form, its text beside that of the first field whatever stands below."""
    made = label(words, parent)
    made.setMinimumWidth(look.px(LABELS))
    made.setFixedHeight(look.px(ROW))
    return made


def form_in(place: QWidget, look: Look) -> QFormLayout:
    """A form that stands in the form of the dialog, its columns in line with those around it."""
    form = QFormLayout(place)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(look.px(20))
    form.setVerticalSpacing(look.px(8))
    return form


def row_of(parts: Sequence[QWidget], look: Look, place: QWidget) -> QWidget:
    """These beside each other in `place`, from the left."""
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return place


class StepRange(QWidget):
    """Begins with the loop range, or the whole run. `what` begins and ends with these steps.

    `take_newest` lets a range of the whole run end with its newest frame, unless the user wrote where it ends.
    """

    changed = Signal()

    def __init__(self, timeline: Timeline, what: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._timeline = timeline
        steps = timeline.steps
        first, last = timeline.loop or ((steps[0], steps[-1]) if steps else (0, 0))
        self._usual_end = None if timeline.loop else count(last)  # as long as nobody wrote another
        self.first = NumberField(
            tr("The first step"), "0", tr("{what} begins with this step of the run").format(what=what), look, self
        )
        self.last = NumberField(
            tr("The last step"), count(last), tr("{what} ends with this step of the run").format(what=what), look, self
        )
        for field, step in ((self.first, first), (self.last, last)):
            field.setText(count(step))
            field.textChanged.connect(lambda _: self.changed.emit())
        row_of((self.first, label(tr("to", "between two steps"), self), self.last), look, self)

    def take_newest(self) -> None:
        """While a model trains, the run is longer by now than when the range was made."""
        if self._timeline.steps and self.last.text() == self._usual_end:
            self._usual_end = count(self._timeline.steps[-1])
            self.last.setText(self._usual_end)

    def ends(self) -> tuple[int, int]:
        """Raises UserError where one of them is no step."""
        return self.first.whole_number(), self.last.whole_number()

    def frames(self) -> Sequence[int]:
        """The steps of all frames between these two, both included.

        Raises:
            UserError: there are none.
        """
        (first, last), steps = self.ends(), self._timeline.steps
        frames = [step for step in steps if first <= step <= last]
        if not frames:
            if not steps:
                sentence = tr("There is no frame from step {first} to {last}: the run has none.")
                raise UserError(sentence.format(first=count(first), last=count(last)))
            sentence = tr("There is no frame from step {first} to {last}: the run has {oldest} to {newest}.")
            known = {"oldest": count(steps[0]), "newest": count(steps[-1])}
            raise UserError(sentence.format(first=count(first), last=count(last), **known))
        return frames
