"""Paints a slice: colours, contour lines, the scale, the axes' words, and the path."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.image import draw_crisp, draws_pixels, image_from_levels
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.plot_plan import tick_text, ticks
from scoutview.panels.loss_landscape.layout_plan import (
    APART,
    LandscapeLayout,
    label_place,
    points_in,
    spots_of,
    thinned,
)
from scoutview.panels.loss_landscape.plan import LandscapeReading, MarkedFrame, TrueLosses
from scoutview.panels.loss_landscape.scale_plan import LossScale, level_text, told_levels
from scoutview.panels.loss_landscape.words import axis_words, loss_text

PATH, HALO = 2.0, 5.0  # widths of the path and of what keeps it apart from the ground
TICK_WIDTH = 48.0  # of the values at the left: −0.005
DOT, HERE = 4.5, 8.0  # radii of its frames, and of the one on screen
RING = 3.0  # radius of a frame whose true loss is still to come
ALONG_PATH = 160  # points of it that words keep away from
LINE, LINE_OPACITY = 1.2, 0.55
MARGIN, NAME_HEIGHT, PADDING = 6.0, 20.0, 6.0
NAME = "label_strong"
NAME_GROUND = 0.82  # opacity behind names
TICKS_ACROSS, TICKS_UP = 110.0, 70.0  # design pixels that a number takes
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Name:
    """Words beside a frame, and where."""

    text: str
    box: Box


@dataclass(frozen=True, eq=False)
class LandscapePainting:
    """A painter on a slice. Each part of the picture is one method."""

    painter: QPainter
    look: Look
    plan: LandscapeLayout
    reading: LandscapeReading
    scale: LossScale

    def on(self, painter: QPainter) -> LandscapePainting:
        """The same, elsewhere."""
        return replace(self, painter=painter)

    def for_words(self) -> LandscapePainting:
        """The same at a round size: to find places for words, which `plan.from_nominal` brings here."""
        return replace(self, plan=self.plan.nominal)

    # what stays while one points, and while one scrubs over the same slice

    def paint_ground(self, colours: np.ndarray, lines: Sequence[np.ndarray]) -> None:
        """`colours` are shares of the scale, rows from above; `lines` those at its levels, in shares of the slice."""
        room = QRectF(*self.plan.room)
        with clipped(self.painter, room):
            self.painter.fillRect(room, self.look.colour("raised"))
            self._paint_colours(colours)
            self._paint_lines([self.on_screen(each) for each in lines])
        self._paint_gaps(colours)
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(room)
        if self.plan.worded:
            self._paint_axes()
        if self.plan.bar is not None:
            self._paint_bar(self.plan.bar)

    def _paint_colours(self, colours: np.ndarray) -> None:
        """The points at the edge of the grid lie at the edge of the room: half a pixel hangs over on each side."""
        levels = (np.nan_to_num(colours) * 255 + 0.5).astype(np.uint8)
        image = image_from_levels(levels, self.look.theme.magnitude)
        gaps = ~np.isfinite(colours)
        if gaps.any():
            image = _without(image, gaps)
        whole = self.plan.zoom.content(self.plan.room)
        cell = whole.width / (colours.shape[1] - 1), whole.height / (colours.shape[0] - 1)
        target = QRectF(*whole).adjusted(-cell[0] / 2, -cell[1] / 2, cell[0] / 2, cell[1] / 2)
        if draws_pixels(self.painter):
            self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self.painter.drawImage(target, image, QRectF(image.rect()))
        else:
            draw_crisp(self.painter, target, image)

    def on_screen(self, lines: np.ndarray) -> np.ndarray:
        """(lines, 4) in shares of the slice, y upwards, as places."""
        whole = self.plan.zoom.content(self.plan.room)
        sides = np.array([whole.width, -whole.height] * 2)
        found: np.ndarray = lines * sides + np.array([whole.x, whole.bottom] * 2)
        return found

    def _paint_lines(self, drawn: Sequence[np.ndarray]) -> None:
        for level, lines in zip(self.scale.levels, drawn, strict=True):
            colour = blended(self._words_on(level), self.look.magnitude(self._share(level)), LINE_OPACITY)
            self.painter.setPen(QPen(colour, LINE, c=Qt.PenCapStyle.RoundCap))  # opaque: its pieces overlap
            self.painter.drawLines([QLineF(*ends) for ends in lines.tolist()])

    def placed_levels(self, lines: Sequence[np.ndarray], names: Sequence[Name]) -> list[tuple[float, Box]]:
        """Where each line is named by its loss: on it, where that covers neither the path nor another word."""
        taken = [self._path_on_screen(), self.plan.places(np.array([self.reading.here]))]
        taken += [spots_of(name.box) for name in names]
        found = []
        for level, each in zip(self.scale.levels, lines, strict=True):
            width = text_width(level_text(level), "tick")
            place = label_place(self.on_screen(each), (width, 14.0), np.vstack(taken), self.plan.room)
            if place is not None:
                found.append((level, Box(place[0] - width / 2 - 3, place[1] - 8, width + 6, 16)))
                taken.append(np.array([place]))
        return found

    def paint_levels(self, placed: Sequence[tuple[float, Box]]) -> None:
        self.painter.setFont(font("tick"))
        for level, nominal in placed:
            box = QRectF(*self.plan.from_nominal(nominal))
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.look.magnitude(self._share(level)))
            self.painter.drawRoundedRect(box, 4, 4)
            self.painter.setPen(self._words_on(level))
            self.painter.drawText(box, CENTRE, level_text(level))

    def _path_on_screen(self) -> np.ndarray:
        return self.plan.places(self._stretched(self.reading.path_places))

    def _stretched(self, places: np.ndarray) -> np.ndarray:
        """The path with points between its frames, so that words keep away from all of it."""
        if len(places) < 2:
            return places
        along = np.linspace(0, len(places) - 1, max(len(places), ALONG_PATH))
        every = np.arange(len(places))
        return np.stack([np.interp(along, every, places[:, axis]) for axis in (0, 1)], axis=1)

    def _paint_gaps(self, colours: np.ndarray) -> None:
        """A word where the loss is no number."""
        rows, columns = np.nonzero(~np.isfinite(colours))
        if not len(rows):
            return
        whole = self.plan.zoom.content(self.plan.room)
        x = whole.x + np.median(columns) / (colours.shape[1] - 1) * whole.width
        y = whole.y + np.median(rows) / (colours.shape[0] - 1) * whole.height
        self._say("not a number", QPointF(x, y), "label", "text2")

    def _paint_axes(self) -> None:
        room, painter = self.plan.room, self.painter
        (left, right), (bottom, top) = self.plan.shown
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        across, up = axis_words(self.reading, 0), axis_words(self.reading, 1)
        metrics = QFontMetricsF(font("label"))
        for value in ticks(left, right, max(2, int(room.width / TICKS_ACROSS))):
            x, _ = self.plan.place((value, bottom))
            painter.drawLine(QPointF(x, room.bottom), QPointF(x, room.bottom + 4))
            painter.drawText(QRectF(x - 40, room.bottom + 4, 80, 16), CENTRE, tick_text(value))
        for value in ticks(bottom, top, max(2, int(room.height / TICKS_UP))):
            _, y = self.plan.place((left, value))
            painter.drawLine(QPointF(room.x - 4, y), QPointF(room.x, y))
            painter.drawText(QRectF(room.x - 7 - TICK_WIDTH, y - 8, TICK_WIDTH, 16), RIGHT_MIDDLE, tick_text(value))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        text = first_fitting(across, room.width, metrics)
        painter.drawText(QRectF(room.x, room.bottom + 22, room.width, 18), CENTRE, text)
        text = first_fitting(up, room.height, metrics)
        painter.save()
        painter.translate(9.0, room.middle_y)
        painter.rotate(-90)
        painter.drawText(QRectF(-room.height / 2, -9, room.height, 18), CENTRE, text)
        painter.restore()

    def _paint_bar(self, bar: Box) -> None:
        """The colours from above, with the loss at each contour line."""
        painter = self.painter
        entries = np.arange(255, -1, -1, dtype=np.uint8)[:, None]
        draw_crisp(painter, QRectF(*bar), image_from_levels(entries, self.look.theme.magnitude))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*bar))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QPointF(bar.x, bar.y - 9), "loss")
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("axis"))
        for value in self.scale.levels:
            y = bar.bottom - self._share(value) * bar.height
            painter.drawLine(QPointF(bar.right, y), QPointF(bar.right + 4, y))
        painter.setPen(self.look.colour("text2"))
        for value in told_levels(self.scale, bar.height):
            y = bar.bottom - self._share(value) * bar.height
            painter.drawText(QPointF(bar.right + 7, y + 5), level_text(value))

    # what follows

    def paint_path(self, true: TrueLosses, mark: MarkedFrame) -> None:
        """The run's frames in the colours of their true losses, and the one on screen."""
        places = self.plan.places(self.reading.path_places)
        with clipped(self.painter, QRectF(*self.plan.room)):
            if len(places) > 1:
                for colour, width in (("panel", HALO), ("text", PATH)):
                    pen = QPen(self.look.colour(colour), width)
                    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                    self.painter.setPen(pen)
                    self.painter.setBrush(Qt.BrushStyle.NoBrush)
                    self.painter.drawPolyline(QPolygonF([QPointF(*place) for place in places.tolist()]))
            self._paint_dots(places, true)
            self.painter.setPen(QPen(self.look.colour("panel"), 2.5))
            self.painter.setBrush(self.look.colour("accent"))
            self.painter.drawEllipse(QPointF(*self.plan.place(mark.place)), HERE, HERE)

    def _paint_dots(self, places: np.ndarray, true: TrueLosses) -> None:
        for number in thinned(places, APART):
            loss, at = true.at(self.reading.path_steps[number]), QPointF(*places[number].tolist())
            if math.isfinite(loss):
                self.painter.setPen(QPen(self.look.colour("text"), 1.5))
                self.painter.setBrush(self.look.magnitude(self._share(loss)))
                self.painter.drawEllipse(at, DOT, DOT)
            else:  # a colour would be that of a loss
                self.painter.setPen(QPen(self.look.colour("text3"), 1.5))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawEllipse(at, RING, RING)

    def names(self, true: TrueLosses, mark: MarkedFrame) -> list[Name]:
        """What is said of the frame on screen, the first one and the last one, where their words do not meet."""
        steps, places = self.reading.path_steps, self.plan.places(self.reading.path_places)
        told = [(f"step {count(mark.step)}", mark.loss, self.plan.place(mark.place))]
        for word, number in (("start", 0), (f"step {count(steps[-1])}", len(steps) - 1)) if steps else ():
            if steps[number] != mark.step:
                told.append((word, true.at(steps[number]), (places[number, 0], places[number, 1])))
        found: list[Name] = []
        path = self._path_on_screen()
        for word, value, at in told:
            text = f"{word} · {loss_text(value)}" if math.isfinite(value) else word
            boxes = self._beside(QPointF(*at), text_width(text, NAME) + 2 * PADDING)
            free = [box for box in boxes if not any(box.overlaps(other.box) for other in found)]
            if free and self.plan.room.contains(*at):
                found.append(Name(text, min(free, key=lambda box: points_in(box, path, DOT + 2))))
        return found

    def paint_names(self, names: Sequence[Name]) -> None:
        for name in names:
            box = self.plan.from_nominal(name.box)
            self._say(name.text, QPointF(box.x + box.width / 2, box.middle_y), NAME, "text")

    def _beside(self, at: QPointF, width: float) -> list[Box]:
        """Where words can stand at a place: above it, below, at its right and its left, as far as that is inside."""
        room, height, away = self.plan.room, NAME_HEIGHT, HERE + 6
        left = min(max(at.x() - width / 2, room.x + MARGIN), room.right - MARGIN - width)
        level = at.y() - height / 2
        boxes = [
            Box(left, at.y() - away - height, width, height),
            Box(left, at.y() + away, width, height),
            Box(at.x() + away, level, width, height),
            Box(at.x() - away - width, level, width, height),
        ]
        return [box for box in boxes if box.common(room) == box]

    def _say(self, text: str, middle: QPointF, role: str, colour: str) -> None:
        """Words on a quiet ground of their own: below them it is light here and dark there."""
        width = text_width(text, role) + 2 * PADDING
        box = QRectF(middle.x() - width / 2, middle.y() - NAME_HEIGHT / 2, width, NAME_HEIGHT)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour("panel", NAME_GROUND))
        self.painter.drawRoundedRect(box, 5, 5)
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(box, CENTRE, text)

    # colours

    def _share(self, loss: float) -> float:
        return float(self.scale.share(np.array(loss)))

    def _words_on(self, loss: float) -> QColor:
        return self.look.on_magnitude(self._share(loss))


def blended(above: QColor, below: QColor, opacity: float) -> QColor:
    """What a colour gives on another, opaque."""
    pairs = ((above.redF(), below.redF()), (above.greenF(), below.greenF()), (above.blueF(), below.blueF()))
    return QColor.fromRgbF(*(opacity * one + (1 - opacity) * other for one, other in pairs))


def _without(image: QImage, gaps: np.ndarray) -> QImage:
    """The image with holes."""
    found = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = np.frombuffer(found.bits(), np.uint32).reshape(found.height(), found.bytesPerLine() // 4)
    pixels[:, : found.width()][gaps] = 0
    return found
