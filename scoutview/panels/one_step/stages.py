"""The four parts of a step in their order, as a strip; one of them is shown."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.one_step.plan import STAGES

HEIGHT = 36.0
ARROW = 22.0  # design pixels between two parts, for the arrow
EDGE, POINT = 1.5, 5.0


class StageStrip(Chooser):
    """A part is the place of a stage."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown = 0
        self.setToolTip(tr("The four parts of one step: click one, or the arrow keys when this has the focus"))
        self.show_stage(0)

    def show_stage(self, stage: int) -> None:
        self._shown = stage
        self.setAccessibleName(tr("Part {number} of 4: {part}").format(number=stage + 1, part=STAGES[stage]))
        self.update()

    def place(self, stage: int) -> QRectF:
        """Where a stage stands, in design pixels."""
        each = (self.design_width() - 2 * EDGE - ARROW * (len(STAGES) - 1)) / len(STAGES)
        return QRectF(EDGE + stage * (each + ARROW), 2, each, self.design_height() - 4)

    def part_at(self, point: QPointF) -> int | None:
        return next((stage for stage in range(len(STAGES)) if self.place(stage).contains(point)), None)

    def move_choice(self, rows: int, columns: int) -> None:
        self.chosen.emit(min(max(self._shown + rows + columns, 0), len(STAGES) - 1))

    def _words(self) -> tuple[list[str], str]:
        """The names that find room in all places, and their role; their letters where none do."""
        wide = self.place(0).width() - 8
        numbered = [f"{number + 1}  {name}" for number, name in enumerate(STAGES)]
        for words in (numbered, list(STAGES)):
            for role in ("caption_strong", "label_strong"):
                if max(text_width(each, role) for each in words) <= wide:
                    return words, role
        return [str(number + 1) for number in range(len(STAGES))], "label_strong"

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        words, role = self._words()
        for stage, name in enumerate(words):
            place, shown = self.place(stage), stage == self._shown
            painter.setPen(QPen(self.look.colour("accent"), 2) if shown else Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("wash" if shown else "raised"))
            painter.drawRoundedRect(place, 8, 8)
            painter.setPen(self.look.colour("text" if shown else "text2"))
            painter.setFont(font(role))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
            if stage:
                self._paint_arrow(painter, place.left() - ARROW / 2, place.center().y())

    def _paint_arrow(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(self.look.colour("axis"), 2))
        painter.drawLine(QPointF(x - 7, y), QPointF(x + 3, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("axis"))
        painter.drawPolygon(QPolygonF([QPointF(x + 8, y), QPointF(x + 2, y - POINT), QPointF(x + 2, y + POINT)]))
