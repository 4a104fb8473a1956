"""What becomes of a prediction with less of a neuron, and the neuron that is shown first: the one that matters most.

A neuron is one number of what enters `block.<i>.mlp.contract`, after the activation function. B texts, T tokens, V in
the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.forward_pass import ForwardPass, as_array
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.labs.next_token.held_out import neuron_site, neurons_on, peaks, pieces_of
from scoutview.labs.next_token.neuron_kinds import holding, kinds_of, strongest_places, telling_neurons
from scoutview.models.token_model import StreamModel

SHARES = (1.0, 0.5, 0.0)  # of a neuron that are left to it, to see what it does to the prediction
MOST_TRIED = 512  # neurons of a group that are switched off, one at a time, to see which matters most
NUMBERS_AT_ONCE = 1_000_000  # probabilities of one forward pass for these
SEEN = 0.05  # of probability: less is hardly seen on a bar


def with_less(model: StreamModel, inputs: Tensor, layer: int, number: int) -> tuple[Tensor, Tensor, Tensor]:
    """How active a neuron is by itself, (T), what is likeliest after each token, (T), and how likely with less of it.

    The last is (shares, T). An intervention on this neuron does nothing here; others do what they do.
    """
    site, shares = neuron_site(model, layer), torch.tensor(SHARES, device=inputs.device)
    alone: list[Tensor] = []

    def keep(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        alone.append(given[0][..., number].clone())

    def put(_: nn.Module, given: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        changed = given[0].clone()
        changed[..., number] = alone[0] * shares[:, None]
        return (changed,)

    first, last = site.register_forward_pre_hook(keep, prepend=True), site.register_forward_pre_hook(put)
    try:
        with torch.no_grad():
            likely = model(inputs.expand(len(SHARES), -1)).softmax(-1)  # (shares, T, V)
    finally:
        first.remove()
        last.remove()
    likeliest = likely[0].argmax(-1)  # (T)
    return alone[0][0], likeliest, _of_each(likely, likeliest)


def _of_each(likely: Tensor, tokens: Tensor) -> Tensor:
    """How likely these are, one after each token of the text: (B, T, V), (T) -> (B, T)."""
    return likely.gather(-1, tokens.expand(len(likely), -1)[..., None])[..., 0]


def telling_neuron(model: StreamModel, forward_pass: ForwardPass, carried: CarriedText) -> tuple[int, int]:
    """The neuron that is shown first: layer and number.

    Of the telling ones (`telling_neurons`) it is the one without which the probability of the likeliest next token
    changes most, wherever in the text. Where that can hardly be seen, the next group is tried; where no group has one
    to be seen, it is that of the first.
    """
    best: tuple[float, int] | None = None
    for group in _groups(model, forward_pass, carried):
        tried = group[:MOST_TRIED]
        changes = _changes_without(model, forward_pass.inputs, tried)
        most = int(changes.argmax())
        found = float(changes[most]), int(tried[most])
        if best is None or found[0] >= SEEN:
            best = found
        if best[0] >= SEEN:
            break
    assert best is not None
    return divmod(best[1], neuron_site(model, 0).in_features)


def _groups(model: StreamModel, forward_pass: ForwardPass, carried: CarriedText) -> tuple[np.ndarray, ...]:
    """Those of `telling_neurons`; all neurons where there is no text to tell their kinds from."""
    active = as_array(neurons_on(model, forward_pass.inputs, by_themselves=True)[0])  # (T, layers, neurons)
    flat = active.reshape(len(active), -1)
    pieces = pieces_of(carried, model.context)
    if not pieces:
        return (np.argsort(-flat.max(0), kind="stable"),)
    kinds = kinds_of(carried, model.context)
    places, values = peaks(model, pieces)
    fits = kinds.fits(strongest_places(places, values))  # (K, N)
    held = holding(carried, kinds, forward_pass.ids, int(forward_pass.logits[-1].argmax()))  # (T, K)
    return telling_neurons(fits.max(0), held[:, fits.argmax(0)], flat, values.max(0))


def _changes_without(model: StreamModel, inputs: Tensor, tried: np.ndarray) -> np.ndarray:
    """By how much at most the probability of the likeliest next token changes without each of these: (tried)."""
    changes, room = [], len(model.unembedding.weight) * inputs.shape[1]
    at_once = max(1, NUMBERS_AT_ONCE // room)
    for first in range(0, len(tried), at_once):
        likely = _without(model, inputs, tried[first : first + at_once])  # (1 + tried, T)
        changes.append(as_array((likely[1:] - likely[0]).abs().amax(1)))
    return np.nan_to_num(np.concatenate(changes))


def _without(model: StreamModel, inputs: Tensor, tried: np.ndarray) -> Tensor:
    """How likely, after each token, is what is likeliest with all neurons: first so, then without each: (1 + tried, T).

    Interventions on neurons do nothing here, others do what they do.
    """
    layers, neurons = len(model.block), neuron_site(model, 0).in_features
    left = torch.ones(1 + len(tried), layers, neurons, device=inputs.device)
    left[(torch.arange(1, 1 + len(tried)), *map(torch.from_numpy, np.divmod(tried, neurons)))] = 0
    with ExitStack() as held, torch.no_grad():
        for layer in range(layers):
            held.enter_context(_left_of(neuron_site(model, layer), left[:, layer]))
        likely = model(inputs.expand(len(left), -1)).softmax(-1)  # (1 + tried, T, V)
    return _of_each(likely, likely[0].argmax(-1))


@contextmanager
def _left_of(site: nn.Module, shares: Tensor) -> Iterator[None]:
    """So much of each neuron enters this site as it has by itself, a share for each text: (B, neurons)."""
    alone: list[Tensor] = []

    def keep(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        alone.append(given[0])

    def put(_: nn.Module, given: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        return (alone[0] * shares[:, None],)

    first, last = site.register_forward_pre_hook(keep, prepend=True), site.register_forward_pre_hook(put)
    try:
        yield
    finally:
        first.remove()
        last.remove()
