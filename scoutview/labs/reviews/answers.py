"""What a network makes of one text, and of the held-out reviews: the answers to the questions of this lab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.recurrence_operations import recurrence_operations
from scoutview.analysis.residual_stream import ResidualStream
from scoutview.analysis.sampling import continuation, continued_text, sampling
from scoutview.analysis.token_answers import Answer, Table, TokenAnswers
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.reviews.carried import CHOSEN, JUDGED, NEGATED, PARTS, CarriedReviews
from scoutview.labs.reviews.channels import (
    BEST,
    CONTROLS,
    DIAL,
    DIAL_CURVE,
    OVER_REVIEWS,
    PUBLISHED,
    REVIEW,
    UNIT,
    UNITS,
)
from scoutview.labs.reviews.counting import share_right_by_counting
from scoutview.labs.reviews.units import Units
from scoutview.labs.reviews.writing import dial, dial_curve
from scoutview.language import tr, tr_noop
from scoutview.models.mingru import MinGRU
from scoutview.models.mingru_steps import watched_memories
from scoutview.observation import Question

LABELS = (tr_noop("negative"), tr_noop("positive"))
QUANTILES = (0.05, 0.5, 0.95)
MADE_UP = tr("These reviews are synthetic: a grammar of our own makes them up.")
PUBLISHED_LINES = (
    tr(
        "In real reviews nothing of the kind appears within minutes: after 100 to 165 seconds on one core the best"
        " unit was no better than that of an untrained network."
    ),
    tr(
        "The published network has 4,096 units and read 82 million reviews from Amazon, a month on four graphics"
        " cards. One of its units alone tells 92.3 % of film reviews right; a linear model of all units got 91.8 % on"
        " the Stanford Sentiment Treebank."
    ),
)
SOURCE = "Radford, Jozefowicz, Sutskever (2017), Learning to Generate Reviews and Discovering Sentiment"


@dataclass(frozen=True)
class UnitsOf:
    """What tells the units of a model, when they are first asked for.

    Attributes:
        changed: of the model as it is changed while it is asked.
        plain: of the same weights with no activation changed. They say which unit is meant where none is chosen, and
            what its values mean: so a unit that is held stays the one that is shown.
        untrained: of the network before training.
    """

    changed: Callable[[], Units]
    plain: Callable[[], Units]
    untrained: Callable[[], Units]


class ReviewAnswers(TokenAnswers):
    """Answers about a text."""

    def __init__(self, model: MinGRU, carried: CarriedReviews, text: str, units: UnitsOf, *, made_up: bool) -> None:
        letters = carried.letters
        ids = [letters.start, *letters.encode(text)]
        names = letters.vocabulary
        super().__init__(
            model,
            torch.tensor([ids]),  # (1, T)
            tokens=letters.names(ids),
            ids=ids,
            table=Table(names, np.arange(len(names)) != letters.unknown),
        )
        self._network, self._carried, self._text = model, carried, text
        self._units_of, self._made_up = units, made_up

    def unfold(self, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory. Raises UserError for choices that cannot be."""
        if question.name == "continuation":
            return continuation(self._network, self._carried.letters.vocabulary, self.forward_pass.ids, question)
        written = {DIAL: dial, DIAL_CURVE: dial_curve}[question.name]
        return written(self._network, self._carried, self._plain, self._unit(question), question)

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            UNIT: self._one_unit,
            OVER_REVIEWS: self._over_reviews,
            UNITS: lambda _: self._all_units(),
            BEST: lambda _: self._best_unit(),
            CONTROLS: lambda _: self._controls(),
            REVIEW: self._review,
            "states": self._states,
            PUBLISHED: lambda _: self._published(),
            "vocabulary": lambda _: {"vocabulary": np.array(self._carried.letters.vocabulary, np.str_)},
            "prediction": self._prediction,
            "sampling": self._sampling,
            "continued_text": self._continued_text,
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
        }
        return {**super()._answers(), **own}

    # units

    @cached_property
    def _units(self) -> Units:
        return self._units_of.changed()

    @cached_property
    def _plain(self) -> Units:
        return self._units_of.plain()

    def _unit(self, question: Question) -> int:
        """The unit that a question chooses, or the best one. Raises UserError where there is none."""
        best = self._plain.ranked[0]
        chosen = dict(question.choices)
        if "cell" not in chosen and "layer" not in chosen:
            return int(best)
        layer, cell = int(chosen.get("layer", 0)), int(chosen.get("cell", 0))
        layers, cells = len(self._network.block), self._plain.cells
        if not (0 <= layer < layers and 0 <= cell < cells):
            raise UserError(
                tr("There is no unit {layer}.{cell}: they go from 0.0 to {last_layer}.{last}.").format(
                    layer=layer, cell=cell, last_layer=layers - 1, last=cells - 1
                )
            )
        return layer * cells + cell

    def _one_unit(self, question: Question) -> Arrays:
        units, unit = self._plain, self._unit(question)
        layer, cell = units.place(unit)
        return {
            "unit_place": np.array([layer, cell], np.int64),
            "unit_is_best": np.array(unit == units.ranked[0]),
            "unit_tokens": np.array(self.forward_pass.tokens, np.str_),
            "unit_values": self._kept[layer][:, cell].copy(),
            "unit_alone": self._memories(before_changes=True)[layer][:, cell].copy(),
            "unit_sign": np.array(units.rules.signs[unit], np.int64),
            "unit_threshold": np.array(units.rules.thresholds[unit], np.float32),
            "unit_means": units.means(unit).astype(np.float32),
            "unit_range": units.extremes(unit).astype(np.float32),
            "label_names": np.array(LABELS),
        }

    def _over_reviews(self, question: Question) -> Arrays:
        units, unit = self._units, self._unit(question)
        right = [units.right(part).ravel()[unit] for part in range(PARTS)]
        return {
            "over_place": np.array(units.place(unit), np.int64),
            "over_values": units.states[:, unit].copy(),
            "over_labels": units.held_out.labels.copy(),
            "over_parts": units.held_out.parts.copy(),
            "over_threshold": np.array(units.rules.thresholds[unit], np.float32),
            "over_sign": np.array(units.rules.signs[unit], np.int64),
            "over_accuracies": np.array(right, np.float32),
        }

    def _all_units(self) -> Arrays:
        units = self._units
        return {
            "units_chosen": units.right(CHOSEN).astype(np.float32),
            "units_judged": units.right(JUDGED).astype(np.float32),
            "units_negated": units.right(NEGATED).astype(np.float32),
            "units_best": np.array(units.place(units.ranked[0]), np.int64),
            "units_signs": units.by_layer(units.rules.signs).astype(np.int64),
        }

    def _best_unit(self) -> Arrays:
        units = self._units
        best, second = (int(unit) for unit in units.ranked[:2])
        chosen, judged, negated = (units.right(part).ravel() for part in (CHOSEN, JUDGED, NEGATED))
        return {
            "best_place": np.array(units.place(best), np.int64),
            "best_chosen": np.array(chosen[best], np.float32),
            "best_judged": np.array(judged[best], np.float32),
            "best_negated": np.array(negated[best], np.float32),
            "next_judged": np.array(judged[second], np.float32),
            "best_shuffled": np.quantile(units.shuffled(), QUANTILES).astype(np.float32),
        }

    def _controls(self) -> Arrays:
        judge, held_out = self._carried.judge, self._carried.held_out
        untrained, shuffled = self._units_of.untrained(), float(np.median(self._units.shuffled()))
        first = int(untrained.ranked[0])
        told: dict[str, list[float]] = {
            tr_noop("the commoner label"): [],
            tr_noop("counting words"): [],
            tr_noop("best unit, untrained"): [
                float(untrained.right(part).ravel()[first]) for part in (JUDGED, NEGATED)
            ],
            tr_noop("best unit, labels shuffled"): [shuffled, float("nan")],
            f"word pairs, from {judge.learned_from:,} labels": [],
        }
        common, counting, *_, pairs = told.values()
        usual = int(held_out.of(CHOSEN)[1].mean() >= 0.5)
        for part in (JUDGED, NEGATED):
            texts, labels = held_out.of(part)
            common.append(float((labels == usual).mean()) if len(labels) else float("nan"))
            counting.append(share_right_by_counting(texts, labels))
            pairs.append(judge.share_right(texts, labels))
        judged, negated = zip(*told.values(), strict=True)
        return {
            "control_names": np.array(list(told)),
            "control_judged": np.array(judged, np.float32),
            "control_negated": np.array(negated, np.float32),
            "control_counts": np.array([len(held_out.of(part)[0]) for part in range(PARTS)], np.int64),
        }

    def _review(self, question: Question) -> Arrays:
        held_out, number = self._carried.held_out, int(question.choice("number", 0))
        if not 0 <= number < len(held_out.texts):
            raise UserError(
                tr("There is no review {number}: they are numbered from 0 to {last}.").format(
                    number=number, last=len(held_out.texts) - 1
                )
            )
        return {
            "review_text": np.array(held_out.texts[number], np.str_),
            "review_label": np.array(held_out.labels[number], np.int64),
            "review_part": np.array(held_out.parts[number], np.int64),
            "review_count": np.array(len(held_out.texts), np.int64),
        }

    def _published(self) -> Arrays:
        lines = (MADE_UP, *PUBLISHED_LINES) if self._made_up else PUBLISHED_LINES
        return {"published_lines": np.array(lines), "published_source": np.array(SOURCE)}

    # states over time

    @cached_property
    def _kept(self) -> list[np.ndarray]:
        return self._memories()

    def _memories(self, *, before_changes: bool = False) -> list[np.ndarray]:
        """What each layer keeps after each token: (T, H) each."""
        with torch.no_grad(), watched_memories(self._network, before_changes=before_changes) as kept:
            self._network(self.forward_pass.inputs)
        return [as_array(each[0]) for each in kept]

    def _states(self, question: Question) -> Arrays:
        layers = len(self._network.block)
        of_best, best = self._plain.place(self._plain.ranked[0])
        layer = int(question.choice("layer", -1))
        layer = of_best if layer == -1 else layer
        if not 0 <= layer < layers:
            raise UserError(
                tr("There is no recurrent layer {layer}: they are numbered from 0 to {last}.").format(
                    layer=layer, last=layers - 1
                )
            )
        site, outputs = f"block.{layer}.recurrence", self.forward_pass.outputs
        update = outputs[f"{site}.update"][0].sigmoid()  # (T, H)
        kept_share = (1 - update).double().clamp(min=1e-9).log().mean(0)  # (H) of its logarithm
        return {
            "states": self._kept[layer].T.copy(),
            "states_update": as_array(update.T),
            "states_candidate": as_array(outputs[f"{site}.candidate"][0].tanh().T),
            "states_gate": as_array(torch.nn.functional.silu(outputs[f"{site}.gate"][0]).T),
            "states_memory": as_array(np.log(0.5) / kept_share.clamp(max=-1e-6)),
            "states_layer": np.array(layer, np.int64),
            "states_layers": np.array(layers, np.int64),
            "states_accuracy": self._plain.right(CHOSEN)[layer].astype(np.float32),
            "states_judged": self._plain.right(JUDGED)[layer].astype(np.float32),
            "states_best": np.array(best if layer == of_best else -1, np.int64),
            "states_tokens": np.array(self.forward_pass.tokens, np.str_),
        }

    # what comes next

    def _prediction(self, question: Question) -> Arrays:
        position = self._position(question)
        right, source = self._right_letter(position)
        return {
            "outcomes": np.array(self._carried.letters.vocabulary, np.str_),
            "outcome_probabilities": self.forward_pass.probabilities[position].copy(),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(source),
            "prompt": np.array(self._text, np.str_),
            "asked_position": np.array(position, np.int64),
            "prompt_tokens": np.array(self.forward_pass.tokens, np.str_),
        }

    def _right_letter(self, position: int) -> tuple[int, str]:
        ids = self.forward_pass.ids
        if position < len(ids) - 1:
            return ids[position + 1], tr("so the text goes on")
        letters = self._carried.letters
        after = {
            text[len(self._text) : len(self._text) + 1]
            for text in self._carried.held_out.texts
            if self._text and text.startswith(self._text)
        }
        if len(after) != 1:
            return -1, ""
        letter = after.pop()
        return (letters.encode(letter)[0] if letter else letters.start), tr("so the unseen review goes on")

    def _sampling(self, question: Question) -> Arrays:
        position = self._position(question)
        logits = self.forward_pass.logits[position].cpu().numpy()
        return {
            **sampling(logits, self._carried.letters.vocabulary, question),
            "sampling_prompt": np.array(self._text, np.str_),
            "sampling_tokens": np.array(self.forward_pass.tokens, np.str_),
            "sampling_position": np.array(position, np.int64),
            "sampling_certainties": self.forward_pass.probabilities.max(-1),
        }

    def _continued_text(self, question: Question) -> Arrays:
        ids = self.forward_pass.ids[: self._position(question) + 1]
        return continued_text(self._network, self._carried.letters.vocabulary, ids, question)

    def _position(self, question: Question) -> int:
        """The letter after which is asked: the last one unless another is chosen."""
        last = len(self.forward_pass.ids) - 1
        position = int(question.choice("position", -1))
        return min(position, last) if position >= 0 else last

    @cached_property
    def _stream(self) -> ResidualStream:
        return ResidualStream(self._network, self.forward_pass, self._carried.letters.vocabulary)

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        return recurrence_operations(self._network, len(self.forward_pass.ids))
