"""The causal convolution, against torch's own and finite differences."""

import pytest
import torch
from torch.nn import functional as F

from scoutview.models.causal_convolution import CausalConvolution


def convolution(places=3, width=4):
    module = CausalConvolution(places, width)
    with torch.no_grad():
        module.weight.normal_(generator=torch.Generator().manual_seed(1))
    return module


@pytest.mark.parametrize("length", [1, 2, 3, 9])
def test_it_is_a_padded_convolution_of_each_channel_with_1_for_the_token_itself(length):
    module = convolution()
    vectors = torch.randn(2, length, 4, generator=torch.Generator().manual_seed(2))
    kernel = torch.cat([module.weight.flip(0), torch.ones(1, 4)]).T[:, None]  # (4, 1, 4)
    expected = F.conv1d(F.pad(vectors.mT, (3, 0)), kernel, groups=4).mT
    torch.testing.assert_close(module(vectors), expected)


@pytest.mark.parametrize("length", [1, 3, 6])
def test_its_gradients_are_those_of_finite_differences(length):
    module = convolution().double()
    vectors = torch.randn(2, length, 4, dtype=torch.double, requires_grad=True)
    weight = module.weight.detach().requires_grad_()
    assert torch.autograd.gradcheck(
        lambda given, rows: torch.func.functional_call(module, {"weight": rows}, (given,)), (vectors, weight)
    )
