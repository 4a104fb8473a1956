"""One unit: a text coloured letter by letter, what the unit tells of many others, and when in the run it came."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import percent, share
from scoutview.graphics.plots.appearance_plot import appearance_plot
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_places import Series
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.graphics.widgets.colour_key import ColourKey
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.letters import ColouredLetters
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.graphics.widgets.readout import Readout
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.one_unit.controls import KINDS, PARTS, UnitControls
from scoutview.panels.one_unit.histogram import Histogram
from scoutview.panels.one_unit.plan import (
    JUDGED,
    NEGATED,
    Place,
    Search,
    UnitReading,
    appearance_of_best,
    negated_over_run,
    rivals,
    spread_of,
    untrained_share,
)
from scoutview.panels.one_unit.unit_grid import UnitGrid
from scoutview.panels.one_unit.words import (
    NOTHING_YET,
    bin_lines,
    findings,
    letter_lines,
    note_texts,
    prefix_of,
    rivals_heading,
    search_heading,
    spread_heading,
    unit_formula,
    unit_lines,
    when_words,
)
from scoutview.panels.panel import Panel, kept_index

BEST = Question("best_unit").of_unchanged()
ABOUT_ALL = ("unit_controls", "units")
SIDE, GAP, HEADING = 16.0, 8.0, 20.0
BESIDE_FROM = 560.0  # of width: the histogram stands beside the rest
BELOW_FROM = 250.0  # of height: something stands below the text
LEFT_SHARE = 0.4  # of the width, that the histogram has beside the rest
NOTE_FROM = 320.0  # of height, that the rest keeps: what others measured goes before
PART_FROM = 96.0  # of height, that a part below keeps
KEY = 20.0
TEXT_SHARE, MOST_TEXT = 0.46, 0.6  # of the height


class OneUnitPanel(Panel):
    """Its choices: the unit, if not the best of each frame; which reviews count; the part that is shown below."""

    name = "one_unit"
    title = "One unit"
    field_term = "sentiment neuron, single-unit read-out"
    needs: ClassVar[frozenset[str]] = frozenset({"unit_values", "over_values", "units_chosen", "control_judged"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chosen: Place | None = None
        self._kind, self._part = "all", "rivals"
        self._arrays: Arrays = {}
        self._interventions: tuple[str, ...] = ()
        self._step = 0
        self._reading: UnitReading | None = None
        self._search: Search | None = None
        self._answers: Mapping[int, Arrays] = {}
        self._steps: tuple[int, ...] = ()
        self.controls = UnitControls(look, self)
        self.sentence, self.note = Lines(look, self, role="title"), Lines(look, self)
        self.letters, self.key = ColouredLetters(look, self), ColourKey(look, self)
        self.spread_title, self.part_title = Lines(look, self), Lines(look, self)
        self.spread, self.rivals = Histogram(look, self), RankedBars(look, self, row_height=24.0, title_height=2.0)
        self.search, self.when = UnitGrid(look, self), CurvePlot(look, self)
        self.when.setAccessibleName("Share of unseen reviews that the best unit has right, over the steps of training")
        self.empty, self.readout = Empty(look, NOTHING_YET, self), Readout(look, self)
        self.controls.kind_chosen.connect(self._choose_kind)
        self.controls.part_chosen.connect(self._choose_part)
        self.controls.best_asked.connect(lambda: self._choose(None))
        self.search.chosen.connect(self._choose)
        self.when.step_chosen.connect(self.step_chosen)
        for part in (self.letters, self.spread, self.search):
            part.pointed.connect(lambda each, at, part=part: self._tell(part, each, at))
        self._show()

    def explanation(self) -> str:
        return "A text coloured by what one unit keeps after each letter; below, all the reviews it never saw."

    def questions(self) -> Collection[Question]:
        place = {} if self._chosen is None else {"layer": self._chosen[0], "cell": self._chosen[1]}
        about = [Question.of("unit_over_reviews", **place), *map(Question, ABOUT_ALL)]
        if self._interventions:
            about = [each.of_unchanged() for each in about]
        return (Question.of("unit", **place), *about, Question("published"))

    def histories(self) -> Collection[HistoryRequest]:
        return (HistoryRequest(BEST, self._steps),) if self._steps else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._answers = {}
            super().show_curves(curves)
            self._steps = spread_steps(curves)
        self._show()

    def show_history(self, history: History) -> None:
        if history.request.question == BEST:
            self._answers = history.answers
            self._show()

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            self._interventions = observation.probe.interventions
        self._step = observation.step
        prefix = prefix_of(self._interventions)
        known = {**self._arrays, **observation.arrays} if prefix and self._arrays else observation.arrays
        if "unit_values" in known and f"{prefix}over_values" in known and f"{prefix}units_chosen" in known:
            self._arrays = known
            self._reading = UnitReading.of(known)
            self._search = Search.of(known, prefix)
        self._show()

    def finding(self) -> str:
        return findings(self._reading, self._judged, self._step)[0]

    def formula(self) -> str:
        rows = {"Of all unseen reviews right": self._rivals(negated=False)}
        rows["Where every opinion is negated"] = self._rivals(negated=True)
        return unit_formula(self._reading, rows, self._arrays, self._found)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.when.part.to_settings()
        place = {} if self._chosen is None else {"layer": self._chosen[0], "cell": self._chosen[1]}
        return {"kind": self._kind, "part": self._part, **place, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        with self.asking_anew():
            self._kind = view_settings["kind"] if view_settings.get("kind") in KINDS else self._kind
            self._part = view_settings["part"] if view_settings.get("part") in PARTS else self._part
            layer, cell = kept_index(view_settings.get("layer")), kept_index(view_settings.get("cell"))
            self._chosen = None if layer is None or cell is None else (layer, cell)
        self.when.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()

    # choices

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._show()

    def _choose(self, place: Place | None) -> None:
        with self.asking_anew():
            self._chosen = place
        self._show()

    # what is shown

    @property
    def _prefix(self) -> str:
        return prefix_of(self._interventions) if f"{prefix_of(self._interventions)}over_values" in self._arrays else ""

    @property
    def _negated(self) -> bool:
        return self._kind == "negated" and self._has_negated

    @property
    def _has_negated(self) -> bool:
        name = f"{self._prefix}over_parts"
        return name in self._arrays and bool((self._arrays[name] == NEGATED).any())

    @property
    def _judged(self) -> float:
        reading, search = self._reading, self._search
        known = reading is not None and search is not None and search.has(reading.place)
        return search.share(reading.place, negated=False) if known else float("nan")  # type: ignore[union-attr]

    @property
    def _found(self) -> Any:
        known = f"{self._prefix}control_names" in self._arrays
        untrained = untrained_share(self._arrays, self._prefix) if known else float("nan")
        return appearance_of_best(self._answers, self._steps, untrained)

    def _rivals(self, *, negated: bool) -> Any:
        if self._search is None or self._reading is None or f"{self._prefix}control_names" not in self._arrays:
            return []
        return rivals(self._arrays, self._reading.place, self._search, self._prefix, negated=negated)

    def _show(self) -> None:
        reading, search = self._reading, self._search
        if reading is not None and search is not None:
            self.sentence.show_texts(*findings(reading, self._judged, self._step))
            self.note.show_texts(*note_texts(self._arrays), quiet=True)
            self.letters.show_letters(reading.letters, reading.shades.tolist())
            self.key.show_ends(*(f"says {reading.labels[label]}" for label in (0, 1)))
            self._show_spread(reading)
            self._show_part(reading, search)
        self.arrange()

    def _show_spread(self, reading: UnitReading) -> None:
        spread = spread_of(self._arrays, NEGATED if self._negated else JUDGED, self._prefix)
        now = float(reading.values[-1]) if len(reading.values) else float("nan")
        self.spread.show_spread(spread, reading.labels, now)
        self.spread_title.show_texts(*spread_heading(spread, reading.labels, negated=self._negated))

    def _show_part(self, reading: UnitReading, search: Search) -> None:
        rows, negated = self._rivals(negated=self._negated), self._negated
        self.rivals.show_rows(
            "",
            [row.name for row in rows],
            [row.share for row in rows],
            numbers=[percent(row.share) for row in rows],
            chosen=next((number for number, row in enumerate(rows) if row.is_unit), -1),
        )
        self.search.show_search(search, reading.place)
        found = self._found
        self.part_title.show_texts(
            *{"when": when_words(found), "search": search_heading(search)}.get(
                self._part, rivals_heading(negated=negated)
            )
        )
        plot = appearance_plot(found, self.curves, "best unit", "unseen reviews right", text_of=share)
        apart = negated_over_run(self._answers, found.steps)
        if np.isfinite(apart).any():
            negated_only = Series("series2", "only negated", apart, sparse=True)
            plot = replace(plot, series=[*plot.series, negated_only])
        self.when.show_plot(plot)
        self.when.show_cursor(self._step)

    def _tell(self, part: QWidget, each: Any, at: QPointF) -> None:
        lines: list[str] = []
        reading, search = self._reading, self._search
        if each is not None and reading is not None and search is not None:
            if part is self.letters and each < len(reading.values):
                lines = letter_lines(reading, each)
            elif part is self.search:
                lines = unit_lines(search, each)
            elif part is self.spread:
                spread = spread_of(self._arrays, NEGATED if self._negated else JUDGED, self._prefix)
                lines = [] if spread is None else bin_lines(spread, reading.labels, each)
        self.readout.tell(lines, at + QPointF(part.pos()) / self.look.scale)

    # places

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        beside, seen = width >= BESIDE_FROM, self._reading is not None
        self.controls.show_choices(
            self._kind,
            "rivals" if beside and self._part == "spread" else self._part,
            chosen=self._chosen is not None,
            negated=self._has_negated,
            beside=beside,
        )
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=BELOW_FROM)
        self._placed: set[QWidget] = set()
        inner = max(1.0, width - 2 * SIDE)
        foot = Foot(inner, height - top - NOTE_FROM, 6.0)
        foot.take(self.note, most=2)
        bottom = height - (self.place_foot(foot, (self.note,), SIDE, height) if seen else 0.0)
        self.note.setVisible(seen and self.note in foot.heights)
        if seen:
            top = self._arrange_text(top, bottom, inner)
            if bottom - top >= PART_FROM:
                self._arrange_below(Box(SIDE, top, inner, bottom - top), beside=beside)
        else:
            self._put(self.empty, Box(0, top, width, max(1.0, height - top)))
        parts = (self.sentence, self.letters, self.key, self.spread_title, self.part_title, self.spread)
        for part in (*parts, self.rivals, self.search, self.when, self.empty):
            part.setVisible(part in self._placed)

    def _arrange_text(self, top: float, bottom: float, inner: float) -> float:
        """The sentence, the text as large as it can be, and what its colours say; where the rest begins."""
        whole = bottom - top
        if not self.look.says_finding and whole >= 130:
            lines = min(2, round(self.sentence.height_for(inner) / self.sentence.pitch))
            self._put(self.sentence, Box(SIDE, top, inner, lines * self.sentence.pitch))
            top += lines * self.sentence.pitch + GAP
        has_below = whole >= BELOW_FROM
        keyed = whole >= 160
        room = TEXT_SHARE * whole if has_below else bottom - top - (KEY + GAP if keyed else 0.0)
        tall = min(self.letters.height_for(inner, room), max(1.0, MOST_TEXT * whole if has_below else room))
        self._put(self.letters, Box(SIDE, top, inner, max(1.0, tall)))
        top += tall + GAP
        if keyed:
            self._put(self.key, Box(SIDE, top, inner, KEY))
            top += KEY + GAP
        return top

    def _arrange_below(self, room: Box, *, beside: bool) -> None:
        if beside:
            own = LEFT_SHARE * (room.width - 2 * SIDE)
            self._put_spread(room._replace(width=own))
            left = room.x + own + 2 * SIDE
            self._put_part(Box(left, room.y, room.right - left, room.height), self._part)
        elif self._part == "spread":
            self._put_spread(room)
        else:
            self._put_part(room, self._part)

    def _put_spread(self, room: Box) -> None:
        self._put(self.spread_title, room._replace(height=HEADING))
        self._put(self.spread, Box(room.x, room.y + HEADING, room.width, max(1.0, room.height - HEADING)))

    def _put_part(self, room: Box, part: str) -> None:
        lines = min(2, round(self.part_title.height_for(room.width) / self.part_title.pitch))
        heading = max(HEADING, lines * self.part_title.pitch + 4)
        self._put(self.part_title, room._replace(height=heading))
        rest = Box(room.x, room.y + heading, room.width, max(1.0, room.height - heading))
        self._put({"when": self.when, "search": self.search}.get(part, self.rivals), rest)

    def _put(self, part: QWidget, box: Box) -> None:
        self._placed.add(part)
        self.place(part, box)
