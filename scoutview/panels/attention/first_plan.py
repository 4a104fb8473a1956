"""Which head is shown before anybody chose one: the one that matters most for this prediction. Arithmetic only.

The rule. At one frame, the deciding one, it is the head without which the likeliest answer loses most of its
log-probability. Where none takes `NOTICED` nats from it, or where the lab does not answer without heads, it is the head
whose last row has the highest peak; in a model that is too large for that, at another token than itself and the first,
where most of its heads rest. Which frame decides is told by `Curves.deciding_step`. So the choice is the same at
every step that one looks at, and another one only for another probe, and seldom while a run grows.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import percent
from scoutview.graphics.base.token_label import token_label
from scoutview.observation import History, HistoryRequest, Question
from scoutview.panels.attention.facts_plan import Head
from scoutview.probe import Probe

ABLATION, ATTENTION = Question("head_ablation"), Question("attention")
NOTICED = 0.01  # nats: an answer that loses a hundredth of its probability


def deciding_history(curves: Curves, *, ablates: bool) -> Collection[HistoryRequest]:
    """What must be known of the deciding frame; `ablates`: the lab can tell what is predicted without each head."""
    step = curves.deciding_step
    return () if step is None else (HistoryRequest(ABLATION if ablates else ATTENTION, (step,)),)


def effects_history(step: int) -> HistoryRequest:
    """What is predicted without each head at this step: measured while nobody waits for it."""
    return HistoryRequest(ABLATION, (step,))


@dataclass(frozen=True, eq=False)
class Ablation:
    """What becomes of the likeliest answer without each head (layers, heads), at one step."""

    answer: str
    surprisal: float
    without: np.ndarray  # surprisal in nats
    instead: np.ndarray  # the likeliest answers then
    step: int

    @property
    def probability(self) -> float:
        return float(np.exp(-self.surprisal))

    @cached_property
    def losses(self) -> np.ndarray:
        """How much of its log-probability the answer loses, in nats; a head of which that is no number comes last."""
        return np.nan_to_num(self.without - self.surprisal, nan=-np.inf)

    def knows(self, head: Head) -> bool:
        layers, heads = self.without.shape
        return head[0] < layers and head[1] < heads and bool(np.isfinite(self.without[head]))

    def probability_without(self, head: Head) -> float:
        return float(np.exp(-self.without[head]))

    def answer_without(self, head: Head) -> str:
        return token_label(str(self.instead[head]))

    @cached_property
    def notes(self) -> Mapping[Head, str]:
        """What the answer has left without each head."""
        heads: Iterator[Head] = np.ndindex(*self.without.shape)
        return {head: percent(self.probability_without(head)) for head in heads}

    @cached_property
    def is_noticed(self) -> bool:
        """Whether any head matters."""
        return bool(self.losses.max() >= NOTICED)


@dataclass(frozen=True, eq=False)
class First:
    """What the deciding frame, or another, tells about a prediction: `last_rows` (layers, heads, keys), an ablation."""

    probe: Probe | None = None
    last_rows: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 0), np.float32))
    ablation: Ablation | None = None
    rests_on_first: bool = False

    @cached_property
    def head(self) -> Head | None:
        """The first head by the rule above; None while nothing is known."""
        if not self.last_rows.size:
            return None
        rows = self.last_rows[..., 1:-1] if self.rests_on_first else self.last_rows
        peaks = np.nan_to_num(rows.max(-1), nan=-1.0)
        deciding = peaks if self.ablation is None or not self.ablation.is_noticed else self.ablation.losses
        best = np.argwhere(deciding == deciding.max())
        layer, head = max(best.tolist(), key=lambda each: peaks[tuple(each)])
        return layer, head

    def key(self, head: Head, tokens: int) -> int | None:
        """What the last token of so many looks at most in this head; None where that is not known."""
        layers, heads, keys = self.last_rows.shape
        known = head[0] < layers and head[1] < heads and keys == tokens
        return int(np.nan_to_num(self.last_rows[head]).argmax()) if known else None

    def is_about(self, probe: Probe) -> bool:
        return self.probe in (None, probe)


def first_of(history: History) -> First | None:
    """What such a history tells; None while its answer is not there."""
    for step, arrays in history.answers.items():
        if history.request.question == ATTENTION:
            rows = arrays["attention"][:, :, -1]  # (layers, heads, keys)
            rests = "attention_without_heads" in arrays and rows.shape[-1] > 2
            return First(history.probe, rows, rests_on_first=rests)
        ablation = Ablation(
            token_label(str(arrays["ablation_answer"])),
            float(arrays["ablation_surprisal"]),
            arrays["ablated_surprisal"],
            arrays["ablated_answers"],
            step,
        )
        return First(history.probe, arrays["last_rows"], ablation)
    return None
