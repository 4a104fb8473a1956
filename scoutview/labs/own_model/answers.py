"""Answers about a model by its graph: which question is answered where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from torch import nn

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.sites import matrix_product, operations, patches, sites
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.own_model.answering import AnsweringNeurons
from scoutview.labs.own_model.asked import AskedModel
from scoutview.labs.own_model.attention import OwnAttention
from scoutview.labs.own_model.parts import CarriedParts
from scoutview.labs.own_model.pictures import OwnPictures
from scoutview.labs.own_model.probe import example_of
from scoutview.labs.own_model.table import OwnTable
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import Probe

Answer: TypeAlias = Callable[[Question], Arrays]


class OwnAnswers:
    """Answers about one probe; the forward pass they share runs once.

    Raises:
        UserError: the probe is nothing that this model takes.
    """

    def __init__(self, model: nn.Module, parts: CarriedParts, probe: Probe) -> None:
        self._parts, self._asked = parts, AskedModel(model, parts, probe)
        self._attention = OwnAttention(self._asked)

    def answer(self, question: Question) -> Arrays:
        """The channels of a question that is no trajectory."""
        answers = self._answers()
        if question.name not in answers:
            raise UserError(tr("This cannot be told of a model that is known by its graph alone."))
        return answers[question.name](question)

    def _answers(self) -> Mapping[str, Answer]:
        attention = self._attention
        answers: dict[str, Answer] = {
            "tokens": self._tokens,
            "attention": attention.attention,
            "attention_steps": attention.attention_steps,
            "head_ablation": attention.head_ablation,
            "answering": AnsweringNeurons(self._asked).answering,
            "prediction": self._prediction,
            "sites": lambda _: sites(self._asked.calls),
            "matrix_product": self._product,
            "operations": lambda _: operations(self._asked.calls),
        }
        if self._parts.table is not None:
            table = OwnTable(self._asked)
            for answer in (
                table.vocabulary,
                table.embedding,
                table.embedding_map,
                table.neighbours,
                table.input_vectors,
            ):
                answers[answer.__name__] = answer
        return {**answers, **(OwnPictures(self._asked).answers() if self._parts.picture else {})}

    def unfold(self, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory.

        Raises:
            UserError: there is none of this name, or a choice names something this model does not have.
        """
        steps = OwnPictures(self._asked).trajectories() if self._parts.picture else {}
        if question.name not in steps:
            raise UserError(tr("There is nothing that unfolds under “{question}” here.").format(question=question.name))
        return steps[question.name](question)

    def _tokens(self, _: Question) -> Arrays:
        return {
            "tokens": np.array(self._asked.words, np.str_),
            "token_ids": np.array(self._asked.ids, np.int64),
        }

    def _prediction(self, question: Question) -> Arrays:
        asked = self._asked
        words = " ".join(asked.words) if self._parts.reads_tokens else ""
        last, chosen = max(0, len(asked.words) - 1) if words else 0, int(question.choice("position", -1))
        position = chosen if asked.goes_on and 0 <= chosen <= last else last
        right = asked.right_at(position)
        return {
            "outcomes": np.array(asked.names, np.str_),
            "outcome_probabilities": as_array(asked.scores_at(position).float().softmax(-1)),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(tr("recorded with the example") if right >= 0 else ""),
            "prompt": np.array(
                words or ("" if self._parts.picture else tr("example {number}").format(number=example_of(asked.probe)))
            ),
            "prompt_picture": asked.shown_picture,
            **({"prompt_tokens": np.array(asked.words, np.str_)} if asked.goes_on else {}),
            "asked_position": np.array(position, np.int64),
        }

    def _product(self, question: Question) -> Arrays:
        asked, site = self._asked, str(question.choice("site", ""))
        call = next((each for each in asked.calls if each.name == site), None)
        call = call or next((each for each in asked.calls if not each.is_lookup), asked.calls[0])
        rows: Sequence[str] = asked.words if self._parts.reads_tokens else ()
        if isinstance(call.module, nn.Conv2d):
            rows = [f"{row},{column}" for row in range(call.output.shape[2]) for column in range(call.output.shape[3])]
        outcomes = asked.names if call is asked.calls[-1] and self._parts.says_classes else ()
        told = matrix_product(asked.calls, site or call.name, row_labels=rows, column_labels=outcomes)
        return {**told, **patches(call)}
