"""Many small pictures in rows and columns, one of them chosen."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.colours import draw_colours, image_of_colours, is_coloured
from scoutview.graphics.base.image import (
    draw_crisp_images,
    images_from_levels,
    levels_of_magnitude,
    levels_of_signed,
)
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.picture_grid_plan import (
    PictureGridPlan,
    Pictures,
    Pixel,
    pixel_at,
    plan_grid,
    scale_of_wholes,
    spaced_labels,
)
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser

LINE = 20.0
AIR = 3.5  # of an outline around a picture
FEWEST = 1.2  # pictures along a side, where nothing nearer is shown


class PictureGrid(ZoomChooser):
    """A part is the number of a picture, row by row; `pixel_hovered` tells its Pixel under the mouse, or None."""

    pixel_hovered = Signal(object)

    def __init__(self, look: Look, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown = Pictures()
        self._images: list[QImage] = []  # of the pictures that have arrived
        self._around = Layer()  # what is around them, and stays while frames change
        self._pixel: Pixel | None = None
        self.setToolTip(f"{tip}.\n{HINT}")

    def show_pictures(self, shown: Pictures) -> None:
        self._shown, self._images = shown, []
        self.setAccessibleName(f"{shown.headings[0] if shown.headings else ''} {shown.note}".strip())
        self.update()

    def set_look(self, look: Look) -> None:
        self._images = []
        super().set_look(look)

    def plan(self) -> PictureGridPlan:
        shown = self._shown
        left = self._width_of(shown.row_labels, "label_strong") + 10 if shown.row_labels else 0.0
        top = LINE * (bool(shown.headings) + bool(shown.column_labels)) + 6
        room = Box(3 + left, top, self.design_width() - left - 7, self.design_height() - top - 3)
        caption = (0.0, 0.0)
        if shown.captions and room.height >= 72:
            caption = self._width_of([each[0] for each in shown.captions], "tick") + 6, 18.0
        plan = plan_grid(
            room,
            len(shown.pictures),
            shown.shape,
            scale_of_wholes(self.look.scale, picture=self.look.picture),
            columns=shown.columns,
            caption=caption,
            largest=shown.largest,
            apart=shown.apart,
        )
        plan = plan.spread_down(room.bottom, shown.apart)
        return plan.spread_to(room.right - plan.caption_beside) if shown.columns else plan

    def part_at(self, point: QPointF) -> int | None:
        if not self._shown.pictures:
            return None
        plan = self.plan()
        place = self.zoom.place_of(plan.room, point.x(), point.y())
        return None if place is None else plan.number_at(*place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover_pixel(self.pixel_at(self.design_position(event)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_pixel(None)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self._hover_pixel(None)

    def picture(self, number: int) -> np.ndarray | None:
        """The picture of this number, None where it has not arrived."""
        return self._shown.pictures[number] if number < len(self._shown.pictures) else None

    def pixel_at(self, point: QPointF) -> Pixel | None:
        """The pixel that is seen there, of a picture that has arrived."""
        number = self.part_at(point)
        if number is None or self._shown.pictures[number] is None:
            return None
        plan = self.plan()
        box = self.zoom.placed(plan.box(number), plan.room)
        return pixel_at(number, box, self._shown.shape, point.x(), point.y())

    def _hover_pixel(self, pixel: Pixel | None) -> None:
        if pixel != self._pixel:
            self._pixel = pixel
            self.pixel_hovered.emit(pixel)

    def zoom_room(self) -> Box | None:
        return self.plan().room if self._shown.pictures else None

    def zoom_shape(self) -> tuple[int, ...]:
        return len(self._shown.pictures), self._shown.columns

    def zoom_least(self) -> tuple[float, float]:
        plan = self.plan()
        least = FEWEST / max(plan.columns, plan.rows, 3)  # a picture that stands alone is zoomed, too
        return least, least

    def move_choice(self, rows: int, columns: int) -> None:
        shown, plan = self._shown, self.plan()
        if not shown.pictures:
            return
        start = shown.chosen
        if start is None:
            start = (shown.row or 0) * plan.columns + (shown.column or 0)
        self.chosen.emit(plan.neighbour(start, rows, columns))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        shown = self._shown
        if not shown.pictures:
            return
        plan = self.plan()
        self._paint_around(painter, plan, Box(0, 0, width, height))
        self._paint_row_labels(painter, plan)
        self._paint_pictures(painter, plan)
        with self.zoomed_in(painter, plan.room, AIR):
            if shown.column is not None and shown.column < plan.columns:
                self._outline(painter, self.zoom.placed(plan.column_box(shown.column), plan.room), 1)
            if shown.row is not None and shown.row < plan.rows:
                self._outline(painter, self.zoom.placed(plan.row_box(shown.row), plan.room))
            if shown.chosen is not None and 0 <= shown.chosen < plan.count:
                self._outline(painter, self.zoom.placed(plan.box(shown.chosen), plan.room))

    def _width_of(self, texts: Sequence[str], role: str) -> float:
        return max((text_width(text, role) for text in texts), default=0.0)

    def _paint_around(self, painter: QPainter, plan: PictureGridPlan, canvas: Box) -> None:
        """All that the next frame leaves as it is; in a picture there is no next one, nor a ground to keep it on."""
        ground, shown = self.ground(), self._shown

        def paint(on: QPainter) -> None:
            self._paint_heading(on, canvas.width)
            self._paint_column_labels(on, plan)
            self._paint_frames(on, plan)
            self._paint_captions(on, plan)

        if ground is None:
            paint(painter)
            return
        words = tuple(shown.headings), shown.note, shown.beside, tuple(shown.column_labels), shown.column
        captions = tuple(map(tuple, shown.captions))
        key = words, captions, tuple(each is not None for each in shown.pictures), plan, self.zoom, self.look
        self._around.draw(painter, canvas, key, paint, ground)

    def _paint_heading(self, painter: QPainter, width: float) -> None:
        shown = self._shown
        line = QRectF(3, 0, width - 6 - shown.beside, LINE)
        metrics = QFontMetricsF(font("label"))
        note_width = metrics.horizontalAdvance(shown.note) + 12 if shown.note else 0.0
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown.note)
        painter.setPen(self.look.colour("text2"))
        heading = first_fitting(shown.headings, line.width() - note_width, metrics)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading)

    def _paint_row_labels(self, painter: QPainter, plan: PictureGridPlan) -> None:
        shown, zoom, room = self._shown, self.zoom, plan.room
        for row, text in enumerate(shown.row_labels[: plan.rows]):
            if not shown.has_any(range(row * plan.columns, (row + 1) * plan.columns)):
                continue
            box = zoom.placed(plan.row_box(row), room)
            if zoom.is_whole or room.y <= box.middle_y <= room.bottom:
                self._label(painter, text, row == shown.row, QRectF(0, box.middle_y - 10, plan.x - 10, 20), right=True)

    def _paint_column_labels(self, painter: QPainter, plan: PictureGridPlan) -> None:
        shown, zoom, room = self._shown, self.zoom, plan.room
        if not shown.column_labels:
            return
        width = self._width_of(shown.column_labels, "label_strong") + 6
        for column in spaced_labels(width * zoom.width, plan, shown.column):
            if not shown.has_any(range(column, plan.count, plan.columns)):
                continue
            box, text = zoom.placed(plan.box(column), room), shown.column_labels[column]
            place = QRectF(box.x - 10, plan.y - LINE - 3, box.width + 20, LINE)
            if zoom.is_whole or room.x <= place.center().x() <= room.right:
                self._label(painter, text, column == shown.column, place, right=False)

    def _label(self, painter: QPainter, text: str, strong: bool, place: QRectF, *, right: bool) -> None:
        painter.setFont(font("label_strong" if strong else "label"))
        painter.setPen(self.look.colour("accent" if strong else "text3"))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_frames(self, painter: QPainter, plan: PictureGridPlan) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("line"), 1))
        with self.zoomed_in(painter, plan.room, 1.0):
            for target in self._targets(plan):
                painter.drawRoundedRect(target.adjusted(-1, -1, 1, 1), 2, 2)

    def _paint_pictures(self, painter: QPainter, plan: PictureGridPlan) -> None:
        if not self._images:
            self._images = self._images_of([each for each in self._shown.pictures if each is not None])
        with self.zoomed_in(painter, plan.room, 1.0):
            if self._shown.is_coloured:
                for target, image in zip(self._targets(plan), self._images, strict=True):
                    draw_colours(painter, target, image)
            else:
                draw_crisp_images(painter, zip(self._targets(plan), self._images, strict=True))

    def _targets(self, plan: PictureGridPlan) -> list[QRectF]:
        """Where the pictures that have arrived are drawn."""
        room, arrived = plan.room, [number for number, each in enumerate(self._shown.pictures) if each is not None]
        return [QRectF(*self.zoom.placed(plan.box(number), room)) for number in arrived]

    def _images_of(self, pictures: Sequence[np.ndarray]) -> list[QImage]:
        if len({each.shape for each in pictures}) != 1:  # while those of another run come, some may be of another size
            return [image for each in pictures for image in self._images_of([each])]
        if is_coloured(pictures[0]):
            return list(map(image_of_colours, pictures))
        theme, top, all_of_them = self.look.theme, self._shown.grey_top, np.stack(pictures)
        if top:
            return images_from_levels(levels_of_signed(all_of_them, top), theme.greys)
        return images_from_levels(levels_of_magnitude(all_of_them), theme.magnitude)

    def _paint_captions(self, painter: QPainter, plan: PictureGridPlan) -> None:
        if not plan.caption:
            return
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text2"))
        for number, texts in enumerate(self._shown.captions):
            if not self._shown.has_any([number]):
                continue
            box = self.zoom.placed(plan.box(number), plan.room)
            if not self.zoom.is_whole and not plan.room.contains(box.x + box.width / 2, box.bottom + plan.caption):
                continue
            room = max(box.width, plan.caption_width)
            place = QRectF(box.x + (box.width - room) / 2, box.bottom + 3, room, plan.caption)
            text = first_fitting(texts, room, QFontMetricsF(font("tick")))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)

    def _outline(self, painter: QPainter, box: Box, width: float = 2) -> None:
        painter.setPen(QPen(self.look.colour("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(*box).adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
