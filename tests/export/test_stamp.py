"""The line that says where a picture came from."""

import numpy as np

from scoutview import __version__
from scoutview.export.stamp import stamp
from tests.tiny_lab import tiny_lab

WEIGHTS = {"a": np.zeros((30, 40), np.float32), "b": np.zeros(34, np.float32)}


def test_it_names_lab_data_step_seed_and_number_of_weights() -> None:
    line = stamp(tiny_lab(seed=7), 1750, WEIGHTS)
    assert line == f"ScoutView {__version__} · Tiny · points, synthetic · step 1,750 · seed 7 · 1,234 weights"


def test_settings_that_are_not_the_defaults_are_named() -> None:
    assert stamp(tiny_lab(width=5, steps=12), 1, WEIGHTS).endswith("weights · width 5")
