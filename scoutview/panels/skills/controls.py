"""The controls of the panel of skills: which part of it, map or curves, the axis of steps, and when is foretold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr

APART = 28.0  # design pixels between the choice of a part and that of a form
PARTS = {"loss": tr("Loss"), "skills": tr("Skills"), "when": tr("When")}
PART_TIPS = {
    "loss": tr("The mean loss over the steps"),
    "skills": tr("Every skill's right answers over the steps"),
    "when": tr("When each skill came, against how rarely it is met"),
}
FORMS = {"map": tr("Map"), "curves": tr("Curves")}
FORM_TIPS = {"map": tr("A row of colours for each skill"), "curves": tr("A curve for each skill")}


class SkillControls(Controls):
    """Parts, where not all of them have room; the form of the skills' answers; steps; and the foretelling."""

    part_chosen = Signal(str)
    form_chosen = Signal(str)
    log_switched = Signal(bool)
    here_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.parts = {name: segment(word, PART_TIPS[name]) for name, word in PARTS.items()}
        self.forms = {name: segment(word, FORM_TIPS[name]) for name, word in FORMS.items()}
        self.log_steps = segment(tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"))
        self.here = pill_button(
            tr("Foretell from here"), tr("Foretell the others from the skills that have come by this step")
        )
        self.back = pill_button(tr("From the first"), tr("Foretell from the first quarter of the skills again"))
        self._shown, self._rest = QHBoxLayout(), QHBoxLayout()
        put_one_of(self.parts, self._shown, self.part_chosen.emit, self)
        put_one_of(self.forms, self._rest, self.form_chosen.emit, self)
        for button in (self.log_steps, self.here, self.back):
            self._rest.addWidget(button)
        self._rest.addStretch(1)
        self.rows.addLayout(self._shown)
        self.rows.addLayout(self._rest)
        self.rows.setStretch(1, 1)
        self.log_steps.clicked.connect(self.log_switched)
        self.here.clicked.connect(self.here_asked)
        self.back.clicked.connect(self.back_asked)
        self.set_look(look)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return (*self.parts.values(), *self.forms.values(), self.log_steps)

    def show_choices(self, part: str, form: str, *, log_steps: bool, chosen: bool) -> None:
        """Without a signal; `chosen`: somebody said from when is foretold."""
        self.parts[part].setChecked(True)
        self.forms[form].setChecked(True)
        self.log_steps.setChecked(log_steps)
        self.back.setVisible(chosen)

    def offer_parts(self, *, parts: bool, forms: bool, steps: bool, foretelling: bool) -> None:
        """Only what changes something that is seen now."""
        for button in self.parts.values():
            button.setVisible(parts)
        for button in self.forms.values():
            button.setVisible(forms)
        self._shown.setContentsMargins(0, 0, self.look.px(APART) if parts and forms else 0, 0)
        self.log_steps.setVisible(steps)
        self.here.setVisible(foretelling)
        if not foretelling:
            self.back.setVisible(False)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._shown, self._rest):
            layout.setSpacing(look.px(4))
        for button in self.buttons:
            fit_button(button, look)
        for button in (self.here, self.back):
            fit_button(button, look, padding=26)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)
