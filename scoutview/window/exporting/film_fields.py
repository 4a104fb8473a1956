"""The part of the export dialog that is about films: which frames, how fast, how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.errors import UserError
from scoutview.export.film_frames import spread
from scoutview.export.film_plan import FilmPlan
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
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
        self.frames.setAccessibleName("What the film shows")
        self.frames.setToolTip("The run from step to step, or what the panel's own player shows at this step")
        self.range = StepRange(timeline, "The film", look, self)
        self.speed = NumberField("Pictures a second", "20", "How many frames are shown in a second", look, self)
        self.seconds = NumberField("The duration", "10", "Leave it empty to show each frame once", look, self)
        self.hold = NumberField("The hold", "2", "How long the last picture stays, in seconds", look, self)
        self.summary = label("", self)
        self._lay_out(look)
        for field in (self.speed, self.seconds, self.hold):
            field.textChanged.connect(self._edited)
        self.range.changed.connect(self._edited)
        self.frames.currentIndexChanged.connect(self._edited)
        self.offer_own_steps(0)

    def _lay_out(self, look: Look) -> None:
        self._form = form = form_in(self, look)
        form.addRow(row_label("Film of", look, self), self.frames)
        form.addRow(row_label("From step", look, self), self.range)
        form.addRow(row_label("Pictures a second", look, self), row_of((self.speed,), look, QWidget(self)))
        self._hold = (label("held for", self), self.hold, label("s", self))
        length = row_of((self.seconds, label("s", self), *self._hold), look, QWidget(self))
        form.addRow(row_label("Lasts", look, self), length)
        form.addRow(row_label("", look, self), self.summary)

    def offer_own_steps(self, own_steps: int) -> None:
        """So many steps has the panel's own player; with none there is nothing to choose."""
        if own_steps == self._own_steps and self.frames.count():
            return
        was_own = self.frames.currentIndex() == OWN_STEPS
        self._own_steps = own_steps
        self.frames.clear()
        self.frames.addItem("the run, frame after frame")
        if own_steps:
            self.frames.addItem(f"the panel's own {count(own_steps)} steps")
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
        self.speed.setText(f"{frames_per_second:g}")
        self.hold.setText(f"{hold_s:g}")

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
        return f"{usual_s:.1f}", f"{count(pictures)} frame{'s' * (pictures != 1)}, {shown_s:.1f} s in all"
