"""The optimizers take torch's own steps."""

import pytest
import torch
from torch import optim

from scoutview.models.optimizer import Adam, AdamW, Muon, Muon32, orthogonalized

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


def test_muon_in_32_bits_takes_the_steps_of_torchs_in_16_but_for_rounding() -> None:
    trained = []
    for make in (lambda given: Muon32(given, 0.02, 0.9), lambda given: optim.Muon(given, 0.02, 0, 0.9)):
        rng = torch.Generator().manual_seed(0)
        weights = [torch.randn(shape, generator=rng).requires_grad_() for shape in ((8, 8), (32, 8), (8, 32), (8, 8))]
        optimizer = make(weights)
        for _ in range(5):
            for weight in weights:
                weight.grad = torch.randn(weight.shape, generator=rng)
            optimizer.step()
        trained.append([weight.detach() for weight in weights])
    for ours, theirs in zip(*trained, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0, atol=5e-3)
        assert (ours - theirs).abs().max() > 0


@pytest.mark.parametrize("shape", [(3, 6, 6), (2, 4, 9), (2, 9, 4)])
def test_orthogonalized_matrices_keep_their_directions_and_lose_their_lengths(shape: tuple[int, ...]) -> None:
    matrices = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    left, before, right = torch.linalg.svd(matrices, full_matrices=False)
    turned = left.mT @ orthogonalized(matrices) @ right.mT
    lengths = turned.diagonal(dim1=-2, dim2=-1)
    torch.testing.assert_close(turned, torch.diag_embed(lengths), rtol=0, atol=1e-4)
    assert before.max() / before.min() > 3
    assert 0.6 < float(lengths.min()) <= float(lengths.max()) < 1.3
