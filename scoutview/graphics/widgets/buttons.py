"""Buttons: the kinds that stand in several places, and their icons and widths at the scale of a look."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QPushButton, QToolButton, QWidget

from scoutview.graphics.base.icons import icon
from scoutview.graphics.base.look import Look, font

PADDING = 22.0  # what a segment's style leaves at both sides of its word, a little room included
ICON = 16.0
TOOL = (32.0, 30.0)  # of a button that is nothing but its icon, among the controls of a panel


def main_button(word: str) -> QPushButton:
    """The one accented button of a dialog; it has its role before a style sheet sees it."""
    button = QPushButton(word)
    button.setProperty("role", "main")
    button.setDefault(True)
    return button


def ghost_button(tooltip: str, action: Callable[[], object], parent: QWidget) -> QToolButton:
    """A button without a ground, named by its tooltip; what stands there in brackets after two blanks is its key."""
    button = QToolButton(parent)
    button.setProperty("role", "ghost")
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip.partition("  (")[0])
    button.clicked.connect(lambda: action())
    return button


def pill_button(word: str, tooltip: str) -> QPushButton:
    """A round button with a word, among the controls of a panel."""
    button = QPushButton(word)
    button.setProperty("role", "pill")
    button.setToolTip(tooltip)
    return button


def put_icon(button: QAbstractButton, name: str, look: Look, colour: str = "text2", *, side: float = ICON) -> None:
    """The icon of this name on a button, so many design pixels large.

    Not at every observation: an icon makes the whole window lay itself out again.
    """
    pixels = look.px(side)
    button.setIcon(icon(name, look.colour(colour), pixels))
    button.setIconSize(QSize(pixels, pixels))


def fit_button(button: QAbstractButton, look: Look, padding: float = PADDING, role: str = "label_strong") -> None:
    """Never narrower than its word in the font of this role: a checked segment is bold, which no size hint knows."""
    button.setMinimumWidth(button_width(button.text(), look, padding, role))


def fit_number_field(field: QAbstractSpinBox, look: Look, *, inset: float = 6.0) -> None:
    """Numbers as far from its edge as words are in other fields: spin boxes pass over their padding."""
    field.lineEdit().setTextMargins(look.px(inset), 0, 0, 0)


def button_width(word: str, look: Look, padding: float = PADDING, role: str = "label_strong") -> int:
    """How wide a button with this word is at least."""
    return int(QFontMetricsF(font(role, look.scale)).horizontalAdvance(word)) + look.px(padding)


def fit_tool(button: QAbstractButton, name: str, look: Look, colour: str = "text2") -> None:
    """Nothing but the icon of this name, in the size that such buttons have among the controls of a panel."""
    put_icon(button, name, look, colour)
    button.setFixedSize(look.px(TOOL[0]), look.px(TOOL[1]))
