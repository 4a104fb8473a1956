"""The minGRU: its scan against a loop that autograd knows, its products against its modules."""

import torch
from torch.nn import functional as F

from scoutview.analysis.sites import site_calls
from scoutview.models.mingru import LONGEST, MinGRU, scanned, untrained_mingru

IDS = torch.tensor([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]])


def model(seed: int = 0) -> MinGRU:
    rng = torch.Generator().manual_seed(seed)
    return untrained_mingru(rng, tokens=11, context=9, width=8, layers=2, embedding_spread=0.5)


def looped(kept: torch.Tensor, added: torch.Tensor) -> torch.Tensor:
    state, states = torch.zeros_like(added[:, 0]), []
    for place in range(added.shape[1]):
        state = kept[:, place] * state + added[:, place]
        states.append(state)
    return torch.stack(states, 1)


def test_the_scan_is_the_plain_loop_both_ways() -> None:
    rng = torch.Generator().manual_seed(1)
    parts = [torch.rand(3, 7, 4, generator=rng, dtype=torch.float64) for _ in range(2)]
    answers = []
    for scan in (scanned, looped):
        kept, added = (part.clone().requires_grad_() for part in parts)
        states = scan(kept, added)
        answers.append((states, *torch.autograd.grad((states**3).sum(), (kept, added))))
    for fast, exact in zip(*answers, strict=True):
        torch.testing.assert_close(fast, exact)


def test_the_scans_slopes_are_finite_differences() -> None:
    rng = torch.Generator().manual_seed(2)
    parts = [torch.rand(2, 5, 3, generator=rng, dtype=torch.float64).requires_grad_() for _ in range(2)]
    assert torch.autograd.gradcheck(scanned, parts)


def test_the_scan_leaves_the_gradient_that_it_is_given_as_it_is() -> None:
    kept, added = (torch.rand(1, 4, 2).requires_grad_() for _ in range(2))
    gradient = torch.ones(4, 1, 2).transpose(0, 1)  # laid out as the scan's own
    scanned(kept, added).backward(gradient)
    assert torch.equal(gradient, torch.ones(1, 4, 2))


def test_products_are_those_of_the_modules_bit_for_bit() -> None:
    network = model()
    with torch.no_grad():
        products = list(network.products(IDS))
    calls = site_calls(network, lambda: network(IDS))
    assert [product[0] for product in products] == [call.name for call in calls]
    for product, call in zip(products, calls, strict=True):
        assert torch.equal(product[2], call.input)
        assert torch.equal(product[3], call.output)


def test_it_is_the_formula_written_out() -> None:
    network, ids = model(), IDS[:1]
    with torch.no_grad():
        stream = network.embedding.weight[ids[0]]  # (T, D)
        for block in network.blocks:
            normed = F.layer_norm(stream, stream.shape[-1:])
            entering = normed.clone()
            for before, row in enumerate(block.convolution_1.weight, 1):
                entering[before:] += normed[:-before] * row
            recurrence = block.recurrence
            share = recurrence.update(entering).sigmoid()
            new, state, states = recurrence.candidate(entering).tanh(), torch.zeros(8), []
            for place in range(len(entering)):
                state = (1 - share[place]) * state + share[place] * new[place]
                states.append(state)
            stream = stream + recurrence.output(torch.stack(states) * F.silu(recurrence.gate(entering)))
            hidden = block.mlp["expand"](F.layer_norm(stream, stream.shape[-1:])).relu() ** 2
            stream = stream + block.mlp["contract"](hidden)
        expected = network.unembedding(F.layer_norm(stream, stream.shape[-1:]))
    torch.testing.assert_close(network(ids)[0], expected)


def test_untrained_memories_last_from_one_token_to_two_hundred() -> None:
    rng = torch.Generator().manual_seed(0)
    network = untrained_mingru(rng, tokens=11, context=9, width=256, layers=1, embedding_spread=0.5)
    lasts = (-network.blocks[0].recurrence.update.bias).exp()
    assert 1 <= float(lasts.detach().min()) < 2
    assert LONGEST / 2 < float(lasts.detach().max()) <= LONGEST


def test_a_token_changes_nothing_before_it() -> None:
    one, other = model()(torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 9, 5]]))
    torch.testing.assert_close(one[:3], other[:3])
    assert not torch.allclose(one[3:], other[3:], atol=1e-4)


def test_the_same_generator_gives_the_same_weights_and_torchs_own_is_left_alone() -> None:
    before = torch.get_rng_state()
    weights = [built.state_dict() for built in (model(3), model(3), model(4))]
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert not torch.equal(weights[0]["embedding.weight"], weights[2]["embedding.weight"])
