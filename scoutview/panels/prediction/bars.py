"""Probabilities of named outcomes as bars on a fixed axis from 0 to 1, the right one marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import ordinal, others_name
from scoutview.graphics.base.token_label import labels_apart, quoted_sign, token_label
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.readout import draw_readout
from scoutview.language import tr
from scoutview.panels.prediction.bars_painting import BarsPainting, OutcomeRow
from scoutview.panels.prediction.plan import (
    MOST_FOLDED,
    SMALLEST_PITCH,
    TWO_NUMBERS_PITCH,
    BarsPlan,
    Ranking,
    likeliest,
    plan_bars,
    rank_outcomes,
    rows_with_room,
)
from scoutview.panels.prediction.words import answer_in_words, others_in_numbers, outcome_in_numbers

OTHERS = "others"  # the row of all that have no row of their own
NOTCH = 120.0  # of a wheel, in eighths of a degree
ROWS_PER_NOTCH = 3


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What may come, each with its probability (together 1); `right` is the number of the right one or -1.

    `kind` names many of them ("tokens"); `source` says where the right one is known from. Where the model was changed,
    `unchanged` are the probabilities without that, and `change` says what was done, from long to short. `trained` says
    whether training saw what was asked; what is `told` elsewhere is not said below the bars.
    """

    names: np.ndarray
    probabilities: np.ndarray
    right: int
    source: str
    kind: str
    in_class_order: bool
    unchanged: np.ndarray | None = None
    change: tuple[str, ...] = ()
    trained: bool | None = None
    told: bool = False

    @cached_property
    def likeliest(self) -> int:
        """The number of the outcome that the model expects most."""
        return likeliest(self.probabilities)

    @cached_property
    def answer(self) -> tuple[tuple[str, ...], ...]:
        """What is said of the right one; nothing where it is not known, or told elsewhere."""
        if self.right < 0 or self.told:
            return ()
        right, said = (token_label(str(self.names[number])) for number in (self.right, self.likeliest))
        if not self.in_class_order:  # a token may be any word, as "is" or "the", or a sign
            right, said = (tr("“{token}”").format(token=token) for token in (right, said))
        return answer_in_words(right, self.source, said, is_right=self.right == self.likeliest, trained=self.trained)


FEWEST_ROWS = 2  # of bars, before words on the answer go


class OutcomeBars(Chooser):
    """Bars, then the right outcome where it is not among them, then one for all others together.

    The only part is that of the others: it lists them, and folds them again. What is under the pointer is told.
    """

    scrolled = Signal(int)  # the place of the first outcome listed should be this

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._outcomes: Outcomes | None = None
        self._folded, self._first = True, 0
        self._pointer: QPointF | None = None
        self._forget()
        self._tracks = Layer()

    def show_outcomes(self, outcomes: Outcomes, *, folded: bool = True, first: int = 0) -> None:
        """Draw them; those that are not `folded` are listed from the place `first` on."""
        self._outcomes, self._folded, self._first = outcomes, folded, first
        self._forget()
        self.update()

    def set_look(self, look: Look) -> None:
        self._forget()
        super().set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()
        super().resizeEvent(event)

    def _forget(self) -> None:
        """What was worked out belongs to other outcomes, or another size."""
        self._ranking: Ranking | None = None
        self._plan: BarsPlan | None = None
        self._drawn: list[OutcomeRow] | None = None

    # what is shown

    def ranking(self) -> Ranking | None:
        """What is shown at this size."""
        if self._ranking is None and self._outcomes is not None and len(self._outcomes.probabilities):
            ordered = self._outcomes.in_class_order
            ranking = self._ranked(self._outcomes, with_others=not ordered)
            # classes that do not all find room need the row of the others
            self._ranking = self._ranked(self._outcomes, with_others=True) if ordered and ranking.rest else ranking
        return self._ranking

    def plan(self) -> BarsPlan | None:
        ranking, outcomes = self.ranking(), self._outcomes
        if self._plan is None and ranking is not None and outcomes is not None:
            self._plan = self._planned(outcomes, ranking)
        return self._plan

    def _planned(self, outcomes: Outcomes, ranking: Ranking) -> BarsPlan:
        fixed = outcomes.in_class_order and not ranking.rest
        labels = [row.label for row in self._rows(outcomes, ranking)]
        return plan_bars(
            self.design_width(),
            self.design_height(),
            len(labels),
            max(text_width(label, "bar_strong") for label in labels) if fixed else None,
            self._foot_lines(outcomes),
            least_rows=0 if fixed else min(MOST_FOLDED + 1, self._room(outcomes)),
            two_numbers=outcomes.unchanged is not None,
        )

    def most_first(self) -> int:
        """The furthest that the list can be moved."""
        ranking = self.ranking()
        return 0 if ranking is None or self._outcomes is None else max(0, len(self._outcomes.names) - len(ranking.rows))

    def _room(self, outcomes: Outcomes) -> int:
        pitch = TWO_NUMBERS_PITCH if outcomes.unchanged is not None and self._folded else SMALLEST_PITCH
        return rows_with_room(self.design_height(), self._foot_lines(outcomes), pitch)

    def _ranked(self, outcomes: Outcomes, *, with_others: bool) -> Ranking:
        return rank_outcomes(
            outcomes.probabilities,
            outcomes.right,
            in_class_order=outcomes.in_class_order,
            room=max(1, self._room(outcomes) - with_others),
            unchanged=outcomes.unchanged,
            folded=self._folded and with_others,
            first=self._first,
        )

    def _foot_lines(self, outcomes: Outcomes) -> int:
        return len(self._answer_lines(outcomes)) + (outcomes.unchanged is not None)

    def _answer_lines(self, outcomes: Outcomes) -> Sequence[Sequence[str]]:
        """What is said of the right answer, as far as that leaves the bars their room."""
        lines = outcomes.answer
        while (
            lines and rows_with_room(self.design_height(), len(lines) + (outcomes.unchanged is not None)) < FEWEST_ROWS
        ):
            lines = lines[:-1]
        return lines

    def _rows(self, outcomes: Outcomes, ranking: Ranking) -> list[OutcomeRow]:
        if self._drawn is None:
            self._drawn = self._rows_of(outcomes, ranking)
        return self._drawn

    def _rows_of(self, outcomes: Outcomes, ranking: Ranking) -> list[OutcomeRow]:
        before = outcomes.unchanged
        strong = ranking.right if ranking.right >= 0 else outcomes.likeliest
        labels = [
            quoted_sign(label) for label in labels_apart([str(outcomes.names[number]) for number in ranking.rows])
        ]
        rows = [
            OutcomeRow(
                f"{ordinal(ranking.right_rank)}: {label}" if number == ranking.apart else label,
                float(outcomes.probabilities[number]),
                None if before is None else float(before[number]),
                right=number == ranking.right,
                strong=number == strong,
                name=label,
            )
            for number, label in zip(ranking.rows, labels, strict=True)
        ]
        if ranking.rest:
            had = None if before is None else ranking.rest_unchanged
            rows.append(OutcomeRow(others_name(ranking.rest), ranking.rest_probability, had, others=True))
        return rows

    # the pointer and the keys

    def part_at(self, point: QPointF) -> str | None:
        plan, ranking = self.plan(), self.ranking()
        if plan is None or ranking is None or not ranking.rest:
            return None
        return OTHERS if plan.row_at(point.x(), point.y()) == len(ranking.rows) else None

    def move_choice(self, rows: int, columns: int) -> None:
        self._scroll(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(OTHERS)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._folded:
            event.ignore()  # whoever is behind may scroll
        else:
            self._scroll(round(-event.angleDelta().y() / NOTCH * ROWS_PER_NOTCH))

    def _scroll(self, rows: int) -> None:
        if not self._folded:
            self.scrolled.emit(min(max(self._first + rows, 0), self.most_first()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.design_position(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self._point(None)

    def _point(self, at: QPointF | None) -> None:
        self._pointer = at
        self.update()

    def told(self) -> Sequence[str]:
        """What is said of the row under the pointer."""
        plan, ranking, outcomes = self.plan(), self.ranking(), self._outcomes
        row = None if plan is None or self._pointer is None else plan.row_at(self._pointer.x(), self._pointer.y())
        if row is None or ranking is None or outcomes is None:
            return ()
        if row == len(ranking.rows):
            had = None if outcomes.unchanged is None else ranking.rest_unchanged
            return others_in_numbers(ranking.rest, outcomes.kind, ranking.rest_probability, had, folded=self._folded)
        number = ranking.rows[row]
        had = None if outcomes.unchanged is None else float(outcomes.unchanged[number])
        name, right = token_label(str(outcomes.names[number])), outcomes.source if number == outcomes.right else ""
        return outcome_in_numbers(name, float(outcomes.probabilities[number]), had, right)

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, ranking, outcomes = self.plan(), self.ranking(), self._outcomes
        if plan is None or ranking is None or outcomes is None:
            return
        on = BarsPainting(painter, self.look, plan)
        if self.look.picture:
            on.paint_tracks(painter)
        else:
            place = Box(plan.x, plan.y, plan.row(0).width, plan.rows * plan.pitch)
            self._tracks.draw(painter, place, (plan, self.look), partial(BarsPainting.paint_tracks, on))
        for index, row in enumerate(self._rows(outcomes, ranking)):
            on.paint_row(index, row)
        on.paint_foot(self._answer_lines(outcomes), outcomes.change if outcomes.unchanged is not None else ())
        told = self.told()
        if told and self._pointer is not None:
            draw_readout(painter, self.look, told, self._pointer, Box(0, 0, width, height))
