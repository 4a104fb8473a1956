"""One unit: a text coloured letter by letter, what the unit tells of many others, and when in the run it came."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.graphics.widgets.colour_key import ColourKey
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.letters import ColouredLetters
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.readout import Readout
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.one_unit.below import BelowText, UnitShown
from scoutview.panels.one_unit.controls import KINDS, PARTS, UnitControls
from scoutview.panels.one_unit.plan import (
    JUDGED,
    NEGATED,
    Place,
    Rival,
    Search,
    Spread,
    UnitReading,
    appearance_of_best,
    rivals,
    spread_of,
    untrained_share,
)
from scoutview.panels.one_unit.words import (
    NOTHING_YET,
    bin_lines,
    findings,
    letter_lines,
    note_texts,
    prefix_of,
    unit_formula,
    unit_lines,
)
from scoutview.panels.panel import Panel, kept_index

BEST = Question("best_unit").of_unchanged()
ABOUT_ALL = ("unit_controls", "units")
SIDE, GAP = 16.0, 8.0
BESIDE_FROM = 560.0  # of width: the histogram stands beside the rest
BELOW_FROM = 250.0  # of height: something stands below the text
NOTE_FROM = 320.0  # of height, that the rest keeps: what others measured goes before
PART_FROM = 84.0  # of height, that a part below keeps
KEY = 20.0
TEXT_SHARE, WITH_RUN, MOST_TEXT = 0.4, 0.3, 0.6  # of the height


class OneUnitPanel(Panel):
    """Its choices: the unit, if not the best of each frame; which reviews count; the part that is shown below."""

    name = "one_unit"
    title = tr("One unit")
    field_term = tr("sentiment neuron, single-unit read-out")
    needs: ClassVar[frozenset[str]] = frozenset({"unit_values", "over_values", "units_chosen", "control_judged"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chosen: Place | None = None
        self._kind, self._part = "all", "rivals"
        self._turn: int | None = None  # which of the unseen reviews is offered next; None for the lab's own choice
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
        self.below = BelowText(look, self)
        self.empty, self.readout = Empty(look, NOTHING_YET, self), Readout(look, self)
        self.controls.kind_chosen.connect(self._choose_kind)
        self.controls.part_chosen.connect(self._choose_part)
        self.controls.best_asked.connect(lambda: self._choose(None))
        self.controls.review_asked.connect(self._read_another)
        self.below.search.chosen.connect(self._choose)
        self.below.when.step_chosen.connect(self.step_chosen)
        for part in (self.letters, self.below.spread, self.below.search):
            part.pointed.connect(lambda each, at, part=part: self._tell(part, each, at))
        self._show()

    def explanation(self) -> str:
        return tr("A text coloured by what one unit keeps after each letter; below, all the reviews it never saw.")

    def questions(self) -> Collection[Question]:
        place = {} if self._chosen is None else {"layer": self._chosen[0], "cell": self._chosen[1]}
        about = [Question.of("unit_over_reviews", **place), *map(Question, ABOUT_ALL)]
        if self._interventions:
            about = [each.of_unchanged() for each in about]
        return (Question.of("unit", **place), *about, Question("published"), self._review)

    @property
    def _review(self) -> Question:
        """Asks for the unseen review that is offered next, of those that count now."""
        parts = self._arrays.get(f"{self._prefix}over_parts", np.zeros(0))
        numbers = np.flatnonzero(parts == (NEGATED if self._negated else JUDGED))
        if self._turn is None or not len(numbers):
            return Question("review")
        return Question.of("review", number=int(numbers[self._turn % len(numbers)]))

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
        self._step = observation.step
        with self.asking_anew():
            self._interventions = observation.probe.interventions
            prefix = prefix_of(self._interventions)
            known = {**self._arrays, **observation.arrays} if prefix and self._arrays else observation.arrays
            if "unit_values" in known and f"{prefix}over_values" in known and f"{prefix}units_chosen" in known:
                self._arrays = known
                self._reading, self._search = UnitReading.of(known), Search.of(known, prefix)
        self._show()

    def finding(self) -> str:
        return findings(self._reading, *self._standing)[0]

    def formula(self) -> str:
        rows = {tr("Of all unseen reviews right"): self._rivals(negated=False)}
        rows[tr("Where every opinion is negated")] = self._rivals(negated=True)
        return unit_formula(self._reading, rows, self._arrays, self._found)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.below.when.part.to_settings()
        place = {} if self._chosen is None else {"layer": self._chosen[0], "cell": self._chosen[1]}
        turn = {} if self._turn is None else {"turn": self._turn}
        return {"kind": self._kind, "part": self._part, **place, **turn, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        with self.asking_anew():
            self._kind = view_settings["kind"] if view_settings.get("kind") in KINDS else self._kind
            self._part = view_settings["part"] if view_settings.get("part") in PARTS else self._part
            self._turn = kept_index(view_settings.get("turn"))
            layer, cell = kept_index(view_settings.get("layer")), kept_index(view_settings.get("cell"))
            self._chosen = None if layer is None or cell is None else (layer, cell)
        self.below.when.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()

    # choices

    def _choose_kind(self, kind: str) -> None:
        with self.asking_anew():
            self._kind = kind
        self._show()

    def _read_another(self) -> None:
        if "review_text" in self._arrays:
            self.probe_chosen.emit(str(self._arrays["review_text"]))
            with self.asking_anew():
                self._turn = 0 if self._turn is None else self._turn + 1

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
    def _standing(self) -> tuple[float, int]:
        """The share of unseen reviews that the unit has right, and its rank."""
        reading, search = self._reading, self._search
        if reading is None or search is None or not search.has(reading.place):
            return float("nan"), 0
        return search.share(reading.place, negated=False), search.rank(reading.place)

    @property
    def _found(self) -> Appearance:
        known = f"{self._prefix}control_names" in self._arrays
        untrained = untrained_share(self._arrays, self._prefix) if known else float("nan")
        return appearance_of_best(self._answers, self._steps, untrained)

    def _rivals(self, *, negated: bool) -> list[Rival]:
        if self._search is None or self._reading is None or f"{self._prefix}control_names" not in self._arrays:
            return []
        return rivals(self._arrays, self._reading.place, self._search, self._prefix, negated=negated)

    def _show(self) -> None:
        reading, search = self._reading, self._search
        if reading is not None and search is not None:
            self.sentence.show_texts(*findings(reading, *self._standing))
            self.note.show_texts(*note_texts(self._arrays), quiet=True)
            self.letters.show_letters(reading.letters, reading.shades.tolist())
            self.key.show_ends(*(tr("says {label}").format(label=reading.labels[label]) for label in (0, 1)))
            found, rows = self._found, self._rivals(negated=self._negated)
            self.below.show(UnitShown(reading, search, self._spread, rows, found, self._negated), self._part)
            self.below.show_run(found, self._answers, self.curves)
            self.below.when.show_cursor(self._step)
        self.arrange()

    @property
    def _spread(self) -> Spread | None:
        return spread_of(self._arrays, NEGATED if self._negated else JUDGED, self._prefix)

    def _tell(self, part: QWidget, each: Any, at: QPointF) -> None:
        lines: list[str] = []
        reading, search = self._reading, self._search
        if each is not None and reading is not None and search is not None:
            if part is self.letters and each < len(reading.values):
                lines = letter_lines(reading, each)
            elif part is self.below.search:
                lines = unit_lines(search, each)
            elif part is self.below.spread and self._spread is not None:
                lines = bin_lines(self._spread, reading.labels, each)
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
                room = Box(SIDE, top, inner, bottom - top)
                for part, box in self.below.boxes(room, self._part, beside=beside).items():
                    self._put(part, box)
        else:
            self._put(self.empty, Box(0, top, width, max(1.0, height - top)))
        for part in (self.sentence, self.letters, self.key, self.empty, *self.below.parts):
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
        room = (
            (WITH_RUN if self._part == "when" else TEXT_SHARE) * whole
            if has_below
            else bottom - top - (KEY + GAP if keyed else 0.0)
        )
        tall = min(self.letters.height_for(inner, room), max(1.0, MOST_TEXT * whole if has_below else room))
        self._put(self.letters, Box(SIDE, top, inner, max(1.0, tall)))
        top += tall + GAP
        if keyed:
            self._put(self.key, Box(SIDE, top, inner, KEY))
            top += KEY + GAP
        return top

    def _put(self, part: QWidget, box: Box) -> None:
        self._placed.add(part)
        self.place(part, box)
