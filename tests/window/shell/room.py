"""What has too little room in a window: words that are cut or meet, and panels without a picture.

Words are those of labels and buttons, what stands in fields, and what canvases paint.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import text_width
from scoutview.window.docks.dock import PanelDock
from scoutview.window.probes.text_editor import ProbeLine
from scoutview.window.shell.main_window import MainWindow
from tests.export.words_drawn import Sheet, words_drawn

LEAST_WIDTH, LEAST_HEIGHT = 180.0, 50.0  # design pixels of the largest picture of a panel on screen
LEAST_CANVAS = 150.0  # design pixels of height; in the smallest window some have less with the largest text
SLACK = 2  # pixels
Said = QAbstractButton | QLabel
Field = QComboBox | QLineEdit


def too_little_room(window: MainWindow) -> list[str]:
    """A line for each thing that has too little."""
    no_picture = (f"no picture: {name} {size}" for name, dock in window.docks.items() if (size := _small_picture(dock)))
    cards = [(name, card) for name, card in window.start_page.cards.items() if _is_seen(card)]
    bare = (f"no picture: {name}" for name, card in cards if card.picture_place(*_design_size(card)) is None)
    titles = (f"cut: title of {name}" for name, dock in window.docks.items() if _is_seen(dock) and _is_title_cut(dock))
    tabs = (line for bar in window.findChildren(QTabBar) if _is_seen(bar) for line in _cut_tabs(bar))
    cut = (f"cut: {_name(card)} “{word}”" for _, card in cards for word in _cut_in(card))
    return [*words_without_room(window), *no_picture, *bare, *titles, *tabs, *cut]


def words_without_room(whole: QWidget) -> list[str]:
    """A line for each of the words in a part of a window that are cut, or meet others."""
    parts = [part for part in whole.findChildren(QWidget) if _is_seen(part)]
    said = [part for part in parts if isinstance(part, Said) and part.text()]
    fields = [part for part in parts if isinstance(part, Field)]
    return [
        *(f"cut: {_name(part)} “{part.text()[:40]}”" for part in said if _is_cut(part)),
        *(f"cut: {_name(field)} “{_text_in(field)[:40]}”" for field in fields if _is_cut_in(field)),
        *(line for canvas in parts if isinstance(canvas, Canvas) for line in _beyond(canvas)),
        *_meeting([*said, *fields]),
    ]


def _is_seen(part: QWidget) -> bool:
    return part.isVisible() and not part.visibleRegion().isEmpty()


def _name(part: QWidget) -> str:
    return f"{type(part.parentWidget()).__name__}/{type(part).__name__}"


def _is_cut(part: Said) -> bool:
    """Whether its words need more than it has, or than can be seen of it."""
    metrics, text = part.fontMetrics(), part.text().replace("&&", "&")
    seen = part.visibleRegion().boundingRect()
    if isinstance(part, QLabel):
        if part.textFormat() == Qt.TextFormat.RichText or "<" in text:
            return seen.height() < min(part.heightForWidth(part.width()), part.sizeHint().height()) - SLACK
        if part.wordWrap():
            return part.heightForWidth(part.width()) > seen.height() + SLACK
        return metrics.horizontalAdvance(text) > part.contentsRect().intersected(seen).width() + SLACK
    icon = 0 if part.icon().isNull() else part.iconSize().width()
    if isinstance(part, QToolButton) and part.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    return metrics.horizontalAdvance(text.strip()) + icon > seen.width() + SLACK or metrics.height() > (
        seen.height() + 2 * SLACK
    )


def _text_in(field: Field) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, ProbeLine):
        return field.shown()
    return field.text() or field.placeholderText()


def _is_cut_in(field: Field) -> bool:
    """Whether what stands in a field needs more than it has for it; what is being typed may."""
    if isinstance(field, QComboBox):
        choice = QStyleOptionComboBox()
        field.initStyleOption(choice)
        controls = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = field.style().subControlRect(controls[0], choice, controls[1], field)
    else:
        frame = QStyleOptionFrame()
        field.initStyleOption(frame)
        room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, field)
    return not field.hasFocus() and field.fontMetrics().horizontalAdvance(_text_in(field)) > room.width() + SLACK


def _beyond(canvas: Canvas) -> Iterator[str]:
    """Words that are painted over the sides of a canvas, or over head and foot of one that is not very low."""
    slack = SLACK * canvas.look.scale
    over = slack if canvas.height() >= LEAST_CANVAS * canvas.look.scale else 10.0 * canvas.height()
    for word in words_drawn(Sheet(canvas.width(), canvas.height()), canvas.draw):
        if not word.clip.adjusted(-slack, -over, slack, over).contains(word.box):
            yield f"beyond: {_name(canvas)} “{word.text[:40]}”"


def _is_title_cut(dock: PanelDock) -> bool:
    title, role = dock.header.title()
    return text_width(title, role) > dock.header.title_room() + SLACK


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    """Names of tabs of which only a part is seen."""
    covered = min((part.x() for part in bar.findChildren(QToolButton) if _is_seen(part)), default=bar.width())
    for number in range(bar.count()):
        place = bar.tabRect(number)
        if bar.isTabVisible(number) and (place.left() < 0 or place.right() >= covered):
            yield f"cut: tab “{bar.tabText(number)}”"


def words_that_meet(whole: QWidget) -> list[str]:
    """A line for each two words that a canvas in a part of a window paints in the same place."""
    found = []
    for canvas in whole.findChildren(Canvas):
        if _is_seen(canvas):
            words = words_drawn(Sheet(canvas.width(), canvas.height()), canvas.draw)
            slack = 2 * SLACK * canvas.look.scale
            pairs = ((one, other) for one, other in combinations(words, 2) if one.text != other.text)
            found += [f"meet: {_name(canvas)} “{a.text}” and “{b.text}”" for a, b in pairs if a.meets(b, slack)]
    return found


def _cut_in(canvas: Canvas) -> list[str]:
    """What is painted with dots at its end."""
    words = words_drawn(Sheet(canvas.width(), canvas.height()), canvas.draw)
    return [word.text for word in words if word.text.endswith("…")]


def _design_size(canvas: Canvas) -> tuple[float, float]:
    return canvas.width() / canvas.look.scale, canvas.height() / canvas.look.scale


def _meeting(said: list[Said | Field]) -> Iterator[str]:
    """Words of the same part of the window, one above the other."""
    for one, other in combinations(said, 2):
        if one.window() is other.window() and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            shared = _seen_rect(one).intersected(_seen_rect(other))
            if min(shared.width(), shared.height()) > SLACK:
                yield f"meet: {_name(one)} “{_words_of(one)[:30]}” and {_name(other)} “{_words_of(other)[:30]}”"


def _words_of(part: Said | Field) -> str:
    return part.text() if isinstance(part, Said) else _text_in(part)


def _seen_rect(part: QWidget) -> QRect:
    return part.visibleRegion().boundingRect().translated(part.mapTo(part.window(), QPoint(0, 0)))


def _small_picture(dock: PanelDock) -> str:
    """How large the largest picture of a panel is, in design pixels, where that is too small; else nothing."""
    if not dock.panel.is_on_screen():
        return ""
    scale = dock.panel.look.scale
    seen = [part.visibleRegion().boundingRect() for part in dock.panel.findChildren(Canvas) if _is_seen(part)]
    sizes = [(each.width() / scale, each.height() / scale) for each in seen]
    if any(
        width * height >= LEAST_WIDTH * LEAST_HEIGHT and min(width, height) >= LEAST_HEIGHT for width, height in sizes
    ):
        return ""  # a square one may be as narrow as it is high
    return "nothing" if not sizes else "{:.0f}x{:.0f}".format(*max(sizes, key=lambda size: size[0] * size[1]))
