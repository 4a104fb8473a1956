"""What waits for what: read off the models, and found again by disturbing them."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.labs.next_token.orders import SCAN, OrderStage, orders, stages_of, steps_of
from scoutview.models.lstm import untrained_lstm
from scoutview.models.mingru import untrained_mingru
from scoutview.models.token_model import EachInTurn, TextModel
from scoutview.models.transformer import CONVOLVING, GPT2, untrained_transformer

TOKENS = 7
SIZES = {"tokens": 11, "context": 9, "width": 8, "layers": 2}
MAKERS: dict[str, Callable[[torch.Generator], TextModel]] = {
    "LSTM": lambda rng: untrained_lstm(rng, **SIZES, embedding_spread=1.0),
    "minGRU": lambda rng: untrained_mingru(rng, **SIZES, embedding_spread=1.0),
    "convolving": lambda rng: untrained_transformer(rng, **SIZES, heads=2, architecture=CONVOLVING),
    "GPT-2": lambda rng: untrained_transformer(rng, **SIZES, heads=2, architecture=GPT2),
}
every_model = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def loud(make: Callable[[torch.Generator], TextModel]) -> TextModel:
    """In double precision, with weights so large that nothing that is passed on gets lost."""
    rng = torch.Generator().manual_seed(3)
    model = make(rng).double()
    with torch.no_grad():
        for weight in model.parameters():
            weight.normal_(0, 0.5, generator=rng)
    return model


def reached(stages: tuple[OrderStage, ...], number: int, token: int) -> np.ndarray:
    """(S, T): whether each waits, over any way, for this stage at this token."""
    found = np.zeros((len(stages), TOKENS), bool)
    found[number, token] = True
    for later, stage in enumerate(stages):
        for place in range(TOKENS):
            waits = any(found[other, max(0, place - reach) : place + 1].any() for other, reach in stage.reads)
            if waits or (stage.recurs and place and found[later, place - 1]):
                found[later, place] = True
    return found


def seen(model: TextModel, disturbed: tuple[str, ...] = (), token: int = 0) -> dict[str, np.ndarray]:
    """What enters and what leaves every site, (T, width), with what leaves some of them changed at one token."""
    found: dict[str, list[Tensor]] = {}

    def caught(name: str) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], Tensor]:
        def catch(module: nn.Module, given: tuple[Tensor, ...], output: Tensor) -> Tensor:
            output = output.reshape(1, -1, output.shape[-1])
            place = token if not isinstance(module, EachInTurn) else token - module.place
            if name in disturbed and 0 <= place < output.shape[1]:
                output = output.clone()
                output[0, place] += torch.linspace(-0.5, 0.7, output.shape[-1]) ** 2
            found.setdefault(f"into {name}", []).append(given[0].reshape(output.shape[1], -1).double())
            found.setdefault(name, []).append(output[0])
            return output

        return catch

    hooks = [model.get_submodule(name).register_forward_hook(caught(name)) for name in sites_in(model)]
    with torch.no_grad():
        model(torch.arange(TOKENS)[None])
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(parts).numpy() for name, parts in found.items()}


def sites_in(model: TextModel) -> set[str]:
    """Those of the stages that this model has: an LSTM has no table of positions."""
    names = dict(model.named_modules())
    return {site for stage in stages_of(model) for site in stage.sites if site in names}


def seen_as(stages: tuple[OrderStage, ...], number: int) -> tuple[str, ...]:
    """Where the outcome of a stage is seen: what leaves its sites; of a memory what enters the next one.

    Nowhere for what has no site and enters none.
    """
    stage = stages[number]
    if not stage.recurs and stage.sites:
        return stage.sites
    following = stages[number + 1].sites
    return (f"into {following[0]}",) if following else ()


@every_model
def test_what_waits_is_what_changes_when_a_stage_is_disturbed(make: Callable[[torch.Generator], TextModel]) -> None:
    model = loud(make)
    stages, before = stages_of(model), seen(model)
    for number, stage in enumerate(stages):
        for token in (0, 3, TOKENS - 1) if stage.sites else ():
            after, told = seen(model, stage.sites, token), reached(stages, number, token)
            for other in range(len(stages)):
                places = [name for name in seen_as(stages, other) if name in before]
                if places:
                    changed = np.any([np.abs(after[name] - before[name]).max(-1) > 1e-12 for name in places], 0)
                    assert np.array_equal(changed, told[other]), (stage.name, token, stages[other].name)


@every_model
def test_every_product_of_a_model_is_in_one_stage(make: Callable[[torch.Generator], TextModel]) -> None:
    model = loud(make)
    sites = [site for stage in stages_of(model) for site in stage.sites]
    with torch.no_grad():
        products = [name for name, *_ in model.products(torch.arange(TOKENS)[None])]
    assert sorted(site for site in sites if site in dict(model.named_modules())) == sorted(products)


@every_model
def test_a_step_comes_right_after_all_that_it_waits_for(make: Callable[[torch.Generator], TextModel]) -> None:
    stages = stages_of(loud(make))
    steps = steps_of(stages, TOKENS)
    for number in range(len(stages)):
        for token in range(TOKENS):
            waited = [
                steps[other, place]
                for other in range(len(stages))
                for place in range(TOKENS)
                if (other, place) != (number, token) and reached(stages, other, place)[number, token]
            ]
            assert steps[number, token] == 1 + max(waited, default=0)


def test_an_lstm_takes_as_many_steps_as_tokens_and_a_transformer_as_many_for_any_text() -> None:
    lstm, transformer, mingru = (stages_of(loud(MAKERS[name])) for name in ("LSTM", "GPT-2", "minGRU"))
    for tokens in (1, 12, 100):
        assert steps_of(lstm, tokens).max() == tokens + 5  # the table, two layers' inputs, their memories, the scores
        assert steps_of(transformer, tokens).max() == 14
        assert steps_of(mingru, tokens, scans=False).max() == 10
        assert steps_of(mingru, tokens).max() == tokens + 11


def test_what_is_told_names_the_recorded_one_and_an_lstm_and_a_transformer_beside_it() -> None:
    for name, shown in (("LSTM", ["LSTM", "Transformer"]), ("minGRU", ["LSTM", "minGRU", "Transformer"])):
        told = orders(loud(MAKERS[name]), ["a"] * TOKENS, "b", 0.5)
        assert told["order_models"].tolist() == shown
        assert told["order_models"][told["order_recorded"].astype(bool)].tolist() == [name]
        assert told["order_steps"].shape == (len(told["order_stages"]), TOKENS)
        assert (SCAN in told["order_kinds"]) == (name == "minGRU")
