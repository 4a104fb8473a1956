"""The part of the export dialog that is about films: which frames, how fast, how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.errors import UserError
from scoutview.export.film_frames import spread
from scoutview.export.film_plan import FilmPlan
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.language import as_written, tr
from scoutview.timeline import Timeline
from scoutview.window.exporting.fields import NumberField, StepRange, form_in, label, row_label, row_of
from scoutview.window.exporting.wish import FilmWish

TIMELINE, OWN_STEPS = 0, 1


class FilmFields(QWidget):
    """Begins with the loop range, or the whole run. `offer_own_steps` tells whether the panel has a stepper."""

    changed = Signal()

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._own_steps = 0
        self._holds = True
        self.frames = QComboBox(self)
        self.frames.setAccessibleName(tr("What the film shows"))
        self.frames.setToolTip(tr("The run from step to step, or what the panel's own player shows at this step"))
        self.range = StepRange(timeline, tr("The film"), look, self)
        self.speed = NumberField(tr("Pictures a second"), "20", tr("How many frames are shown in a second"), look, self)
        self.seconds = NumberField(tr("The duration"), "10", tr("Leave it empty to show each frame once"), look, self)
        self.hold = NumberField(tr("The hold"), "2", tr("How long the last picture stays, in seconds"), look, self)
        self.summary = label("", self)
        self._lay_out(look)
        for field in (self.speed, self.seconds, self.hold):
            field.textChanged.connect(self._edited)
        self.range.changed.connect(self._edited)
        self.frames.currentIndexChanged.connect(self._edited)
        self.offer_own_steps(0)

    def _lay_out(self, look: Look) -> None:
        self._form = form = form_in(self, look)
        form.addRow(row_label(tr("Film of"), look, self), self.frames)
        form.addRow(row_label(tr("From step"), look, self), self.range)
        form.addRow(row_label(tr("Pictures a second"), look, self), row_of((self.speed,), look, QWidget(self)))
        self._hold = (label(tr("held for"), self), self.hold, label(tr("s", "seconds"), self))
        length = row_of((self.seconds, label(tr("s", "seconds"), self), *self._hold), look, QWidget(self))
        form.addRow(row_label(tr("Lasts"), look, self), length)
        form.addRow(row_label("", look, self), self.summary)

    def offer_own_steps(self, own_steps: int) -> None:
        """So many steps has the panel's own player; with none there is nothing to choose."""
        if own_steps == self._own_steps and self.frames.count():
            return
        was_own = self.frames.currentIndex() == OWN_STEPS
        self._own_steps = own_steps
        self.frames.clear()
        self.frames.addItem(tr("the run, frame after frame"))
        if own_steps:
            self.frames.addItem(tr("the panel's own {steps} steps").format(steps=count(own_steps)))
        self.frames.setCurrentIndex(OWN_STEPS if was_own and own_steps else TIMELINE)
        self._form.setRowVisible(self.frames, bool(own_steps))
        self._edited()

    def offer_hold(self, offered: bool) -> None:
        """A folder of pictures has no last one that stays."""
        self._holds = offered
        for part in self._hold:
            part.setVisible(offered)
        self._edited()

    @property
    def is_of_run(self) -> bool:
        return self.frames.currentIndex() != OWN_STEPS

    def restore(self, frames_per_second: float, hold_s: float) -> None:
        """As it was the last time."""
        self.speed.setText(as_written(f"{frames_per_second:g}"))
        self.hold.setText(as_written(f"{hold_s:g}"))

    def wish(self) -> FilmWish:
        """What the fields say.

        Raises:
            UserError: one of them does not fit; the sentence says which.
        """
        speed, hold_s = self.speed.number(), self.hold.number() if self.hold.text().strip() else 0.0
        FilmPlan(speed, hold_s)  # refuses what players do not show
        seconds = self.seconds.number() if self.seconds.text().strip() else None
        pictures = self._picture_count()
        if seconds is not None:
            spread(range(pictures), seconds, speed)  # refuses what is too long
        return FilmWish(self.range.ends() if self.is_of_run else None, speed, seconds, hold_s)

    def _picture_count(self) -> int:
        return len(self.range.frames()) if self.is_of_run else self._own_steps

    def _edited(self) -> None:
        self._form.setRowVisible(self.range, self.is_of_run)
        usual, summary = self._in_words()
        self.seconds.setPlaceholderText(usual)
        self.summary.setText(summary)
        self.changed.emit()

    def _in_words(self) -> tuple[str, str]:
        """How long each frame once would last, and how many frames for how long; nothing while one types."""
        try:
            wish, pictures = self.wish(), self._picture_count()
        except UserError:
            return "", ""
        usual_s = pictures / wish.frames_per_second
        shown_s = (wish.seconds if wish.seconds is not None else usual_s) + wish.hold_s * self._holds
        told = tr("%n frames, {seconds:.1f} s in all", "", pictures, one="1 frame, {seconds:.1f} s in all")
        return as_written(f"{usual_s:.1f}"), told.format(seconds=shown_s)
