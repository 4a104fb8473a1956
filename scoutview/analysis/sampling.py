"""From logits to one drawn token: temperature, top-k, top-p, and a text that is written on token by token.

V tokens. The order is that of common practice: temperature first, then top-k, then top-p (nucleus sampling: Holtzman
et al. 2020, The Curious Case of Neural Text Degeneration).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.token_model import TextModel
from scoutview.observation import Question

RANKS = 15  # tokens told of each distribution, the likeliest first
TEMPERATURES = np.linspace(0.0, 3.0, 31)  # at which it is told what share the likeliest token has
COUNT, MOST = 24, 400  # tokens that a text is continued by unless told, and at most
LINE, MOST_LINE = 10, 64  # the same of a text that is compared over the frames of a run
SEED = 7

Vector: TypeAlias = np.ndarray


@dataclass(frozen=True)
class Sampling:
    """How a token is drawn. Temperature 0 takes the likeliest; top-k 0 keeps all; top-p 1 keeps all.

    Raises:
        UserError: a value outside its range.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    seed: int = SEED

    def __post_init__(self) -> None:
        if not 0 <= self.temperature <= 100:
            raise UserError(
                tr("The temperature should be from 0 to 100, not {temperature:g}.").format(temperature=self.temperature)
            )
        if self.top_k < 0:
            raise UserError(
                tr("Top-k should be a number of tokens, or 0 for all, not {top_k}.").format(top_k=self.top_k)
            )
        if not 0 < self.top_p <= 1:
            raise UserError(tr("Top-p should be above 0 and at most 1, not {top_p:g}.").format(top_p=self.top_p))
        if self.seed < 0:
            raise UserError(tr("A seed should be a number from 0, not {seed}.").format(seed=self.seed))

    @classmethod
    def of(cls, question: Question) -> Sampling:
        """As the choices of a question say."""
        return cls(
            float(question.choice("temperature", 1.0)),
            int(question.choice("top_k", 0)),
            float(question.choice("top_p", 1.0)),
            int(question.choice("seed", SEED)),
        )

    def probabilities(self, logits: Vector) -> Vector:
        """What is drawn from: (V) logits -> (V) probabilities, 0 for what is cut off."""
        logits = np.asarray(logits, np.float64)
        if self.temperature == 0:
            return np.eye(1, len(logits), int(logits.argmax()))[0]
        with np.errstate(over="ignore", invalid="ignore"):  # next to 0 it is -∞, and then 0
            probabilities = softmax((logits - logits.max()) / self.temperature)
        if 0 < self.top_k < len(logits):
            least = np.partition(logits, -self.top_k)[-self.top_k]
            probabilities = _kept(probabilities, logits >= least)
        if self.top_p < 1:
            probabilities = _kept(probabilities, _nucleus(probabilities, self.top_p))
        return probabilities

    def likeliest_by_temperature(self, logits: Vector) -> Vector:
        """(temperature): what the likeliest token is drawn with at each of `TEMPERATURES`, cut as chosen.

        As `probabilities` has it, with the tokens sorted once at most.
        """
        left = np.asarray(logits, np.float64)
        with np.errstate(invalid="ignore"):
            left = left - left.max()
        if 0 < self.top_k < len(left):
            left = left[~(left < np.partition(left, -self.top_k)[-self.top_k])]
        left = -np.sort(-left) if self.top_p < 1 else left
        shares = [1.0]  # at 0 it is always drawn
        for temperature in TEMPERATURES[1:]:
            raised = np.exp(left / temperature)  # 1 for the likeliest
            if self.top_p < 1:
                parts = raised / raised.sum()
                raised = raised[~(parts.cumsum() - parts >= self.top_p)]
            shares.append(1 / raised.sum())
        return np.array(shares)

    def generator(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)


def softmax(logits: Vector) -> Vector:
    """(V) -> (V), sums to 1; nan where an intervention made logits that are no numbers."""
    with np.errstate(invalid="ignore"):
        raised = np.exp(logits - logits.max())
        return np.asarray(raised / raised.sum())


def drawn(probabilities: Vector, rng: np.random.Generator) -> int:
    """One token, as often as its probability says; never one of probability 0, however sums are rounded."""
    possible = np.flatnonzero(probabilities)
    return int(possible[np.searchsorted(np.cumsum(probabilities[possible])[:-1], rng.random(), side="right")])


def sampling(logits: Vector, names: Sequence[str], question: Question) -> Arrays:
    """The answer to `sampling`, for the (V) logits at one position."""
    chosen = Sampling.of(question)
    return _told("sampling", logits, chosen, chosen.generator(), names)[0]


def continuation(model: TextModel, names: Sequence[str], ids: Sequence[int], question: Question) -> Iterator[Arrays]:
    """The steps of `continuation`: one written token each, with the distributions that it was drawn from.

    The text is cut at its beginning where it grows longer than the model's context.
    """
    chosen, written = Sampling.of(question), list(ids)
    rng = chosen.generator()
    for _ in range(_count(question, COUNT, MOST)):
        arrays, token = _told("written", _next_logits(model, written), chosen, rng, names)
        written.append(token)
        yield arrays


def continued_text(model: TextModel, names: Sequence[str], ids: Sequence[int], question: Question) -> Arrays:
    """The answer to `continued_text`: what `continuation` writes, as one text, for comparing frames."""
    chosen, written = Sampling.of(question), list(ids)
    rng = chosen.generator()
    for _ in range(_count(question, LINE, MOST_LINE)):
        written.append(drawn(chosen.probabilities(_next_logits(model, written)), rng))
    return {"continued_text": np.array("".join(names[token] for token in written[len(ids) :]), np.str_)}


def _count(question: Question, usual: int, most: int) -> int:
    """Tokens to write. Raises UserError where they are too many, or none."""
    count = int(question.choice("count", usual))
    if not 1 <= count <= most:
        raise UserError(
            tr("A text can be continued by 1 to {most} tokens here, not {count}.").format(most=most, count=count)
        )
    return count


def _next_logits(model: TextModel, ids: Sequence[int]) -> Vector:
    device = model.embedding.weight.device
    with torch.no_grad():
        logits = model(torch.tensor([ids[-model.context :]], device=device))[0, -1]
    return logits.cpu().numpy().astype(np.float64)


def _told(
    name: str, logits: Vector, chosen: Sampling, rng: np.random.Generator, names: Sequence[str]
) -> tuple[Arrays, int]:
    """The likeliest tokens before and after, and the drawn one; with its number."""
    before, after = softmax(np.asarray(logits, np.float64)), chosen.probabilities(logits)
    token = drawn(after, rng)
    order = np.argsort(-before, kind="stable")
    top = order[:RANKS]
    arrays = {
        f"{name}_names": np.array([names[index] for index in top], np.str_),
        f"{name}_before": before[top].astype(np.float32),
        f"{name}_after": after[top].astype(np.float32),
        f"{name}_kept": np.array(np.count_nonzero(after), np.int64),
        f"{name}_vocabulary": np.array(len(before), np.int64),
        f"{name}_drawn": np.array(names[token], np.str_),
        f"{name}_drawn_rank": np.array(int(np.flatnonzero(order == token)[0]), np.int64),
        f"{name}_drawn_before": np.array(before[token], np.float32),
        f"{name}_drawn_after": np.array(after[token], np.float32),
        f"{name}_temperatures": TEMPERATURES.astype(np.float32),
        f"{name}_likeliest": chosen.likeliest_by_temperature(logits).astype(np.float32),
    }
    return arrays, token


def _kept(probabilities: Vector, kept: np.ndarray) -> Vector:
    left = np.where(kept, probabilities, 0.0)
    return np.asarray(left / left.sum())


def _nucleus(probabilities: Vector, share: float) -> np.ndarray:
    """(V) bool: the likeliest tokens that together have this share; at least one."""
    order = np.argsort(-probabilities, kind="stable")
    before = np.cumsum(probabilities[order]) - probabilities[order]  # what the likelier ones have
    kept = np.zeros(len(probabilities), bool)
    kept[order[before < share]] = True
    kept[order[0]] = True
    return kept
