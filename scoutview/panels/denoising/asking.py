"""What a denoiser is to draw: the label by one click, the guidance on a slider, other noise."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QWidget

from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.widgets.buttons import PADDING, fit_button, fit_tool
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.probe import SamplingProbe

MOST_BUTTONS = 12  # more classes have a list
STRONGEST = 6.0  # guidance at the slider's end; a stronger one can be written
NOTCHES = 4  # of the slider to a guidance of 1
LIST = 64.0  # design pixels of width at least: with its arrow, a class of one letter
SLIDER = (70.0, 200.0)
APART = 12  # pixels before the guidance, at least
TIGHT = 9.0  # what a button's style leaves beside its word, where many of them have to find room in a row
REST = 252.0  # design pixels of all that is not a label's button
ANY = 2**24 - 1  # pixels: no largest width, in Qt
SEEDS = 2**31
NEXT_SEEDS = 4  # as many as are shown


class AskingControls(Controls):
    """Says by `probe_chosen` what is wanted; what is pressed is what was shown last."""

    probe_chosen = Signal(object)  # a SamplingProbe

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._probe: SamplingProbe | None = None
        self._classes: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self._tight = False
        self._pressed = QButtonGroup(self)
        self._pressed.idClicked.connect(self._choose_label)
        self.list = QComboBox()
        self.list.setToolTip(tr("The label: what is to be drawn"))
        self.list.setAccessibleName(tr("Label"))
        self.list.activated.connect(self._choose_label)
        self.guidance = QSlider(Qt.Orientation.Horizontal)
        self.guidance.setRange(0, round(STRONGEST * NOTCHES))
        self.guidance.setPageStep(NOTCHES)
        self.guidance.setAccessibleName(tr("Guidance"))
        self.guidance.setToolTip(tr("How much the label decides; 0 is none: a sample of its own shows that"))
        self.guidance.valueChanged.connect(self._choose_guidance)
        self.strength = _label("")
        self.noise_button = QPushButton()
        self.noise_button.setProperty("role", "ghost")
        self.noise_button.setToolTip(tr("Other noise: the next numbers of it"))
        self.noise_button.setAccessibleName(tr("Other noise"))
        self.noise_button.clicked.connect(self._choose_noise)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._labels = QHBoxLayout()
        self.rows.addWidget(_label(tr("Draw")))
        self.rows.addLayout(self._labels)
        self.rows.addWidget(self.list)
        self.rows.addSpacing(APART)
        self.rows.addStretch(1)
        self.rows.addWidget(_label(tr("Guidance")))
        self.rows.addWidget(self.guidance, 1)
        self.rows.addWidget(self.strength)
        self.rows.addWidget(self.noise_button)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._labels.setSpacing(look.px(1))
        self._fit()

    def _fit(self) -> None:
        look = self.look
        for button in self.buttons:
            fit_button(button, look, TIGHT if self._tight else PADDING)
            button.setMaximumWidth(button.minimumWidth() if self._tight else ANY)
        fit_tool(self.noise_button, "dice", look)
        self.list.setMinimumWidth(look.px(LIST))
        self.guidance.setMinimumWidth(look.px(SLIDER[0]))
        self.guidance.setMaximumWidth(look.px(SLIDER[1]))
        self.strength.setFixedWidth(look.px(text_width("20.00", "label") + 4))

    def show_probe(self, probe: SamplingProbe | None, classes: Sequence[str]) -> None:
        """Press and set what this probe asks for, without a signal."""
        self._probe = probe
        if tuple(classes) != self._classes:
            self._name_classes(tuple(classes))
        self.setEnabled(probe is not None)
        if probe is None:
            return
        if probe.label < len(self.buttons):
            self.buttons[probe.label].setChecked(True)
        self.list.setCurrentIndex(probe.label)
        if not self.guidance.isSliderDown():
            with QSignalBlocker(self.guidance):
                self.guidance.setValue(round(probe.guidance * NOTCHES))
        self.strength.setText(three_digits(probe.guidance))

    def width_of_all(self, *, tight: bool = False) -> float:
        """The design pixels that a button for each label and all the rest need."""
        beside = (TIGHT if tight else PADDING) + 1
        return sum(text_width(name, "label_strong") + beside for name in self._classes) + REST

    @property
    def is_tight(self) -> bool:
        """Whether the buttons stand close to each other."""
        return self._tight

    def arrange(self, width: float, *, tight: float = 0.0) -> None:
        """Buttons where all of them have room in these design pixels, or close together in `tight`, else the list."""
        many = len(self._classes) > MOST_BUTTONS
        self._tighten(tight=not many and width < self.width_of_all() and self.width_of_all(tight=True) <= tight)
        fit = 0 < len(self._classes) <= MOST_BUTTONS and (self._tight or self.width_of_all() <= width)
        for button in self.buttons:
            button.setVisible(fit)
        self.list.setVisible(not fit)

    def _tighten(self, *, tight: bool) -> None:
        if tight == self._tight:
            return
        self._tight = tight
        for button in self.buttons:
            self._style(button)
        self._fit()

    def _style(self, button: QPushButton) -> None:
        button.setProperty("tight", self._tight)
        button.style().unpolish(button)
        button.style().polish(button)

    def _name_classes(self, classes: tuple[str, ...]) -> None:
        self._classes = classes
        for button in self.buttons:
            self._pressed.removeButton(button)
            self._labels.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self.buttons = [segment(name, tr("Draw “{name}”").format(name=name)) for name in classes[:MOST_BUTTONS]]
        for number, button in enumerate(self.buttons):
            self._style(button)
            self._pressed.addButton(button, number)
            self._labels.addWidget(button)
        self.list.clear()
        self.list.addItems(list(classes))
        self._fit()

    def _choose_label(self, label: int) -> None:
        if self._probe is not None and label != self._probe.label:
            self._choose(replace(self._probe, label=label))

    def _choose_guidance(self, notches: int) -> None:
        if self._probe is not None:
            self._choose(replace(self._probe, guidance=notches / NOTCHES))

    def _choose_noise(self) -> None:
        if self._probe is not None:
            self._choose(replace(self._probe, seed=(self._probe.seed + NEXT_SEEDS) % SEEDS))

    def _choose(self, probe: SamplingProbe) -> None:
        self._probe = probe
        self.strength.setText(three_digits(probe.guidance))
        self.probe_chosen.emit(probe)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "label")
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return label
