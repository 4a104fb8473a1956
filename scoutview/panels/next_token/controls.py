"""How a token is drawn: temperature, top-k, top-p; and the buttons that draw one, or write on."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QBoxLayout,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field, pill_button
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.panels.next_token.plan import HOTTEST, SamplingChoices
from scoutview.panels.next_token.words import APPEND

ALL_IN_ONE = 900.0  # design pixels that hold settings and buttons in one row
ONE_ROW = 560.0  # design pixels from which on the settings stand in one row, and so do the buttons and the stepper
NOTCHES = 20  # of the slider to one degree
WIDEST_FIELD = 84.0


class SamplingControls(Controls):
    """Settings, and buttons with the stepper below them, or beside them while there is none."""

    settings_changed = Signal()
    sample_asked = Signal()
    continue_asked = Signal()
    append_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.temperature = QSlider(Qt.Orientation.Horizontal)
        self.temperature.setRange(0, round(HOTTEST * NOTCHES))
        self.temperature.setToolTip(
            "Temperature: scores are divided by it before they become chances. 0 always takes the likeliest token,\n"
            "1 draws as the model says, more makes rare tokens likelier."
        )
        self.temperature.setAccessibleName("Temperature")
        self.degrees = QLabel()
        self.degrees.setProperty("role", "label")
        self.top_k = QSpinBox()
        self.top_k.setRange(0, 100_000)
        self.top_k.setSpecialValueText("all")
        self.top_k.setToolTip("Top-k: only the k likeliest tokens can be drawn; 0 is all")
        self.top_k.setAccessibleName("Top-k")
        self.top_p = QDoubleSpinBox()
        self.top_p.setRange(0.01, 1.0)
        self.top_p.setSingleStep(0.05)
        self.top_p.setToolTip("Top-p: only the likeliest tokens that together have this share can be drawn; 1 is all")
        self.top_p.setAccessibleName("Top-p")
        self.sample = pill_button("Sample", "Draw one token: each press takes the next seed")
        self.go_on = pill_button("Continue", "Write on, token by token; press again to end it")
        self.go_on.setCheckable(True)
        self.append = pill_button("Append", APPEND)
        self.stepper = LocalStepper(look)
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _lay_out(self) -> None:
        self.rows.setDirection(QBoxLayout.Direction.TopToBottom)
        self._upper, self._lower = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        heat, cuts, drawing, putting = (QHBoxLayout() for _ in range(4))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner = (heat, cuts, drawing, putting, self._buttons)
        heat.addWidget(self._label("Temperature"))
        heat.addWidget(self.temperature, 1)
        heat.addWidget(self.degrees)
        for text, field in (("Top-k", self.top_k), ("Top-p", self.top_p)):
            cuts.addWidget(self._label(text))
            cuts.addWidget(field, 1)
        cuts.addStretch()
        drawing.addWidget(self.sample)
        drawing.addWidget(self.go_on)
        putting.addWidget(self.append)
        for layout in (drawing, putting):
            layout.addStretch(1)
        self._buttons.addLayout(drawing)
        self._buttons.addLayout(putting, 1)
        self._upper.addLayout(heat, 1)
        self._upper.addLayout(cuts)
        self._lower.addLayout(self._buttons)
        self._lower.addWidget(self.stepper, 1)
        self.rows.addLayout(self._upper, 1)
        self.rows.addLayout(self._lower)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "label")
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return label

    def _connect(self) -> None:
        for changed in (self.temperature.valueChanged, self.top_k.valueChanged, self.top_p.valueChanged):
            changed.connect(self._change)
        self.sample.clicked.connect(self.sample_asked)
        self.go_on.clicked.connect(self.continue_asked)
        self.append.clicked.connect(self.append_asked)

    def _change(self) -> None:
        self._name_degrees()
        self.settings_changed.emit()

    def choices(self, seed: int) -> SamplingChoices:
        """As they stand, with this seed."""
        temperature = self.temperature.value() / NOTCHES
        return SamplingChoices(temperature, self.top_k.value(), round(self.top_p.value(), 2), seed)

    def show_choices(self, choices: SamplingChoices) -> None:
        """Without a signal."""
        blocked = [QSignalBlocker(widget) for widget in (self.temperature, self.top_k, self.top_p)]
        self.temperature.setValue(round(choices.temperature * NOTCHES))
        self.top_k.setValue(choices.top_k)
        self.top_p.setValue(choices.top_p)
        del blocked
        self._name_degrees()

    def show_state(self, *, continuing: bool, can_append: bool, append_tip: str) -> None:
        """Whether a text is being written on, and whether a token can be appended, or why not."""
        self.go_on.setChecked(continuing)
        self.append.setEnabled(can_append)
        self.append.setToolTip(append_tip)
        self.stepper.setVisible(continuing)

    def _name_degrees(self) -> None:
        self.degrees.setText(f"{self.temperature.value() / NOTCHES:.2f}")

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._upper, self._lower, *self._inner):
            layout.setSpacing(look.px(6))
        for button in (self.sample, self.go_on, self.append):
            fit_button(button, look, padding=26, role="label")
        for field in (self.top_k, self.top_p):
            field.setMaximumWidth(look.px(WIDEST_FIELD))
            fit_number_field(field, look)
        self.degrees.setFixedWidth(int(QFontMetricsF(font("label", look.scale)).horizontalAdvance("0.00")) + look.px(4))

    def slider_ends(self) -> tuple[float, float]:
        """Where the knob's middle stands at the lowest and at the highest temperature, in pixels from the left."""
        self.rows.activate()
        option = QStyleOptionSlider()
        self.temperature.initStyleOption(option)
        ends = []
        for value in (self.temperature.minimum(), self.temperature.maximum()):
            option.sliderPosition = value
            knob = self.temperature.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self.temperature
            )
            ends.append(self.temperature.x() + knob.x() + knob.width() / 2)
        return ends[0], ends[1]

    def is_one_row(self, width: int) -> bool:
        """Whether this width holds everything beside each other."""
        return width >= ALL_IN_ONE * self.look.scale and self.stepper.isHidden()

    def arrange(self, width: int) -> int:
        """Take as few rows as the width allows; how high that gets."""
        wide = width >= ONE_ROW * self.look.scale
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._upper.setDirection(direction)
        self._lower.setDirection(direction)
        buttons = (self.sample, self.go_on, self.append)
        apart = sum(button.sizeHint().width() for button in buttons) + 2 * self._buttons.spacing() > width
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if apart else QBoxLayout.Direction.LeftToRight)
        stepping = not self.stepper.isHidden()
        single = self.is_one_row(width)
        self.rows.setDirection(QBoxLayout.Direction.LeftToRight if single else QBoxLayout.Direction.TopToBottom)
        if single:
            return self.look.px(HEIGHT)
        rows = (1 if wide else 2) + (1 if wide or not stepping else 2) + apart
        return rows * self.look.px(HEIGHT) + (rows - 1) * self.rows.spacing()
