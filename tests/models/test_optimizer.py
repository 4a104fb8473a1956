"""The optimizers take torch's own steps."""

import pytest
import torch
from torch import optim

from scoutview.models.optimizer import Adam, AdamW, Muon

PAIRS = [
    (AdamW, optim.AdamW, {"weight_decay": 0.1}),
    (AdamW, optim.AdamW, {"fused": True}),
    (Adam, optim.Adam, {}),
    (Muon, optim.Muon, {"momentum": 0.9}),
]


@pytest.mark.parametrize(("ours", "theirs", "options"), PAIRS)
def test_the_steps_and_the_state_are_those_of_torch_bit_for_bit(
    ours: type[optim.Optimizer], theirs: type[optim.Optimizer], options: dict[str, object]
) -> None:
    trained = []
    for kind in (ours, theirs):
        rng = torch.Generator().manual_seed(0)
        weights = [torch.randn(6, 5, generator=rng).requires_grad_() for _ in range(3)]
        optimizer = kind(weights, lr=0.01, **options)
        for _ in range(10):
            optimizer.zero_grad(set_to_none=True)
            sum((weight**2 + weight**4).sum() for weight in weights).backward()  # type: ignore[union-attr]
            optimizer.step()
        trained.append((weights, optimizer.state_dict()))
    (weights, state), (their_weights, their_state) = trained
    assert all(map(torch.equal, weights, their_weights))
    assert state["param_groups"] == their_state["param_groups"]
    for entries, their_entries in zip(state["state"].values(), their_state["state"].values(), strict=True):
        assert entries.keys() == their_entries.keys()
        assert all(torch.equal(entries[name], their_entries[name]) for name in entries)


def test_a_state_is_taken_up_again() -> None:
    weight = torch.ones(4, 4).requires_grad_()
    before = AdamW([weight], lr=0.1)
    weight.grad = torch.full((4, 4), 0.5)
    before.step()
    after = AdamW([weight], lr=0.1)
    after.load_state_dict(before.state_dict())
    assert torch.equal(after.state[weight]["exp_avg"], before.state[weight]["exp_avg"])
