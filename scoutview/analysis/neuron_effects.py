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
from scoutview.analysis.neuron_activity import neuron_site, neurons_on, peaks
from scoutview.analysis.neuron_kinds import holding, kinds_of, strongest_places, telling_neurons
from scoutview.analysis.neuron_text import NeuronText
from scoutview.models.token_model import NeuronModel

SHARES = (1.0, 0.5, 0.0)  # of a neuron that are left to it, to see what it does to the prediction
MOST_READ = 5e10  # weights times tokens of text that are read to find the first neuron
MOST_RUN = 1.2e10  # weights times tokens that are run without one neuron or another
MOST_TRIED = 512  # neurons of a group that are switched off, one at a time, to see which matters most
FEWEST_TRIED = 6
NUMBERS_AT_ONCE = 1_000_000  # probabilities of one forward pass for these
SEEN = 0.05  # of probability: less is hardly seen on a bar


def with_less(model: NeuronModel, inputs: Tensor, layer: int, number: int) -> tuple[Tensor, Tensor, Tensor]:
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


def telling_neuron(model: NeuronModel, forward_pass: ForwardPass, text: NeuronText) -> tuple[int, int]:
    """The neuron that is shown first: layer and number.

    Of the telling ones (`telling_neurons`) it is the one without which the probability of the likeliest next token
    changes most, wherever in the text. Where that can hardly be seen, the next group is tried; where no group has one
    to be seen, it is that of the first. Where no kinds are told, it is the one that matters most at the text's end.
    """
    best: tuple[float, int] | None = None
    at_most, told = _most_tried(model, len(forward_pass.ids)), slice(0 if _tells_kinds(model, text) else -1, None)
    for group in _groups(model, forward_pass, text):
        tried = group[:at_most]
        changes = _changes_without(model, forward_pass.inputs, tried)[:, told].max(1)
        most = int(changes.argmax())
        found = float(changes[most]), int(tried[most])
        if best is None or found[0] >= SEEN:
            best = found
        if best[0] >= SEEN:
            break
    assert best is not None
    return divmod(best[1], neuron_site(model, 0).in_features)


def _groups(model: NeuronModel, forward_pass: ForwardPass, text: NeuronText) -> tuple[np.ndarray, ...]:
    """Those of `telling_neurons`; where there is no text to tell their kinds from, or the model is too large, all.

    All are in the order of what they, where they fire more than elsewhere in the text, add by themselves to the score
    of the likeliest next token.
    """
    active = as_array(neurons_on(model, forward_pass.inputs, by_themselves=True)[0])  # (T, layers, neurons)
    flat = active.reshape(len(active), -1)
    if not _tells_kinds(model, text):
        before = np.median(active[:-1], 0) if len(active) > 1 else 0.0
        here = np.where(active[-1] > 0, active[-1] - before, 0)  # not what always fires
        adding = _adding(model, here, int(forward_pass.logits[-1].argmax()))
        return (np.argsort(-np.abs(adding), kind="stable"),)
    kinds = kinds_of(text)
    places, values = peaks(model, text.pieces)
    fits = kinds.fits(strongest_places(places, values))  # (K, N)
    held = holding(text, kinds, forward_pass.ids, int(forward_pass.logits[-1].argmax()))  # (T, K)
    return telling_neurons(fits.max(0), held[:, fits.argmax(0)], flat, values.max(0))


def _tells_kinds(model: NeuronModel, text: NeuronText) -> bool:
    """Whether there is text to tell kinds from, and not too much of it for a model of this size."""
    return 0 < sum(len(piece.ids) for piece in text.pieces) * weights_of(model) <= MOST_READ


def weights_of(model: NeuronModel) -> int:
    """How many numbers its blocks learned, about what they multiply for each token."""
    return sum(weight.numel() for weight in model.block.parameters())


def _most_tried(model: NeuronModel, tokens: int) -> int:
    """Neurons of a group that are switched off: as many as the work allows, a few at least."""
    return min(MOST_TRIED, max(FEWEST_TRIED, int(MOST_RUN / (tokens * weights_of(model)))))


def _adding(model: NeuronModel, active: np.ndarray, token: int) -> np.ndarray:
    """What each neuron adds by itself to a token's score, but for the last norm's scale: (layers, neurons) -> (N)."""
    with torch.no_grad():
        reads = model.direct_reading(token)  # (D)
        weights = [as_array(reads @ model.written_by_neurons(layer)) for layer in range(len(model.block))]
    return (active * np.stack(weights)).flatten()


def _changes_without(model: NeuronModel, inputs: Tensor, tried: np.ndarray) -> np.ndarray:
    """By how much the probability of the likeliest next token changes without each of these: (tried, T)."""
    changes, room = [], len(model.unembedding.weight) * inputs.shape[1]
    at_once = max(1, NUMBERS_AT_ONCE // room)
    for first in range(0, len(tried), at_once):
        likely = _without(model, inputs, tried[first : first + at_once])  # (1 + tried, T)
        changes.append(as_array((likely[1:] - likely[0]).abs()))
    return np.nan_to_num(np.concatenate(changes))


def _without(model: NeuronModel, inputs: Tensor, tried: np.ndarray) -> Tensor:
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
