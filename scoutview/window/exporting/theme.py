"""In which theme a picture is drawn, whatever that of the screen."""

from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.graphics.base.theme import THEMES
from scoutview.window.exporting.format import Subject

WORDS = {"light": "Light", "dark": "Dark"}
OWN = {Subject.SCENE: "As the scene has it", Subject.TALK: "As each scene has it"}


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
