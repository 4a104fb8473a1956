"""Neurons: where one is active and what it promotes, and which one tells some tokens from the rest."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.lines import Lines
from scoutview.graphics.look import Look
from scoutview.graphics.neuron_controls import NeuronControls
from scoutview.graphics.neuron_plan import PADDING, arrange_neuron, arrange_search
from scoutview.graphics.next_token_plan import compared_steps
from scoutview.graphics.numbers import count, three_digits
from scoutview.graphics.ranked_bars import RankedBars
from scoutview.graphics.token_heat import Histogram, PlaceLines, TokenHeat
from scoutview.graphics.token_label import token_label
from scoutview.observation import History, HistoryRequest, Observation, Question
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
GOOD, AHEAD, CHANCE = 0.8, 0.1, 0.4  # a finding is at least so good, so far ahead of the token alone, chance below


class Neurons(Panel):
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
        self._own: Observation | None = None
        self._places: Observation | None = None
        self._found: Observation | None = None
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
            self._own = observation
        if observation.has(*PLACES):
            self._places = observation
        before = self.histories()
        if observation.has(*FOUND):
            self._found = observation
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
        own = self._own
        if own is None:
            return ""
        layer, number = (int(each) for each in own["neuron"])
        values = own["neuron_activations"]
        strongest = int(np.argmax(values))
        token, active = token_label(str(own["neuron_tokens"][strongest])), three_digits(float(values[strongest]))
        likelier = token_label(str(own["neuron_promoted"][0]))
        return f"Neuron {layer}.{number} is most active on “{token}” ({active}) and makes “{likelier}” likelier."

    def formula(self) -> str:
        own = self._own
        if own is None:
            return _IN_WORDS
        layer, number = (int(each) for each in own["neuron"])
        last = three_digits(float(own["neuron_activations"][-1]))
        pushed = three_digits(float(own["neuron_promoted_by"][0]))
        name = token_label(str(own["neuron_promoted"][0]))
        return (
            f"{_IN_WORDS}<p>Neuron {layer}.{number} is {last} on the last token. One unit of it moves the score of "
            f"“{name}” by {pushed} before the last norm's scale, more than that of any other token.</p>"
        )

    def _dress(self) -> None:
        self.controls.set_look(self.look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._show()

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
        layer, number = (int(each) for each in self._newest(self._found, "found_neurons")[row])
        if layer < 0:
            return
        if row == self._best:  # a second click looks at the neuron itself
            self._neuron = (layer, number)
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
            layer, number = (int(each) for each in self._own["neuron"])
            self.intervention_chosen.emit(f"neuron {layer}.{number} {deed}")

    # what is shown

    def _newest(self, observation: Observation | None, name: str) -> Any:
        """The last step of a trajectory's channel."""
        assert observation is not None
        return observation[name][-1]

    def _best_found(self) -> tuple[int, int] | None:
        if self._found is None:
            return None
        layer, number = (int(each) for each in self._newest(self._found, "found_neurons")[self._best])
        return (layer, number) if layer >= 0 else None

    def _show(self) -> None:
        self.controls.show_view(searching=self._searching)
        if self._own is not None:
            layer, number = (int(each) for each in self._own["neuron"])
            self.controls.show_neuron(layer, number, *(int(each) for each in self._own["neuron_shape"]))
        self._show_neuron()
        self._show_search()
        self.arrange()

    def _show_neuron(self) -> None:
        own, places = self._own, self._places
        if own is None:
            return
        self.tokens.show_tokens(own["neuron_tokens"].tolist(), own["neuron_activations"].tolist())
        for bars, title, name in (
            (self.promoted, "Makes likelier", "neuron_promoted"),
            (self.suppressed, "Makes less likely", "neuron_suppressed"),
        ):
            amounts = np.abs(own[f"{name}_by"])
            largest = float(np.abs(own["neuron_promoted_by"]).max(initial=1e-9))
            labels = [token_label(str(token)) for token in own[name]]
            numbers = [three_digits(float(value)) for value in own[f"{name}_by"]]
            bars.show_rows(title, labels, np.minimum(amounts / largest, 1.0).tolist(), numbers=numbers)
        if places is not None:
            seen, total = int(self._newest(places, "places_seen")), int(self._newest(places, "places_total"))
            read = f"{count(seen)} tokens" if seen == total else f"{count(seen)} of {count(total)} tokens"
            self.places.show_places(
                f"Strongest places in {read} of held-out text",
                self._newest(places, "places_tokens"),
                self._newest(places, "places_values"),
                self._newest(places, "places_activation"),
                MIDDLE,
            )
            self.histogram.show_counts(self._newest(places, "places_counts"), self._newest(places, "places_edges"))

    def _show_search(self) -> None:
        found = self._found
        self.words.show_texts(self._verdict())
        if found is None:
            return
        neurons, shares = self._newest(found, "found_neurons"), self._newest(found, "found_precision")
        kept = [row for row in range(len(neurons)) if neurons[row][0] >= 0]
        self.ranking.show_rows(
            "Average precision on text that did not choose them",
            [f"neuron {neurons[row][0]}.{neurons[row][1]}" for row in kept],
            [float(shares[row]) for row in kept],
            chosen=self._best,
            levels=(
                ("what the token alone tells", float(self._newest(found, "found_lookup"))),
                ("the best neuron for shuffled labels", float(self._newest(found, "found_shuffled"))),
            ),
        )
        steps = [step for step in self._compared if step in self._precision]
        best = self._best_found()
        name = f"neuron {best[0]}.{best[1]}" if best is not None else "it"
        current = max((row for row, step in enumerate(steps) if step <= found.step), default=-1)
        self.appeared.show_rows(
            f"When {name} appeared (a sample of the text)",
            [f"step {count(step)}" for step in steps],
            [self._precision[step] for step in steps],
            chosen=current,
        )

    def _verdict(self) -> str:
        found = self._found
        if found is None:
            return "Searching…"
        done, total = (int(each) for each in self._newest(found, "found_done"))
        wanted, tokens = (int(self._newest(found, name)) for name in ("found_wanted", "found_tokens"))
        if done < total:
            return f"Searching: {round(100 * done / total)} %"
        if self._best_found() is None:
            return f"There are too few of these among {count(tokens)} tokens of held-out text: look for others."
        best = float(self._newest(found, "found_precision")[0])
        lookup, chance = (float(self._newest(found, name)) for name in ("found_lookup", "found_shuffled"))
        neuron = "neuron {}.{}".format(*self._newest(found, "found_neurons")[0])
        told = f"{count(wanted)} of {count(tokens)} tokens are wanted. The best, {neuron}, reaches {best:.2f}"
        if best >= GOOD and best >= lookup + AHEAD and chance < CHANCE:
            return f"{told}, well above what the token alone tells ({lookup:.2f}): it reads what was said before."
        if best >= lookup:
            return f"{told}, hardly more than what the token alone tells ({lookup:.2f}): it may only detect tokens."
        return f"{told}, less than what the token alone tells ({lookup:.2f}): no neuron for this was found."

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


_IN_WORDS = (
    "<p>A neuron is one number inside an MLP: it reads the stream by its row of the first matrix, is bent by GELU, and "
    "writes into the stream by its column of the second. What it makes likelier by itself is that column through the "
    "gain of the last norm and the unembedding; what later blocks make of it is left out.</p>"
    "<p>Average precision: sort all tokens by the neuron's activation; at each wanted one, take the share of wanted "
    "ones so far; the mean of these. 1 is perfect, and chance is the share of wanted tokens.</p>"
)
