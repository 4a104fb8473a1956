"""Attention: all heads as small maps, one head large, and one row of it read aloud."""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.attention_head import AttentionHead
from scoutview.graphics.attention_plan import PADDING, arrange, is_causal, reading_of
from scoutview.graphics.box import Box
from scoutview.graphics.head_maps import NO_ATTENTION, HeadMaps
from scoutview.graphics.look import Look
from scoutview.graphics.numbers import percent, three_digits
from scoutview.graphics.reading import Reading
from scoutview.graphics.token_label import token_label
from scoutview.observation import Observation
from scoutview.panels.panel import Panel, kept_index


class Attention(Panel):
    """Its choices: a head (the last layer's first unless chosen) and a row (the last token unless chosen)."""

    name = "attention"
    title = "Attention"
    needs = frozenset({"tokens", "attention"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._attention = NO_ATTENTION  # (L, H, T, T)
        self._labels: tuple[str, ...] = ()
        self._chosen_head: tuple[int, int] | None = None
        self._chosen_row: int | None = None
        self._hovered_head: tuple[int, int] | None = None
        self._hovered_cell: tuple[int, int] | None = None
        self.maps = HeadMaps(look, self)
        self.reading = Reading(look, self)
        self.head = AttentionHead(look, self)
        self.maps.hovered.connect(self._preview_head)
        self.maps.chosen.connect(self._choose_head)
        self.head.hovered.connect(self._preview_cell)
        self.head.chosen.connect(self._choose_row)
        self._arrange()

    def explanation(self) -> str:
        which = "earlier tokens" if is_causal(self._attention) else "tokens"
        return f"Which {which} each token looks at. Every row adds up to 1."

    def show_observation(self, observation: Observation) -> None:
        if not observation.has("tokens", "attention"):
            return
        before = self.explanation()
        self._attention = observation["attention"]
        self._labels = tuple(token_label(str(token)) for token in observation["tokens"])
        self._forget_hovered()
        self._show()
        self._arrange()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def finding(self) -> str:
        return self._sentence(self._kept_head(), self._kept_row()) if self._labels else ""

    def formula(self) -> str:
        if not self._labels:
            return _IN_WORDS
        (layer, head), row = self._kept_head(), self._kept_row()
        weights = self._attention[layer, head, row]
        return f"{_IN_WORDS}{_FORMULA}{_row_in_numbers(self._labels, weights, row, layer, head)}"

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._arrange()
        self._show()

    def view_settings(self) -> Mapping[str, Any]:
        head = None if self._chosen_head is None else list(self._chosen_head)
        return {"head": head, "row": self._chosen_row}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        head = view_settings.get("head")
        match [kept_index(each) for each in head] if isinstance(head, list | tuple) else []:
            case [int(layer), int(number)]:
                self._chosen_head = (layer, number)
            case _:
                self._chosen_head = None
        self._chosen_row = kept_index(view_settings.get("row"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._show()

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        places = arrange(width, height, self._attention.shape[:3], scale)
        shown = bool(self._labels) and not self.look.picture
        self.maps.follow_plan(places.maps_plan)
        self.maps.setVisible(shown)
        self.reading.setVisible(shown)
        for part, box in ((self.maps, places.maps), (self.reading, places.reading), (self.head, places.head)):
            self.place(part, box)
        if self.look.picture:
            self._arrange_picture(Box(0, 0, width, height))

    def _arrange_picture(self, whole: Box) -> None:
        """One head and no choosing: its name and key in the empty corner, or above it where there is none."""
        self.place(self.head, whole)
        if self._labels and not self.head.legend_fits():
            self.reading.show()
            self.place(self.reading, Box(PADDING, 0, whole.width - 2 * PADDING, 56))
            self.place(self.head, Box(0, 64, whole.width, whole.height - 64))

    def _forget_hovered(self) -> None:
        """What is under the mouse stays a preview only while it is still there."""
        layers, heads, tokens, _ = self._attention.shape
        if self._hovered_head and not (self._hovered_head[0] < layers and self._hovered_head[1] < heads):
            self._hovered_head = None
        if self._hovered_cell and max(self._hovered_cell) >= tokens:
            self._hovered_cell = None

    def _kept_head(self) -> tuple[int, int]:
        layers, heads = self._attention.shape[:2]
        if self._chosen_head is None or self._chosen_head[0] >= layers or self._chosen_head[1] >= heads:
            return layers - 1, 0
        return self._chosen_head

    def _kept_row(self) -> int:
        last = len(self._labels) - 1
        return last if self._chosen_row is None or self._chosen_row > last else self._chosen_row

    def _show(self) -> None:
        if not self._labels:
            return
        head = self._hovered_head or self._kept_head()
        row = self._hovered_cell[0] if self._hovered_cell else self._kept_row()
        headline = f"Layer {head[0]}, head {head[1]}"
        self.maps.show_heads(self._attention, self._kept_head(), head)
        self.head.show_head(self._labels, self._attention[head], self._kept_row(), row, headline)
        legend_needed = not self.head.legend_fits()
        sentence = "" if self.look.picture else self._sentence(head, row)  # a picture's caption says it
        self.reading.show_text(headline, sentence, self._cell_note(head), with_legend=legend_needed)

    def _sentence(self, head: tuple[int, int], row: int) -> str:
        weights = self._attention[head]
        return reading_of(self._labels, weights[row], row, is_causal(weights))

    def _cell_note(self, head: tuple[int, int]) -> str:
        row, column = self._hovered_cell or (0, -1)
        weights = self._attention[head]
        if column < 0 or (column > row and is_causal(weights)):
            return ""
        return f"“{self._labels[row]}” at “{self._labels[column]}”: {percent(float(weights[row, column]))}"

    def _preview_head(self, head: tuple[int, int] | None) -> None:
        self._hovered_head = head
        self._show()

    def _preview_cell(self, cell: tuple[int, int] | None) -> None:
        self._hovered_cell = cell
        self._show()

    def _choose_head(self, head: tuple[int, int]) -> None:
        self._chosen_head = head
        self._show()

    def _choose_row(self, cell: tuple[int, int]) -> None:
        self._chosen_row = cell[0]
        self._show()


_IN_WORDS = (
    "<p>Each token asks a question (its query, q) and offers an answer to the others (its key, k). How well they "
    "match is a score: the sum of products of their numbers, divided by √d<sub>head</sub>, the number of those "
    "numbers. The scores of a row become shares that add up to 1.</p>"
)
_FORMULA = (
    "<p style='font-size:large'>attention = softmax(Q K<sup>T</sup> / √d<sub>head</sub>), "
    "so a<sub>ij</sub> = e<sup>s<sub>ij</sub></sup> / Σ<sub>k</sub> e<sup>s<sub>ik</sub></sup></p>"
)


def _row_in_numbers(labels: tuple[str, ...], weights: np.ndarray, row: int, layer: int, head: int) -> str:
    """The row's largest shares, and what their ratio says of the scores that made them."""
    order = np.argsort(-weights, kind="stable")[:5]
    lines = "".join(
        f"<tr><td>“{escape(labels[column])}”</td><td align='right'>&nbsp;{percent(float(weights[column]))}</td></tr>"
        for column in order
    )
    told = (
        f"<p>Layer {layer}, head {head}, the row of “{escape(labels[row])}” (largest shares):</p><table>{lines}</table>"
    )
    total = f"<p>All {len(labels)} shares add up to {three_digits(float(weights.sum()))}."
    if len(order) < 2 or not weights[order[1]] > 0:
        return f"{told}{total}</p>"
    ratio = float(weights[order[0]] / weights[order[1]])
    first, second = (f"“{escape(labels[column])}”" for column in order[:2])
    return (
        f"{told}{total} {first} gets {three_digits(ratio)} times the share of {second}, so its score is "
        f"ln {three_digits(ratio)} = {three_digits(float(np.log(ratio)))} higher.</p>"
    )
