"""Neurons: where one is active and what it promotes, and which one tells some tokens from the rest."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.runs.compared_plan import compared_steps
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.neurons.choice_plan import NeuronChoices, TellingNeuron
from scoutview.panels.neurons.controls import NeuronControls
from scoutview.panels.neurons.neuron_view import NeuronView
from scoutview.panels.neurons.plan import PADDING, has_histogram
from scoutview.panels.neurons.search_view import SearchView
from scoutview.panels.neurons.words import IN_WORDS, NeuronReading, PlacesReading, SearchReading, neuron_finding
from scoutview.panels.panel import Panel

OWN = (
    "neuron",
    "neuron_shape",
    "neuron_tokens",
    "neuron_activations",
    "neuron_alone",
    "neuron_position",
    "neuron_target",
    "neuron_likelihoods",
    "neuron_families",
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
ONE_ROW = 640.0  # design pixels of width that hold all controls
TELLING = Question("neuron").of_unchanged()


class NeuronsPanel(Panel):
    """Its choices: a neuron, what to look for, and whether to tell how often the neuron is how active.

    Unless one is chosen it shows the one that the lab finds telling at the deciding frame, so that it stays the
    same at all of them, and whatever is changed in the model.
    """

    name = "neurons"
    title = "Neurons"
    needs = frozenset({*OWN, *PLACES, *FOUND, "neuron_precision"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._choices = NeuronChoices()
        self._families: tuple[str, ...] = ()
        self._best = 0
        self._telling: TellingNeuron | None = None
        self._own: NeuronReading | None = None
        self._interventions: tuple[str, ...] = ()
        self._places: PlacesReading | None = None
        self._found: SearchReading | None = None
        self._found_step = 0
        self._compared: tuple[int, ...] = ()
        self._precision: Mapping[int, float] = {}
        self.controls = NeuronControls(look, self)
        self.neuron, self.search = NeuronView(look, self), SearchView(look, self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.controls.view_chosen.connect(self._choose_view)
        self.controls.neuron_chosen.connect(lambda layer, number: self._choose_neuron((layer, number)))
        self.controls.often.toggled.connect(self.arrange)
        self.controls.telling_asked.connect(lambda: self._choose_neuron(None))
        self.controls.deed_asked.connect(self._intervene)
        self.controls.search_chosen.connect(self._search)
        self.neuron.effect.chosen.connect(self._leave)
        self.search.ranking.chosen.connect(self._choose_found)
        self.search.appeared.chosen.connect(lambda row: self.step_chosen.emit(self.search.steps[row]))

    def explanation(self) -> str:
        if self._choices.searching:
            return "Which single neuron tells these tokens from all others? Held-out text decides."
        return "One number inside the network: on what it fires, and what it does."

    def questions(self) -> Collection[Question]:
        choices = self._choices
        about, which = choices.about(self._telling), choices.asked(self._telling)
        if choices.searching:
            return about, Question.of("neuron_search", **choices.wanted(self._families))
        if not which and self.curves.deciding_step is not None:
            return (about,)  # which one is shown is known soon; until then its places are not looked for
        return about, Question.of("neuron_places", **which)

    def histories(self) -> Collection[HistoryRequest]:
        reference, best = self.curves.deciding_step, self._best_found()
        found = [] if reference is None else [HistoryRequest(TELLING, (reference,))]
        if self._choices.searching and best is not None and self._compared:
            wanted = self._choices.wanted(self._families)
            question = Question.of("neuron_precision", layer=best[0], neuron=best[1], **wanted)
            found.append(HistoryRequest(question, self._compared))
        return tuple(found)

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            if observation.has(*OWN):
                self._own, self._interventions = NeuronReading(observation.arrays), observation.probe.interventions
                self._families = tuple(observation["neuron_families"].tolist())
                self.controls.show_families(self._families, self._choices.family, self._choices.words)
            if observation.has(*PLACES):
                self._take_places(observation)
            if observation.has(*FOUND):
                self._found, self._found_step = SearchReading(observation.arrays), observation.step
            self._show()

    def _take_places(self, observation: Observation) -> None:
        """Those of another frame stay until all of these are there, so that nothing flickers while one scrubs."""
        newest = {name: array[-1] for name, array in observation.arrays.items() if name.startswith("places_")}
        there = PlacesReading(newest)
        whole = "neuron_places" not in observation.unfolding
        if whole or self._places is None or self._places.place != there.place:
            self._places = there

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._telling = None
            super().show_curves(curves)
            self._compared = compared_steps(curves.steps)

    def show_history(self, history: History) -> None:
        if history.request not in self.histories() or not history.answers:
            return
        if history.request.question == TELLING:
            self._take_telling(TellingNeuron.of(history.answers[max(history.answers)]))
        else:
            self._precision = {step: float(answer["neuron_precision"]) for step, answer in history.answers.items()}
            self._show_appeared()

    def _take_telling(self, telling: TellingNeuron) -> None:
        if telling != self._telling:
            self._telling = telling
            self.questions_changed.emit()

    def finding(self) -> str:
        if self._choices.searching:
            return self._verdict()
        return neuron_finding(self._own, self._own_places()) if self._own is not None else ""

    def formula(self) -> str:
        return self._own.formula() if self._own is not None else IN_WORDS

    def view_settings(self) -> Mapping[str, Any]:
        zooms = [self.neuron.tokens.zoom_settings(), self.neuron.places.zoom_settings()]
        often = {"often": True} if self.controls.often.isChecked() else {}
        return {**self._choices.kept(), **often, **({"zoom": zooms} if any(zooms) else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._choices = NeuronChoices.from_kept(view_settings)
        self.controls.show_families(self._families, self._choices.family, self._choices.words)
        with QSignalBlocker(self.controls.often):
            self.controls.often.setChecked(view_settings.get("often") is True)
        zooms = view_settings.get("zoom")
        both = zooms if isinstance(zooms, list | tuple) and len(zooms) == 2 else (None, None)
        for text, zoom in zip((self.neuron.tokens, self.neuron.places), both, strict=True):
            text.restore_zoom(zoom)
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # choices

    def _choose_view(self, searching: bool) -> None:
        found = self._best_found()
        if self._choices.searching and not searching and found is not None:
            self._choices = replace(self._choices, neuron=found)  # the one that was found is the one that is shown
        self._choices = replace(self._choices, searching=searching)
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _choose_neuron(self, neuron: tuple[int, int] | None) -> None:
        self._choices = replace(self._choices, neuron=neuron)
        self.controls.show_view(searching=self._choices.searching, chosen=neuron is not None)
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

    def _search(self, family: str, words: str) -> None:
        if (family, words) == (self._choices.family, self._choices.words):
            return
        self._choices = replace(self._choices, family=family, words=words)
        self._found, self._best, self._precision = None, 0, {}
        self._show()
        self.questions_changed.emit()

    def _leave(self, row: int) -> None:
        """All of the neuron, half of it or nothing."""
        if self._own is not None:
            self._intervene(self.neuron.deed_of(row, self._own, self._interventions))

    def _intervene(self, deed: str) -> None:
        """It stays the one that is shown, whatever the model then does."""
        if self._own is None or not deed:
            return
        layer, number = self._own.place
        self._choices = replace(self._choices, neuron=(layer, number))
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
        self.controls.show_view(searching=self._choices.searching, chosen=self._choices.neuron is not None)
        if self._own is not None:
            self.controls.show_neuron(*self._own.place, *(int(each) for each in self._own.arrays["neuron_shape"]))
            self.controls.show_activation(self._own.place, self._own.strongest)
            self.neuron.show(self._own, self._own_places(), self._interventions)
        self.search.show(self._found, self._best, self._verdict())
        self.arrange()

    def _show_appeared(self) -> None:
        if self._found is not None:
            self.search.show_appeared(self._best_found(), self._compared, self._precision, self._found_step)

    def _verdict(self) -> str:
        return self._found.verdict(self._best) if self._found is not None else "Searching…"

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        one = width >= ONE_ROW
        self.controls.often.setVisible(has_histogram(width, height) and not self._choices.searching)
        top = self.arrange_controls(
            self.controls, lambda inner: self.controls.stand_in(inner, one=one), PADDING, top=0.0, below=8.0
        )
        body, searching = max(0.0, height - top), self._choices.searching
        neuron = self.neuron.boxes(width, body, often=self.controls.often.isChecked())
        for boxes, shown in ((neuron, not searching), (self.search.boxes(width, body), searching)):
            for part, box in boxes:
                part.setVisible(box.height > 0 and shown)
                self.place(part, box._replace(y=box.y + top))
        self._show_appeared()  # as many steps as find room
