"""Linear read-outs against scikit-learn and against data whose answer is known."""

import numpy as np
import pytest
import torch
from sklearn.linear_model import LinearRegression

from scoutview.analysis.read_outs import fitted_read_out, least_squares, shuffled_examples, written_directions


def drawn(seed: int, *shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def test_scores_are_those_of_scikit_learns_least_squares() -> None:
    activations = drawn(0, 400, 12) * torch.linspace(0.1, 5, 12) + 3
    states = torch.randint(3, (400, 5), generator=torch.Generator().manual_seed(1))
    read_out = fitted_read_out(activations, states, 3)
    oracle = LinearRegression().fit(activations.numpy(), np.eye(3)[states.numpy()].reshape(400, -1))
    unseen = drawn(2, 50, 12) + 3
    expected = oracle.predict(unseen.numpy()).reshape(50, 5, 3)
    np.testing.assert_allclose(read_out.scores(unseen).numpy(), expected, atol=2e-4)
    np.testing.assert_allclose(read_out.scores(unseen).sum(-1).numpy(), 1, atol=1e-4)


def test_what_is_linear_in_the_activations_is_read_without_error_and_noise_is_not() -> None:
    activations, unseen = drawn(3, 2000, 10), drawn(4, 500, 10)
    states = (activations[:, :4] > 0).long()
    read_out = fitted_read_out(activations, states, 2)
    assert (read_out.wrong(unseen, (unseen[:, :4] > 0).long()) < 0.05).all()
    noise = torch.randint(2, (2500, 4), generator=torch.Generator().manual_seed(5))
    of_noise = fitted_read_out(activations, noise[:2000], 2).wrong(unseen, noise[2000:])
    assert ((of_noise > 0.4) & (of_noise < 0.6)).all()


def test_written_directions_are_what_each_feature_adds_the_others_being_equal() -> None:
    rows = drawn(6, 3, 8)
    features = drawn(7, 1000, 3)
    features[:, 1] += 0.9 * features[:, 0]  # they come together, and are told apart
    activations = features @ rows + 2 + 0.01 * drawn(8, 1000, 8)
    torch.testing.assert_close(written_directions(features, activations), rows, atol=0.01, rtol=0)


def test_numbers_that_never_vary_or_are_doubled_do_no_harm() -> None:
    given = drawn(9, 300, 4)
    given = torch.cat([given, torch.full((300, 1), 7.0), given[:, :1]], 1)
    weight, offset = least_squares(given, given[:, :2])
    assert torch.isfinite(weight).all()
    torch.testing.assert_close(given @ weight + offset, given[:, :2], atol=1e-3, rtol=0)


@pytest.mark.parametrize("blocks", [2, 3, 17])
def test_shuffled_examples_keep_their_order_and_none_its_own(blocks: int) -> None:
    states = torch.arange(blocks * 4).view(-1, 1).expand(-1, 2).clone()
    turned = shuffled_examples(states, 4, torch.Generator().manual_seed(0)).view(blocks, 4, 2)
    assert sorted(turned[:, 0, 0].tolist()) == [4 * block for block in range(blocks)]
    assert all(turned[block, 0, 0] != 4 * block for block in range(blocks))
    assert (turned[:, :, 0] % 4 == torch.arange(4)).all()
