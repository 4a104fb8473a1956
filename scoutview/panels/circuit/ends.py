"""The ends of a circuit: the tokens that enter below, the answer on top, and what the areas mean."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import font, text_width
from scoutview.graphics.base.numbers import count, likelihood
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.language import tr
from scoutview.panels.circuit.layout_plan import CLOSE_PITCH, LARGE_PITCH, SIDE, CircuitPlan, nice_amount
from scoutview.panels.circuit.marks import Marks
from scoutview.panels.circuit.plan import CircuitView
from scoutview.panels.circuit.words import total_in_cell, weights_in_cell

CHIP_GAP, CHIP_PADDING = 5.0, 14.0
BAR, BAR_GAP, BETWEEN = 52.0, 8.0, 22.0  # of a probability; between two outcomes
LEGEND_SIDE = 16.0  # at most, of the square that says what an area means


def paint_tokens(marks: Marks, plan: CircuitPlan, view: CircuitView) -> None:
    """The last tokens, as many as fit, and how many come before them."""
    if plan.rows[0].what != "tokens":
        return
    place, tokens, x = plan.places[0], view.circuit.tokens, plan.box_x
    if plan.labels_right:
        marks.say_from(SIDE + 2, place, tr("tokens"), "label", "text2")
    if not view.circuit.is_here:
        marks.say_from(
            x, place, tr("up to {number} tokens").format(number=count(view.circuit.context)), "label", "text2"
        )
        return
    height = plan.chip_height
    widths = [text_width(token, "chip") + CHIP_PADDING for token in tokens]
    more = text_width(_others(len(tokens)), "label") + 10
    shown = _fitting(widths, plan.right - x, more)
    if shown < len(tokens):
        words = _others(len(tokens) - shown) if shown else tr("%n tokens", "", len(tokens), one="1 token")
        marks.say_from(x, place, words, "label", "text2")
        x += more
    current = view.is_current(plan.rows[0])
    for token, width in list(zip(tokens, widths, strict=True))[len(tokens) - shown :]:
        marks.chip(QRectF(x, place.middle_y - height / 2, width, height), token, current=current)
        x += width + CHIP_GAP


def _others(tokens: int) -> str:
    return tr("%n more", "tokens", tokens, one="1 more")


def _fitting(widths: list[float], room: float, more: float) -> int:
    """How many of the last chips fit, beside words about the others."""
    for shown in range(len(widths), 0, -1):
        taken = sum(widths[-shown:]) + CHIP_GAP * (shown - 1)
        if taken + (more if shown < len(widths) else 0) <= room:
            return shown
    return 0


def paint_answer(marks: Marks, plan: CircuitPlan, view: CircuitView) -> None:
    """The likeliest outcomes, each with a bar, as many as fit."""
    number = len(plan.rows) - 1
    row, place, x = plan.rows[number], plan.places[number], plan.box_x
    if row.what != "answer":
        return
    if plan.pitch >= CLOSE_PITCH or plan.header is not None:
        way = QPointF(x + 14, plan.box(number - 1).y), QPointF(x + 14, place.middle_y + 11)
        marks.line(*way, marks.pen("text2" if view.reached(row) else "line"), arrow=True)
    if plan.labels_right:
        marks.say_from(SIDE + 2, place, tr("answer"), "label", "text2")
    if not view.circuit.is_here:
        told = tr("{number} probabilities").format(number=count(view.circuit.parts[-1].units))
        marks.say_from(x, place, told, "label", "text2")
        return
    for rank, outcome in enumerate(view.circuit.outcomes if view.reached(row) else ()):
        role = ("caption" if plan.pitch >= LARGE_PITCH else "label") + ("" if rank else "_strong")
        if rank and x + _outcome_width(outcome, role) + BAR + BAR_GAP > plan.right:
            break
        x += _paint_outcome(marks, Box(x, place.y, plan.right - x, place.height), outcome, role) + BETWEEN


def _outcome_width(outcome: tuple[str, float], role: str) -> float:
    name, probability = outcome
    return text_width(name, role) + BAR_GAP + text_width(likelihood(probability), role)


def _paint_outcome(marks: Marks, room: Box, outcome: tuple[str, float], role: str) -> float:
    """How wide it got; where there is no room for a bar, there is none."""
    (name, probability), colour = outcome, "text" if role.endswith("strong") else "text2"
    width, words = _outcome_width(outcome, role), text_width(name, role)
    marks.say_from(room.x, room, name, role, colour)
    if width + BAR + BAR_GAP <= room.width and math.isfinite(probability):
        marks.bar(QRectF(room.x + words + BAR_GAP, room.middle_y - 4, BAR, 8), probability)
        width += BAR + BAR_GAP
    marks.say_until(room.x + width, room, likelihood(probability), role, colour)
    return width


def paint_footer(marks: Marks, plan: CircuitPlan, view: CircuitView, per_weight: float) -> None:
    """What an area means, and the sum of all; `per_weight` is the area of one weight."""
    footer, strong = plan.footer, "label_strong"
    shown = nice_amount(min(plan.largest_square, LEGEND_SIDE) ** 2 / per_weight)
    side, words = math.sqrt(shown * per_weight), weights_in_cell(shown)
    total = total_in_cell(view.circuit.weights)
    in_all = first_fitting(
        (tr("{total} weights in all").format(total=total), tr("{total} in all").format(total=total)),
        footer.width * 0.55,
        QFontMetricsF(font(strong)),
    )
    room = plan.right - footer.x - side - 18 - text_width(in_all, strong)
    variants = (
        tr("= {number} weights; areas are to scale").format(number=words),
        tr("= {number} weights").format(number=words),
        f"= {words}",
    )
    marks.area(Box(footer.x, footer.middle_y - side / 2, side, side))
    marks.say_from(
        footer.x + side + 6, footer, first_fitting(variants, room, QFontMetricsF(font("tick"))), "tick", "text3"
    )
    marks.say_until(plan.right, footer, in_all, strong, "text")
