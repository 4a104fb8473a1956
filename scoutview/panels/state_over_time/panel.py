"""State over time: what every unit of a recurrent layer keeps after each letter, and its gates."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.colour_key import ColourKey
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.readout import Readout
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.state_over_time.controls import FORMS, ORDERS, StateControls
from scoutview.panels.state_over_time.heat import StateHeat
from scoutview.panels.state_over_time.plan import SIGNED, LayerStates
from scoutview.panels.state_over_time.words import LEGENDS, NOTHING_YET, cell_lines, findings, states_formula

SIDE, GAP, KEY = 16.0, 6.0, 20.0
LEAST = 90.0  # of height, that the heatmap keeps


class StateOverTime(Panel):
    """Its choices: the number that is drawn, the layer, the order of the units."""

    name = "state_over_time"
    title = tr("State over time")
    brief_title = tr("State")
    field_term = tr("hidden state, recurrent gates")
    needs: ClassVar[frozenset[str]] = frozenset({"states", "states_update", "states_gate"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._form, self._order = "state", "accuracy"
        self._layer: int | None = None
        self._states: LayerStates | None = None
        self.controls = StateControls(look, self)
        self.sentence, self.key, self.heat = Lines(look, self), ColourKey(look, self), StateHeat(look, self)
        self.heat.setToolTip(tr("Click a unit: look at it alone."))
        self.empty, self.readout = Empty(look, NOTHING_YET, self), Readout(look, self)
        self.controls.form_chosen.connect(self._choose_form)
        self.controls.order_chosen.connect(self._choose_order)
        self.controls.layer_chosen.connect(self._choose_layer)
        self.heat.pointed.connect(self._tell)
        self.heat.chosen.connect(self._open)
        self._show()

    def explanation(self) -> str:
        return tr("A row for each unit of a layer, a column for each letter read: what it keeps, and what is replaced.")

    def questions(self) -> Collection[Question]:
        return (Question("states") if self._layer is None else Question.of("states", layer=self._layer),)

    def show_observation(self, observation: Observation) -> None:
        if observation.has(*self.needs):
            self._states = LayerStates.of(observation.arrays)
        self._show()

    def finding(self) -> str:
        return findings(self._states)[0]

    def formula(self) -> str:
        return states_formula(self._states)

    def view_settings(self) -> Mapping[str, Any]:
        layer = {} if self._layer is None else {"layer": self._layer}
        return {"form": self._form, "order": self._order, **layer}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._form = view_settings["form"] if view_settings.get("form") in FORMS else self._form
        self._order = view_settings["order"] if view_settings.get("order") in ORDERS else self._order
        with self.asking_anew():
            self._layer = kept_index(view_settings.get("layer"))
        self._show()

    # choices

    def _choose_form(self, form: str) -> None:
        self._form = form
        self._show()

    def _choose_order(self, order: str) -> None:
        self._order = order
        self._show()

    def _choose_layer(self, layer: int) -> None:
        with self.asking_anew():
            self._layer = layer
        self._show()

    def _open(self, part: tuple[int, int]) -> None:
        states = self._states
        if states is not None and part[0] < states.cells:
            cell = int(states.order(self._order)[part[0]])
            self.part_chosen.emit("one_unit", {"layer": states.layer, "cell": cell})

    # what is shown

    def _show(self) -> None:
        states = self._states
        if states is not None:
            self.controls.show_choices(self._form, self._order, states.layer, states.layers)
            order = states.order(self._order)
            self.heat.show_heat(
                states.shades(self._form)[order],
                [f"{states.layer}.{cell}" for cell in order],
                states.tokens,
                signed=self._form in SIGNED,
                marked=int(np.flatnonzero(order == states.first)[0]),
            )
            self.key.show_ends(*LEGENDS[self._form], signed=self._form in SIGNED)
            self.sentence.show_texts(*findings(states))
        self.arrange()

    def _tell(self, part: tuple[int, int] | None, at: QPointF) -> None:
        states, lines = self._states, list[str]()
        if part is not None and states is not None and part[0] < states.cells and part[1] < len(states.tokens):
            lines = cell_lines(states, int(states.order(self._order)[part[0]]), part[1])
        self.readout.tell(lines, at + QPointF(self.heat.pos()) / self.look.scale)

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen = self._states is not None
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=8.0, least_height=LEAST)
        inner, shown = max(1.0, width - 2 * SIDE), set[QWidget]()
        bottom = height
        if seen and bottom - top >= LEAST + KEY:
            self.place(self.key, Box(SIDE, bottom - KEY, inner, KEY))
            bottom -= KEY + GAP
            shown.add(self.key)
        lines = min(2, round(self.sentence.height_for(inner) / self.sentence.pitch))
        if seen and not self.look.says_finding and bottom - top >= LEAST + lines * self.sentence.pitch:
            self.place(self.sentence, Box(SIDE, top, inner, lines * self.sentence.pitch))
            top += lines * self.sentence.pitch + GAP
            shown.add(self.sentence)
        part = self.heat if seen else self.empty
        self.place(part, Box(SIDE, top, inner, max(1.0, bottom - top)))
        shown.add(part)
        for each in (self.key, self.sentence, self.heat, self.empty):
            each.setVisible(each in shown)
