"""Neurons: where one is active and what it promotes, and which one tells some tokens from the rest."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.runs.compared_plan import compared_steps
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.neurons.controls import NeuronControls
from scoutview.panels.neurons.plan import PADDING, arrange_neuron, arrange_search
from scoutview.panels.neurons.token_heat import Histogram, PlaceLines, TokenHeat
from scoutview.panels.neurons.words import IN_WORDS, NeuronReading, SearchReading
from scoutview.panels.panel import Panel, kept_index

OWN = (
    "neuron",
    "neuron_shape",
    "neuron_tokens",
    "neuron_activations",
    "neuron_promoted",
    "neuron_promoted_by",
    "neuron_suppressed",
    "neuron_suppressed_by",
)
PLACES = ("places_activation", "places_tokens", "places_values", "places_counts", "places_edges", "places_seen")
FOUND = (
    "found_neurons",
    "found_precision",
    "found_shuffled",
    "found_lookup",
    "found_wanted",
    "found_tokens",
    "found_done",
)
FAMILIES = (
    "a sentence ends next",
    "a known thing comes next",
    "a new thing comes next",
    "a known name comes next",
    "a new name comes next",
    "a feeling comes next",
    "names",
    "feelings",
    "things",
    "colours",
)
MIDDLE = 8  # of the tokens around a place, the strongest one's number


class NeuronsPanel(Panel):
    """Its choices: a neuron (the most active on the last token), and what to look for."""

    name = "neurons"
    title = "Neurons"
    needs = frozenset({*OWN, *PLACES, *FOUND, "neuron_precision"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._searching = False
        self._neuron: tuple[int, int] | None = None
        self._family, self._words = FAMILIES[0], ""
        self._best = 0
        self._own: NeuronReading | None = None
        self._places: Observation | None = None
        self._found: SearchReading | None = None
        self._found_step = 0
        self._compared: tuple[int, ...] = ()
        self._precision: Mapping[int, float] = {}
        self.controls = NeuronControls(look, FAMILIES, self)
        self.tokens = TokenHeat(look, self)
        self.places = PlaceLines(look, self)
        self.histogram = Histogram(look, self)
        self.promoted = RankedBars(look, self)
        self.suppressed = RankedBars(look, self)
        self.words = Lines(look, self)
        self.ranking = RankedBars(look, self)
        self.appeared = RankedBars(look, self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.controls.view_chosen.connect(self._choose_view)
        self.controls.neuron_chosen.connect(lambda layer, number: self._choose_neuron((layer, number)))
        self.controls.off_asked.connect(lambda: self._intervene("off"))
        self.controls.set_asked.connect(lambda value: self._intervene(f"set to {value:g}"))
        self.controls.search_chosen.connect(self._search)
        self.ranking.chosen.connect(self._choose_found)
        self.appeared.chosen.connect(self._go_to_step)

    def explanation(self) -> str:
        if self._searching:
            return "Which single neuron tells these tokens from all others? Held-out text decides."
        return "One number inside an MLP: where it is active, and which tokens it makes likelier."

    def questions(self) -> Collection[Question]:
        asked = Question.of("neuron", **self._choices())
        if self._searching:
            return asked, Question.of("neuron_search", **self._wanted())
        return asked, Question.of("neuron_places", **self._choices())

    def histories(self) -> Collection[HistoryRequest]:
        best = self._best_found()
        if not self._searching or best is None or not self._compared:
            return ()
        question = Question.of("neuron_precision", layer=best[0], neuron=best[1], **self._wanted())
        return (HistoryRequest(question, self._compared),)

    def _choices(self) -> dict[str, int]:
        return {} if self._neuron is None else {"layer": self._neuron[0], "neuron": self._neuron[1]}

    def _wanted(self) -> dict[str, str]:
        """What is looked for; nothing where it is what is looked for unless told."""
        if self._words:
            return {"words": self._words}
        return {} if self._family == FAMILIES[0] else {"family": self._family}

    def show_observation(self, observation: Observation) -> None:
        if observation.has(*OWN):
            self._own = NeuronReading(observation.arrays)
        if observation.has(*PLACES):
            self._places = observation
        before = self.histories()
        if observation.has(*FOUND):
            self._found, self._found_step = SearchReading(observation.arrays), observation.step
        self._show()
        if self.histories() != before:
            self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        steps = compared_steps(curves.steps)
        if steps != self._compared:
            self._compared = steps
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request in self.histories():
            self._precision = {step: float(answer["neuron_precision"]) for step, answer in history.answers.items()}
            self._show_search()

    def finding(self) -> str:
        if self._searching:
            return self._verdict()
        return self._own.finding() if self._own is not None else ""

    def formula(self) -> str:
        return self._own.formula() if self._own is not None else IN_WORDS

    def view_settings(self) -> Mapping[str, Any]:
        neuron = None if self._neuron is None else list(self._neuron)
        return {"searching": self._searching, "neuron": neuron, "family": self._family, "words": self._words}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._searching = view_settings.get("searching") is True
        neuron = view_settings.get("neuron")
        places = [kept_index(place) for place in neuron] if isinstance(neuron, list | tuple) else []
        layer, number = places if len(places) == 2 else (None, None)
        self._neuron = (layer, number) if layer is not None and number is not None else None
        family, words = view_settings.get("family"), view_settings.get("words")
        self._family = family if isinstance(family, str) and family in FAMILIES else FAMILIES[0]
        self._words = words if isinstance(words, str) else ""
        self.controls.show_search("" if self._words else self._family, self._words)
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # choices

    def _choose_view(self, searching: bool) -> None:
        self._searching = searching
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _choose_neuron(self, neuron: tuple[int, int]) -> None:
        self._neuron = neuron
        self.questions_changed.emit()

    def _choose_found(self, row: int) -> None:
        assert self._found is not None
        neuron = self._found.neuron(row)
        if neuron is None:
            return
        if row == self._best:  # a second click looks at the neuron itself
            self._neuron = neuron
            self._choose_view(False)
            return
        self._best, self._precision = row, {}
        self._show()
        self.questions_changed.emit()

    def _go_to_step(self, row: int) -> None:
        self.step_chosen.emit([step for step in self._compared if step in self._precision][row])

    def _search(self, family: str, words: str) -> None:
        if (family, words) == (self._family, self._words):
            return
        self._family, self._words = family, words
        self._found, self._best, self._precision = None, 0, {}
        self._show()
        self.questions_changed.emit()

    def _intervene(self, deed: str) -> None:
        if self._own is not None:
            layer, number = self._own.place
            self.intervention_chosen.emit(f"neuron {layer}.{number} {deed}")

    # what is shown

    def _best_found(self) -> tuple[int, int] | None:
        return self._found.neuron(self._best) if self._found is not None else None

    def _show(self) -> None:
        self.controls.show_view(searching=self._searching)
        if self._own is not None:
            self.controls.show_neuron(*self._own.place, *(int(each) for each in self._own.arrays["neuron_shape"]))
        self._show_neuron()
        self._show_search()
        self.arrange()

    def _show_neuron(self) -> None:
        own = self._own
        if own is None:
            return
        self.tokens.show_tokens(own.arrays["neuron_tokens"].tolist(), own.arrays["neuron_activations"].tolist())
        for bars, title, name in (
            (self.promoted, "Makes likelier", "neuron_promoted"),
            (self.suppressed, "Makes less likely", "neuron_suppressed"),
        ):
            labels, lengths, numbers = own.moved(name)
            bars.show_rows(title, labels, lengths, numbers=numbers)
        if self._places is not None:
            newest = {name: array[-1] for name, array in self._places.arrays.items() if name.startswith("places_")}
            self._show_places(newest)

    def _show_places(self, newest: Arrays) -> None:
        seen, total = int(newest["places_seen"]), int(newest["places_total"])
        read = f"{count(seen)} tokens" if seen == total else f"{count(seen)} of {count(total)} tokens"
        title = f"Strongest places in {read} of held-out text"
        tokens, values, activation = (newest[f"places_{name}"] for name in ("tokens", "values", "activation"))
        self.places.show_places(title, tokens, values, activation, MIDDLE)
        self.histogram.show_counts(newest["places_counts"], newest["places_edges"])

    def _show_search(self) -> None:
        found = self._found
        self.words.show_texts(self._verdict())
        if found is None:
            return
        names, shares = found.found()
        title = "Average precision on text that did not choose them"
        self.ranking.show_rows(title, names, shares, chosen=self._best, levels=found.levels())
        steps = [step for step in self._compared if step in self._precision]
        best = found.neuron(self._best)
        name = f"neuron {best[0]}.{best[1]}" if best is not None else "it"
        current = max((row for row, step in enumerate(steps) if step <= self._found_step), default=-1)
        self.appeared.show_rows(
            f"When {name} appeared (a sample of the text)",
            [f"step {count(step)}" for step in steps],
            [self._precision[step] for step in steps],
            chosen=current,
        )

    def _verdict(self) -> str:
        return self._found.verdict(self._best) if self._found is not None else "Searching…"

    def _arrange(self) -> None:
        scale, inner = self.look.scale, self.width() - 2 * self.look.px(PADDING)
        self.controls.setVisible(not self.look.picture)
        top = 0.0
        if not self.look.picture:
            high = self.controls.height_wanted()
            self.controls.setGeometry(self.look.px(PADDING), 0, inner, high)
            top = high / scale + 8
        width, height = self.width() / scale, max(0.0, self.height() / scale - top)
        neuron = arrange_neuron(width, height, tokens=self.tokens.height_for(inner / scale))
        search = arrange_search(width, height, words=self.words.height_for(inner / scale))
        for part, box, searching in (
            (self.tokens, neuron.tokens, False),
            (self.places, neuron.places, False),
            (self.histogram, neuron.histogram, False),
            (self.promoted, neuron.promoted, False),
            (self.suppressed, neuron.suppressed, False),
            (self.words, search.words, True),
            (self.ranking, search.ranking, True),
            (self.appeared, search.appeared, True),
        ):
            part.setVisible(box.height > 0 and searching == self._searching)
            self.place(part, box._replace(y=box.y + top))
