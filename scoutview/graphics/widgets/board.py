"""The board of a game with its discs: drawn, pointed at, clicked, and gone over with the arrow keys."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, fitting_role, font, text_width
from scoutview.graphics.widgets.board_plan import (
    BoardPlaces,
    BoardShown,
    Square,
    board_places,
    row_and_column_names,
)
from scoutview.graphics.widgets.chooser import ARROWS, Chooser
from scoutview.language import tr

DISC, DOT, LAST = 0.39, 0.11, 0.1  # radii, of the side of a square
GROUND = 0.55  # of the colour of axes on that of the panel
SEEN_FROM = 0.04  # of a disc, that is drawn
ROLES = ("title", "bar_strong", "label_strong")  # of what stands on a square, from large to small
TAGS = {"new": "new", "gone": "gone"}
TAG_FROM = 40.0  # design pixels of a square that can be tagged
# outline: colour, width as a share of a square's side, whether it is dashed
OUTLINES = {
    "legal": ("text", 0.045, False),
    "new": ("accent", 0.075, False),
    "gone": ("error", 0.06, True),
    "flipped": ("accent", 0.075, False),
    "wrong": ("error", 0.06, False),
}
CROSS = 0.13  # of a square: half of the cross on what is wrong
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BoardCanvas(Chooser):
    """Draws a BoardShown. A part is the number of a square; Return chooses the one that the arrow keys went to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown: BoardShown | None = None
        self._at: int | None = None  # where the arrow keys are
        self._role, self._left_out = ROLES[-1], ""  # of what stands on the squares
        self.hovered.connect(self._tell)

    def show_board(self, shown: BoardShown) -> None:
        if shown == self._shown:
            return
        if self._shown is None or (shown.rows, shown.columns) != (self._shown.rows, self._shown.columns):
            self._at = None
        self._shown = shown
        self.setAccessibleName(tr("Board. {pieces}").format(pieces=shown.words()))
        self._tell(self._under)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(340), self.look.px(340))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(60), self.look.px(60))

    @property
    def places(self) -> BoardPlaces:
        """Where its squares stand at this size."""
        rows, columns = (self._shown.rows, self._shown.columns) if self._shown else (1, 1)
        return board_places(self.design_width(), self.design_height(), rows, columns)

    def part_at(self, point: QPointF) -> int | None:
        return self.places.square_at(point.x(), point.y()) if self._shown else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._shown is None:
            return
        first = self._shown.rows // 2 * self._shown.columns + self._shown.columns // 2
        self._at = first if self._at is None else self.places.neighbour(self._at, rows, columns)
        self.setAccessibleDescription(self._shown.squares[self._at].words)
        self.hovered.emit(self._at)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._at is not None:
            self.chosen.emit(self._at)
        elif event.key() in (*ARROWS, *ENTER):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._at = None

    def _tell(self, part: object) -> None:
        squares = self._shown.squares if self._shown is not None else ()
        self.setToolTip(squares[part].words if isinstance(part, int) and part < len(squares) else "")

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        shown = self._shown
        if shown is None:
            return
        places = board_places(width, height, shown.rows, shown.columns)
        self._role, self._left_out = _letters(shown, places.side - 6)
        self._paint_names(painter, shown, places)
        self._paint_ground(painter, places)
        for number, square in enumerate(shown.squares):
            self._paint_square(painter, QRectF(*places.box(number)), square)
        for number, square in enumerate(shown.squares):  # an outline reaches over the edge of its neighbours
            self._paint_outline(painter, QRectF(*places.box(number)), square)
        if self._at is not None and self._ring and not self.look.picture:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("accent"), 3))
            painter.drawRect(QRectF(*places.box(self._at)).adjusted(2, 2, -2, -2))

    def _paint_names(self, painter: QPainter, shown: BoardShown, places: BoardPlaces) -> None:
        if not places.named:
            return
        rows, columns = row_and_column_names([square.name for square in shown.squares], shown.columns)
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        for column, name in enumerate(columns):
            box = places.box(column)
            room = QRectF(box.x, places.top - 18, box.width, 16)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
        for row, name in enumerate(rows):
            box = places.box(row * shown.columns)
            room = QRectF(places.left - 22, box.y, 16, box.height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)

    def _paint_ground(self, painter: QPainter, places: BoardPlaces) -> None:
        whole = places.whole
        painter.fillRect(QRectF(*whole), self.look.tint("axis", GROUND))
        painter.setPen(QPen(self.look.colour("panel"), max(1.0, places.side / 36)))
        for column in range(places.columns + 1):
            x = whole.x + column * places.side
            painter.drawLine(QPointF(x, whole.y), QPointF(x, whole.bottom))
        for row in range(places.rows + 1):
            y = whole.y + row * places.side
            painter.drawLine(QPointF(whole.x, y), QPointF(whole.right, y))

    def _paint_square(self, painter: QPainter, box: QRectF, square: Square) -> None:
        side = box.width()
        if math.isfinite(square.level):
            gap = max(0.5, side / 72)
            painter.fillRect(box.adjusted(gap, gap, -gap, -gap), self.look.magnitude(square.level))
        if square.disc >= SEEN_FROM:
            self._paint_disc(painter, box.center(), DISC * side, square)
        painter.setPen(Qt.PenStyle.NoPen)
        if square.is_last:
            painter.setBrush(self.look.colour("mark" if square.white > 0.5 or self._is_dark else "panel"))
            if square.white > 0.5 and self._is_dark:
                painter.setBrush(self._grey(0.0))
            painter.drawEllipse(box.center(), LAST * side, LAST * side)
        if square.is_open and square.disc < SEEN_FROM:
            painter.setBrush(self.look.colour("accent"))
            painter.drawEllipse(box.center(), DOT * side, DOT * side)
        if square.text:
            self._paint_text(painter, box, square)

    @property
    def _is_dark(self) -> bool:
        return self.look.colour("panel").lightnessF() < 0.5

    def _paint_disc(self, painter: QPainter, middle: QPointF, radius: float, square: Square) -> None:
        solid = min(1.0, square.disc)
        fill, rim = QColor(self._grey(square.white)), QColor(self.look.colour("axis"))
        fill.setAlphaF(solid)
        rim.setAlphaF(solid)
        painter.setBrush(fill)
        painter.setPen(QPen(rim, max(1.0, radius / 14)))
        painter.drawEllipse(middle, radius, radius)

    def _grey(self, white: float) -> QColor:
        """Of a disc from black to white, the same in both themes."""
        greys = self.look.theme.greys
        from_dark = greys if int(greys[0].sum()) < int(greys[-1].sum()) else greys[::-1]
        return QColor(*map(int, from_dark[round(min(max(white, 0.0), 1.0) * (len(greys) - 1))]))

    def _paint_text(self, painter: QPainter, box: QRectF, square: Square) -> None:
        text, role = square.text.removesuffix(self._left_out), self._role
        if text_width(text, role) > box.width() - 3:
            return
        tagged = square.outline in TAGS and box.width() >= TAG_FROM
        level = square.level if math.isfinite(square.level) else 0.0
        painter.setFont(font(role))
        painter.setPen(self.look.on_magnitude(level) if math.isfinite(square.level) else self.look.colour("text"))
        painter.drawText(box.adjusted(0, 0, 0, -14 if tagged else 0), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_outline(self, painter: QPainter, box: QRectF, square: Square) -> None:
        if not square.outline:
            return
        role, share, dashed = OUTLINES[square.outline]
        width = max(1.5, share * box.width())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self.look.colour(role), width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width / 2 + max(0.5, box.width() / 72)
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
        if square.outline == "wrong":
            self._paint_cross(painter, box, width)
        tag = TAGS.get(square.outline, "")
        if tag and box.width() >= TAG_FROM:
            painter.setFont(font("label_strong"))
            level = square.level if math.isfinite(square.level) else 0.0
            painter.setPen(self.look.on_magnitude(level))
            painter.drawText(box.adjusted(0, box.height() / 2 - 4, 0, -3), Qt.AlignmentFlag.AlignCenter, tag)

    def _paint_cross(self, painter: QPainter, box: QRectF, width: float) -> None:
        """In the upper right corner, on a ground of its own so that it is seen on any disc."""
        half = CROSS * box.width()
        middle = QPointF(box.right() - half - width, box.top() + half + width)
        painter.fillRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), self.look.colour("error"))
        painter.setPen(QPen(self.look.colour("panel"), max(1.5, 0.035 * box.width())))
        reach = 0.55 * half
        painter.drawLine(middle - QPointF(reach, reach), middle + QPointF(reach, reach))
        painter.drawLine(middle - QPointF(reach, -reach), middle + QPointF(reach, -reach))


def _letters(shown: BoardShown, width: float) -> tuple[str, str]:
    """The role for all that stands on squares of this width, and what is left out of it: " %" or nothing."""
    texts = [square.text for square in shown.squares if square.text]
    if any(text_width(text, ROLES[-1]) > width for text in texts):
        brief = max((text.removesuffix(" %") for text in texts), key=lambda text: text_width(text, ROLES[-1]))
        return fitting_role(brief, width, ROLES), " %"
    longest = max(texts, key=lambda text: text_width(text, ROLES[-1]), default="")
    return fitting_role(longest, width, ROLES), ""
