"""Sites: the learned products of a model, caught on a forward pass."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.sites import matrix_product, operations, patches, site_calls, sites
from scoutview.errors import UserError


class Small(nn.Module):
    """A lookup, a convolution with stride and padding, and one linear layer used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(7, 36)
        self.part = nn.ModuleDict({"filter": nn.Conv2d(1, 3, (3, 2), stride=2, padding=1, dilation=(1, 2))})
        self.mix = nn.Linear(9, 9, bias=False)

    def forward(self, numbers: Tensor) -> Tensor:
        maps = self.part["filter"](self.table(numbers).reshape(-1, 1, 6, 6))  # (B, 3, 3, 3)
        return self.mix(self.mix(maps.flatten(2)))


@pytest.fixture
def calls():
    torch.manual_seed(0)
    model = Small()
    return site_calls(model, lambda: model(torch.tensor([5, 2])))


def test_sites_are_named_in_the_order_of_their_first_use(calls):
    answer = sites(calls)
    assert answer["site_names"].tolist() == ["table", "part.filter", "mix"]
    assert answer["site_shapes"].tolist() == [[2, 7, 36], [18, 6, 3], [6, 9, 9]]


@pytest.mark.parametrize("site", ["table", "part.filter", "mix"])
def test_input_times_weight_plus_bias_is_the_output(calls, site):
    answer = matrix_product(calls, site)
    product = answer["product_input"] @ answer["product_weight"] + answer["product_bias"]
    np.testing.assert_allclose(product, answer["product_output"], atol=1e-5)
    assert answer["product_site"] == site
    output = next(call.output for call in calls if call.name == site)
    flat = output.permute(0, 2, 3, 1) if site == "part.filter" else output
    np.testing.assert_array_equal(answer["product_output"], flat.reshape(-1, flat.shape[-1]).numpy())


def test_the_default_product_is_no_lookup_and_labels_must_fit(calls):
    answer = matrix_product(calls, row_labels=["a", "b"], column_labels=["x", "y", "z"])
    assert answer["product_site"] == "part.filter"
    assert answer["product_row_labels"].tolist() == [""] * 18
    assert answer["product_column_labels"].tolist() == ["x", "y", "z"]


def test_operations_count_every_use_and_what_else_is_told(calls):
    answer = operations(calls, {"scores": (10, 8)})
    assert answer["operation_names"].tolist() == ["part.filter", "mix", "scores"]
    assert answer["multiplications"].tolist() == [18 * 6 * 3, 2 * 6 * 9 * 9, 10]
    assert answer["additions"].tolist() == [18 * 6 * 3, 2 * 6 * 8 * 9, 8]


def test_hooks_go_even_when_the_model_fails():
    model = nn.Sequential(nn.Linear(2, 2))
    with pytest.raises(RuntimeError):
        site_calls(model, lambda: model(torch.zeros(3)))
    assert not model[0]._forward_hooks


def test_an_unknown_site_is_said_with_those_there_are(calls):
    with pytest.raises(UserError, match="no site “mux”: there are table, part"):
        matrix_product(calls, "mux")


def test_patches_tell_where_the_rows_of_a_convolution_were_cut_from():
    convolution = torch.nn.Conv2d(2, 3, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2))
    call = site_calls(convolution, lambda: convolution(torch.rand(1, 2, 7, 6)))[0]
    told, product = patches(call), matrix_product([call], call.name)
    (rows, columns), (high, wide), stride, padding, dilation = told["product_patches"].tolist()
    assert (rows, columns) == tuple(call.output.shape[2:])
    padded = np.pad(told["product_maps"], ((0, 0), (padding[0],) * 2, (padding[1],) * 2))
    for row in range(rows):
        for column in range(columns):
            seen = [
                padded[each, row * stride[0] + down * dilation[0], column * stride[1] + across * dilation[1]]
                for each in range(2)
                for down in range(high)
                for across in range(wide)
            ]
            np.testing.assert_array_equal(product["product_input"][row * columns + column], seen)


def test_what_is_no_convolution_has_no_patches(calls):
    assert all(array.size == 0 for array in patches(calls[0]).values())
