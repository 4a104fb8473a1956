"""The channel's picture large, those of the layer before in rows, and the lines that join them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.colours import draw_colours, image_of_colours
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.readout import draw_readout
from scoutview.panels.made_of import words
from scoutview.panels.made_of.plan import HEAD, WIDEST, Drawn, Made, MadeRoom, SourceChannel, Unit, arrange_made

UP = "up"  # the part that is the large picture
LINE = 18.0
THREE_LINES, TWO_LINES = 58.0, 40.0  # design pixels of a row's height
BAR = 5.0
FAINT, FULL = 0.25, 0.8
KEY_LINE, KEY_GAP = 22.0, 16.0
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MadePicture(Chooser):
    """`chosen` tells which channel of the layer before was clicked, by its place among those shown; or UP.

    With the focus the keys up and down point at one, left goes down to it, right goes back up.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._made: Made | None = None
        self._sources: Sequence[SourceChannel] = ()
        self._drawn = Drawn({}, {})
        self._order = ""
        self._notes: Sequence[str] = ()
        self._is_open = self._has_up = False
        self._pointed_at: int | None = None
        self._pointer = QPointF()
        self._by_mouse = False
        self._images: dict[Unit, tuple[np.ndarray, QImage]] = {}
        self.pointed.connect(self._point)

    def show_made(
        self, made: Made, order: str, drawn: Drawn, notes: Sequence[str], *, is_open: bool, has_up: bool
    ) -> None:
        """`notes` stand below the large picture, from long to short; `is_open`: a click may go down a layer."""
        self._made, self._order, self._drawn, self._notes = made, order, drawn, notes
        self._sources = made.shown(order)
        self._is_open, self._has_up = is_open, has_up
        if self._pointed_at is not None and self._pointed_at >= len(self._sources):
            self._pointed_at = None
        named = ", ".join(words.source_names((made.source, each.channel), drawn)[0] for each in self._sources)
        self.setAccessibleName(f"{words.unit_names(made.unit, drawn)[0]}, made of {named}")
        self.setToolTip("Click a channel: what that one is made of." if is_open else "")
        self.update()

    def room(self) -> MadeRoom:
        """Where everything is, in design pixels."""
        drives = [source.drives for source in self._sources]
        return arrange_made(self.design_width(), self.design_height(), drives)

    # choosing

    def part_at(self, point: QPointF) -> Hashable | None:
        number = self._source_at(point)
        if number is not None:
            return number if self._is_open else None
        return UP if self._has_up and self.room().large.contains(point.x(), point.y()) else None

    def _source_at(self, point: QPointF) -> int | None:
        room = self.room()
        for number, picture, said in zip(room.shown, room.pictures, room.words, strict=True):
            if said._replace(x=0, width=picture.width + said.width + 6).contains(point.x(), point.y()):
                return number
        return None

    def move_choice(self, rows: int, columns: int) -> None:
        shown = self.room().shown
        if columns > 0 and self._has_up:
            self.chosen.emit(UP)
        elif columns < 0 and self._is_open and self._pointed_at in shown:
            self.chosen.emit(self._pointed_at)
        elif rows and shown:
            place = shown.index(self._pointed_at) + rows if self._pointed_at in shown else 0
            self._pointed_at, self._by_mouse = shown[min(max(0, place), len(shown) - 1)], False
            self.update()

    def _point(self, _: object, point: QPointF) -> None:
        self._pointed_at, self._pointer, self._by_mouse = self._source_at(point), point, True
        self.update()

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        made = self._made
        if made is None:
            return
        room = self.room()
        self._images = {unit: held for unit, held in self._images.items() if unit in self._drawn.pictures}
        looked_at = None if self.look.picture else self._pointed_at
        for place in range(len(room.shown)):
            self._paint_line(painter, made, room, place, looked_at)
        self._paint_groups(painter, room)
        for place, number in enumerate(room.shown):
            source = self._sources[number]
            self._paint_picture(painter, room.pictures[place], (made.source, source.channel), number == looked_at)
            self._say_of(painter, made, source, room.words[place])
        self._paint_large(painter, made, room.large, width, height)
        if looked_at is not None and self._by_mouse:
            lines = words.readout_lines(made, self._sources[looked_at], self._drawn)
            draw_readout(painter, self.look, lines, self._pointer, Box(2, 2, width - 4, height - 4))

    def _paint_line(self, painter: QPainter, made: Made, room: MadeRoom, place: int, looked_at: int | None) -> None:
        """From a channel to what it helps to make: coloured by the sign of its weight, as wide as it is strong."""
        number, said, large = room.shown[place], room.words[place], room.large
        strength = made.strength(self._sources[number].weight)
        start = QPointF(said.x + said.width + 4, said.middle_y)
        share = (place + 0.5) / len(room.shown)
        end = QPointF(large.x - 2, large.y + large.height * (0.1 + 0.8 * share))
        path = QPainterPath(start)
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        colour = self.look.signed(FULL if strength >= 0 else -FULL)
        if looked_at is not None and looked_at != number:
            colour = self.look.on_panel(colour, FAINT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(1.0, WIDEST * abs(strength))))
        painter.drawPath(path)

    def _paint_groups(self, painter: QPainter, room: MadeRoom) -> None:
        drives = dict.fromkeys(self._sources[number].drives for number in room.shown)
        for drive, box in zip(drives, room.groups, strict=True):
            self._say(painter, words.GROUPS[drive][self._order], box, "label_strong", "text2")

    def _paint_picture(self, painter: QPainter, box: Box, unit: Unit, strong: bool) -> None:
        target = QRectF(*box)
        image = self._image(unit)
        painter.setPen(QPen(self.look.colour("accent" if strong else "line"), 2 if strong else 1))
        if image is None:
            painter.setBrush(self.look.colour("raised"))
            painter.drawRect(target)
            return
        draw_colours(painter, target, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target)

    def _image(self, unit: Unit) -> QImage | None:
        picture = self._drawn.pictures.get(unit)
        if picture is None:
            return None
        held = self._images.get(unit)
        if held is None or held[0] is not picture:
            held = picture, image_of_colours(picture)
            self._images[unit] = held
        return held[1]

    def _say_of(self, painter: QPainter, made: Made, source: SourceChannel, box: Box) -> None:
        """Its name and its numbers, as many lines as there is room for; the order's own number before the other."""
        if not box.width:
            return
        numbers = [
            (words.loss_words(source), self._order == "loss"),
            (words.weight_words(source), self._order != "loss"),
        ]
        numbers.sort(key=lambda each: not each[1])
        lines = [(words.source_names((made.source, source.channel), self._drawn), "bar_strong", "text")]
        lines += [(told, "label_strong" if own else "label", "text" if own else "text2") for told, own in numbers]
        lines = lines[: 3 if box.height >= THREE_LINES else 2 if box.height >= TWO_LINES else 1]
        with_bar = box.height >= THREE_LINES + 2 * BAR and source.lost_rank > 0
        y = box.middle_y - (LINE * len(lines) + (2 * BAR if with_bar else 0)) / 2
        for told, role, colour in lines:
            self._say(painter, told, Box(box.x, y, box.width, LINE), role, colour)
            y += LINE
        if with_bar:
            share = made.share_lost(source.lost)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.signed(FULL if share >= 0 else -FULL))
            painter.drawRoundedRect(QRectF(box.x, y + BAR / 2, max(2.0, abs(share) * (box.width - 12)), BAR), 2, 2)

    def _paint_large(self, painter: QPainter, made: Made, box: Box, width: float, height: float) -> None:
        self._paint_picture(painter, box, made.unit, strong=False)
        room = max(0.0, width - box.x)
        names = words.unit_names(made.unit, self._drawn)
        self._say(painter, names, Box(box.x, box.y - HEAD, room, HEAD - 4), "caption_strong", "text")
        below = Box(box.x, box.bottom + 2, room, LINE)
        self._say(painter, self._notes, below, "label", "text2")
        if below.bottom + LINE <= height:
            self._paint_key(painter, below.moved(0, LINE))
        if below.bottom + 2 * LINE <= height:
            self._say(painter, words.MEANING[self._order], below.moved(0, 2 * LINE), "label", "text2")

    def _paint_key(self, painter: QPainter, box: Box) -> None:
        """What colours and widths mean."""
        around = 2 * (KEY_LINE + 6) + KEY_GAP
        said = next(
            (key for key in words.KEYS if sum(text_width(each, "tick") for each in key) + around <= box.width), ()
        )
        x = box.x
        for sign, told in zip((1, -1), said, strict=False):
            painter.setPen(QPen(self.look.signed(sign * FULL), 3))
            painter.drawLine(QPointF(x, box.middle_y), QPointF(x + KEY_LINE, box.middle_y))
            painter.setPen(self.look.colour("text3"))
            painter.setFont(font("tick"))
            painter.drawText(QRectF(x + KEY_LINE + 6, box.y, box.right - x, box.height), LEFT, told)
            x += KEY_LINE + 6 + text_width(told, "tick") + KEY_GAP

    def _say(self, painter: QPainter, told: Sequence[str], box: Box, role: str, colour: str) -> None:
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))
        fitting = first_fitting(told, box.width, QFontMetricsF(font(role)))
        painter.drawText(QRectF(*box), LEFT, elided(fitting, role, box.width))
