"""The part of the export dialog that is about a page: how many frames of which part of the run, and what is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scoutview.errors import UserError
from scoutview.export.page_plan import MOST_FRAMES, MOST_PROBES, USUAL_FRAMES
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.language import tr
from scoutview.timeline import Timeline
from scoutview.window.exporting.fields import NumberField, StepRange, form_in, row_label, row_of
from scoutview.window.exporting.wish import PageWish

LINES = 64.0  # the height of some lines


class PageFields(QWidget):
    """Begins with the loop range, or the whole run, and with what is asked on screen alone."""

    changed = Signal()

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.range = StepRange(timeline, tr("The page"), look, self)
        self.number = NumberField(
            tr("The number of frames"), str(USUAL_FRAMES), tr("Evenly over the run, all marks among them"), look, self
        )
        self.number.setText(count(max(1, min(USUAL_FRAMES, len(timeline.steps)))))
        self.probes = QPlainTextEdit(self)
        self.probes.setAccessibleName(tr("More to ask"))
        self.probes.setToolTip(
            tr("One in each line, as it is written when asked; whoever reads the page chooses among them")
        )
        self.probes.setPlaceholderText(tr("one in each line, beside what is asked now"))
        self.probes.setTabChangesFocus(True)
        self.probes.setFixedHeight(look.px(LINES))
        form = form_in(self, look)
        form.addRow(row_label(tr("From step"), look, self), self.range)
        form.addRow(row_label(tr("Frames"), look, self), row_of((self.number,), look, QWidget(self)))
        form.addRow(row_label(tr("More to ask"), look, self), self.probes)
        for told in (self.range.changed, self.number.textChanged, self.probes.textChanged):
            told.connect(lambda *_: self.changed.emit())

    def wish(self) -> PageWish:
        """What the fields say.

        Raises:
            UserError: they do not fit; the sentence says which.
        """
        frames, wanted = self.range.frames(), self.number.whole_number()
        if not 1 <= wanted <= MOST_FRAMES:
            sentence = tr("The number of frames should be from 1 to {most}, not {wanted}.")
            raise UserError(sentence.format(most=MOST_FRAMES, wanted=count(wanted)))
        probes = tuple(line.strip() for line in self.probes.toPlainText().splitlines() if line.strip())
        if len(probes) >= MOST_PROBES:
            sentence = tr("A page has up to {most} probes to choose from, with what is asked now: give fewer.")
            raise UserError(sentence.format(most=MOST_PROBES))
        return PageWish(self.range.ends(), min(wanted, len(frames)), probes)
