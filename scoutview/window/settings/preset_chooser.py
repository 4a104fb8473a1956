"""Settings that belong together, chosen by their title."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from scoutview.settings import Preset

OWN = "Your own"


class PresetChooser(QWidget):
    """The presets of a lab by title, and what the chosen one is about."""

    chosen = Signal(object)  # a Preset

    def __init__(self, presets: Sequence[Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.choice = QComboBox(self)
        self.choice.addItems([preset.title for preset in presets])
        self.choice.setPlaceholderText(OWN)
        self.choice.setToolTip("Settings that belong together; each can be changed below")
        self.choice.setAccessibleName("Preset")
        self.choice.activated.connect(lambda row: self.chosen.emit(presets[row]))
        self.description = QLabel(self)
        self.description.setProperty("role", "label")
        self.description.setWordWrap(True)
        layout.addWidget(self.choice)
        layout.addWidget(self.description)

    def show_preset(self, preset: Preset | None) -> None:
        """Show this one as chosen, or that the settings are the user's own."""
        self.choice.setCurrentIndex(-1 if preset is None else self._presets.index(preset))
        self.description.setText(preset.description if preset is not None else "None of the presets.")
