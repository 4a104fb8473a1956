"""One attention head large: a row per looking token, columns under the tokens looked at, curves above them."""

from collections.abc import Hashable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.attention.arcs import ArcPainting, column_at, top_of
from scoutview.panels.attention.head_painting import HeadPainting, HeadView, legend_fits
from scoutview.panels.attention.head_plan import Arc, HeadPlan, Spot, is_causal, plan_head, zoomed
from scoutview.panels.attention.others_plan import OtherLook
from scoutview.panels.attention.read_out import paint_read_out
from scoutview.panels.attention.words import cell_note

FADED = 0.3  # opacity of what a head that is off would pass on
ABOVE = 12.0  # design pixels that the label of a low first row may rise above it
FEWEST = 3  # tokens side by side, where nothing nearer is shown


class AttentionHead(ZoomChooser):
    """Draws (query, key) attention; a part is a Spot."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view = HeadView()
        self._frame, self._columns = Layer(), Layer()
        self._pointed: Spot | None = None
        self.setToolTip(
            tr("Rest on a row or a curve to read it, click to keep it (up and down when this has the focus).")
            + f"\n{HINT}"
        )

    def show_head(
        self,
        labels: Sequence[str],
        weights: np.ndarray,
        kept: int,
        row: int,
        headline: str,
        *,
        tag: str = "",
        off: bool = False,
        pointed: Spot | None = None,
        other: OtherLook | None = None,
    ) -> None:
        """Draw weights (T, T) 0..1; `kept` is the chosen row, `row` the one being read. One that is `off` recedes.

        `pointed` is under the pointer: what it is is written there. `other` is another head's look.
        """
        self._pointed = pointed
        widths = [text_width(label, "label_strong") for label in labels]
        self._view = HeadView(labels, widths, weights, is_causal(weights), kept, row, headline, tag, off, other)
        self.update()

    def plan(self) -> HeadPlan:
        return zoomed(self._whole_plan(), self.zoom, self._view.label_widths)

    def _whole_plan(self) -> HeadPlan:
        return plan_head(self.design_width(), self.design_height(), self._view.label_widths, self.look.picture)

    def legend_fits(self) -> bool:
        """Whether the colour key has a place in the corner above the diagonal."""
        return bool(self._view.labels) and legend_fits(self.plan(), self._view)

    def part_at(self, point: QPointF) -> Spot | None:
        if not self._view.labels:
            return None
        plan, row = self.plan(), self._view.row
        cell = plan.cell_at(point.x(), point.y())
        if cell is not None:
            return Spot(*cell)
        above = bool(plan.arcs_height) and point.y() < plan.labels_y
        column = column_at(plan, row, self._view.arcs, point) if above else None
        return None if column is None else Spot(row, column, on_arc=True)

    def move_choice(self, rows: int, columns: int) -> None:
        tokens = len(self._view.labels)
        if rows and tokens:
            row, zoom = min(max(self._view.kept + rows, 0), tokens - 1), self.zoom
            self.reveal(zoom.x + zoom.width / 2, (row + 0.5) / tokens)
            self.chosen.emit(Spot(row, -1))

    def zoom_room(self) -> Box | None:
        return self._whole_plan().room if self._view.labels else None

    def zoom_shape(self) -> tuple[int, ...]:
        return (len(self._view.labels),)

    def zoom_least(self) -> tuple[float, float]:
        least = min(1.0, FEWEST / max(1, len(self._view.labels)))
        return least, least

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        view = self._view
        if not view.labels:
            return
        plan = self.plan()
        on = HeadPainting(painter, self.look, plan, view)
        arcs = self._view.arcs
        painter.setOpacity(FADED if view.off else 1.0)
        ArcPainting(on).paint(arcs, view.other)
        on.paint_cells()
        painter.setOpacity(1.0)
        if self.look.picture:
            self._paint_frame(on)
        else:
            paint = partial(self._paint_frame_on_screen, plan=plan)
            top = max(0.0, plan.room.y - ABOVE)  # nothing of it is among the curves: what is left out is not blended
            self._frame.draw(painter, Box(0, top, width, height - top), self._framed_by(plan), paint)
        self._paint_columns(painter, plan, arcs)
        on.paint_reading_row()
        if self._pointed is not None and not self.look.picture:
            self._paint_read_out(painter, plan, self._pointed)

    def _paint_columns(self, painter: QPainter, plan: HeadPlan, arcs: Sequence[Arc]) -> None:
        """The tokens over the cells: they stay as long as the same ones are looked at."""
        looked_at = [arc.column for arc in reversed(arcs) if arc.weight >= 0.1]
        if self._view.other is not None:
            looked_at.append(self._view.other.column)
        if plan.label_step_x == 1:
            looked_at.sort()  # all have room: which one is looked at most changes nothing
        if self.look.picture:
            HeadPainting(painter, self.look, plan, self._view).paint_columns(looked_at)
            return
        strip = Box(0, plan.labels_y - 4, self.design_width(), plan.y - plan.labels_y + 4)
        key = self._framed_by(plan), tuple(looked_at)
        self._columns.draw(
            painter,
            strip,
            key,
            lambda painter: HeadPainting(painter, self.look, plan, self._view).paint_columns(looked_at),
        )

    def _paint_read_out(self, painter: QPainter, plan: HeadPlan, spot: Spot) -> None:
        """What stands in a cell, above it or above the curve that stands for it."""
        note = cell_note(self._view.labels, self._view.weights, spot)
        if not note:
            return
        arc = next((arc for arc in self._view.arcs if spot.on_arc and arc.column == spot.column), None)
        box = plan.cell(spot.row, spot.column)
        above = QPointF(box.x + box.width / 2, box.y) if arc is None else top_of(plan, spot.row, arc)
        paint_read_out(painter, self.look, note, above, (self.design_width(), self.design_height()))

    def _framed_by(self, plan: HeadPlan) -> tuple[Hashable, ...]:
        """All that the frame around the cells depends on, and their places."""
        view = self._view
        return plan, self.look, view.labels, view.row, view.kept, view.causal, view.headline, view.tag, view.off

    def _paint_frame_on_screen(self, painter: QPainter, plan: HeadPlan) -> None:
        on = HeadPainting(painter, self.look, plan, self._view)
        on.paint_ground()
        self._paint_frame(on)

    @staticmethod
    def _paint_frame(on: HeadPainting) -> None:
        """What stays while frames change: labels and words."""
        on.paint_rows()
        on.paint_corner()
