"""Wiring: a network of layers with every neuron in its place, as it sorts itself, and one neuron looked at closely."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Lines
from scoutview.language import tr
from scoutview.observation import UNCHANGED, Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.wiring.controls import WiringControls
from scoutview.panels.wiring.figures import HEIGHT, Figures
from scoutview.panels.wiring.picture import WiringPicture
from scoutview.panels.wiring.plan import Net, Neuron, Response, net_of, response_of
from scoutview.panels.wiring.response_graph import response_graph
from scoutview.panels.wiring.response_picture import ResponsePicture
from scoutview.panels.wiring.words import (
    NOTHING_YET,
    effects,
    figures,
    findings,
    formulas_of,
    metric,
    neuron_words,
    wiring_formula,
)

NEURON = "wired_neuron"
WIRING, ACTIVITY, FORMULAS = Question("wiring"), Question("wiring_activity"), Question("read_formulas")
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below words
LEAST = 150.0  # of height, beside the controls, where these are shown
PICTURE_FROM = 230.0  # of height that the picture keeps: words and curves go before
CURVES_FROM, CURVES_SHARE = 120.0, 0.36  # of height that the curves need, and their share
PICTURE_AIR = 14.0  # design pixels left of and below a picture of what a neuron answers to
BESIDE_FROM = 760.0  # of width, from which the words about a neuron stand beside its curves


class Wiring(Panel):
    """Its choice: the neuron that was clicked."""

    name = "wiring"
    title = tr("Wiring")
    needs: ClassVar[frozenset[str]] = frozenset(
        {
            "wiring_sizes",
            "wiring_places",
            "wiring_weights",
            "wiring_inputs",
            "wiring_outputs",
            "wiring_modules",
            "wiring_shares",
            "wiring_dead",
            "wiring_cost",
            "wiring_crossing",
            "wiring_more",
        }
    )

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._chosen: Neuron | None = None
        self.controls = WiringControls(look, self)
        self.sentence = Lines(look, self, role="title")
        self.figures = Figures(look, self)
        self.picture = WiringPicture(look, self)
        self.about = Lines(look, self)
        self.curves_of = GraphPlot(look, self)
        self.curves_of.setAccessibleName(tr("What the neuron passes on as one input after the other is moved"))
        self.pixels_of = ResponsePicture(look, self)
        self.empty = Empty(look, NOTHING_YET, self)
        self.picture.chosen.connect(self._choose)
        self.controls.setting_chosen.connect(self.setting_chosen)
        self.controls.removal_asked.connect(self._remove)
        self.controls.back_asked.connect(lambda: self._choose(None))
        self._show()

    def explanation(self) -> str:
        return tr(
            "Every neuron in its place and every connection: colour is the sign, width the weight. Click a neuron."
        )

    def questions(self) -> Collection[Question]:
        """The wires, and what their answer says can be asked besides."""
        more = () if self._seen is None else self._seen["wiring_more"].tolist()
        asked = [WIRING, *(each for each in (ACTIVITY, FORMULAS) if each.name in more)]
        if self._chosen is not None and NEURON in more:
            about = self._about_chosen(self._chosen)
            asked += [about, about.of_unchanged()] if self._is_changed else [about]
        if self._is_changed and FORMULAS in asked:
            asked.append(FORMULAS.of_unchanged())
        return tuple(asked)

    @property
    def _is_changed(self) -> bool:
        """Whether the probe changes the network: then a neuron is looked at as it is without that."""
        return self._seen is not None and bool(self._seen.probe.interventions)

    @staticmethod
    def _about_chosen(neuron: Neuron) -> Question:
        return Question.of(NEURON, layer=neuron[0] - 1, neuron=neuron[1])

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        self._show()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs):
            return
        with self.asking_anew():
            self._seen = observation
        self._show()

    def finding(self) -> str:
        net = self._net
        if net is None or self._seen is None:
            return ""
        return (_effects(net, self._seen) or self._findings(net, self._seen))[0]

    def formula(self) -> str:
        net = self._net
        return "" if net is None or self._seen is None else wiring_formula(net, formulas_of(self._seen))

    def view_settings(self) -> Mapping[str, Any]:
        kept = {"neuron": None if self._chosen is None else list(self._chosen), "zoom": self.picture.zoom_settings()}
        return {name: value for name, value in kept.items() if value is not None}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        kept = view_settings.get("neuron")
        places = [kept_index(each) for each in kept] if isinstance(kept, list | tuple) else []
        layer, number = places if len(places) == 2 else (None, None)
        with self.asking_anew():
            self._chosen = (layer, number) if layer and number is not None else None
        self.picture.restore_zoom(view_settings.get("zoom"))
        self._show()

    # choices

    def _choose(self, neuron: Neuron | None) -> None:
        """Only a neuron between inputs and outputs is looked at closely."""
        net = self._net
        if neuron is not None and (net is None or not net.is_hidden(neuron)):
            return
        with self.asking_anew():
            self._chosen = None if neuron == self._chosen else neuron
        self._show()

    def _remove(self) -> None:
        if self._chosen is not None:
            self.intervention_chosen.emit(f"neuron {self._chosen[0] - 1}.{self._chosen[1]} off")

    # what is shown

    @property
    def _net(self) -> Net | None:
        return None if self._seen is None else net_of(self._seen)

    def _response(self) -> Response | None:
        """Of the chosen neuron, once it is answered."""
        prefix = UNCHANGED if self._is_changed else ""
        if self._seen is None or self._chosen is None or f"{prefix}responding_neuron" not in self._seen:
            return None
        response = response_of(self._seen, prefix)
        return response if response.neuron == self._chosen else None

    def _show(self) -> None:
        net, seen = self._net, self._seen
        self._show_settings()
        if net is not None and seen is not None:
            if self._chosen is not None and not (net.has(self._chosen) and net.is_hidden(self._chosen)):
                self._chosen = None  # another network has no such neuron
            formulas = formulas_of(seen)
            said = self._findings(net, seen)[1 if formulas else 0 :]  # these stand over the outputs
            self.sentence.show_texts(*(_effects(net, seen) or said))
            changed = seen["loss_with_neuron"] if self._is_changed and "loss_with_neuron" in seen else None
            self.figures.show_figures(figures(net, self.curves, seen.step, None if changed is None else float(changed)))
            self.picture.show_net(net, formulas, *_activity(seen, net))
            self.picture.select(self._chosen)
            self._show_neuron(net)
        self.arrange()

    def _findings(self, net: Net, seen: Observation) -> tuple[str, ...]:
        right = float("nan") if self._is_changed else metric(self.curves, "validation_accuracy", seen.step)
        return findings(net, formulas_of(seen), right)

    def _show_settings(self) -> None:
        changeables = [each for each in self.curves.changeables if each.choices]
        self.controls.offer(changeables)
        step = 0 if self._seen is None else self._seen.step
        for each in changeables:
            self.controls.show_choice(each.name, each.choices[int(self.curves.setting_at(each, step))])

    def _show_neuron(self, net: Net) -> None:
        chosen, response = self._chosen, self._response()
        removed = chosen is not None and chosen in net.removed
        self.controls.show_neuron(chosen=chosen is not None, removed=removed)
        if response is not None:
            self.about.show_texts(*neuron_words(net, response, self._seen))
            self.curves_of.show_graph(response_graph(response))
            self.pixels_of.show_moved(response.picture)

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        shown = self._seen is not None
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        self.empty.setVisible(not shown)
        self.place(self.empty, Box(0, top, width, max(1.0, height - top)))
        foot = self._arrange_neuron(top, width, height)
        inner = max(1.0, width - 2 * SIDE)
        for part, wanted in ((self.sentence, not self.look.says_finding), (self.figures, True)):
            tall = HEIGHT if part is self.figures else self.sentence.pitch * self._lines(inner, foot - top)
            fits = shown and wanted and tall > 0 and foot - top - tall >= PICTURE_FROM
            part.setVisible(fits)
            if fits:
                self.place(part, Box(SIDE, top, inner, tall))
                top += tall + BELOW
        self.picture.setVisible(shown)
        self.place(self.picture, Box(0, top, width, max(1.0, foot - top)))

    def _shown_of(self, response: Response | None) -> QWidget:
        """What shows what a neuron answers to: a picture where the inputs are one, else curves."""
        return self.curves_of if response is None or not response.picture.size else self.pixels_of

    def _lines(self, inner: float, free: float) -> int:
        """Of the sentence: up to two, and fewer where there is little room."""
        wanted = round(self.sentence.height_for(inner) / self.sentence.pitch)
        lines = min(wanted, 2, int((free - PICTURE_FROM) // self.sentence.pitch))
        return lines if lines * self.sentence.pitch >= self.sentence.least_height_for(inner) else 0

    def _arrange_neuron(self, top: float, width: float, height: float) -> float:
        """What is known of the chosen neuron, at the foot; where that begins."""
        response = self._response()
        wanted, shown = response is not None, self._shown_of(response)
        air = PICTURE_AIR if shown is self.pixels_of else 0.0
        tall = max(CURVES_FROM, CURVES_SHARE * (height - top))
        roomy = height - top - tall >= PICTURE_FROM
        inner = max(1.0, width - 2 * SIDE)
        beside = width >= BESIDE_FROM
        for part in (self.about, self.curves_of, self.pixels_of):
            part.setVisible(wanted and (part is self.about or (roomy and part is shown)))
        if not wanted:
            return height
        if not roomy:
            line = min(self.about.height_for(inner), 2 * self.about.pitch)
            self.place(self.about, Box(SIDE, height - line - BELOW, inner, line))
            return height - line - 2 * BELOW
        left = 0.34 * inner if beside else inner
        lines = self.about.height_for(left)
        self.place(self.about, Box(SIDE, height - tall + BELOW, left, min(lines, tall - BELOW)))
        if beside:
            self.place(shown, Box(SIDE + left + air, height - tall, inner - left - air, tall - air))
        else:
            x, rest = (SIDE, inner) if air else (0.0, width)
            self.place(shown, Box(x, height - tall + lines + BELOW, rest, max(1.0, tall - lines - BELOW - air)))
        return height - tall


def _effects(net: Net, seen: Observation) -> tuple[str, ...]:
    return effects(net, formulas_of(seen), formulas_of(seen, UNCHANGED))


def _activity(seen: Observation, net: Net) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
    """What goes through each layer for what is asked, and what is right; both empty where nothing is known of it."""
    if "wiring_activity" not in seen or len(seen["wiring_activity"]) != sum(net.sizes):
        return (), np.zeros(0)
    ends = np.cumsum(net.sizes)[:-1]
    return tuple(np.split(seen["wiring_activity"], ends)), seen["wiring_right"]
