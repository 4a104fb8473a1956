"""How fast this machine trains an LSTM, a minGRU and a transformer, measured here and now as texts get longer.

The models are untrained and of about as many weights (the transformer's table of positions aside), the text is random
tokens, a pass goes forward and backward over as many tokens at every length. What was measured once is not measured
again while the program runs. Where one core computes, its time in this thread is what counts: it is hardly longer while
others use the machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from scoutview.frame import Arrays
from scoutview.models.lstm import untrained_lstm
from scoutview.models.mingru import untrained_mingru
from scoutview.models.transformer import CONVOLVING, untrained_transformer

LENGTHS = (32, 64, 128, 256, 512, 1024)  # tokens of a text
TOKENS = 2048  # of a pass, in as many texts as that makes
PASSES = 3  # of which the quickest counts: others may have been disturbed
VOCABULARY = 96
RACERS: Mapping[str, Callable[[torch.Generator], nn.Module]] = {
    "LSTM": partial(untrained_lstm, tokens=VOCABULARY, context=LENGTHS[-1], width=136, layers=1, embedding_spread=0.5),
    "minGRU": partial(
        untrained_mingru, tokens=VOCABULARY, context=LENGTHS[-1], width=96, layers=2, embedding_spread=0.5
    ),
    "Transformer": partial(
        untrained_transformer,
        tokens=VOCABULARY,
        context=LENGTHS[-1],
        width=80,
        layers=2,
        heads=4,
        architecture=CONVOLVING,
    ),
}
_MEASURED: dict[tuple[str, int], tuple[float, float]] = {}  # seconds of the quickest pass, share that others took


def speed() -> Iterator[Arrays]:
    """The steps of `speed`: after each pass of measuring, what is known; nan where it is not yet."""
    places = [(name, length) for length in LENGTHS for name in RACERS]
    for done in range(1, len(places) + 1):
        name, length = places[done - 1]
        if (name, length) not in _MEASURED:
            _MEASURED[name, length] = _measured(name, length)
        yield _told(places[:done])


def _told(known: list[tuple[str, int]]) -> Arrays:
    rates = np.full((len(RACERS), len(LENGTHS)), np.nan)
    for name, length in known:
        rates[list(RACERS).index(name), LENGTHS.index(length)] = TOKENS / _MEASURED[name, length][0]
    return {
        "speed_models": np.array(list(RACERS), np.str_),
        "speed_weights": np.array([_weights(name) for name in RACERS], np.int64),
        "speed_lengths": np.array(LENGTHS, np.int64),
        "speed_tokens": rates,
        "speed_busy": np.array(max(_MEASURED[place][1] for place in known)),
        "speed_cores": np.array(torch.get_num_threads(), np.int64),
        "speed_device": np.array(_device_name()),
        "speed_points": np.array(len(RACERS) * len(LENGTHS), np.int64),
    }


def _measured(name: str, length: int) -> tuple[float, float]:
    """Seconds of the quickest of some passes, and which share of it this program did not get."""
    model, ids = _racer(name), _text(length)
    found = []
    in_this_thread = torch.get_num_threads() == 1 and not _on_card()
    for _ in range(1 + PASSES):  # the first one warms up
        cpu_s, wall_s = time.thread_time(), time.perf_counter()
        _pass(model, ids)
        wall_s, cpu_s = time.perf_counter() - wall_s, time.thread_time() - cpu_s
        found.append((cpu_s, max(0.0, 1 - cpu_s / wall_s)) if in_this_thread else (wall_s, 0.0))
    return min(found[1:])


def _pass(model: nn.Module, ids: torch.Tensor) -> None:
    with torch.inference_mode(False), torch.enable_grad():
        model.zero_grad()
        logits = model(ids[:, :-1]).flatten(0, 1)
        F.cross_entropy(logits, ids[:, 1:].flatten()).backward()
    if _on_card():
        torch.cuda.synchronize()


@cache
def _racer(name: str) -> nn.Module:
    with torch.inference_mode(False):
        return RACERS[name](torch.Generator().manual_seed(0)).to(_device())


def _text(length: int) -> torch.Tensor:
    """Random tokens, one more than is read: (texts, length + 1)."""
    rng = torch.Generator().manual_seed(length)
    with torch.inference_mode(False):
        return torch.randint(VOCABULARY, (TOKENS // length, length + 1), generator=rng).to(_device())


@cache
def _weights(name: str) -> int:
    """All that it learns, but for a table of positions, which is as long as the longest text."""
    return sum(weight.numel() for part, weight in _racer(name).named_parameters() if not part.startswith("position"))


def _on_card() -> bool:
    return torch.cuda.is_available()


def _device() -> str:
    return "cuda" if _on_card() else "cpu"


def _device_name() -> str:
    """The graphics card, or nothing where processors compute."""
    return torch.cuda.get_device_name() if _on_card() else ""
