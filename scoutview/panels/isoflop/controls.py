"""The controls of isoFLOP curves: which view, how much a model is used, and whether the largest is revealed."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import button_width, fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment

# words where there is room, words where there is little, and what is told of them
VIEWS = {
    "curves": ("Curves", "Curves", "The loss of each size at each budget, and which size is best"),
    "growth": (
        "Best sizes",
        "Growth",
        "Best sizes over the computing: here, and as Hoffmann et al. 2022 published them",
    ),
    "use": ("Training and use", "Use", "Which size is cheapest in all, when the model is then used"),
    "predict": ("Predict, then look", "Predict", "What the smaller sizes say of the largest, before it is looked at"),
    "published": ("As published", "Published", "Curves computed from the formula of Hoffmann et al. 2022"),
}
NOTCHES = 16  # of the slider: none, and then four to a decade
SPACING, BESIDE = 2, 8
LEAST_SLIDER = 90.0  # design pixels
FORMULA, FORMULA_TIP = "one formula", "One formula for all points, in place of a parabola at each budget"
REVEAL, HIDE = "Reveal the largest", "Hide it again"


class IsoflopControls(Controls):
    """A row of segments, and beside or below it what the view has to choose."""

    view_chosen = Signal(str)
    used_chosen = Signal(int)  # a notch
    reveal_turned = Signal()
    formula_turned = Signal()
    sample_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._views, self._choices = QHBoxLayout(), QHBoxLayout()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for view, (words, _, tip) in VIEWS.items():
            button = segment(words, tip)
            button.setAccessibleName(words)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, view=view: self.view_chosen.emit(view))
            self.buttons[view] = button
            self._views.addWidget(button)
        self._views.addStretch(1)
        self.used = QSlider(Qt.Orientation.Horizontal)
        self.used.setRange(0, NOTCHES)
        self.used.setToolTip("For how many tokens the model is used once it is trained")
        self.used.setAccessibleName("Tokens of use")
        self.used_words = QLabel()
        self.formula = segment(FORMULA, FORMULA_TIP)
        self.reveal = pill_button(REVEAL, "What the largest model came to")
        self.sample = pill_button("Show a finished sweep", "Five sizes that were trained already come with the program")
        for widget in (self.formula, self.used, self.used_words, self.reveal, self.sample):
            self._choices.addWidget(widget)
        self._choices.addStretch(1)
        self.rows.addLayout(self._views)
        self.rows.addLayout(self._choices)
        self.used.valueChanged.connect(self.used_chosen)
        self.reveal.clicked.connect(self.reveal_turned)
        self.sample.clicked.connect(self.sample_asked)
        self.formula.clicked.connect(self.formula_turned)
        self.set_look(look)

    def show_choices(
        self,
        view: str,
        notch: int,
        used: str,
        *,
        revealed: bool,
        can_reveal: bool,
        has_sweep: bool,
        by_formula: bool,
        has_formula: bool,
    ) -> None:
        """Without a signal; `used` is the words of the notch."""
        blocked = QSignalBlocker(self.used)
        self.buttons[view].setChecked(True)
        self.used.setValue(notch)
        self.used_words.setText(used)
        self.used.setVisible(view == "use" and has_sweep)
        self.used_words.setVisible(view == "use" and has_sweep)
        self.sample.setVisible(not has_sweep)
        self.formula.setVisible(view == "curves" and has_formula)
        self.formula.setChecked(by_formula)
        self.reveal.setVisible(view == "predict" and can_reveal)
        self.reveal.setText(HIDE if revealed else REVEAL)
        del blocked

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._views.setSpacing(SPACING)
        self._choices.setSpacing(look.px(BESIDE))
        self.used.setMinimumWidth(look.px(LEAST_SLIDER))
        fit_button(self.sample, look, padding=26)
        fit_button(self.formula, look)
        self.reveal.setMinimumWidth(max(button_width(word, look, 26) for word in (REVEAL, HIDE)))
        for button in self.buttons.values():
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, or two; how high that gets."""
        views = list(self.buttons)
        chosen = any(not widget.isHidden() for widget in (self.formula, self.used, self.reveal, self.sample))
        asked = self._choices.minimumSize().width() + self.look.px(BESIDE) if chosen else 0
        needed = [
            sum(button_width(VIEWS[view][form], self.look) for view in views) + SPACING * len(views) for form in (0, 1)
        ]
        one = not chosen or min(needed) + asked <= width
        room = width - (asked if one else 0)
        for view, button in self.buttons.items():
            button.setText(VIEWS[view][0 if needed[0] <= room else 1])
            fit_button(button, self.look)
        return self.stand_in_rows(one=one)
