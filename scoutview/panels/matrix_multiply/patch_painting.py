"""What a convolution is painted with: its maps, the patch on the kernel, the products, and the sum on its way."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude, levels_of_signed
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.matrix_multiply.painting import Caption, draw_caption, draw_cells, outline
from scoutview.panels.matrix_multiply.patch_layout_plan import NUMBER_HEIGHT, NUMBER_WIDTH, SIGN, PatchLayout
from scoutview.panels.matrix_multiply.patches_plan import Patches
from scoutview.panels.matrix_multiply.play_plan import Moment
from scoutview.panels.matrix_multiply.product_plan import (
    KERNEL_SHADES,
    MAP_SHADES,
    Product,
    Shades,
    Term,
    cell_text,
    number_text,
)
from scoutview.panels.matrix_multiply.travel_painting import draw_flying, draw_times, draw_travelling
from scoutview.panels.matrix_multiply.travel_plan import between
from scoutview.panels.matrix_multiply.words import patch_captions, term_words

TENS, LETTERS = 9.95, 4  # numbers with tenths; letters that a cell of NUMBER_WIDTH holds
ARRIVING = 0.55  # of the lift, after which the patch stands for itself; then it is laid on the kernel
AT_PRODUCTS = 0.6  # of a product's flight, after which it is written down; then it goes into the sum
SHORT = {"inputs": "inputs", "outputs": "outputs"}  # where the strips are narrow


@dataclass(frozen=True, eq=False)
class PatchScene:
    """What is seen of one output pixel (a `row` of the product) of one output map, through one map that enters."""

    product: Product
    patches: Patches
    row: int
    column: int
    channel: int
    terms: tuple[Term, ...]
    filled: np.ndarray  # (rows, columns) bool, of the output map

    @property
    def _listed(self) -> slice:
        places = self.patches.listed(self.channel)
        return slice(places.start, places.stop)

    @property
    def patch(self) -> np.ndarray:
        """(kernel rows, kernel columns)."""
        return self.product.left[self.row, self._listed].reshape(self.patches.kernel)

    @property
    def kernel(self) -> np.ndarray:
        return self.product.top[self._listed, self.column].reshape(self.patches.kernel)

    @property
    def output(self) -> np.ndarray:
        return self.patches.as_maps(self.product.result[:, self.column])

    @property
    def total(self) -> float:
        return float(self.product.result[self.row, self.column])


class PatchPainting:
    """Draws one scene with one painter."""

    def __init__(self, painter: QPainter, look: Look, layout: PatchLayout, scene: PatchScene) -> None:
        self.painter, self.look, self.layout, self.scene = painter, look, layout, scene

    # what stays while a pixel is formed

    def paint_still(self) -> None:
        scene, layout, patches = self.scene, self.layout, self.scene.patches
        first = layout.cell_box(("map", 0, 0))
        rows, columns = patches.maps.shape[1:]
        if any(layout.padding):
            self._border(layout.map, "line")
        inside = Box(first.x, first.y, columns * first.width, rows * first.height)
        self._image(inside, patches.maps[scene.channel], intensity=patches.is_picture)
        self._cells(layout.kernel, scene.kernel, shades=KERNEL_SHADES)
        self._paint_strips()
        self._paint_captions()

    def paint_output(self) -> None:
        """The output map, as far as it is computed."""
        scene, box = self.scene, self.layout.output
        self._image(box, scene.output)
        ground, columns = self.look.colour("panel"), scene.filled.shape[1]
        for row in np.flatnonzero(~scene.filled.all(axis=1)).tolist():
            empty = [range(columns)] if not scene.filled[row].any() else _ones(np.flatnonzero(~scene.filled[row]))
            for run in empty:
                first = self.layout.cell_box(("output", row, run.start))
                place = QRectF(first.x, first.y, len(run) * first.width, first.height)
                self.painter.fillRect(place.adjusted(-0.4, -0.4, 0.4, 0.4), ground)
        self._border(box, "line")

    def _paint_strips(self) -> None:
        scene, layout = self.scene, self.layout
        if layout.inputs:
            self._strip("inputs", list(scene.patches.maps), scene.channel)
        if layout.outputs:
            maps = [scene.patches.as_maps(each) for each in scene.product.result.T]
            self._strip("outputs", maps, scene.column)

    def _strip(self, name: str, maps: list[np.ndarray], chosen: int) -> None:
        for number, values in enumerate(maps):
            thumb = self.layout.thumb(name, number)
            self._image(thumb, values)
            if number == chosen:
                outline(self.painter, self.look, thumb)

    def _paint_captions(self) -> None:
        layout, grids = self.layout, self.layout.grids()
        written: list[Box] = []
        for name, caption in patch_captions(self.scene.product, self.scene.channel, self.scene.column).items():
            if name not in grids:
                continue
            box, words = grids[name], Caption(*caption)
            if text_width(words.name, "label_strong") > box.width + 12 and name in SHORT:
                words = Caption(SHORT[name], words.size)
            beyond = SIGN - 4 if name in ("patch", "kernel", "products") else 0 if name == "map" else 12
            width = box.width + beyond
            x = min(box.x, layout.output.right - text_width(words.name, "label_strong"))
            room = Box(x, box.y - 21, text_width(words.name, "label_strong"), 20)
            if not any(map(room.overlaps, written)):  # where two stand close, the first says enough
                written.append(room)
                draw_caption(self.painter, self.look, room._replace(width=width), words)
        for box, sign in ((self.layout.patch, "×"), (self.layout.kernel, "=")):
            self.painter.setFont(font("finding"))
            self.painter.setPen(self.look.colour("text2"))
            place = QRectF(box.right, box.y, SIGN, box.height)
            self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)

    # what is formed

    def paint_forming(self, moment: Moment | None) -> None:
        """The patch in its frame, its numbers on the kernel, products, sum; complete without a moment."""
        scene, layout = self.scene, self.layout
        arrived = moment is None or moment.lifted >= ARRIVING
        formed = len(scene.terms) if moment is None else moment.number
        running = self._running(formed)
        self._paint_frames(arrived, running)
        arrived_all = np.full(scene.patch.shape, arrived)
        self._cells(layout.patch, scene.patch, arrived_all, intensity=scene.patches.is_picture)
        done = np.arange(scene.patch.size).reshape(scene.patch.shape)
        written = formed + (moment is not None and moment.flown >= AT_PRODUCTS)
        self._cells(layout.products, scene.patch * scene.kernel, done < written, shades=KERNEL_SHADES)
        self._paint_sum(formed, running)
        if moment is not None and moment.lifted:
            self._paint_travel(moment)

    def _running(self, formed: int) -> str:
        """The sum as far as it is formed, as it is written."""
        terms = self.scene.terms
        return number_text(self.scene.total if formed == len(terms) else sum(term.value for term in terms[:formed]))

    def _paint_frames(self, arrived: bool, running: str) -> None:
        layout, scene = self.layout, self.scene
        frame = layout.patch_frame(scene.patches, scene.row)
        pixel = layout.cell_box(("output", *scene.patches.pixel(scene.row)))
        beside = layout.patch.x > layout.map.right
        goal, total = layout.patch, layout.sum
        if beside:
            lines = [(frame.right, frame.y, goal.x, goal.y), (frame.right, frame.bottom, goal.x, goal.bottom)]
            lines += self._lines_to_pixel(running, pixel)
        else:
            lines = [(frame.x, frame.bottom, goal.x, goal.y), (frame.right, frame.bottom, goal.right, goal.y)]
            lines.append((total.x + total.width / 2, total.y - 2, pixel.x + pixel.width / 2, pixel.bottom))
        self.painter.setPen(QPen(self.look.colour("accent", 0.55), 1))
        for left, top, right, bottom in lines:
            self.painter.drawLine(QPointF(left, top), QPointF(right, bottom))
        outline(self.painter, self.look, frame, line=2)
        outline(self.painter, self.look, pixel, line=2)
        if arrived:
            outline(self.painter, self.look, goal, line=1.5)

    def _lines_to_pixel(self, running: str, pixel: Box) -> list[tuple[float, float, float, float]]:
        """From the number that goes there: behind the words below it, or before them where they are above the map."""
        total, output = self.layout.sum, self.layout.output
        y = total.y + 17
        if total.bottom <= output.y and total.x < output.right and output.x < total.right:
            x = min(total.x, output.x) - 9
            return [(total.x - 3, y, x, y), (x, y, x, pixel.middle_y), (x, pixel.middle_y, pixel.x, pixel.middle_y)]
        end = total.x + 2 + text_width(running, "key")
        turn = max(end + 6, total.right - 4)
        return [(end + 6, y, turn, y), (turn, y, pixel.x, pixel.middle_y)]

    def _paint_sum(self, formed: int, running: str) -> None:
        scene, box, painter = self.scene, self.layout.sum, self.painter
        painter.setFont(font("key"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QPointF(box.x + 2, box.y + 26), running)
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text2"))
        lines = term_words(scene.product, scene.terms, formed)
        fitting = max(0, int((box.height - 32) // 18))
        for number, line in enumerate(lines[:fitting]):
            baseline = QPointF(box.x + 2, box.y + 48 + 18 * number)
            painter.drawText(baseline, first_fitting(line, box.width, QFontMetricsF(font("tick"))))

    def _paint_travel(self, moment: Moment) -> None:
        if moment.lifted < 1:
            self._paint_patch_on_its_way(moment.lifted)
            return
        count = self.scene.patch.size
        for number in range(count):
            self._paint_laid(number, self._laid_box(number), done=number < moment.number)
        if moment.number < len(self.scene.terms):
            self._paint_term(moment)
        elif moment.landed:
            goal = self.layout.cell_box(("output", *self.scene.patches.pixel(self.scene.row)))
            total = self.layout.sum
            flying = between(Box(total.x, total.y, 90, 34), goal, moment.landed)
            draw_flying(self.painter, self.look, _middle(flying), self.scene.total, role="key")

    def _paint_patch_on_its_way(self, lifted: float) -> None:
        frame = self.layout.patch_frame(self.scene.patches, self.scene.row)
        rows, columns = self.scene.patches.kernel
        for number in range(rows * columns):
            row, column = divmod(number, columns)
            stands = self.layout.cell_box(("patch", row, column))
            width, height = frame.width / columns, frame.height / rows
            start = Box(frame.x + column * width, frame.y + row * height, width, height)
            if lifted < ARRIVING:
                box = between(start, stands, lifted / ARRIVING)
            else:
                box = between(stands, self._laid_box(number), (lifted - ARRIVING) / (1 - ARRIVING))
            self._paint_laid(number, box)

    def _paint_laid(self, number: int, box: Box, *, done: bool = False) -> None:
        value, numbers = float(self.scene.patch.flat[number]), box.width >= NUMBER_WIDTH and box.height >= 13.5
        intensity = self.scene.patches.is_picture
        draw_travelling(
            self.painter, self.look, box, value, MAP_SHADES, numbers=numbers, done=done, intensity=intensity
        )
        cell = self._kernel_cell(number)
        if box.y == cell.y and box.x == cell.x:  # it lies there: the kernel's own number moves into the lower half
            lower = Box(cell.x, cell.y + cell.height / 2, cell.width, cell.height / 2)
            self.painter.fillRect(QRectF(*lower), self.look.colour("panel"))
            values = np.array([[self.scene.kernel.flat[number]]])
            draw_cells(self.painter, self.look, lower, values, KERNEL_SHADES, numbers=numbers)

    def _paint_term(self, moment: Moment) -> None:
        number, term = moment.number, self.scene.terms[moment.number]
        is_product = number < self.scene.patch.size
        kernel, total = self.layout.kernel, self.layout.sum
        start = self._kernel_cell(number) if is_product else Box(kernel.x, kernel.bottom, kernel.width, 20)
        if is_product:
            outline(self.painter, self.look, start, "text", 2.5)
            row, column = divmod(number, self.scene.patches.kernel[1])
            outline(self.painter, self.look, self.layout.cell_box(("patch", row, column)), "text", 2)
            if not moment.flown:
                draw_times(self.painter, self.look, QPointF(start.x, start.middle_y), moment.met)
                return
        written = start
        if is_product:
            written = self.layout.cell_box(("products", *divmod(number, self.scene.patches.kernel[1])))
        goal = Box(total.x, total.y, 70, 34)
        if moment.flown < AT_PRODUCTS:
            flying = between(start, written, moment.flown / AT_PRODUCTS)
        else:
            flying = between(written, goal, (moment.flown - AT_PRODUCTS) / (1 - AT_PRODUCTS))
        draw_flying(self.painter, self.look, _middle(flying), term.value)

    def _kernel_cell(self, number: int) -> Box:
        return self.layout.cell_box(("kernel", *divmod(number, self.scene.patches.kernel[1])))

    def _laid_box(self, number: int) -> Box:
        """Where a number of the patch lies on the kernel: on the upper half of its number there."""
        cell = self._kernel_cell(number)
        return Box(cell.x, cell.y, cell.width, cell.height / 2)

    # marks

    def _image(self, box: Box, values: np.ndarray, *, intensity: bool = False) -> None:
        """What is a picture itself in the colours that it has elsewhere, from paper (0) to ink (1)."""
        theme = self.look.theme
        levels = levels_of_magnitude(values) if intensity else levels_of_signed(MAP_SHADES.of(values), 1.0)
        draw_crisp(
            self.painter, QRectF(*box), image_from_levels(levels, theme.magnitude if intensity else theme.signed)
        )

    def _cells(
        self,
        box: Box,
        values: np.ndarray,
        filled: np.ndarray | None = None,
        *,
        shades: Shades = MAP_SHADES,
        intensity: bool = False,
    ) -> None:
        rows, columns = values.shape
        numbers = box.width / columns >= NUMBER_WIDTH and box.height / rows >= NUMBER_HEIGHT
        written = _whole(values, box.width / columns) if numbers else {}
        draw_cells(
            self.painter,
            self.look,
            box,
            values,
            shades,
            numbers=numbers,
            filled=filled,
            intensity=intensity,
            written=written,
        )

    def _border(self, box: Box, role: str) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.colour(role), 1))
        self.painter.drawRect(QRectF(*box))


def _whole(values: np.ndarray, width: float) -> dict[tuple[int, int], str]:
    """Those of these numbers that are written without their tenths, by row and column: a cell is too narrow for all."""
    letters = int(LETTERS * width / NUMBER_WIDTH)
    return {
        (row, column): cell_text(round(value))
        for row, line in enumerate(values.tolist())
        for column, value in enumerate(line)
        if math.isfinite(value) and abs(value) >= TENS and len(cell_text(value)) > letters
    }


def _ones(places: np.ndarray) -> list[range]:
    return [range(place, place + 1) for place in places.tolist()]


def _middle(box: Box) -> QPointF:
    return QPointF(box.x + box.width / 2, box.y + box.height / 2)
