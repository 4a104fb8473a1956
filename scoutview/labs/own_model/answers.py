"""Answers about a model by its graph: its products, its attention, what it says to an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
import safetensors.numpy
import torch
from safetensors import SafetensorError
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.sites import SiteCall, matrix_product, operations, patches, site_calls, sites
from scoutview.checkpoints.graphs.attention import attention_weights, without_head
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.lab import Batch
from scoutview.labs.own_model.parts import EXAMPLE, LOSSES, TARGETS, TOKENIZER, CarriedParts
from scoutview.labs.own_model.probe import OwnProbe
from scoutview.observation import Question


class SeveralModels(nn.Module):
    """Models under their names; the first one answers."""

    def __init__(self, models: dict[str, GraphModel]) -> None:
        super().__init__()
        for name, model in models.items():
            self.add_module(name, model)
        self.first = next(iter(models))

    def forward(self, *inputs: Tensor) -> object:
        return self.get_submodule(self.first)(*inputs)


def built(parts: CarriedParts) -> nn.Module:
    """The model, or several of the same kind, with zeros for weights."""
    if not parts.models:
        return GraphModel(parts.graph)
    return SeveralModels({name: GraphModel(parts.graph) for name in parts.models})


def asked_model(model: nn.Module) -> GraphModel:
    """The one that answers."""
    first = model.get_submodule(model.first) if isinstance(model, SeveralModels) else model
    assert isinstance(first, GraphModel)
    return first


# what enters


def saved_batch(parts: CarriedParts, *, with_targets: bool = False) -> tuple[Batch, int]:
    """The tensors of the recorded example in the order of the inputs, and how many examples it has.

    Raises:
        UserError: the recording has none, or it is not of this model.
    """
    try:
        arrays = safetensors.numpy.load(parts.assets[EXAMPLE])
    except (KeyError, SafetensorError, ValueError) as error:
        raise UserError("The example of this recording is missing or damaged.") from error
    names = [*parts.graph.inputs, *([TARGETS] if with_targets else [])]
    if any(name not in arrays for name in names):
        raise UserError("The example of this recording is not what its model takes.")
    batch = tuple(torch.from_numpy(arrays[name].copy()) for name in names)
    return batch, len(batch[0]) if batch and batch[0].ndim else 1


def inputs_of(parts: CarriedParts, probe: OwnProbe) -> tuple[Tensor, ...]:
    """What the model is called with for this probe: a batch of one, where its batch is open.

    Raises:
        UserError: there is no such example, or what was typed is nothing that this model takes.
    """
    batch, rows = saved_batch(parts)
    if probe.example >= rows:
        raise UserError(f"There is no example {probe.example}: the recording carries 0 to {rows - 1}.")
    if not batch or not _is_open(parts):
        return batch
    one = tuple(each[probe.example : probe.example + 1] if each.ndim and len(each) == rows else each for each in batch)
    return (_typed(parts, probe.typed, one[0]), *one[1:]) if probe.typed.strip() else one


def _is_open(parts: CarriedParts) -> bool:
    first = next(iter(parts.graph.inputs.values()))
    return bool(first.sizes) and isinstance(first.sizes[0], str)


def _typed(parts: CarriedParts, text: str, example: Tensor) -> Tensor:
    if parts.reads_texts:
        ids = _tokenizer(parts).encode(text).ids
        if not ids:
            raise UserError("The tokenizer makes no token of this text.")
        return torch.tensor([ids])  # (1, T)
    try:
        numbers = [float(each) for each in text.replace(",", " ").split()]
    except ValueError as error:
        raise UserError(f"“{text[:40]}” should be numbers, with spaces between them.") from error
    if parts.reads_tokens:
        if not numbers or not all(each.is_integer() and abs(each) < 2**31 for each in numbers):
            raise UserError(f"“{text[:40]}” should be whole numbers: this model reads tokens by number.")
        return torch.tensor([[int(each) for each in numbers]])  # (1, T)
    if len(numbers) != example[0].numel():
        sizes = " × ".join(map(str, example.shape[1:]))
        raise UserError(f"This model takes {example[0].numel()} numbers ({sizes}), not {len(numbers)}.")
    return torch.tensor(numbers).reshape(example.shape)


def _tokenizer(parts: CarriedParts):  # type: ignore[no-untyped-def]  # of a package without types
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_str(parts.assets[TOKENIZER].decode())
    except Exception as error:  # its errors have no class of their own
        raise UserError("The tokenizer of this recording cannot be read.") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


# the loss


def loss_of(parts: CarriedParts, model: nn.Module, batch: Batch) -> Tensor:
    """What was said that the loss is, of the first answer to a batch with its targets last."""
    *inputs, targets = batch
    answer = first_answer(model(*inputs))
    if parts.loss == LOSSES[0]:
        scores = answer.flatten(0, -2) if answer.ndim > 2 else answer
        wanted = targets.flatten() if not targets.is_floating_point() else targets.reshape(scores.shape)
        return F.cross_entropy(scores, wanted)
    return F.mse_loss(answer, targets.to(answer.dtype).reshape(answer.shape))


def first_answer(answer: object) -> Tensor:
    """Of several outputs the first."""
    first = answer[0] if isinstance(answer, tuple) else answer
    assert isinstance(first, Tensor)
    return first


class OwnAnswers:
    """Answers about one probe; the forward pass they share runs once.

    Raises:
        UserError: the probe is nothing that this model takes.
    """

    def __init__(self, model: nn.Module, parts: CarriedParts, probe: OwnProbe) -> None:
        self._model, self._parts, self._probe = model, parts, probe

    def answer(self, question: Question) -> Arrays:
        """The channels of a question that is no trajectory."""
        answers: Mapping[str, Callable[[Question], Arrays]] = {
            "tokens": self._tokens,
            "attention": self._attention,
            "head_ablation": self._head_ablation,
            "prediction": self._prediction,
            "sites": lambda _: sites(self._calls),
            "matrix_product": self._product,
            "operations": lambda _: operations(self._calls),
        }
        if question.name not in answers:
            raise UserError("This cannot be told of a model that is known by its graph alone.")
        return answers[question.name](question)

    @cached_property
    def _inputs(self) -> tuple[Tensor, ...]:
        return inputs_of(self._parts, self._probe)

    @cached_property
    def _passed(self) -> tuple[Sequence[SiteCall], Tensor]:
        answers: list[object] = []
        calls = site_calls(self._model, lambda: answers.append(self._model(*self._inputs)))
        return calls, first_answer(answers[0])

    @property
    def _calls(self) -> Sequence[SiteCall]:
        if not self._passed[0]:
            raise UserError("This model multiplies by none of its weights where that can be seen.")
        return self._passed[0]

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The tokens of the probe, as they are written."""
        ids = self._inputs[0][0].tolist()
        if not self._parts.reads_texts:
            return tuple(map(str, ids))
        tokenizer = _tokenizer(self._parts)
        return tuple(tokenizer.decode([each], skip_special_tokens=False) or str(each) for each in ids)

    def _tokens(self, _: Question) -> Arrays:
        return {"tokens": np.array(self._words, np.str_)}

    @cached_property
    def _heads(self) -> Mapping[str, Tensor]:
        """(H, T, T) by name: of attentions from each token to each, with as many heads as the first."""
        with torch.no_grad():
            found = attention_weights(asked_model(self._model), self._inputs)
        length = self._inputs[0].shape[1]
        square = {name: each[0] for name, each in found.items() if each.shape[-2:] == (length, length)}
        if not square:
            raise UserError("This model attends, but not from each of its tokens to each.")
        heads = len(next(iter(square.values())))
        return {name: each for name, each in square.items() if len(each) == heads}

    def _attention(self, _: Question) -> Arrays:
        weights = as_array(torch.stack(list(self._heads.values())))
        return {"attention": weights, "attention_answer": np.array(self._likeliest(), np.str_)}

    def _head_ablation(self, _: Question) -> Arrays:
        """What is left of the likeliest answer without each head: what it reads is nothing then."""
        answer, model = int(self._scores.argmax()), asked_model(self._model)
        logs = []
        with torch.no_grad():
            for name, weights in self._heads.items():
                for head in range(len(weights)):
                    outputs = without_head(model, self._inputs, name, head)
                    scores = first_answer(outputs)[0]
                    logs.append(scores.reshape(-1, scores.shape[-1])[-1].float().log_softmax(-1))
        shape = (len(self._heads), -1)
        others = [self._names[int(each.argmax())] for each in logs]
        return {
            "ablation_answer": np.array(self._names[answer], np.str_),
            "ablation_surprisal": as_array(-self._scores.float().log_softmax(-1)[answer]),
            "ablated_surprisal": as_array(torch.stack([-each[answer] for each in logs])).reshape(shape),
            "ablated_answers": np.array(others, np.str_).reshape(shape),
            "last_rows": as_array(torch.stack([each[:, -1] for each in self._heads.values()])),
        }

    def _likeliest(self) -> str:
        return self._names[int(self._scores.argmax())] if self._parts.says_classes else ""

    @cached_property
    def _scores(self) -> Tensor:
        """(outcome): of the last position, where there is an answer at each."""
        answer = self._passed[1][0]
        return answer.reshape(-1, answer.shape[-1])[-1] if answer.ndim else answer.reshape(1)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        count, labels = len(self._scores), self._parts.labels
        if len(labels) == count:
            return labels
        if self._parts.reads_texts:
            tokenizer = _tokenizer(self._parts)
            return tuple(tokenizer.id_to_token(each) or str(each) for each in range(count))
        return tuple(map(str, range(count)))

    def _prediction(self, _: Question) -> Arrays:
        probabilities = self._scores.float().softmax(-1)
        words = " ".join(self._words) if self._parts.reads_tokens else ""
        right = self._right()
        return {
            "outcomes": np.array(self._names, np.str_),
            "outcome_probabilities": as_array(probabilities),
            "right_outcome": np.array(right, np.int64),
            "right_source": np.array("recorded with the example" if right >= 0 else ""),
            "prompt": np.array(words or f"example {self._probe.example}"),
            "asked_position": np.array(max(0, len(self._words) - 1) if words else 0, np.int64),
        }

    def _right(self) -> int:
        """The right class of an example that was recorded with it."""
        if self._probe.typed.strip() or self._parts.loss != LOSSES[0]:
            return -1
        targets = saved_batch(self._parts, with_targets=True)[0][-1]
        own = targets[self._probe.example] if targets.ndim else targets
        right = int(own.flatten()[-1]) if not own.is_floating_point() else -1
        return right if right < len(self._names) else -1

    def _product(self, question: Question) -> Arrays:
        site = str(question.choice("site", ""))
        call = next((each for each in self._calls if each.name == site), None)
        call = call or next((each for each in self._calls if not each.is_lookup), self._calls[0])
        pixels: Sequence[str] = self._words if self._parts.reads_tokens else ()
        if isinstance(call.module, nn.Conv2d):
            pixels = [
                f"{row},{column}" for row in range(call.output.shape[2]) for column in range(call.output.shape[3])
            ]
        outcomes = self._names if call is self._calls[-1] and self._parts.says_classes else ()
        told = matrix_product(self._calls, site or call.name, row_labels=pixels, column_labels=outcomes)
        return {**told, **patches(call)}
