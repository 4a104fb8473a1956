"""Changes the learning rate while it trains."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.settings import Settings, check_value, fields_of, value_from_text
from scoutview.window.settings.setting_field import FieldEditor
from scoutview.window.shell.buttons import main_button


class RateDialog(QDialog):
    """One number; it is written into the recording with the step from which it holds."""

    chosen = Signal(float)

    def __init__(self, rate: float, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Learning rate")
        field = next(field for field in fields_of(Settings) if field.name == "learning_rate")
        self.editor = FieldEditor(field, rate, self)
        label = QLabel("How far each step moves the weights. Holds from the next step on, and is recorded.", self)
        label.setProperty("role", "label")
        buttons = QDialogButtonBox(self)
        buttons.addButton(main_button("Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.editor.choose_all()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        for widget in (label, self.editor, buttons):
            layout.addWidget(widget)

    def _accept(self) -> None:
        try:
            value = value_from_text(self.editor.field, self.editor.text())
            check_value(self.editor.field, value)
        except UserError as error:
            self.editor.refuse(str(error))
            return
        self.accept()
        self.chosen.emit(float(value))
