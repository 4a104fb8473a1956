"""The part of the export dialog that is about a picture: how large it is, and in which theme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from scoutview.export.picture import SLIDE, PictureSize
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import THEMES
from scoutview.language import tr
from scoutview.window.exporting.fields import NumberField, label
from scoutview.window.exporting.format import Subject

FACTORS = (1, 2, 3, 4)
EXACT = tr("in pixels…")
WORDS = {"light": tr("Light"), "dark": tr("Dark")}
OWN = {Subject.SCENE: tr("As the scene has it"), Subject.TALK: tr("As each scene has it")}


class SizeChooser(QWidget):
    """Factors of `base`, which is a slide's size or that of the window; a window has no other sizes than these."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._base = SLIDE
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(tr("Size"))
        self.choice.setToolTip(
            tr("Letters and lines grow with the picture: a large one looks like a small one, only sharper")
        )
        self.width_px = NumberField(tr("The width"), "1920", tr("Width in pixels"), look, self)
        self.height_px = NumberField(tr("The height"), "1080", tr("Height in pixels"), look, self)
        self._between = label("×", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for part in (self.choice, self.width_px, self._between, self.height_px):
            row.addWidget(part)
        row.addStretch(1)
        self.width_px.setText(str(SLIDE.width))
        self.height_px.setText(str(SLIDE.height))
        for field in (self.width_px, self.height_px):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.show_base(SLIDE, exact=True)
        self.choice.currentIndexChanged.connect(self._choose)

    def show_base(self, base: PictureSize, *, exact: bool) -> None:
        """Offer factors of this size, and pixels where `exact`."""
        self._base = base
        place = max(0, self.choice.currentIndex())
        self.choice.blockSignals(True)
        self.choice.clear()
        for factor in FACTORS:
            self.choice.addItem(f"{factor}x  ·  {base.width * factor} × {base.height * factor}")
        if exact:
            self.choice.addItem(EXACT)
        self.choice.setCurrentIndex(place if place < self.choice.count() else 0)
        self.choice.blockSignals(False)
        self._choose()

    def restore(self, place: int, width: int, height: int) -> None:
        """As it was the last time: a place in the list, and pixels."""
        self.width_px.setText(str(width))
        self.height_px.setText(str(height))
        self.choice.setCurrentIndex(place if 0 <= place < self.choice.count() else 0)

    @property
    def is_exact(self) -> bool:
        return self.choice.currentIndex() == len(FACTORS)

    def pixels(self) -> tuple[int, int]:
        """Width and height.

        Raises:
            UserError: it is none, or no picture can be of this size.
        """
        if self.is_exact:
            size = PictureSize(self.width_px.whole_number(), self.height_px.whole_number())
        else:
            size = self._base.times(self.factor)
        return size.width, size.height

    @property
    def factor(self) -> int:
        """1 where the size is told in pixels."""
        return 1 if self.is_exact else FACTORS[self.choice.currentIndex()]

    def _choose(self) -> None:
        for part in (self.width_px, self._between, self.height_px):
            part.setVisible(self.is_exact)
        self.changed.emit()


class ThemeChooser(QComboBox):
    """Light or dark; scenes may keep their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = 0
        for name, words in WORDS.items():
            self.addItem(words, name)

    def offer_own(self, subject: Subject) -> None:
        """A scene has its own theme, unless another is chosen."""
        words, place = OWN.get(subject), self.findData("")
        if words is not None and place >= 0:
            self.setItemText(place, words)
        elif words is not None:
            self._before = self.currentIndex()
            self.addItem(words, "")
            self.setCurrentIndex(self.count() - 1)
        elif place >= 0:
            self.setCurrentIndex(self._before)
            self.removeItem(place)

    def theme(self) -> str:
        """Its name; "" where each scene has its own."""
        return str(self.currentData())

    def restore(self, wanted: str, screen: str) -> None:
        """As it was the last time, or as the screen is."""
        self.setCurrentIndex(self.findData(wanted if wanted in THEMES else screen))
