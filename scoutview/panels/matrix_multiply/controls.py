"""The controls of a matrix product: which matrices, and the buttons that play it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.buttons import fit_button, fit_tool
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.panels.matrix_multiply.own_matrices_plan import LARGEST_SIDE

SPEEDS = {"¼×": 0.25, "½×": 0.5, "1×": 1.0, "2×": 2.0, "4×": 4.0, "8×": 8.0, "16×": 16.0}
NARROW = 450.0  # under this, shorter words
ONE_ROW = 720.0  # design pixels from which on all controls stand in one row
SEGMENT = 130.0  # more, with each of the segments beside the buttons
FIELD = 50.0  # beside the words of a field that opens
SIZES = ("rows", "inner", "columns")


class MatrixControls(Controls):
    """Which matrices, and the buttons that play their product."""

    own_chosen = Signal(bool)
    on_picture_chosen = Signal(bool)
    all_numbers_chosen = Signal(bool)
    site_chosen = Signal(str)
    sizes_chosen = Signal(int, int, int)
    speed_chosen = Signal(float)
    play_pressed = Signal()
    step_pressed = Signal()
    back_pressed = Signal()
    reset_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._playing = False
        self._build_modes()
        self._build_choices()
        self._build_buttons()
        self.set_look(look)
        self.show_mode(own=False)

    def _build_modes(self) -> None:
        self.model_button = segment("This model", "A weight matrix of this model times its real input")
        self.own_button = segment("Your own", "Two small matrices that you type")
        self._modes = QButtonGroup(self)
        for button in (self.model_button, self.own_button):
            self._modes.addButton(button)
        self.own_button.toggled.connect(self.own_chosen)
        self.on_picture = segment("On the picture", "The patch of each pixel, laid on the kernel")
        self.on_picture.toggled.connect(self.on_picture_chosen)
        self.all_numbers = segment("All numbers", "As many numbers as can be read, not a few large ones")
        self.all_numbers.toggled.connect(self.all_numbers_chosen)

    def _build_choices(self) -> None:
        self.sites = QComboBox()
        self.sites.setAccessibleName("Weight matrix")
        self.sites.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sites.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sites.activated.connect(lambda index: self.site_chosen.emit(self.sites.itemData(index)))
        self.sizes = {name: QSpinBox() for name in SIZES}
        tips = ("Rows of A", "Columns of A, which are the rows of B", "Columns of B")
        for (name, field), tip in zip(self.sizes.items(), tips, strict=True):
            field.setRange(1, LARGEST_SIDE)
            field.setPrefix(f"{name} ")
            field.setToolTip(tip)
            field.valueChanged.connect(self._say_sizes)
        modes = self._row_of(self.model_button, self.own_button)
        self._named = self._row_of(self.sites, *self.sizes.values())
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (modes, self._named):
            self._choices.addLayout(row)
        self.rows.addLayout(self._choices)

    def _build_buttons(self) -> None:
        self.back_button = self._icon_button("One cell back", self.back_pressed)
        self.play_button = self._icon_button("Play (Enter while the picture has the focus)", self.play_pressed)
        self.step_button = self._icon_button("One cell on", self.step_pressed)
        self.reset_button = self._icon_button("Empty the result and start over", self.reset_pressed)
        self.speed = QComboBox()
        self.speed.setToolTip("Speed: at 1× the first cell takes some seconds, the next ones less, then they flow")
        self.speed.setAccessibleName("Speed")
        for text, factor in SPEEDS.items():
            self.speed.addItem(text, factor)
        self.speed.activated.connect(lambda index: self.speed_chosen.emit(self.speed.itemData(index)))
        buttons = (self.back_button, self.play_button, self.step_button, self.reset_button)
        self._transport = self._row_of(*buttons, self.speed, self.on_picture, self.all_numbers)
        self._transport.addStretch(1)
        self.rows.addLayout(self._transport)

    def _icon_button(self, tip: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "ghost")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked: pressed.emit())
        return button

    def _row_of(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for row, gap in ((self.rows, 4), (self._choices, 5), (self._named, 5), (self._transport, 4)):
            row.setSpacing(look.px(gap))
        names = ("prev", "pause" if self._playing else "play", "next", "reset")
        buttons = (self.back_button, self.play_button, self.step_button, self.reset_button)
        for name, button in zip(names, buttons, strict=True):
            fit_tool(button, name, look)

    def show_mode(self, *, own: bool, on_picture: bool | None = None) -> None:
        """Press the right segments and show their choices, without a signal; None where there is no picture."""
        with QSignalBlocker(self.on_picture):
            self.on_picture.setChecked(on_picture is True)
        self.on_picture.setVisible(on_picture is not None)
        with QSignalBlocker(self.own_button):
            self.own_button.setChecked(own)
        self.model_button.setChecked(not own)
        self.sites.setVisible(not own)
        for field in self.sizes.values():
            field.setVisible(own)

    def show_all_numbers(self, all_numbers: bool | None) -> None:
        """Press its segment or not, without a signal; None where there are no more than a few."""
        with QSignalBlocker(self.all_numbers):
            self.all_numbers.setChecked(all_numbers is True)
        self.all_numbers.setVisible(all_numbers is not None)

    def show_sites(self, names: Sequence[str], hints: Sequence[str], chosen: str) -> None:
        texts = [f"{site_words(name)}  ({hint})" for name, hint in zip(names, hints, strict=True)]
        if [self.sites.itemText(index) for index in range(self.sites.count())] != texts:
            self.sites.clear()
            for name, text in zip(names, texts, strict=True):
                self.sites.addItem(text, name)
                self.sites.setItemData(self.sites.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
        self.sites.setCurrentIndex(self.sites.findData(chosen))
        self.sites.setToolTip(f"Which weight matrix of the model; this one is {chosen}" if chosen else "")

    def show_sizes(self, rows: int, inner: int, columns: int) -> None:
        for field, size in zip(self.sizes.values(), (rows, inner, columns), strict=True):
            with QSignalBlocker(field):
                field.setValue(size)

    def show_speed(self, speed: float) -> None:
        self.speed.setCurrentIndex(list(SPEEDS.values()).index(speed))

    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        verb = "Pause" if playing else "Play"
        self.play_button.setToolTip(f"{verb} (Enter while the picture has the focus)")
        self.play_button.setAccessibleName(verb)
        self.set_look(self.look)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two, or three with a long name; how high that gets."""
        segments = sum(not each.isHidden() for each in (self.on_picture, self.all_numbers))
        wide = width >= (ONE_ROW + segments * SEGMENT) * self.look.scale
        self.rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for row, share in enumerate((2, 1)):  # a long name of a matrix is read to its end
            self.rows.setStretch(row, share * wide)
        self._name_for(narrow=width < NARROW * self.look.scale)
        self._choices.setDirection(QBoxLayout.Direction.LeftToRight)
        self.sites.setMinimumWidth(self._site_width())
        if self.least_width() > width and self._choices.minimumSize().width() > width:
            self._choices.setDirection(QBoxLayout.Direction.TopToBottom)
        rows = [row.sizeHint().height() for row in (self._choices, self._transport)]
        return max(rows) if wide else sum(rows) + self.rows.spacing()

    def _site_width(self) -> int:
        """That the name of the matrix takes, with the frame of its field and the arrow that opens it."""
        return self.sites.fontMetrics().horizontalAdvance(self.sites.currentText()) + self.look.px(FIELD)

    def _name_for(self, *, narrow: bool) -> None:
        """Words that fit; a checked segment is bold, which no size hint of an unchecked one reckons with."""
        self.sizes["columns"].setPrefix("cols " if narrow else "columns ")
        texts = ("Model", "Own") if narrow else ("This model", "Your own")
        for button, text in zip((self.model_button, self.own_button), texts, strict=True):
            button.setText(text)
            fit_button(button, self.look)

    def _say_sizes(self) -> None:
        self.sizes_chosen.emit(*(field.value() for field in self.sizes.values()))
