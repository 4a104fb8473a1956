"""What has too little room in a window: words that are cut or meet, and panels without a picture."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.window.docks.dock import PanelDock
from scoutview.window.shell.main_window import MainWindow

LEAST_WIDTH, LEAST_HEIGHT = 180.0, 50.0  # design pixels of the largest picture of a panel on screen
SLACK = 2  # pixels
Said = QAbstractButton | QLabel


def too_little_room(window: MainWindow) -> list[str]:
    """A line for each thing that has too little."""
    said = [part for part in window.findChildren(QWidget) if isinstance(part, Said) and _is_seen(part) and part.text()]
    return [
        *(f"cut: {_name(part)} “{part.text()[:40]}”" for part in said if _is_cut(part)),
        *_meeting(said),
        *(f"no picture: {name} {size}" for name, dock in window.docks.items() if (size := _small_picture(dock))),
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


def _meeting(said: list[Said]) -> Iterator[str]:
    """Words of the same part of the window, one above the other."""
    for one, other in combinations(said, 2):
        if one.window() is other.window() and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            shared = _seen_rect(one).intersected(_seen_rect(other))
            if min(shared.width(), shared.height()) > SLACK:
                yield f"meet: {_name(one)} “{one.text()[:30]}” and {_name(other)} “{other.text()[:30]}”"


def _seen_rect(part: QWidget) -> QRect:
    return part.visibleRegion().boundingRect().translated(part.mapTo(part.window(), QPoint(0, 0)))


def _small_picture(dock: PanelDock) -> str:
    """How large the largest picture of a panel is, in design pixels, where that is too small; else nothing."""
    if not dock.panel.is_on_screen():
        return ""
    scale = dock.panel.look.scale
    seen = [part.visibleRegion().boundingRect() for part in dock.panel.findChildren(Canvas) if _is_seen(part)]
    sizes = [(each.width() / scale, each.height() / scale) for each in seen]
    if any(width >= LEAST_WIDTH and height >= LEAST_HEIGHT for width, height in sizes):
        return ""
    return "nothing" if not sizes else "{:.0f}x{:.0f}".format(*max(sizes, key=lambda size: size[0] * size[1]))
