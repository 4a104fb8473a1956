"""What a model answers to the examples of a batch, against what is right, and what each answer costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.frame import Arrays

MOST = 24  # answers that are told one by one


def loss_and_accuracy(model: nn.Module, ids: Tensor, following: Tensor) -> tuple[float, float]:
    """Mean cross-entropy in nats, and the share of tokens that were the likeliest. Both inputs are (B, T)."""
    device = next(model.parameters()).device
    following = following.to(device)
    with torch.no_grad():
        logits = model(ids.to(device)).flatten(0, 1)  # (B T, V)
    loss = F.cross_entropy(logits, following.flatten())
    return float(loss), float((logits.argmax(-1) == following.flatten()).float().mean())


def chosen_rows(costs: np.ndarray, *, in_order: bool) -> np.ndarray:
    """Which answers are told: evenly spread, in their order or from the costliest to the cheapest."""
    order = np.arange(len(costs)) if in_order else np.argsort(-np.nan_to_num(costs, nan=np.inf), kind="stable")
    count = min(MOST, len(order))
    return order[np.linspace(0, len(order) - 1, count).round().astype(np.int64)]


def scored_classes(
    logits: Tensor,
    right: Tensor,
    names: Sequence[str],
    asked: Callable[[int], str],
    *,
    answers_each: int = 1,
    pictures: Tensor | None = None,
) -> Arrays:
    """The answer to `scored_answers` where one of several classes is right: logits (N, C), right (N).

    The cost is the cross-entropy, -ln p of the right one. `asked` writes what answer n was asked; `answers_each` are
    the answers of one example, and `pictures` (examples, H, W) what they look like, from 0 to 1.
    """
    logs = logits.detach().double().log_softmax(-1)
    picked = torch.arange(len(right)), right
    costs, said = -logs[picked].numpy(), logits.argmax(-1)
    rows = chosen_rows(costs, in_order=len(right) == answers_each)
    told = said.numpy()[rows]
    examples = rows // answers_each
    return {
        "scored_asked": _texts(asked(int(row)) for row in rows),
        "scored_said": _texts(names[int(place)] for place in told),
        "scored_said_probabilities": logs.exp().numpy()[rows, told],
        "scored_right": _texts(names[int(place)] for place in right.numpy()[rows]),
        "scored_right_probabilities": np.exp(-costs[rows]),
        "scored_costs": costs[rows],
        "scored_examples": examples.astype(np.int64),
        "scored_pictures": _pictures(pictures, examples),
        "scored_correct": np.array(int((said == right).sum()), np.int64),
        "scored_count": np.array(len(right), np.int64),
        "scored_loss": np.array(costs.mean()),
    }


def scored_tokens(logits: Tensor, ids: Tensor, following: Tensor, names: Sequence[str], read: int) -> Arrays:
    """The same of texts: logits (B, T, V) after the tokens `ids` (B, T), of which `following` (B, T) is right.

    Beside each answer stand the last `read` tokens that it was given after, by their `names`.
    """
    each = ids.shape[1]

    def asked(number: int) -> str:
        text, place = divmod(number, each)
        return "".join(names[token] for token in ids[text, max(0, place + 1 - read) : place + 1].tolist())

    return scored_classes(logits.flatten(0, 1), following.flatten(), names, asked, answers_each=each)


def scored_numbers(
    costs: np.ndarray,
    asked: Callable[[int], str],
    said: Callable[[int], str] = lambda _: "",
    right: Callable[[int], str] = lambda _: "",
    *,
    pictures: Tensor | None = None,
) -> Arrays:
    """The same where nothing is a class: each example has a cost, and words for what was said and what was right."""
    rows = chosen_rows(costs, in_order=len(costs) == 1)
    unknown = np.full(len(rows), np.nan)
    return {
        "scored_asked": _texts(asked(int(row)) for row in rows),
        "scored_said": _texts(said(int(row)) for row in rows),
        "scored_said_probabilities": unknown,
        "scored_right": _texts(right(int(row)) for row in rows),
        "scored_right_probabilities": unknown,
        "scored_costs": costs[rows].astype(np.float64),
        "scored_examples": rows.astype(np.int64),
        "scored_pictures": _pictures(pictures, rows),
        "scored_correct": np.array(-1, np.int64),
        "scored_count": np.array(len(costs), np.int64),
        "scored_loss": np.array(float(costs.mean())),
    }


def _texts(texts: object) -> np.ndarray:
    return np.array(list(texts), np.str_)  # type: ignore[call-overload]  # any iterable of text


def _pictures(pictures: Tensor | None, examples: np.ndarray) -> np.ndarray:
    """As bytes from 0 to 255: what is looked at small needs no more."""
    if pictures is None:
        return np.zeros((len(examples), 0, 0), np.uint8)
    return (255 * pictures.detach()[torch.from_numpy(examples)].clamp(0, 1)).round().to(torch.uint8).numpy()
