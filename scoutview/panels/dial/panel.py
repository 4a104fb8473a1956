"""Turn it like a dial: what the network writes while one unit is held, and how a judge finds it along the dial."""

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.language import tr, translated
from scoutview.observation import UNCHANGED, Observation, Question
from scoutview.panels.dial.controls import PARTS, DialControls
from scoutview.panels.dial.curve_graph import curve_graph
from scoutview.panels.dial.plan import NEAR, Along, Written, held_among, held_text, value_held
from scoutview.panels.dial.texts import HeldTexts
from scoutview.panels.dial.track import DialTrack
from scoutview.panels.dial.words import (
    NOTHING_YET,
    about_curve,
    dial_formula,
    findings,
    head_of,
    unit_name,
    verdict_of,
)
from scoutview.panels.panel import Panel, kept_index

SIDE, GAP = 16.0, 8.0
BESIDE_FROM = 640.0  # of width: texts stand beside the curve
BELOW_FROM = 430.0  # of height: or above it
TRACK = 53.0
CURVE_SHARE, BELOW_SHARE = 0.44, 0.42
PLOT = 100.0  # of height, that the curve keeps over the track
TEXTS = 160.0  # of height, from which the texts leave the curve its track
LEAST = 120.0  # of height, that the parts keep
DEFAULT_SEED = 7


class DialPanel(Panel):
    """Its choices: the seed of what is written, and which part is shown where not both have room."""

    name = "dial"
    title = tr("Turn it like a dial")
    brief_title = tr("Dial")
    field_term = tr("steering, clamping a unit, intervention")
    needs: ClassVar[frozenset[str]] = frozenset({"dial_letters", "curve_shares", "unit_values"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seed: int | None = None
        self._part = "texts"
        self._interventions: tuple[str, ...] = ()
        self._labels: tuple[str, str] = ("bad", "good")
        self._written: Written | None = None
        self._along: Along | None = None
        self._placed: set[QWidget] = set()
        self.sentence, self.about = Lines(look, self, role="title"), Lines(look, self)
        self.texts, self.curve, self.track = HeldTexts(look, self), GraphPlot(look, self), DialTrack(look, self)
        self.curve.setAccessibleName(
            tr("Share of written reviews that a judge calls good, over the values of the dial")
        )
        self.curve.setToolTip(tr("Click: hold the unit there.") + f" {self.curve.toolTip()}")
        self.empty = Empty(look, NOTHING_YET, self)
        self.controls = DialControls(look, self)
        self.controls.part_chosen.connect(self._choose_part)
        self.controls.others_asked.connect(self._write_others)
        self.controls.release_asked.connect(self._let_go)
        self.texts.chosen.connect(self._hold_row)
        self.curve.x_chosen.connect(self._hold)
        self.track.turned.connect(self._hold)
        self._show()

    def explanation(self) -> str:
        return tr("One unit is held while it writes, all else alike.")

    def questions(self) -> Collection[Question]:
        seed = {} if self._seed is None else {"seed": self._seed}
        asked = [Question.of("dial", **seed), Question("dial_curve")]
        if self._interventions:
            asked = [each.of_unchanged() for each in asked]
        return (*asked, Question("unit"))

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            self._interventions = observation.probe.interventions
        prefix = UNCHANGED if self._interventions else ""
        arrays: Arrays = observation.arrays
        if "label_names" in arrays:
            self._labels = translated(str(arrays["label_names"][0])), translated(str(arrays["label_names"][1]))
        waits = bool(prefix) and f"{prefix}dial_letters" not in arrays
        if not waits:
            self._written, self._along = Written.of(arrays, prefix), Along.of(arrays, prefix)
        self._show()

    def finding(self) -> str:
        return findings(self._along, self._labels)[0]

    def formula(self) -> str:
        return dial_formula(self._along, self._labels)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.curve.part.to_settings()
        seed = {} if self._seed is None else {"seed": self._seed}
        return {"part": self._part, **seed, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        with self.asking_anew():
            self._seed = kept_index(view_settings.get("seed"))
        self._part = view_settings["part"] if view_settings.get("part") in PARTS else self._part
        self.curve.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()

    # choices

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._show()

    def _write_others(self) -> None:
        with self.asking_anew():
            self._seed = (DEFAULT_SEED if self._seed is None else self._seed) + 1
        self._show()

    @property
    def _holding(self) -> str | None:
        """The intervention that holds this unit."""
        return None if self._written is None else held_among(self._interventions, self._written.place)

    def _let_go(self) -> None:
        if self._holding is not None:
            self.intervention_chosen.emit(self._holding)

    def _hold(self, value: float) -> None:
        """In all panels; where it is held already it is let go."""
        if self._written is not None:
            self.intervention_chosen.emit(held_text(self._written.place, value))

    def _hold_row(self, row: int) -> None:
        if self._written is None or not row < len(self._written.values):
            return
        value = float(self._written.values[row])
        self._hold(value) if isfinite(value) else self._let_go()

    # what is shown

    def _show(self) -> None:
        written, along, labels = self._written, self._along, self._labels
        if written is not None:
            value = value_held(self._holding)
            rows = range(len(written.values))
            near = [row for row in rows if abs(round(float(written.values[row]), 2) - value) < NEAR]
            self.texts.show_rows(
                [head_of(written, row, labels) for row in rows],
                [verdict_of(float(judged), labels) for judged in written.judged],
                written.texts,
                np.clip(written.sign * written.values, -1, 1).tolist(),
                held=near[0] if near else -1,
                total=written.steps,
            )
            span = (-1.0, 1.0) if along is None else (float(along.values.min()), float(along.values.max()))
            means = tuple((float(mean), label) for mean, label in zip(written.means, labels, strict=True))
            self.track.show_dial(span, means, written.sign, value)
            self.curve.show_chosen(value if isfinite(value) else None)
        if along is not None:
            self.curve.show_graph(
                curve_graph(along, tr("{unit} held at").format(unit=unit_name(along.place)), labels[1])
            )
        self.sentence.show_texts(*findings(along, labels))
        self.about.show_texts(*about_curve(along), quiet=True)
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen = self._written is not None
        both = width >= BESIDE_FROM or height >= BELOW_FROM
        self.controls.show_choices(self._part, beside=both, held=self._holding is not None)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        self._placed = set()
        inner = max(1.0, width - 2 * SIDE)
        if seen:
            top, bottom = self._arrange_words(top, height, inner, most=2 if width >= BESIDE_FROM else 1)
            self._arrange_parts(Box(SIDE, top, inner, max(1.0, bottom - top - GAP)), both=both)
        else:
            self.about.hide()
            self._put(self.empty, Box(SIDE, top, inner, max(1.0, height - top)))
        for part in (self.sentence, self.texts, self.curve, self.track, self.empty):
            part.setVisible(part in self._placed)

    def _arrange_words(self, top: float, height: float, inner: float, most: int) -> tuple[float, float]:
        """The sentence above and how it was measured below, as they have room: where the rest begins and ends."""
        foot = Foot(inner, height - top - 2 * LEAST, 6.0)
        foot.take(self.about, most=most)
        if not self.look.says_finding and height - top >= LEAST + 60:
            lines = min(most, round(self.sentence.height_for(inner) / self.sentence.pitch))
            self._put(self.sentence, Box(SIDE, top, inner, lines * self.sentence.pitch))
            top += lines * self.sentence.pitch + GAP
        return top, height - self.place_foot(foot, (self.about,), SIDE, height)

    def _arrange_parts(self, room: Box, *, both: bool) -> None:
        if both and room.width < BESIDE_FROM - 2 * SIDE:
            own = BELOW_SHARE * room.height
            if room.height - (PLOT + TRACK) >= TEXTS + GAP:
                own = max(own, PLOT + TRACK)
            self._put(self.texts, room._replace(height=room.height - own - GAP))
            self._put_curve(Box(room.x, room.bottom - own, room.width, own))
        elif both:
            own = CURVE_SHARE * room.width
            self._put(self.texts, room._replace(width=room.width - own - SIDE))
            self._put_curve(Box(room.right - own, room.y, own, room.height))
        elif self._part == "texts":
            self._put(self.texts, room)
        else:
            self._put_curve(room)

    def _put_curve(self, room: Box) -> None:
        tracked = room.height >= PLOT + TRACK
        self._put(self.curve, room._replace(height=max(1.0, room.height - (TRACK if tracked else 0.0))))
        if tracked:
            self._put(self.track, Box(room.x, room.bottom - TRACK, room.width, TRACK))
            axes = self.curve.axes()
            self.track.stand_below(None if axes is None else (axes.x.start, axes.x.end))

    def _put(self, part: QWidget, box: Box) -> None:
        self._placed.add(part)
        self.place(part, box)
