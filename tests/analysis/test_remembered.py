"""What is found out about a model is computed once for the same weights."""

import torch
from torch import nn

from scoutview.analysis.remembered import Remembered
from scoutview.analysis.sites import is_hooked, unhooked


def test_it_is_computed_again_only_when_a_weight_has_changed() -> None:
    asked: list[float] = []

    def total(model: nn.Linear) -> float:
        asked.append(float(model.weight.detach().sum()))
        return asked[-1]

    remembered, model = Remembered(total, kept=2), nn.Linear(2, 2)
    first = remembered.of(model)
    assert remembered.of(model) == first
    assert len(asked) == 1
    with torch.no_grad():
        model.weight[0, 0] += 1
    assert remembered.of(model) != first
    with torch.no_grad():
        model.weight[0, 0] -= 1
    remembered.of(model)
    assert len(asked) <= 3
    for number in range(3):
        with torch.no_grad():
            model.bias.fill_(number)
        remembered.of(model)
    before = len(asked)
    with torch.no_grad():
        model.bias.fill_(0)
    remembered.of(model)  # the last two are kept, this is older
    assert len(asked) == before + 1


def test_inside_unhooked_the_model_computes_as_its_weights_say() -> None:
    model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
    given = torch.ones(1, 2)
    plain = model(given)
    handles = [
        model[0].register_forward_hook(lambda _module, _inputs, output: output + 1),
        model[1].register_forward_pre_hook(lambda _module, inputs: (inputs[0] * 3,)),
    ]
    changed = model(given)
    with unhooked(model):
        assert torch.equal(model(given), plain)
        assert not is_hooked(model)
    assert torch.equal(model(given), changed)
    assert not torch.equal(changed, plain)
    for handle in handles:
        handle.remove()
    assert torch.equal(model(given), plain)
