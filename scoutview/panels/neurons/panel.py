"""Neurons: where one is active and what it promotes, and which one tells some tokens from the rest."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count, percent
from scoutview.graphics.runs.compared_plan import compared_steps
from scoutview.graphics.runs.key_frequencies_plan import reference_step
from scoutview.graphics.widgets.lead_sentence import LeadSentence
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.neurons.controls import NeuronControls
from scoutview.panels.neurons.drawing import Histogram, WrittenTokens
from scoutview.panels.neurons.place_lines import PlaceLines, ShownPlaces
from scoutview.panels.neurons.plan import BAR, GAP, PADDING, SIDE, WIDE, arrange_neuron, arrange_search, kept_steps
from scoutview.panels.neurons.token_heat import TokenHeat
from scoutview.panels.neurons.words import (
    DEEDS,
    IN_WORDS,
    READING,
    NeuronReading,
    PlacesReading,
    SearchReading,
    held_by,
    neuron_finding,
    sentences,
)
from scoutview.panels.panel import Panel, kept_index

OWN = (
    "neuron",
    "neuron_shape",
    "neuron_tokens",
    "neuron_activations",
    "neuron_alone",
    "neuron_target",
    "neuron_likelihoods",
    "neuron_promoted",
    "neuron_promoted_by",
    "neuron_suppressed",
    "neuron_suppressed_by",
)
PLACES = (
    "places_neuron",
    "places_activation",
    "places_tokens",
    "places_values",
    "places_kind",
    "places_of_kind",
    "places_kind_share",
    "places_counts",
    "places_edges",
    "places_seen",
    "places_total",
)
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
ONE_ROW = 640.0  # design pixels of width that hold all controls
TEXT_PART = 0.34  # of the height, that the text may have
NEURON = Question("neuron")


class NeuronsPanel(Panel):
    """Its choices: a neuron, and what to look for.

    Unless one is chosen it shows the one that the lab finds telling at the run's newest frame, so that it stays the
    same at all of them.
    """

    name = "neurons"
    title = "Neurons"
    needs = frozenset({*OWN, *PLACES, *FOUND, "neuron_precision"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._searching = False
        self._neuron: tuple[int, int] | None = None
        self._family, self._words = FAMILIES[0], ""
        self._best = 0
        self._telling: tuple[int, int] | None = None
        self._own: NeuronReading | None = None
        self._interventions: tuple[str, ...] = ()
        self._places: PlacesReading | None = None
        self._found: SearchReading | None = None
        self._found_step = 0
        self._compared: tuple[int, ...] = ()
        self._precision: Mapping[int, float] = {}
        self.controls = NeuronControls(look, FAMILIES, self)
        self.reading = LeadSentence(look, self)
        self.reading.show_words("", READING, "")
        self.tokens = TokenHeat(look, self)
        self.places = PlaceLines(look, self)
        self.effect = RankedBars(look, self, row_height=BAR)
        self.effect.setToolTip("Click: leave so much of this neuron while the model is asked")
        self.written = WrittenTokens(look, self)
        self.histogram = Histogram(look, self)
        self.words = Lines(look, self)
        self.ranking = RankedBars(look, self)
        self.appeared = RankedBars(look, self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.controls.view_chosen.connect(self._choose_view)
        self.controls.neuron_chosen.connect(lambda layer, number: self._choose_neuron((layer, number)))
        self.controls.telling_asked.connect(lambda: self._choose_neuron(None))
        self.controls.deed_asked.connect(self._intervene)
        self.controls.search_chosen.connect(self._search)
        self.effect.chosen.connect(self._leave)
        self.ranking.chosen.connect(self._choose_found)
        self.appeared.chosen.connect(self._go_to_step)

    def explanation(self) -> str:
        if self._searching:
            return "Which single neuron tells these tokens from all others? Held-out text decides."
        return "One number inside the network: on what it fires, and what it does."

    def questions(self) -> Collection[Question]:
        asked = Question.of("neuron", **self._choices())
        if self._searching:
            return asked, Question.of("neuron_search", **self._wanted())
        if not self._choices() and reference_step(self.curves) is not None:
            return (asked,)  # which one is shown is known soon; until then its places are not looked for
        return asked, Question.of("neuron_places", **self._choices())

    def histories(self) -> Collection[HistoryRequest]:
        reference, best = reference_step(self.curves), self._best_found()
        found = []
        if self._neuron is None and reference is not None:
            found.append(HistoryRequest(NEURON, (reference,)))
        if self._searching and best is not None and self._compared:
            question = Question.of("neuron_precision", layer=best[0], neuron=best[1], **self._wanted())
            found.append(HistoryRequest(question, self._compared))
        return tuple(found)

    def _choices(self) -> dict[str, int]:
        neuron = self._neuron or self._telling
        return {} if neuron is None else {"layer": neuron[0], "neuron": neuron[1]}

    def _wanted(self) -> dict[str, str]:
        """What is looked for; nothing where it is what is looked for unless told."""
        if self._words:
            return {"words": self._words}
        return {} if self._family == FAMILIES[0] else {"family": self._family}

    def show_observation(self, observation: Observation) -> None:
        if observation.has(*OWN):
            self._own, self._interventions = NeuronReading(observation.arrays), observation.probe.interventions
        if observation.has(*PLACES):
            self._take_places(observation)
        before = self.histories()
        if observation.has(*FOUND):
            self._found, self._found_step = SearchReading(observation.arrays), observation.step
        self._show()
        if self.histories() != before:
            self.questions_changed.emit()

    def _take_places(self, observation: Observation) -> None:
        """Those of another frame stay until all of these are there, so that nothing flickers while one scrubs."""
        newest = {name: array[-1] for name, array in observation.arrays.items() if name.startswith("places_")}
        there = PlacesReading(newest)
        whole = "neuron_places" not in observation.unfolding
        if whole or self._places is None or self._places.place != there.place:
            self._places = there

    def show_curves(self, curves: Curves) -> None:
        before, asked = self.curves, (tuple(self.questions()), self.histories())
        super().show_curves(curves)
        if not curves.continue_those(before):
            self._telling = None
        self._compared = compared_steps(curves.steps)
        if (tuple(self.questions()), self.histories()) != asked:
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request not in self.histories():
            return
        if history.request.question == NEURON:
            self._take_telling(history)
        else:
            self._precision = {step: float(answer["neuron_precision"]) for step, answer in history.answers.items()}
            self._show_search()

    def _take_telling(self, history: History) -> None:
        if not history.answers:
            return
        layer, number = (int(each) for each in history.answers[max(history.answers)]["neuron"])
        if (layer, number) != self._telling:
            self._telling = layer, number
            self.questions_changed.emit()

    def finding(self) -> str:
        if self._searching:
            return self._verdict()
        return neuron_finding(self._own, self._own_places()) if self._own is not None else ""

    def formula(self) -> str:
        return self._own.formula() if self._own is not None else IN_WORDS

    def view_settings(self) -> Mapping[str, Any]:
        neuron = None if self._neuron is None else list(self._neuron)
        zooms = [self.tokens.zoom_settings(), self.places.zoom_settings()]
        choices = {"searching": self._searching, "neuron": neuron, "family": self._family, "words": self._words}
        return {**choices, **({"zoom": zooms} if any(zooms) else {})}

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
        zooms = view_settings.get("zoom")
        both = zooms if isinstance(zooms, list | tuple) and len(zooms) == 2 else (None, None)
        for text, zoom in zip((self.tokens, self.places), both, strict=True):
            text.restore_zoom(zoom)
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # choices

    def _choose_view(self, searching: bool) -> None:
        found = self._best_found()
        if self._searching and not searching and found is not None:
            self._neuron = found  # the one that was found is the one that is shown
        self._searching = searching
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _choose_neuron(self, neuron: tuple[int, int] | None) -> None:
        self._neuron = neuron
        self.controls.show_view(searching=self._searching, chosen=neuron is not None)
        self.questions_changed.emit()

    def _choose_found(self, row: int) -> None:
        assert self._found is not None
        if self._found.neuron(row) is None:
            return
        if row == self._best:  # a second click looks at the neuron itself
            self._choose_view(False)
            return
        self._best, self._precision = row, {}
        self._show()
        self.questions_changed.emit()

    def _go_to_step(self, row: int) -> None:
        self.step_chosen.emit(self._steps_shown()[row])

    def _search(self, family: str, words: str) -> None:
        if (family, words) == (self._family, self._words):
            return
        self._family, self._words = family, words
        self._found, self._best, self._precision = None, 0, {}
        self._show()
        self.questions_changed.emit()

    def _leave(self, row: int) -> None:
        """All of the neuron, half of it or nothing: what is in force already is taken back."""
        deed = ("", *reversed(DEEDS))[row]
        self._intervene(deed or (held_by(self._own.place, self._interventions) if self._own is not None else ""))

    def _intervene(self, deed: str) -> None:
        """It stays the one that is shown, whatever the model then does."""
        if self._own is None or not deed:
            return
        self._neuron = self._own.place
        layer, number = self._neuron
        self.intervention_chosen.emit(f"neuron {layer}.{number} {deed}")
        self._show()
        self.questions_changed.emit()

    # what is shown

    def _best_found(self) -> tuple[int, int] | None:
        return self._found.neuron(self._best) if self._found is not None else None

    def _own_places(self) -> PlacesReading | None:
        """Those of the neuron that is shown."""
        own, places = self._own, self._places
        return places if own is not None and places is not None and places.place == own.place else None

    def _show(self) -> None:
        self.controls.show_view(searching=self._searching, chosen=self._neuron is not None)
        if self._own is not None:
            self.controls.show_neuron(*self._own.place, *(int(each) for each in self._own.arrays["neuron_shape"]))
            self._show_neuron(self._own, self._own_places())
        self._show_search()
        self.arrange()

    def _show_neuron(self, own: NeuronReading, places: PlacesReading | None) -> None:
        self.reading.show_words(own.name(self._interventions), *sentences(places))
        tokens, alone, values = (own.arrays[f"neuron_{name}"].tolist() for name in ("tokens", "alone", "activations"))
        self.tokens.show_tokens(tokens, alone, values, 0.0 if places is None else places.strongest)
        self.written.show_groups(
            ("raises", own.arrays["neuron_promoted"].tolist(), own.arrays["neuron_promoted_by"].tolist()),
            ("lowers", own.arrays["neuron_suppressed"].tolist(), own.arrays["neuron_suppressed_by"].tolist()),
        )
        self._show_effect(own)
        if places is not None:
            self._show_places(places)

    def _show_effect(self, own: NeuronReading) -> None:
        names, left = own.left()
        deed = held_by(own.place, self._interventions)
        row = {"": 0, "times 0.5": 1, "off": 2}.get(deed, -1)
        numbers = [percent(share) for share in left]
        self.effect.show_rows(own.without(), names, left, numbers=numbers, chosen=row)

    def _show_places(self, places: PlacesReading) -> None:
        read = places.arrays
        tokens, values, of_kind = (read[f"places_{name}"] for name in ("tokens", "values", "of_kind"))
        shown = ShownPlaces(tokens, values, of_kind, read["places_activation"], MIDDLE)
        self.places.show_places(places.title(), shown)
        self.histogram.show_counts(read["places_counts"], read["places_edges"])

    def _show_search(self) -> None:
        found = self._found
        self.words.show_texts(self._verdict())
        if found is None:
            return
        names, shares = found.found()
        title = "Average precision on text that did not choose them"
        self.ranking.show_rows(title, names, shares, chosen=self._best, levels=found.levels())
        steps = self._steps_shown()
        best = found.neuron(self._best)
        name = f"neuron {best[0]}.{best[1]}" if best is not None else "it"
        current = max((row for row, step in enumerate(steps) if step <= self._found_step), default=-1)
        self.appeared.show_rows(
            f"When {name} appeared (a sample of the text)",
            [f"step {count(step)}" for step in steps],
            [self._precision[step] for step in steps],
            chosen=current,
        )

    def _steps_shown(self) -> list[int]:
        """The compared steps that are answered and find room, the newest one always."""
        answered = [step for step in self._compared if step in self._precision]
        return kept_steps(answered, self.appeared.rows_in(self.appeared.design_height()))

    def _verdict(self) -> str:
        return self._found.verdict(self._best) if self._found is not None else "Searching…"

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        top = self.arrange_controls(
            self.controls, lambda _: self.controls.stand_in_rows(one=width >= ONE_ROW), PADDING, top=0.0, below=8.0
        )
        self._place_parts(width, max(0.0, height - top), top)

    def _place_parts(self, width: float, height: float, top: float) -> None:
        inner = width - 2 * PADDING
        column = inner - (SIDE * inner + 3 * GAP if width >= WIDE else 0.0)
        neuron = arrange_neuron(
            width,
            height,
            reading=self.reading.height_for(column),
            tokens=self.tokens.height_for(column, TEXT_PART * height),
        )
        search = arrange_search(width, height, words=self.words.height_for(inner))
        for part, box, searching in (
            (self.reading, neuron.reading, False),
            (self.tokens, neuron.tokens, False),
            (self.places, neuron.places, False),
            (self.effect, neuron.effect, False),
            (self.written, neuron.written, False),
            (self.histogram, neuron.histogram, False),
            (self.words, search.words, True),
            (self.ranking, search.ranking, True),
            (self.appeared, search.appeared, True),
        ):
            part.setVisible(box.height > 0 and searching == self._searching)
            self.place(part, box._replace(y=box.y + top))
        self._show_search()  # as many steps as find room
