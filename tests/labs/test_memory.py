"""What a lab says that training needs, against what autograd really keeps for the way back."""

import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.next_token.lab import NextToken
from scoutview.settings import settings_from_text
from scoutview.training.memory import check_memory
from tests.every_lab import small_lab

LARGE = {"layers": "24", "width": "1024", "heads": "32", "context": "1024", "batch": "1024"}


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("next_token", {"layers": "4", "width": "64", "context": "64", "batch": "16"}),
        ("next_token", {"layers": "1", "width": "32", "context": "128", "batch": "64"}),
        ("digits", {"width": "16", "batch": "64"}),
        ("digits", {"width": "64", "batch": "16"}),
        ("digits", {"width": "16", "batch": "64", "model": "cnn"}),
        ("digits", {"width": "64", "batch": "16", "images": "digits", "model": "cnn"}),
        ("denoising", {"hidden": "64", "batch": "64"}),
        ("grokking", {}),
        ("bets", {"width": "32", "batch": "256"}),
        ("sums", {"width": "32", "layers": "2", "batch": "64"}),
    ],
)
def test_the_estimate_is_near_what_training_keeps(name: str, settings: dict[str, str]) -> None:
    lab = small_lab(name, **settings)
    model = lab.build_model(torch.Generator().manual_seed(0))
    kept: dict[int, torch.UntypedStorage] = {}

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        lab.loss(model, lab.draw_batch(torch.Generator().manual_seed(0)))
    weights = sum(parameter.nbytes for parameter in model.parameters())
    needed = sum(storage.nbytes() for storage in kept.values()) + 3 * weights
    assert 0.5 * needed < lab.memory_bytes() < 3 * needed


def test_what_no_machine_has_is_refused_with_both_numbers() -> None:
    with pytest.raises(UserError, match=r"needs about [\d,.]+ GB of memory, and [\d,.]+ GB are free"):
        check_memory(NextToken(settings_from_text(NextToken.Settings, LARGE)), "cpu")
