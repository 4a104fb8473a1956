"""What a network that adds makes of one sum, and of all of them: the answers to the questions of the grokking lab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.attention_answers import AttentionAnswers
from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.token_answers import NO_ROW, Answer, Table
from scoutview.analysis.vector_table import PlaneMap
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.grokking.fourier import key_frequencies, plane_of, power_spectrum, wave_shares
from scoutview.labs.grokking.model import SumTransformer
from scoutview.labs.grokking.progress_measures import fit_waves, restricted_and_excluded
from scoutview.labs.grokking.sums import Sums
from scoutview.language import tr
from scoutview.observation import Question

MOST_KEYS = 10  # waves that the algorithm is looked for in, unless others are asked for
AT_A_TIME = 2048  # sums in one forward pass


class SumAnswers(AttentionAnswers):
    """Answers about the sum a + b (or a − b) of this modulus, and about the model whatever the sum.

    All sums at once take the fast path, gathered from tables, unless the model is watched or changed at its sites.
    """

    def __init__(self, model: SumTransformer, sums: Sums, a: int, b: int, *, gathered: bool = True) -> None:
        names = [str(number) for number in range(sums.modulus)]
        super().__init__(
            model,
            torch.tensor([[a, b]]),
            tokens=(names[a], names[b], "="),
            ids=(a, b, NO_ROW),
            table=Table(names, np.ones(sums.modulus, bool)),
        )
        self._network = model
        self._sums = sums
        self._gathered = gathered
        self._a, self._b = a, b

    def _answers(self) -> Mapping[str, Answer]:
        own: dict[str, Answer] = {
            "tokens": lambda _: {**self._tokens_and_ids(), "answer_id": self._right_answer},
            "vocabulary": lambda _: {"vocabulary": np.array(self._rows.names, np.str_)},
            "prediction": lambda _: self._prediction(),
            "sum": lambda _: self._sum(),
            "answers": lambda _: self._all_answers(),
            "spectrum": lambda _: self._spectrum(),
            "circle": self._circle,
            "algorithm": self._algorithm,
            "progress": self._progress,
        }
        return {**super()._answers(), **own}

    # the sum asked

    @property
    def _right_answer(self) -> np.ndarray:
        return np.array(self._sums.right[self._a, self._b], np.int64)

    def _sum(self) -> Arrays:
        answer = int(self.forward_pass.probabilities.argmax())
        return {
            "addends": np.array([self._a, self._b], np.int64),
            "modulus": np.array(self._sums.modulus, np.int64),
            "sign": np.array(self._sums.sign, np.int64),
            "right_answer": self._right_answer,
            "model_answer": np.array(answer, np.int64),
            "model_answer_probability": self.forward_pass.probabilities[answer].copy(),
        }

    def _prediction(self) -> Arrays:
        sign = "+" if self._sums.sign > 0 else "−"
        return {
            "outcomes": np.array(self._rows.names, np.str_),
            "outcome_probabilities": self.forward_pass.probabilities.copy(),
            "right_outcome": self._right_answer,
            "right_source": np.array(self._sums.in_words(self._a, self._b)),
            "is_training_sum": np.array(self._sums.trained[self._a, self._b]),
            "prompt": np.array(f"{self._a} {sign} {self._b} ="),
            "asked_position": np.array(len(self.forward_pass.ids) - 1, np.int64),
        }

    def _tokens_at(self, site: str) -> Sequence[str]:
        tokens = self.forward_pass.tokens
        return {"embedding": tokens[:-1], "equals": tokens[-1:], "unembedding": tokens[-1:]}.get(site, tokens)

    # the model alone

    @cached_property
    def _power(self) -> np.ndarray:
        return power_spectrum(self._table)

    @cached_property
    def _pairs(self) -> tuple[Tensor, np.ndarray]:
        """Pairs that have all the answers there are, (N, 2), and where in them each (a, b) is found, (a, b)."""
        count = self._sums.modulus
        place = np.arange(count * count).reshape(count, count)
        if self._network.position is not None:
            return torch.from_numpy(np.argwhere(place >= 0)), place
        pairs = np.argwhere(np.triu(place >= 0))  # without positions (b, a) is answered as (a, b) is
        place[pairs[:, 0], pairs[:, 1]] = place[pairs[:, 1], pairs[:, 0]] = np.arange(len(pairs))
        return torch.from_numpy(pairs), place

    @cached_property
    def _pair_logits(self) -> Tensor:
        pairs = self._pairs[0].to(self._network.embedding.weight.device)
        if self._gathered:
            return self._network.all_gathered(pairs, AT_A_TIME)  # (N, answers)
        with torch.no_grad():
            return torch.cat([self._network(part) for part in pairs.split(AT_A_TIME)])  # (N, answers)

    @cached_property
    def _all_logits(self) -> np.ndarray:
        return self._pair_logits.cpu().numpy()[self._pairs[1]]  # (a, b, answer)

    def _all_answers(self) -> Arrays:
        confidence, answers = self._pair_logits.softmax(-1).max(-1)
        place = self._pairs[1]
        return {
            "answers": answers.cpu().numpy().astype(np.int16)[place],
            "answer_probabilities": as_array(confidence)[place],
            "right_answers": self._sums.right.astype(np.int16),
            "training_sums": self._sums.trained.copy(),
        }

    def _embedding_map(self) -> Arrays:
        return {**super()._embedding_map(), "embedding_map_turns": np.array(self._strongest, np.int64)}

    def _plane(self) -> PlaneMap:
        shares = wave_shares(self._table, self._strongest)
        return PlaneMap(plane_of(self._table, self._strongest), shares)

    @property
    def _strongest(self) -> int:
        return key_frequencies(self._power, 1)[0]

    def _spectrum(self) -> Arrays:
        keys = np.array(key_frequencies(self._power), np.int64)
        return {"spectrum": self._power.astype(np.float32), "key_frequencies": keys}

    def _circle(self, question: Question) -> Arrays:
        frequency = self._known(question.choice("frequency", self._strongest))
        plane = plane_of(self._table, frequency)
        return {"circle_frequency": np.array(frequency, np.int64), "circle": plane.astype(np.float32)}

    def _algorithm(self, question: Question) -> Arrays:
        frequencies = self._chosen(question)
        amplitudes, explained = fit_waves(self._all_logits, frequencies, self._sums.sign)
        return {
            "algorithm_frequencies": np.array(frequencies, np.int64),
            "algorithm_amplitudes": amplitudes.astype(np.float32),
            "algorithm_explained": np.array(explained, np.float32),
        }

    def _progress(self, question: Question) -> Arrays:
        frequencies = self._chosen(question)
        sums = self._sums
        restricted, excluded = restricted_and_excluded(self._all_logits, frequencies, sums.right, sums.trained)
        return {
            "progress_frequencies": np.array(frequencies, np.int64),
            "restricted_loss": np.array(restricted, np.float32),
            "excluded_loss": np.array(excluded, np.float32),
        }

    def _chosen(self, question: Question) -> Sequence[int]:
        """The frequencies of a question "16,25,30", or this model's key frequencies."""
        text = str(question.choice("frequencies", ""))
        if not text:
            return key_frequencies(self._power, MOST_KEYS)
        return tuple(dict.fromkeys(self._known(part) for part in text.split(",")))

    def _known(self, frequency: int | float | str) -> int:
        highest = len(self._power)
        if not str(frequency).strip().isdecimal() or not 1 <= int(frequency) <= highest:
            raise UserError(
                tr("There is no frequency {frequency}: they are whole numbers from 1 to {highest}.").format(
                    frequency=frequency, highest=highest
                )
            )
        return int(frequency)
