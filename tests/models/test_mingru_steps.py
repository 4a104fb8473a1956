"""A minGRU token by token against the same over whole texts."""

import torch

from scoutview.analysis.interventions import intervened
from scoutview.interventions import parse_interventions
from scoutview.models.mingru import MinGRU, untrained_mingru
from scoutview.models.mingru_steps import held, nothing_read, read_one, watched_memories

IDS = torch.tensor([[1, 2, 3, 4, 5, 6, 7], [6, 7, 8, 9, 10, 1, 1]])


def network() -> MinGRU:
    sizes = {"tokens": 11, "context": 9, "width": 8, "layers": 2, "cells": 6, "places": 3}
    return untrained_mingru(torch.Generator().manual_seed(0), embedding_spread=0.5, **sizes).requires_grad_(False)


def read_in_turn(model: MinGRU) -> torch.Tensor:
    kept, logits = nothing_read(model, len(IDS)), []
    for column in IDS.unbind(1):
        answer, kept = read_one(model, column, kept)
        logits.append(answer)
    return torch.stack(logits, 1)


def test_a_text_that_is_read_in_turn_is_told_on_as_one_that_is_read_at_once() -> None:
    model = network()
    torch.testing.assert_close(read_in_turn(model), model(IDS))


def test_an_intervention_holds_in_both_ways_of_reading() -> None:
    model = network()
    with intervened(model, parse_interventions(["unit 1.2 set to 0.7", "block 0 mlp off"])):
        torch.testing.assert_close(read_in_turn(model), model(IDS))
        changed = model(IDS)
    assert not torch.allclose(changed, model(IDS))


def test_each_text_has_its_own_value_of_a_held_unit_and_nan_leaves_it_alone() -> None:
    model = network()
    with held(model, 1, 2, torch.tensor([0.7, float("nan")])):
        both = model(IDS)
    with intervened(model, parse_interventions(["unit 1.2 set to 0.7"])):
        torch.testing.assert_close(both[0], model(IDS)[0])
    torch.testing.assert_close(both[1], model(IDS)[1])


def test_memories_are_watched_before_and_after_what_changes_them() -> None:
    model = network()
    with (
        intervened(model, parse_interventions(["unit 0.1 set to 3"])),
        watched_memories(model) as after,
        watched_memories(model, before_changes=True) as before,
    ):
        model(IDS)
    assert [tuple(each.shape) for each in after] == [(2, 7, 6)] * 2
    assert (after[0][..., 1] == 3).all()
    assert not (before[0][..., 1] == 3).any()
    torch.testing.assert_close(before[0][..., 2], after[0][..., 2])


def test_as_many_cells_as_wanted_remember_for_as_long_as_wanted() -> None:
    rng = torch.Generator().manual_seed(0)
    sizes = {"tokens": 11, "context": 9, "width": 8, "layers": 1, "cells": 500, "places": 2}
    biases = untrained_mingru(rng, embedding_spread=0.5, longest=50.0, **sizes).blocks[0].recurrence.update.bias
    lasts = (-biases).exp()
    assert 1 <= lasts.min() < 1.1
    assert 45 < lasts.max() <= 50
