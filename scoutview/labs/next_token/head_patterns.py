"""What the heads of a transformer do: how much of four known patterns each one is, and what the loss is without it.

B texts, T tokens, L layers, H heads. A pattern is a mask of targets: which tokens a token would look at if a head did
nothing else. A head's score is the mean, over the tokens that have targets, of the attention that these get: 0 to 1.
What a head that looks at all tokens alike would score is told with it, as chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.interventions import intervened
from scoutview.analysis.scored_answers import loss_and_accuracy
from scoutview.analysis.sites import is_hooked, site_calls
from scoutview.frame import Arrays
from scoutview.interventions import Intervention
from scoutview.labs.next_token.carried_text import CarriedText
from scoutview.models.transformer import Transformer

PREVIOUS, FIRST, SAME, INDUCTION = PATTERNS = ("previous token", "first token", "same token", "induction")

LONGEST = 64  # tokens of a text here, also where a model reads more: scores of two models can be compared
SCORED_TEXTS, REPEATED_TEXTS, LOSS_TEXTS = 1, 1, 12  # at every frame that is looked at: a few milliseconds
CHARACTERS = 16  # of a document are read for each token that is wanted; a document may be long
SEED = 0  # of the random tokens: the same ones at every frame


def head_patterns(model: Transformer, carried: CarriedText) -> Arrays:
    """The answer to `head_patterns`: scores (pattern, layer, head) and chance (pattern), in the order of PATTERNS.

    The first three are measured on held-out text, induction on random tokens that come twice. Nan where nothing can
    be measured: too short a context, no held-out text, or a vocabulary of nothing.
    """
    scores = np.full((len(PATTERNS), len(model.block), model.heads), np.nan, np.float32)
    chance = np.full(len(PATTERNS), np.nan, np.float32)
    trials = _trials(carried, model.context, SCORED_TEXTS)
    for trial, attention in zip(trials, _attention_in(model, trials), strict=True):
        places = [PATTERNS.index(name) for name in trial.targets]
        on_targets = attention.flatten(2) @ trial.weights  # (L, H, patterns)
        scores[places] = on_targets.permute(2, 0, 1).numpy()
        chance[places] = [trial.chance[name] for name in trial.targets]
    return {"head_pattern_scores": scores, "head_pattern_chance": chance}


@dataclass(frozen=True, eq=False)
class Trial:
    """Texts (B, T) with the targets (B, T, T) of those patterns that can be measured on them, and each one's chance."""

    ids: Tensor
    targets: Mapping[str, Tensor]

    @cached_property
    def weights(self) -> Tensor:
        """What each place counts in the score of each pattern, as `mean_on` has it: (B T T, patterns)."""
        masks = [mask.flatten() / mask.any(-1).sum() for mask in self.targets.values()]
        return torch.stack(masks, -1).float()

    @cached_property
    def chance(self) -> Mapping[str, float]:
        uniform = uniform_attention(self.ids.shape[1])
        return {name: float(mean_on(uniform, mask)) for name, mask in self.targets.items()}


@lru_cache(maxsize=4)
def _trials(carried: CarriedText, context: int, texts: int) -> tuple[Trial, ...]:
    """What heads are measured on: the same at every frame, and reading it takes as long as the model."""
    read, repeated = held_out(context, carried, texts)[:, :-1], repeated_tokens(context, carried)
    both = [(read, text_targets(read)), (repeated, repeated_targets(repeated))]
    trials = [Trial(ids, {name: mask for name, mask in masks.items() if mask.any()}) for ids, masks in both]
    return tuple(trial for trial in trials if trial.targets)


def _attention_in(model: Transformer, trials: Sequence[Trial]) -> Sequence[Tensor]:
    """The attention in each trial, (L, H, B, T, T); texts of one length go through the model together."""
    if len({trial.ids.shape[1] for trial in trials}) > 1:
        return [attention_of(model, trial.ids) for trial in trials]
    together = attention_of(model, torch.cat([trial.ids for trial in trials])) if trials else torch.zeros(0)
    return together.split([len(trial.ids) for trial in trials], dim=2) if trials else ()


def attention_of(model: Transformer, ids: Tensor) -> Tensor:
    """How much each token reads from each in every head: (B, T) -> (L, H, B, T, T) on the CPU."""
    names = [(f"block.{layer}.attention.query", f"block.{layer}.attention.key") for layer in range(len(model.block))]
    outputs = _outputs(model, ids.to(model.embedding.weight.device), [name for pair in names for name in pair])
    layers = [
        attention.weights(outputs[query], outputs[key])  # (B, H, T, T)
        for attention, (query, key) in zip(model.attentions, names, strict=True)
    ]
    return torch.stack([layer.transpose(0, 1) for layer in layers]).cpu()


def _outputs(model: Transformer, ids: Tensor, names: Sequence[str]) -> Mapping[str, Tensor]:
    """What comes out of these sites, told in their order, and of some others; nothing is computed after the last."""
    if is_hooked(model):
        return {call.name: call.output for call in site_calls(model, lambda: _read(model, ids), names)}
    outputs = {}
    with torch.no_grad():
        for name, _, _, output in model.products(ids):
            outputs[name] = output
            if name == names[-1]:
                break
    return outputs


def _read(model: Transformer, ids: Tensor) -> None:
    """As far as the last queries and keys: what comes after them changes no attention."""
    *before, last = model.blocks
    stream = model.input_vectors(ids)
    for block in before:
        stream = block(stream)
    entering = last.entering_attention(stream)
    last.attention.query(entering)
    last.attention.key(entering)


def uniform_attention(length: int) -> Tensor:
    """What is the same for all tokens that may be looked at: (T, T), rows sum to 1."""
    seen = torch.ones(length, length).tril()
    return seen / seen.sum(-1, keepdim=True)


def mean_on(attention: Tensor, targets: Tensor) -> Tensor:
    """The share on the targets, mean over the tokens that have any: (..., B, T, T), (B, T, T) bool -> (...)."""
    on_targets = (attention * targets).sum(-1)  # (..., B, T)
    return on_targets.sum((-2, -1)) / targets.any(-1).sum()


def text_targets(ids: Tensor) -> Mapping[str, Tensor]:
    """For texts (B, T), the targets (B, T, T) of each pattern: the token before, the first one, the same one before.

    The two tokens at the beginning are not asked: for them, the token before is the first one, or there is none.
    """
    place = torch.arange(ids.shape[1])
    later = (place >= 2)[:, None]  # (T, 1)
    previous = (place[:, None] - 1 == place) & later  # (T, T)
    first = (place == 0) & later  # (T, T)
    same = (ids[:, :, None] == ids[:, None, :]) & (place[:, None] > place)  # (B, T, T)
    return {PREVIOUS: previous.expand_as(same), FIRST: first.expand_as(same), SAME: same}


def repeated_targets(ids: Tensor) -> Mapping[str, Tensor]:
    """For n tokens that come twice, (B, 2 n): from each of the second copy to the token after its first occurrence.

    Source: Olsson et al. (2022), In-context Learning and Induction Heads, the score of "prefix matching"; there 25
    tokens four times.
    """
    texts, length = ids.shape
    half = length // 2
    targets = torch.zeros(texts, length, length, dtype=torch.bool)
    if half >= 2:  # of a single token, the one after its first occurrence is the second itself
        place = torch.arange(half)
        targets[:, half + place, place + 1] = True
    return {INDUCTION: targets}


def repeated_tokens(context: int, carried: CarriedText) -> Tensor:
    """(B, 2 n): n different tokens in an order drawn at random, twice. Of those that training has, without marks."""
    known = np.flatnonzero(carried.seen)
    known = known[~np.isin(known, (carried.tokenizer.start_id, carried.tokenizer.unknown_id))]
    count = min(len(known), min(context, LONGEST) // 2)
    rng = torch.Generator().manual_seed(SEED)
    orders = torch.stack([torch.randperm(len(known), generator=rng)[:count] for _ in range(REPEATED_TEXTS)])  # (B, n)
    return torch.from_numpy(known)[orders].repeat(1, 2)


def held_out(context: int, carried: CarriedText, texts: int) -> Tensor:
    """The first pieces of the held-out documents, each with the token that follows: (B, T + 1).

    At most so many texts; fewer, and at last a shorter one, where there is less to read; (0, 1) without any.
    """
    length = min(context, LONGEST) + 1
    wanted, ids = texts * length, [carried.tokenizer.start_id]
    for document in carried.held_out:
        if len(ids) >= wanted:
            break
        ids += [*carried.tokenizer.encode(document[: CHARACTERS * wanted]), carried.tokenizer.start_id]
    count, length = (len(ids) // length, length) if len(ids) >= length else (1, len(ids))
    count = min(count, texts) if length > 1 else 0
    return torch.tensor(ids[: count * length], dtype=torch.long).reshape(count, length)


def head_effects(model: Transformer, carried: CarriedText) -> Iterator[Arrays]:
    """The steps of `head_effects`, one head more in each: its loss on held-out text without it, minus that with it.

    `head_effect` (layer, head) is nan where it is not known yet, `head_base_loss` () the loss as it is; in nats per
    token. What is changed in the model already stays so; a head that is off already makes no difference.
    """
    pieces = held_out(model.context, carried, LOSS_TEXTS)
    base = _loss(model, pieces)
    effects = np.full((len(model.block), model.heads), np.nan, np.float32)
    for layer, head in np.ndindex(*effects.shape):
        with intervened(model, [Intervention("head", "off", layer, head)]):  # for this step alone, not beyond a yield
            effects[layer, head] = _loss(model, pieces) - base
        yield {"head_effect": effects.copy(), "head_base_loss": np.array(base, np.float32)}


def _loss(model: Transformer, pieces: Tensor) -> float:
    """Nan where there is no text."""
    return loss_and_accuracy(model, pieces[:, :-1], pieces[:, 1:])[0] if len(pieces) else float("nan")
