"""isoFLOP curves: the loss of several sizes at equal computing, which size is best, and what follows from it."""

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import large
from scoutview.graphics.plots.graph import Graph
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.observation import Observation, Question
from scoutview.panels.isoflop import graphs, plan, published_words, words
from scoutview.panels.isoflop.controls import NOTCHES, VIEWS, IsoflopControls
from scoutview.panels.isoflop.law_plan import Law, Use, fit_law, use_of
from scoutview.panels.isoflop.parabola_plan import Movement, Optimum, movement_of, optima_of
from scoutview.panels.isoflop.picture import IsoflopPlot
from scoutview.panels.isoflop.plan import Best, Here, SizeForecast, here_of
from scoutview.panels.isoflop.reading_plan import SweepReading, reading_of
from scoutview.panels.panel import Panel
from scoutview.resources import resource
from scoutview.run_set import NO_RUNS, RunSet

SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
LEAST = 90.0  # of height that are left beside the controls, where these are shown
PLOT_FROM = 230.0  # of height that the plot keeps: words go before
FIRST_NOTCH = 8  # of use: a view of nothing but training would say little
UNIT = "nats per token"
SAMPLE = ("sweeps", "isoflop", "width=26.scout")  # a run of the sweep that ships


class Computed:
    """What follows from one reading, each computed when it is first asked for."""

    def __init__(self, reading: SweepReading) -> None:
        self.reading = reading

    @cached_property
    def optima(self) -> tuple[Optimum, ...]:
        return optima_of(self.reading)

    @cached_property
    def movement(self) -> Movement | None:
        return movement_of(self.optima)

    @cached_property
    def law(self) -> Law | None:
        return fit_law(self.reading.points)

    @cached_property
    def forecast(self) -> SizeForecast | None:
        reading = self.reading
        if len(reading.sizes) < 2 or not reading.budgets:
            return None
        law = fit_law(reading.apart_from(reading.sizes[-1]))
        found = None if law is None else plan.forecast_of(reading, law)
        return found if found is not None and found.known and math.isfinite(found.low) else None

    def tokens_used(self, notch: int) -> float:
        return 0.0 if self.law is None else plan.used_at(notch, self._trained)

    def use(self, notch: int) -> Use | None:
        """None where no size comes to the loss that the best one had at the largest budget."""
        if self.law is None:
            return None
        loss = self.law.least_loss(self.reading.budgets[-1])
        found = use_of(self.law, loss, self.tokens_used(notch), plan.sizes_around(self.reading.sizes))
        return found if len(found.sizes) else None

    @property
    def most_tokens(self) -> float:
        """That any run here has read."""
        return max((point.tokens for point in self.reading.points), default=0.0)

    @property
    def _trained(self) -> float:
        """Tokens that the best size reads at the largest budget."""
        assert self.law is not None
        budget = self.reading.budgets[-1]
        return budget / (6 * self.law.best_size(budget))


class Isoflop(Panel):
    """Its choices: the view, how curves are fitted, how much a model is used, whether the largest is revealed, and
    the part that is shown."""

    name = "isoflop"
    title = "isoFLOP curves"
    brief_title = "isoFLOP"
    field_term = "scaling laws, compute-optimal, Chinchilla"
    needs: ClassVar[frozenset[str]] = frozenset({"tokens", "token_kinds"})  # of labs whose models go on with a text
    compares_runs = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view, self._notch, self._revealed, self._by_formula = "curves", FIRST_NOTCH, False, False
        self._computed = Computed(reading_of(NO_RUNS))
        self._step = 0
        self.controls = IsoflopControls(look, self)
        self.plot = IsoflopPlot(look, self)
        self.sentence, self.details = Lines(look, self, role="title"), Lines(look, self)
        self.empty = Lines(look, self)
        self.controls.view_chosen.connect(self._choose_view)
        self.controls.used_chosen.connect(self._choose_use)
        self.controls.reveal_turned.connect(self._turn)
        self.controls.formula_turned.connect(self._turn_formula)
        self.controls.sample_asked.connect(lambda: self.run_chosen.emit(str(resource(*SAMPLE))))
        self.plot.x_chosen.connect(self._open)
        self._show()

    def explanation(self) -> str:
        return words.EXPLANATIONS[self._view]

    def questions(self) -> tuple[Question, ...]:
        return ()

    def show_observation(self, observation: Observation) -> None:
        """It lives on the runs of the folder; of the one on screen it marks where it stands."""
        self._step = observation.step
        self._show_here()

    def show_curves(self, curves: Curves) -> None:
        unit = self.curves.loss_unit
        super().show_curves(curves)
        if curves.loss_unit != unit:
            self._show()
        else:
            self._show_here()

    def show_runs(self, runs: RunSet) -> None:
        super().show_runs(runs)
        reading, before = reading_of(runs), self._computed.reading
        if (reading.points, reading.sizes, reading.budgets) != (before.points, before.sizes, before.budgets):
            self._computed = Computed(reading)
        else:
            self._computed.reading = reading
        self._show()

    def finding(self) -> str:
        missing = self._missing()
        return missing[-1] if missing[0] else self._findings()[0]

    def formula(self) -> str:
        computed = self._computed
        use = computed.use(self._notch) if self._view == "use" else None
        return words.formula_of(computed.reading, computed.optima, computed.law, use, self._here())

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        kept = {"view": self._view, "use": self._notch, "revealed": self._revealed, "by_formula": self._by_formula}
        return {**kept, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        view, notch = view_settings.get("view"), view_settings.get("use")
        self._view = view if isinstance(view, str) and view in VIEWS else "curves"
        known = isinstance(notch, int) and not isinstance(notch, bool) and 0 <= notch <= NOTCHES
        self._notch = notch if known and isinstance(notch, int) else FIRST_NOTCH
        self._revealed = view_settings.get("revealed") is True
        self._by_formula = view_settings.get("by_formula") is True
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()
        self.explanation_changed.emit()

    # choices

    def _choose_view(self, view: str) -> None:
        self._view = view
        self.plot.show_part(AxesPart())
        self._show()
        self.explanation_changed.emit()

    def _choose_use(self, notch: int) -> None:
        self._notch = notch
        self._show()

    def _turn(self) -> None:
        self._revealed = not self._revealed
        self._show()

    def _turn_formula(self) -> None:
        self._by_formula = not self._by_formula
        self._show()

    def _open(self, size: float) -> None:
        """The run of a point that was clicked comes on screen."""
        if self._view in ("curves", "predict"):
            points = self._computed.reading.at(self._computed.reading.budgets[-1]) or self._computed.reading.points
            path = next((point.path for point in points if point.weights == size), "")
            if path and path != self.runs.on_screen:
                self.run_chosen.emit(path)

    # what is shown

    def _findings(self) -> tuple[str, ...]:
        """The sentence of this view, from long to short; what is missing where it cannot be said."""
        computed = self._computed
        if self._view == "published":
            return published_words.published_findings()
        if self._view == "growth":
            return published_words.growth_findings(computed.optima)
        if (missing := self._missing())[0]:
            return missing
        if self._law_shown is not None:
            return words.formula_findings(computed.reading, self._law_shown)
        if self._view == "curves":
            found = words.curves_findings(computed.reading, computed.optima, computed.movement)
            return found if computed.reading.is_over else words.so_far(found)
        if self._view == "use":
            use, alone = computed.use(self._notch), computed.use(0)
            assert use is not None
            assert alone is not None
            return words.use_findings(use, alone, words.pieces_of(computed.reading), computed.most_tokens)
        assert computed.forecast is not None
        return words.predict_findings(computed.forecast, revealed=self._revealed)

    @property
    def _law_shown(self) -> Law | None:
        """The formula, where it stands in the place of the parabolas."""
        return self._computed.law if self._view == "curves" and self._by_formula else None

    def _missing(self) -> tuple[str, ...]:
        computed, view = self._computed, self._view
        there = {"use": lambda: computed.use(0) is not None, "predict": lambda: computed.forecast is not None}
        law = not computed.reading.points or there.get(view, lambda: True)()
        return words.empty_words(computed.reading, view, known=bool(self.runs.folder), law=law)

    def _details(self) -> tuple[str, ...]:
        computed = self._computed
        if self._view == "published":
            return published_words.published_details()
        if self._view == "growth":
            return published_words.growth_details()
        if self._law_shown is not None:
            return words.formula_details(computed.reading, computed.optima, self._law_shown)
        if self._view == "curves":
            return words.curves_details(computed.reading, computed.optima, computed.movement, computed.law)
        if self._view == "use":
            use = computed.use(self._notch)
            return (
                ("",)
                if use is None
                else words.use_details(use, words.pieces_of(computed.reading), computed.most_tokens)
            )
        return ("",) if computed.forecast is None else words.predict_details(computed.reading, computed.forecast)

    def _show(self) -> None:
        computed = self._computed
        seen = not self._missing()[0]
        tokens = computed.tokens_used(self._notch) if self._view == "use" else 0.0
        used = f"used for {large(tokens)} {words.pieces_of(computed.reading)}" if tokens else "not used at all"
        revealable = self._view == "predict" and seen and bool(computed.forecast and computed.forecast.measured)
        self.controls.show_choices(
            self._view,
            self._notch,
            used,
            revealed=self._revealed,
            can_reveal=revealable,
            has_sweep=self._view in words.ALWAYS_SEEN or not self.runs.folder or computed.reading.is_sweep,
            by_formula=self._by_formula,
            has_formula=seen and self._view == "curves" and computed.law is not None,
        )
        if seen:
            graph, best = self._graph()
            self.plot.show_best(graph, best)
            self.plot.setAccessibleName(f"{self.explanation()} {self.finding()}")
            self.details.show_texts(*self._details())
        self.sentence.show_texts(*self._findings())
        self._show_here()
        self.arrange()

    def _here(self) -> Here | None:
        return here_of(self.curves, self._step, self.runs.run_at(self.runs.on_screen))

    def _show_here(self) -> None:
        here, missing = self._here(), self._missing()
        sizes = self._computed.reading.sizes
        shown = self._view == "curves" and here is not None and here.weights in sizes
        self.plot.show_here(here if shown else None)
        self.empty.show_texts(*(f"{text} {words.here_words(here)}".strip() for text in missing))

    def _graph(self) -> tuple[Graph, tuple[Best, ...]]:
        computed, unit = self._computed, self.curves.loss_unit or UNIT
        unit = unit.replace("per token", f"per {words.pieces_of(computed.reading).removesuffix('s')}")
        if self._view == "published":
            return graphs.published_graph()
        if self._view == "growth":
            return graphs.growth_graph(computed.optima), ()
        if self._law_shown is not None:
            return graphs.formula_graph(computed.reading, self._law_shown, unit)
        if self._view == "curves":
            return graphs.curves_graph(computed.reading, computed.optima, unit)
        if self._view == "use":
            use, alone = computed.use(self._notch), computed.use(0)
            assert use is not None
            assert alone is not None
            return graphs.use_graph(use, alone)
        assert computed.forecast is not None
        sizes = computed.reading.sizes
        return graphs.forecast_graph(computed.forecast, sizes, unit, revealed=self._revealed), ()

    def _arrange(self) -> None:
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen, inner = not self._missing()[0], max(1.0, width - 2 * SIDE)
        foot = height - (self._arrange_words(inner, height - top, height) if seen else 0.0)
        for text in (self.sentence, self.details):
            text.setVisible(seen and text.isVisibleTo(self))
        self.plot.setVisible(seen)
        self.place(self.plot, Box(0, top, width, max(1.0, foot - top)))
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(SIDE, top, inner, max(1.0, height - top)))

    def _arrange_words(self, width: float, free: float, bottom: float) -> float:
        """The words at the foot, as many as leave the plot its height; how high they get."""
        foot = Foot(width, free - PLOT_FROM, BELOW)
        for text in (*(() if self.look.says_finding else (self.sentence,)), self.details):
            foot.take(text)
        return self.place_foot(foot, (self.sentence, self.details), SIDE, bottom)
