"""What a language model makes of one text: its tokens, its heads, its stream, what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

import numpy as np
import torch

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.attention_steps import asked_place, steps_answer
from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.neuron_search import neuron_precision, neuron_search
from scoutview.analysis.neuron_text import NeuronText
from scoutview.analysis.neurons import neuron, neuron_places
from scoutview.analysis.sampling import continuation, continued_text, sampling
from scoutview.analysis.token_answers import Answer, Table
from scoutview.frame import Arrays
from scoutview.labs.language_model.carried import CarriedModel
from scoutview.labs.language_model.channels import lacking_in
from scoutview.labs.language_model.stream import LanguagePassed, LanguageStream
from scoutview.labs.language_model.text import neuron_text
from scoutview.language import tr
from scoutview.models.language_model import LanguageModel
from scoutview.models.token_model import NeuronModel, TextModel
from scoutview.models.transformer import split_heads
from scoutview.observation import Question

SMALL_VOCABULARY = 8192  # with more, the first product that is shown is another than the unembedding


class LanguageAnswers(AttentionAnswers):
    """Answers about a text of one to `context` tokens."""

    forward_pass: LanguagePassed

    def __init__(self, model: LanguageModel, carried: CarriedModel, text: str) -> None:
        read = carried.read(text)
        table = Table(carried.names, np.ones(carried.spec.vocabulary, bool))
        super().__init__(model, torch.tensor([read.ids]), tokens=read.shown, ids=read.ids, table=table)
        self.forward_pass = LanguagePassed(model, torch.tensor([read.ids]), read.shown, read.ids)
        self._language, self._carried, self._text = model, carried, text
        self._masked = [place for place, piece in enumerate(read.pieces) if piece.shown == carried.mask]

    def unfold(self, question: Question) -> Iterator[Arrays]:
        """The steps of `continuation`, or those of a look through the text that goes along."""
        if question.name == "neuron_places":
            return neuron_places(self._neural, self._read, self.forward_pass, question)
        if question.name == "neuron_search":
            return neuron_search(self._neural, self._read, question)
        return continuation(self._reader, self._carried.names, self.forward_pass.ids, question)

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "vocabulary": lambda _: {"vocabulary": self._carried.named_rows},
            "prediction": self._prediction,
            "sampling": self._sampling,
            "continued_text": self._continued_text,
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
            "attention_steps": self._attention_steps,
            "neuron": self._neuron,
            "neuron_precision": lambda question: neuron_precision(self._neural, self._read, question),
        }
        return {**super()._answers(), **own}

    @property
    def _reader(self) -> TextModel:
        """As what goes on with a text: it has the same `context` and gives the same logits."""
        return cast(TextModel, self._language)

    def _neuron(self, question: Question) -> Arrays:
        """Its effect is told at the end of the text, where the prediction on screen is."""
        end = {"position": len(self.forward_pass.ids) - 1, **dict(question.choices)}
        return neuron(self._neural, self.forward_pass, self._read, Question.of("neuron", **end))

    @property
    def _neural(self) -> NeuronModel:
        """As what has neurons: it does all that one of these does."""
        return cast(NeuronModel, self._language)

    @property
    def _read(self) -> NeuronText:
        return neuron_text(self._carried)

    @cached_property
    def _stream(self) -> LanguageStream:
        return LanguageStream(self._language, self.forward_pass, self._carried.names)

    # what it says

    def _prediction(self, question: Question) -> Arrays:
        position = self._position(question)
        place = self._place(question)
        right, source = self._right(place)
        return {
            "outcomes": self._carried.named_rows,
            "outcome_probabilities": self._probabilities_at(place),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array(source),
            "prompt": np.array(self._text),
            "prompt_tokens": np.array(self.forward_pass.tokens, np.str_),
            "asked_position": np.array(position, np.int64),
        }

    def _sampling(self, question: Question) -> Arrays:
        position = self._position(question)
        logits = self.forward_pass.logits
        sure = (logits.amax(-1) - logits.logsumexp(-1)).exp()  # (T)
        return {
            **sampling(logits[position].cpu().numpy(), self._carried.names, question),
            "sampling_prompt": np.array(self._text),
            "sampling_tokens": np.array(self.forward_pass.tokens, np.str_),
            "sampling_position": np.array(position, np.int64),
            "sampling_certainties": as_array(sure),
        }

    def _continued_text(self, question: Question) -> Arrays:
        ids = self.forward_pass.ids[: self._position(question) + 1]
        return continued_text(self._reader, self._carried.names, ids, question)

    def _probabilities_at(self, position: int) -> np.ndarray:
        return as_array(self.forward_pass.logits[position].softmax(-1))

    def _position(self, question: Question) -> int:
        """After which token is asked: the one before the masked word, or the last one, unless another is chosen."""
        last = len(self.forward_pass.ids) - 1
        position = int(question.choice("position", -1))
        if position >= 0:
            return min(position, last)
        return last if self._carried.spec.causal else max(0, self._place(question) - 1)

    def _place(self, question: Question) -> int:
        """The token at which the model says it: that token, or, where it reads both ways, the one that follows."""
        last = len(self.forward_pass.ids) - 1
        position = int(question.choice("position", -1))
        if self._carried.spec.causal:
            return self._position(question)
        if position >= 0:
            return min(position + 1, last)
        return self._masked[0] if self._masked else last

    def _right(self, position: int) -> tuple[int, str]:
        ids = self.forward_pass.ids
        if self._carried.spec.answers:
            return -1, ""
        if not self._carried.spec.causal:
            return (-1, "") if position in self._masked else (ids[position], tr("so the text has it"))
        return (ids[position + 1], tr("so the text goes on")) if position < len(ids) - 1 else (-1, "")

    # its table, its heads, its products

    def _input_vectors(self) -> Arrays:
        position, spec = self._language.position, self._carried.spec
        count = len(self.forward_pass.ids)
        vectors = (
            torch.zeros(0, spec.width)
            if position is None
            else position.weight[spec.position_offset : spec.position_offset + count]
        )
        with torch.no_grad():
            entering = self._language.input_vectors(self.forward_pass.inputs)[0]  # (T, D)
        return {"input_vectors": as_array(entering), "position_vectors": as_array(vectors)}

    @cached_property
    def _weights(self) -> np.ndarray:
        return as_array(self.forward_pass.weights)

    def _attention(self) -> Arrays:
        said = ""
        if self._language.unembedding is not None:
            said = self._carried.names[int(self.forward_pass.logits[self._place(Question("attention"))].argmax())]
        answer = {"attention": self._weights, "attention_answer": np.array(said, np.str_)}
        if "head_ablation" in lacking_in(self._carried.spec):
            return {**answer, "attention_without_heads": np.array(0, np.int8)}
        return answer

    def _attention_steps(self, question: Question) -> Arrays:
        """As `attention_steps` has them, with the scale, the shared keys and the caps of this model."""
        model = self._language
        place = asked_place(question, len(model.block), model.heads, len(self.forward_pass.ids))
        layer, head, query = place
        attention, site = model.blocks[layer].attention, f"block.{layer}.attention"
        outputs = self.forward_pass.outputs
        given = outputs[f"{site}.query"], outputs[f"{site}.key"]
        compared, key_head = attention.matched(*given), attention.key_head(head)
        queries, compared_queries = (split_heads(each, attention.heads)[0, head] for each in (given[0], compared[0]))
        keys, compared_keys, values = (
            split_heads(each, attention.key_heads)[0, key_head]
            for each in (given[1], compared[1], outputs[f"{site}.value"])
        )  # (T, d) each
        return steps_answer(
            place,
            (queries[query], keys),
            (compared_queries[query], compared_keys),
            factor=attention.scale,
            shares=self.forward_pass.weights[layer, head, query],
            values=values,
            read=split_heads(self.forward_pass.inputs_of[f"{site}.output"], attention.heads)[0, head, query],  # (d)
        )

    def _matrix_product(self, question: Question) -> Arrays:
        """A product that is small enough first: the unembedding of a large vocabulary is a hundred megabytes."""
        if not question.choice("site", "") and (len(self._carried.names) > SMALL_VOCABULARY or self._has_no_head):
            question = Question.of("matrix_product", site="block.0.attention.query")
        return super()._matrix_product(question)

    def _tokens_at(self, site: str) -> Sequence[str]:
        return () if site == "token_type" else self.forward_pass.tokens

    @property
    def _has_no_head(self) -> bool:
        return self._language.unembedding is None

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        """The products of each block without a weight: query times key, and how much times value, all heads."""
        length, spec = len(self.forward_pass.ids), self._carried.spec
        numbers, pairs = spec.heads * spec.head_size, length * length
        scores = (pairs * numbers, pairs * (numbers - spec.heads))
        read = (pairs * numbers, length * (length - 1) * numbers)
        return {
            f"block.{block}.attention.{name}": counts
            for block in range(spec.blocks)
            for name, counts in (("scores", scores), ("read", read))
        }
