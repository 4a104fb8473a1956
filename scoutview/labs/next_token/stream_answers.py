"""What a model whose blocks add to a stream makes of one text: its stream, its neurons, its heads where it has some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.neuron_search import neuron_precision, neuron_search
from scoutview.analysis.neuron_text import NeuronText
from scoutview.analysis.neurons import neuron, neuron_places
from scoutview.analysis.recurrence_operations import recurrence_operations
from scoutview.analysis.residual_stream import ResidualStream
from scoutview.analysis.token_answers import Answer
from scoutview.frame import Arrays
from scoutview.labs.next_token.answers import TextAnswers
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.head_patterns import PATTERNS, head_effects, head_patterns
from scoutview.labs.next_token.held_out import neuron_text
from scoutview.labs.next_token.token_kinds import TokenKinds
from scoutview.models.mingru import MinGRU
from scoutview.models.token_model import StreamModel, TextModel
from scoutview.models.transformer import Transformer
from scoutview.observation import Question


class StreamAnswers(TextAnswers):
    """Answers of a minGRU, and of any whose blocks add to a stream and end in an MLP."""

    def __init__(
        self, model: StreamModel, carried: CarriedText, text: str, ids: Sequence[int], kinds: TokenKinds
    ) -> None:
        super().__init__(model, carried, text, ids, kinds)
        self._streaming = model

    def _trajectories(self) -> Mapping[str, Callable[[Question], Iterator[Arrays]]]:
        own: dict[str, Callable[[Question], Iterator[Arrays]]] = {
            "neuron_places": lambda question: neuron_places(self._streaming, self._read, self.forward_pass, question),
            "neuron_search": lambda question: neuron_search(self._streaming, self._read, question),
        }
        return {**super()._trajectories(), **own}

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "residual_stream": lambda _: self._stream.overview(),
            "logit_lens": lambda question: self._stream.cell(question),
            "logit_attribution": lambda question: self._stream.attribution(question),
            "neuron": lambda question: neuron(self._streaming, self.forward_pass, self._read, question),
            "neuron_precision": lambda question: neuron_precision(self._streaming, self._read, question),
        }
        return {**super()._answers(), **own}

    @property
    def _read(self) -> NeuronText:
        return neuron_text(self._carried, self._streaming.context)

    @cached_property
    def _stream(self) -> ResidualStream:
        return ResidualStream(self._streaming, self.forward_pass, self._carried.tokenizer.vocabulary)


class MinGRUAnswers(StreamAnswers):
    """Besides, what its memories cost."""

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        model = self._streaming
        assert isinstance(model, MinGRU)
        return recurrence_operations(model, len(self.forward_pass.ids))


class TransformerAnswers(AttentionAnswers, StreamAnswers):
    """Besides, what its heads do."""

    def _trajectories(self) -> Mapping[str, Callable[[Question], Iterator[Arrays]]]:
        return {**super()._trajectories(), "head_effects": lambda _: head_effects(self._transformer, self._carried)}

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "attention": lambda _: {**self._attention(), "head_pattern_names": np.array(PATTERNS)},
            "head_patterns": lambda _: head_patterns(self._transformer, self._carried),
        }
        return {**super()._answers(), **own}

    @property
    def _transformer(self) -> Transformer:
        assert isinstance(self._model, Transformer)
        return self._model

    def _other_operations(self) -> dict[str, tuple[int, int]]:
        """Those of attention, and the convolutions': before the first token stand zeros, which count as any number."""
        others, tokens = super()._other_operations(), len(self.forward_pass.ids)
        for number, block in enumerate(self._transformer.blocks):
            for part, convolution in ((1, block.convolution_1), (2, block.convolution_2)):
                if convolution is not None:
                    count = tokens * convolution.weight.numel()
                    others[f"block.{number}.convolution_{part}"] = (count, count)
        return others


def answers_of(model: TextModel, carried: CarriedText, text: str, ids: Sequence[int], kinds: TokenKinds) -> TextAnswers:
    """Those that fit its architecture."""
    if isinstance(model, Transformer):
        return TransformerAnswers(model, carried, text, ids, kinds)
    if isinstance(model, MinGRU):
        return MinGRUAnswers(model, carried, text, ids, kinds)
    return TextAnswers(model, carried, text, ids, kinds)
