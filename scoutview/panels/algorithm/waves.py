"""How a sum is done with waves: a circle and a wave for each frequency, and below them what they add up to."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.algorithm.waves_painting import WavesPainting
from scoutview.panels.algorithm.waves_plan import (
    BOTTOM,
    CIRCLE,
    LEFT,
    RIGHT,
    SUM,
    TOP,
    WITH_CIRCLES,
    Part,
    Stack,
    WavePicture,
    stacked,
)

CIRCLES_FROM = 360.0  # design pixels of width
FEWEST = 8  # answers that are zoomed into


class LogitWaves(ZoomChooser):
    """Draws a WavePicture; what is under the mouse is read out. Nearer is nearer along the answers."""

    equal = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.picture: WavePicture | None = None
        self._read: Part | None = None
        self.hovered.connect(self._read_out)
        self.setToolTip(
            tr(
                "Each row: a circle on which both numbers turn, and how well each answer fits where it points. Below: "
                "the sum of these waves, with a point at each answer, and larger dots for the network's own scores, "
                "their average taken off: the highest ones, or all of them where a part is shown."
            )
            + f"\n{HINT}"
        )

    def show_picture(self, picture: WavePicture) -> None:
        before, self.picture = self.picture, picture
        if before is None or before.waves.shape != picture.waves.shape:
            self._read = None
        told = picture.reading(picture.right_answer) if 0 <= picture.right_answer < picture.modulus else ""
        self.setAccessibleName(
            tr("Scores of {number} answers as a sum of waves. Right answer: {answer}").format(
                number=picture.modulus, answer=told
            )
        )
        self.update()

    # zooming and reading

    def zoom_room(self) -> Box | None:
        width, height = self.design_width(), self.design_height()
        if self.picture is None or not self.picture.modulus or width < 130 or height < 80:
            return None
        left = self._left(width)
        return Box(left, TOP, width - RIGHT - left, height - BOTTOM - TOP)

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self.picture is None else (self.picture.modulus,)

    def zoom_least(self) -> tuple[float, float]:
        return (1.0, 1.0) if self.picture is None else (min(1.0, FEWEST / self.picture.modulus), 1.0)

    def part_at(self, point: QPointF) -> Part | None:
        room, picture = self.zoom_room(), self.picture
        if room is None or picture is None or not room.y <= point.y() <= room.bottom:
            return None
        row = self._stack(room).row_at(point.y() - room.y)
        if point.x() < room.x:
            stack = self._stack(room)
            is_one = row is not None and picture.is_one_wave(row, stack)
            return (row, CIRCLE) if is_one and row is not None and point.x() >= LEFT else None
        if point.x() > room.right:
            return None
        answer = min(max(round(self._answers(room).value(point.x())), 0), picture.modulus - 1)
        return (SUM if row is None else row, answer)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next answer is read."""
        if self.picture is not None and self.picture.modulus:
            before = self._read[1] if self._read is not None and self._read[1] >= 0 else self.picture.right_answer
            self._read = SUM, (before + columns + rows) % self.picture.modulus
            self.update()

    def _read_out(self, part: Part | None) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)  # it is read, not clicked
        self._read = part
        self.update()

    def reading(self) -> str:
        """Of what is under the mouse; empty where nothing is."""
        picture, room = self.picture, self.zoom_room()
        if self._read is None or picture is None or room is None:
            return ""
        row, answer = self._read
        if row == SUM:
            return picture.reading(answer)
        if answer == CIRCLE:
            return picture.circle_reading(row)
        stack = self._stack(room)
        if row >= stack.rows:
            return ""  # fewer have room by now
        value = picture.at(picture.shown(stack.rows), row, answer)
        return tr("{wave}, answer {answer}: {value}").format(
            wave=picture.row_name(row, stack), answer=answer, value=three_digits(value)
        )

    # what stands where

    def _left(self, width: float) -> float:
        return WITH_CIRCLES if width >= CIRCLES_FROM else LEFT

    def _stack(self, room: Box) -> Stack:
        assert self.picture is not None
        return stacked(room.height, self.picture.heights, self.picture.high - self.picture.low)

    def _answers(self, room: Box) -> Axis:
        assert self.picture is not None
        count = self.picture.modulus
        low = -0.5 + count * self.zoom.x
        return Axis(low, low + count * self.zoom.width, room.x, room.right)

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        room, picture = self.zoom_room(), self.picture
        if room is None or picture is None:
            return
        stack, x, whole = self._stack(room), self._answers(room), self.zoom.is_whole
        WavesPainting(painter, self.look, picture, room, stack, x, whole, self._read, self.reading()).paint()
