"""One line over a head: query times key, the score, softmax, the share of the chosen pair, in the model's numbers."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.signed_scale import compressed
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.panels.attention.chain_plan import BRIEF_NAMES, ChainLayout, ChainLink, chain_of, lay_out_chain
from scoutview.panels.attention.derivation_plan import END, ENDS, KNEE, Derivation
from scoutview.panels.attention.plan import CHAIN

BAR = 40.0
ALL = "steps"
RIGHT, MIDDLE = (
    int(side | Qt.AlignmentFlag.AlignVCenter) for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
)


class ChainLine(Chooser):
    """All of it is one part: whoever chooses it wants to see the way step by step."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._told: Derivation | None = None
        self._links: Sequence[ChainLink] = ()
        self._frame = Layer()
        self.setToolTip("Where this share comes from. Click: step by step, with all of the numbers")

    def show_derivation(self, told: Derivation | None) -> None:
        self._told, self._links = told, () if told is None else chain_of(told)
        if told is not None:
            numbers = " ".join(f"{link.how} {link.name} {link.value}".strip() for link in self._links)
            self.setAccessibleName(f"{told.pair[0]} looks at {told.pair[1]}: {numbers}")
        self.update()

    def part_at(self, point: QPointF) -> Hashable | None:
        return None if self._told is None else ALL

    def move_choice(self, rows: int, columns: int) -> None:
        self.chosen.emit(ALL)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        told = self._told
        if told is None:
            return
        layout, links = lay_out_chain(width), self._links
        stays = tuple((link.name, link.how) for link in links)
        self._frame.draw(
            painter,
            Box(0, 0, width, height),
            (width, self.look, told.pair, stays),
            lambda painter: self._paint_frame(painter, layout, links, told),
        )
        for vector, box in zip((told.query, told.keys[told.key]), layout.vectors or (), strict=False):
            levels = levels_of_signed(compressed(vector, KNEE, END), 1.0)[None]
            draw_crisp(painter, QRectF(*box), image_from_levels(levels, self.look.theme.signed))
        painter.setFont(font("key"))
        for link, box in zip(links, layout.links, strict=True):
            painter.setPen(self.look.colour("accent" if link is links[-1] else "text"))
            painter.drawText(QRectF(box.x, 22, box.width, 36), MIDDLE, link.value)

    def _paint_frame(
        self, painter: QPainter, layout: ChainLayout, links: Sequence[ChainLink], told: Derivation
    ) -> None:
        """What stays while frames change: names, and what is done."""
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        for link, box in zip(links, layout.links, strict=True):
            painter.drawText(QRectF(box.x, 2, box.width, 20), MIDDLE, link.name)
        for link, box in zip(links[1:], layout.arrows, strict=True):
            self._paint_arrow(painter, box, link.how)
        if layout.vectors is None or layout.legend is None:
            return
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        names = (f"query of {told.pair[0]}", f"key of {told.pair[1]}")
        for name, box in zip(names, layout.vectors, strict=True):
            room = QRectF(0, box.y, layout.names, box.height)
            brief = name.partition(" of ")[0] if layout.names <= BRIEF_NAMES else name
            painter.drawText(room, RIGHT, elided(brief, "label", layout.names))
        first = layout.links[0]
        painter.setFont(font("finding"))
        painter.drawText(QRectF(first.x - 24, 22, 24, 36), MIDDLE, "=")
        if legend_width(*ENDS, "", BAR) <= layout.legend.width:
            corner = QPointF(layout.legend.x, layout.legend.y)
            draw_legend(painter, self.look, corner, self.look.theme.signed, ENDS, bar=BAR)

    def _paint_arrow(self, painter: QPainter, box: Box, how: str) -> None:
        """What is done to a number stands over the arrow to the next one."""
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(box.x, 16, box.width, 20), MIDDLE, how)
        left, right, y = box.x + 10, box.right - 12, CHAIN / 2 + 8
        painter.setPen(QPen(self.look.colour("axis"), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right - 5, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("axis"))
        head = [QPointF(right, y), QPointF(right - 8, y - 4), QPointF(right - 8, y + 4)]
        painter.drawPolygon(QPolygonF(head))
