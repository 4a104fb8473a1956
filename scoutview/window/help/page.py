"""What the pages of Help are made of."""

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look


class HelpPage(QWidget):
    """A page with a title, and a line below it on what is there."""

    def __init__(self, title: str, line: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(look.px(12))
        self.rows.addWidget(help_label(title, "title", self))
        told = help_label(line, "label", self)
        told.setWordWrap(True)
        self.rows.addWidget(told)

    def take_keys(self) -> None:
        """The keyboard to what one goes through with keys first."""


def help_label(text: str, role: str, parent: QWidget) -> QLabel:
    """A label in a role of the style sheet."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    return label


def table_of(rows: Iterable[tuple[str, ...]]) -> str:
    """Rich text: these rows, column below column."""
    cell = "<td style='padding: 1px 18px 1px 0'>{}</td>"
    return "".join(
        ("<table>", *(f"<tr>{''.join(cell.format(escape(each)) for each in row)}</tr>" for row in rows), "</table>")
    )
