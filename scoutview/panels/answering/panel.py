"""A neuron and the recorded examples that it answers to most; of texts with its answer at each token."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.widgets.letters import ColouredLetters
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.answering.controls import NeuronChoice
from scoutview.panels.answering.plan import CHANNELS, StrongestExamples
from scoutview.panels.answering.words import (
    NONE,
    NOTHING_YET,
    answering_findings,
    answering_formula,
    example_words,
    rows_title,
)
from scoutview.panels.panel import Panel, kept_index

PADDING, GAP = 16.0, 10.0
ROW, TITLE = 24.0, 24.0
ROWS_FROM = 120.0  # of height that the examples keep: words go before
TEXT_SHARE = 0.45  # of the height, at most, for the text below its examples


class Answering(Panel):
    """Its choices: a neuron (the strongest of the last layer unless chosen), and whose text is written out."""

    name = "answering"
    title = tr("What a neuron answers to")
    brief_title = tr("Neurons")
    field_term = tr("neurons, maximally activating examples")
    needs = frozenset(CHANNELS)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._layer: int | None = None
        self._number: int | None = None
        self._rank = 0
        self._told: StrongestExamples | None = None
        self._seen: Observation | None = None
        self.controls = NeuronChoice(look, self)
        self.rows = RankedBars(look, self, row_height=ROW, title_height=TITLE, large=True)
        self.rows.setToolTip(tr("Click an example: read it, and ask the model about it (arrow keys with the focus)"))
        self.text = ColouredLetters(look, self)
        self.sentence, self.empty = Lines(look, self, role="title"), Lines(look, self)
        self.controls.layer_chosen.connect(lambda layer: self._choose(layer, None))
        self.controls.number_chosen.connect(lambda number: self._choose(self._shown_layer, number))
        self.controls.switched.connect(self._switch)
        self.rows.chosen.connect(self._choose_example)
        self._show()

    def explanation(self) -> str:
        return tr("The recorded examples that make one neuron answer most.")

    def questions(self) -> Collection[Question]:
        if self._layer is None:
            return (Question("answering"),)
        number = {} if self._number is None else {"number": self._number}
        return (Question.of("answering", layer=self._layer, **number),)

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if observation.has(*CHANNELS):
            self._seen, self._told = observation, StrongestExamples.of(observation)
            if self._told is not None and not self._fits(self._told):
                self._layer = self._number = None  # it is another model
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def finding(self) -> str:
        return "" if self._told is None else answering_findings(self._told)[0]

    def formula(self) -> str:
        return answering_formula(self._told)

    def view_settings(self) -> Mapping[str, Any]:
        return {"layer": self._layer, "number": self._number, "example": self._rank}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._layer = kept_index(view_settings.get("layer"))
        self._number = kept_index(view_settings.get("number")) if self._layer is not None else None
        self._rank = kept_index(view_settings.get("example")) or 0
        self._show()
        self.questions_changed.emit()

    # choices

    def _fits(self, told: StrongestExamples) -> bool:
        """Whether the model has the chosen neuron."""
        if self._layer is None:
            return True
        return self._layer < len(told.layers) and (self._number or 0) < told.layers[self._layer][1]

    @property
    def _shown_layer(self) -> int:
        return self._told.neuron[0] if self._told is not None else 0

    def _choose(self, layer: int, number: int | None) -> None:
        self._layer, self._number, self._rank = layer, number, 0
        self.questions_changed.emit()

    def _choose_example(self, rank: int) -> None:
        self._rank = rank
        self._show()
        if self._told is not None and rank < len(self._told.examples):
            self.probe_chosen.emit(f"example={self._told.examples[rank]}")

    def _switch(self) -> None:
        if self._told is not None:
            self.intervention_chosen.emit(self._off_text(self._told))

    @staticmethod
    def _off_text(told: StrongestExamples) -> str:
        layer, number = told.neuron
        return f"neuron {layer}.{number} off"

    # what is shown

    def _show(self) -> None:
        told = self._told
        self.empty.show_texts(NOTHING_YET if self._seen is None else NONE)
        if told is not None and self._seen is not None:
            off = self._off_text(told) in self._seen.probe.interventions
            self.controls.show_neuron(told.layers, told.neuron, off=off)
            names = [example_words(told, rank) for rank in range(len(told.examples))]
            numbers = [three_digits(value) for value in told.values]
            rank = min(self._rank, len(names) - 1)
            self.rows.show_rows(rows_title(told), names, told.lengths(), numbers=numbers, chosen=rank)
            if told.has_tokens:
                self._write_out(told, rank)
        said = () if told is None or self.look.says_finding else answering_findings(told)
        self.sentence.show_texts(*(said or ("",)))
        self.arrange()

    def _write_out(self, told: StrongestExamples, rank: int) -> None:
        """Each letter has the colour of its token."""
        pairs = zip(told.tokens[rank].tolist(), told.shades(rank).tolist(), strict=True)
        letters = [(letter, shade) for token, shade in pairs for letter in token]
        self.text.show_letters([letter for letter, _ in letters], [shade for _, shade in letters])

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        shown, inner = self._told is not None, max(1.0, width - 2 * PADDING)
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING, least_height=ROWS_FROM)
        foot = Foot(inner, height - top - ROWS_FROM, GAP)
        foot.take(self.sentence, most=2)
        words = self.place_foot(foot, (self.sentence,), PADDING, height)
        free = max(1.0, height - top - words - GAP)
        with_text = self._told is not None and self._told.has_tokens and free > 2 * ROWS_FROM
        most = min(TEXT_SHARE * free, free - ROWS_FROM)
        below = min(most, self.text.height_for(inner, most)) + GAP if with_text else 0.0
        self.empty.setVisible(not shown)
        self.place(self.empty, Box(PADDING, top, inner, 20))
        self.rows.setVisible(shown)
        rows = min(free - below, TITLE + ROW * (len(self._told.examples) if self._told is not None else 1))
        self.place(self.rows, Box(PADDING, top, inner, max(1.0, rows)))
        self.text.setVisible(with_text)
        self.place(self.text, Box(PADDING, top + rows + GAP, inner, max(1.0, below - GAP)))
