"""The search and the lookup's button once more, for a panel that has no room for them in its picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.language import tr
from scoutview.panels.embedding.search_field import SearchField

FIELD_WIDTH = 220.0  # design pixels


class OfferedTools(Controls):
    """A field that says the same as `field`, and a button that shows the lookup again."""

    def __init__(self, field: SearchField, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.field = SearchField(self)
        self.again = pill_button(tr("Show the lookup again"), tr("Once more the way from the token to its row"))
        self.rows.addWidget(self.field)
        self.rows.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.textChanged.connect(field.setText)
        field.textChanged.connect(self.field.setText)
        self.field.sought_next.connect(field.sought_next)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.field.dress(look)
        self.field.setFixedWidth(look.px(FIELD_WIDTH))
