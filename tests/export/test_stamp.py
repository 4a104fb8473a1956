"""The line that says where a picture came from."""

import numpy as np

from scoutview import __version__
from scoutview.export.stamp import footer, stamp
from scoutview.probe import PictureProbe, TextProbe
from tests.tiny_lab import tiny_lab

WEIGHTS = {"a": np.zeros((30, 40), np.float32), "b": np.zeros(34, np.float32)}


def test_it_names_lab_data_step_seed_and_number_of_weights() -> None:
    line = stamp(tiny_lab(seed=7), 1750, WEIGHTS)
    assert line == f"ScoutView {__version__} · Tiny · points, synthetic · step 1,750 · seed 7 · 1,234 weights"


def test_where_there_is_no_model_it_tells_of_none() -> None:
    assert stamp(tiny_lab(seed=7), 0, {}) == f"ScoutView {__version__} · Tiny · points, synthetic"


def test_settings_that_are_not_the_defaults_are_named() -> None:
    assert stamp(tiny_lab(width=5, steps=12), 1, WEIGHTS).endswith("weights · width 5")


def test_it_says_which_picture_was_asked_and_that_ones_own_is_none_of_the_data() -> None:
    lab, ink = tiny_lab(), bytes([255]) * 4
    for probe, told in (
        (PictureProbe(validation=17), " · asked: validation picture 17"),
        (PictureProbe(pixels=ink, height=2, width=2, source="drawn by hand"), " · asked: drawn by hand"),
        (PictureProbe(pixels=ink, height=2, width=2, source="photo.jpg"), " · asked: photo.jpg"),
        (TextProbe(text="stands in the picture"), ""),
    ):
        assert footer(lab, 1, WEIGHTS, probe) == stamp(lab, 1, WEIGHTS) + told
        assert footer(lab, 1, WEIGHTS, probe, whole=False) == ""
    changed = PictureProbe(validation=3, interventions=("neuron 1 off",))
    assert footer(lab, 1, WEIGHTS, changed).endswith(" · asked: validation picture 3 · with neuron 1 off")
