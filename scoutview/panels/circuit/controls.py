"""What stands above the wiring: which model is drawn, the stepper, and what is computed at this step in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, fitting_role, font, text_width
from scoutview.graphics.base.wrapping import first_fitting, wrapped
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.language import tr, tr_noop
from scoutview.panels.circuit.marks import Marks

ONE_ROW = 400.0  # design pixels from which on both stand in one row
PLAY_SECONDS = 9.0  # a whole forward pass: long enough to read what each part does
HEADLINE, PITCH = 26.0, 19.0
ROLES = (("finding", "finding"), ("title", "title"), ("caption_strong", "label_strong"))  # headline, counter


class CircuitControls(Controls):
    """Which model, and the stepper."""

    model_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.models = QComboBox()
        self.models.setAccessibleName(tr("Model"))
        self.models.setToolTip(tr("Whose wiring is drawn: this model's, or that of one whose figures were published"))
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.models.activated.connect(self.model_chosen)
        self.stepper = LocalStepper(look, seconds=PLAY_SECONDS, noun=tr_noop("part"))
        self.rows.addWidget(self.models)
        self.rows.addWidget(self.stepper, 1)
        self.rows.addStretch(0)
        self.set_look(look)

    def show_models(self, names: Sequence[str], chosen: int) -> None:
        """List them and press one, without a signal; only this model can be stepped through."""
        with QSignalBlocker(self.models):
            if [self.models.itemText(row) for row in range(self.models.count())] != list(names):
                self.models.clear()
                self.models.addItems(list(names))
            self.models.setCurrentIndex(chosen)
        self.stepper.setVisible(chosen == 0)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        alone = self.models.currentIndex() > 0
        self.rows.setStretch(2, 1 if alone else 0)
        return self.stand_in_rows(one=alone or width >= ONE_ROW * self.look.scale)


class CircuitReading(Canvas):
    """A headline, with a counter at its right or below it, over a sentence as far as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = self._counter = self._sentence = ""

    def show_text(self, headline: str, counter: str, sentence: str) -> None:
        self._headline, self._counter, self._sentence = headline, counter, sentence
        self.setAccessibleName(". ".join(filter(None, (headline, counter, sentence))))
        self.update()

    def height_for(self, width: float, most_lines: int) -> float:
        """How high all of it gets, with at most so many lines of the sentence."""
        told = wrapped(self._sentence, width, QFontMetricsF(font("label"))) if self._sentence else []
        lines = min(most_lines, len(told))
        return HEADLINE * (1 if self._roles(width) is not None else 2) + PITCH * lines

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        marks, roles = Marks(painter, self.look), self._roles(width)
        headline, counter = roles or (fitting_role(self._headline, width, ("title", "label_strong")), "label_strong")
        marks.say_from(0, Box(0, 0, width, HEADLINE), self._headline, headline, "text")
        top = HEADLINE
        if roles is not None:
            marks.say_until(width, Box(0, 0, width, HEADLINE), self._counter, counter, "text")
        elif self._counter and height >= 2 * HEADLINE - 4:
            counted = (self._counter, self._counter.removesuffix(tr(" in all")))
            told = first_fitting(counted, width, QFontMetricsF(font(counter)))
            marks.say_from(0, Box(0, HEADLINE - 4, width, 22), told, counter, "text")
            top = 2 * HEADLINE - 4
        lines = wrapped(self._sentence, width, QFontMetricsF(font("label")), int((height - top) // PITCH))
        for number, line in enumerate(lines if self._sentence else ()):
            marks.say_from(0, Box(0, top + number * PITCH, width, PITCH), line, "label", "text2")

    def _roles(self, width: float) -> tuple[str, str] | None:
        """The largest in which headline and counter stand side by side."""
        fitting = (
            roles
            for roles in ROLES
            if text_width(self._headline, roles[0]) + text_width(self._counter, roles[1]) + 24 <= width
        )
        return next(fitting, None)
