"""How much a step of training reads and computes, as a lab declares it, held against what it really does."""

import math

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from tests.every_lab import TRAINED_HERE, small_lab

TOKENS_OF_AN_EXAMPLE = {"grokking": 3}  # where the tokens of an example stand in no row of its batch

pytestmark = pytest.mark.parametrize("name", TRAINED_HERE)


def test_a_step_reads_as_many_tokens_or_examples_as_its_batch_has(name: str) -> None:
    lab = small_lab(name)
    first = lab.draw_batch(torch.Generator().manual_seed(0))[0]
    tokens = first.numel() if lab.positions(lab.default_probe()) and first.ndim == 2 else len(first)
    if name in TOKENS_OF_AN_EXAMPLE:
        tokens = len(first) * TOKENS_OF_AN_EXAMPLE[name]
    assert math.isnan(lab.tokens_per_step()) or lab.tokens_per_step() == tokens


def test_the_operations_that_a_lab_declares_are_about_those_that_torch_counts(name: str) -> None:
    lab = small_lab(name)
    model = lab.untrained_model()
    weights = sum(parameter.numel() for parameter in model.parameters())
    declared = lab.flops_per_step(weights)
    with FlopCounterMode(display=False) as counter:
        lab.loss(model, lab.draw_batch(torch.Generator().manual_seed(0))).backward()
    assert math.isnan(declared) or 0.7 < declared / counter.get_total_flops() < 1.4
