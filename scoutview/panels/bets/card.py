"""The bet that is asked, as a card: what it is, what it brings, what the network says of it, lost and won."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import likelihood
from scoutview.graphics.base.wrapping import fitting_lines
from scoutview.language import as_written
from scoutview.panels.bets.plan import EVEN, Bet
from scoutview.panels.bets.words import ANSWERS, BRIEF_ANSWERS, heading, reckoned, row_names, verdict

PITCHES = {"finding": 28.0, "title": 24.0, "caption": 22.0}
ROW, BAR, RADIUS = 34.0, 14.0, 4.0
BESIDE = 8.0  # between a bar and its value
BETWEEN = 10.0
HEAD = 24.0  # above the bars: bad bet, good bet
TICK, WIDEST = "✓ ", as_written(">99.9 %")
SAYS = f" {BRIEF_ANSWERS[1]}"  # behind a value, where bars keep so much of the width
NAMED_FROM = 90.0


class BetCard(Canvas):
    """Draws a Bet. Its bars reach from a bad bet at the left to a good one at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bet: Bet | None = None

    def show_bet(self, bet: Bet) -> None:
        self._bet = bet
        told = " ".join((heading(bet)[0] + ".", reckoned(bet)[0], verdict(bet)[0]))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        bet = self._bet
        if bet is None:
            return
        bars = HEAD + 2 * ROW
        lines = [("finding", "text", heading(bet), 1), ("caption", "text2", reckoned(bet), 2)]
        tall = height >= bars + 150
        top = 8.0 if tall else 0.0
        for role, colour, texts, most in lines if height >= bars + 60 else lines[:1]:
            top = self._say(painter, texts, role, colour, QRectF(0, top, width, most * PITCHES[role]))
            top += BETWEEN if tall else 0.0
        top = self._paint_bars(painter, bet, top, width)
        top += BETWEEN if tall else 2.0
        left = int((height - top) // PITCHES["title"])
        if left > 0:
            wrong = bet.right != EVEN and bet.is_number and bet.said != bet.right
            room = QRectF(0, top, width, min(3, left) * PITCHES["title"])
            self._say(painter, verdict(bet), "title", "error" if wrong else "text", room)

    def _say(self, painter: QPainter, texts: tuple[str, ...], role: str, colour: str, room: QRectF) -> float:
        """The first of these texts that fits into a room; where it ends."""
        pitch, metrics = PITCHES[role], QFontMetricsF(font(role))
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))
        lines = fitting_lines(texts, room.width(), metrics, round(room.height() / pitch))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, room.y() + number * pitch + 0.76 * pitch), line)
        return room.y() + len(lines) * pitch

    def _paint_bars(self, painter: QPainter, bet: Bet, top: float, width: float) -> float:
        """A bar for each ending; where they end."""
        names = row_names(bet)
        left = max(text_width(name, "bar_strong") for name in names) + 12
        free = width - left - BESIDE - text_width(WIDEST, "bar_strong")
        named = free - text_width(SAYS, "bar_strong") >= NAMED_FROM
        room = max(20.0, free - (text_width(SAYS, "bar_strong") if named else 0.0))
        self._paint_ends(painter, bet, QRectF(left, top, room, HEAD))
        top += HEAD
        for ending, name in enumerate(names):
            asked = ending == bet.ending
            good = bet.said_good[ending] if bet.is_number else 0.0
            painter.setFont(font("bar_strong" if asked else "bar"))
            painter.setPen(self.look.colour("text" if asked else "text2"))
            middle = top + ROW / 2
            painter.drawText(QPointF(0, middle + 5), name)
            value = f"{likelihood(good)}{SAYS if named else ''}" if bet.is_number else "–"
            painter.drawText(QPointF(left + room + BESIDE, middle + 5), value)
            self._paint_bar(painter, QRectF(left, middle - BAR / 2, room, BAR), good, asked=asked)
            top += ROW
        self._paint_half(painter, QRectF(left, top - 2 * ROW, room, 2 * ROW))
        return top

    def _paint_ends(self, painter: QPainter, bet: Bet, room: QRectF) -> None:
        """Bad bet at the left, good bet at the right, the right one ticked."""
        flags = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        needed = text_width(TICK, "label_strong") + sum(text_width(name, "label_strong") + BESIDE for name in ANSWERS)
        names = ANSWERS if needed <= room.width() else BRIEF_ANSWERS
        for answer, (name, flag) in enumerate(zip(names, flags, strict=True)):
            is_right = answer == bet.right
            text = f"{TICK if is_right else ''}{name}"
            painter.setFont(font("label_strong" if is_right else "label"))
            painter.setPen(self.look.colour("text" if is_right else "text3"))
            painter.drawText(room, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bar(self, painter: QPainter, room: QRectF, good: float, *, asked: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(room, RADIUS, RADIUS)
        filled = QRectF(room.x(), room.y(), max(3.0, good * room.width()), room.height())
        painter.setBrush(self.look.colour("series3" if asked else "axis"))
        painter.drawRoundedRect(filled, RADIUS, RADIUS)

    def _paint_half(self, painter: QPainter, room: QRectF) -> None:
        """Where it could not tell."""
        painter.setPen(QPen(self.look.colour("text3"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(room.center().x(), room.top()), QPointF(room.center().x(), room.bottom()))
