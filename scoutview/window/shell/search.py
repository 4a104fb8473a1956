"""The search over all commands: type a word of what is wanted, and press Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.language import tr
from scoutview.window.shell.search_plan import Found, found

NOTHING = tr("Nothing here is called “{word}”: try another word.")
WIDTH, ROW, ROWS = 620.0, 34.0, 11
LINE, CAN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
TURNS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


class CommandSearch(QFrame):
    """Open until something is chosen, or until one clicks elsewhere or presses Escape."""

    def __init__(
        self,
        lines: Sequence[Found],
        why_not: Callable[[str], str],
        do: Callable[[str], object],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self._lines, self._why_not, self._do, self._look = lines, why_not, do, look
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.setProperty("role", "probe")
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Search all commands"))
        self.field.installEventFilter(self)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Row(look, self.list))
        self.list.setMouseTracking(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(12)] * 4)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.list.setFixedHeight(look.px(ROWS * ROW))
        self.nothing = self._line_for_nothing()
        self.field.textEdited.connect(self.show_found)
        self.list.itemClicked.connect(self._choose)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.show_found("")

    def show_found(self, typed: str) -> None:
        """List what these letters mean; the first that can be done is chosen."""
        self.list.clear()
        for line in found(self._lines, typed):
            item = QListWidgetItem(line.title, self.list)
            item.setData(LINE, line)
            item.setToolTip(self._why_not(line.name))
            item.setData(CAN, not item.toolTip())
        numbers = range(self.list.count())
        self.list.setCurrentRow(next((row for row in numbers if self.list.item(row).data(CAN)), 0))
        self.nothing.setText("" if numbers else NOTHING.format(word=typed.strip()))
        self.nothing.setVisible(not numbers)

    def _line_for_nothing(self) -> QLabel:
        """What stands in the empty list."""
        line = QLabel(self.list)
        line.setProperty("role", "caption")
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        place = QVBoxLayout(self.list)
        place.setContentsMargins(*[self._look.px(14)] * 4)
        place.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def open_over(self, window: QWidget) -> None:
        """In the upper middle of the window."""
        width = min(self._look.px(WIDTH), window.width() - self._look.px(32))
        self.setFixedWidth(width)
        self.adjustSize()
        corner = QPoint((window.width() - width) // 2, self._look.px(64))
        self.move(window.mapToGlobal(corner))
        self.show()
        self.field.setFocus()

    def titles(self) -> list[str]:
        """What is listed now."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CAN):
            line: Found = item.data(LINE)
            do = self._do
            self.close()
            do(line.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key()) if event.key() in TURNS else None
            if key is not None:
                row = self.list.currentRow() + TURNS[key]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return False


class _Row(QStyledItemDelegate):
    """A command in a row: what it is, the group it belongs to, and its key at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(200), self._look.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, line, can = self._look, index.data(LINE), index.data(CAN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        painter.scale(look.scale, look.scale)
        width = option.rect.width() / look.scale
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("wash"))
            painter.drawRoundedRect(QRectF(2, 1, width - 4, ROW - 2), 6, 6)
        key_width = text_width(line.key, "label")
        group_width = text_width(line.group, "label")
        right = width - 14 - (key_width + 18 if line.key else 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("bar"))
        painter.setPen(look.colour("text" if can else "text3"))
        title = elided(line.title, "bar", right - group_width - 34)
        painter.drawText(QRectF(14, 0, right, ROW), middle, title)
        painter.setFont(font("label"))
        painter.setPen(look.colour("text3"))
        painter.drawText(QRectF(0, 0, right, ROW), middle | Qt.AlignmentFlag.AlignRight, line.group)
        painter.setPen(look.colour("text2" if can else "text3"))
        painter.drawText(QRectF(0, 0, width - 14, ROW), middle | Qt.AlignmentFlag.AlignRight, line.key)
        painter.restore()
