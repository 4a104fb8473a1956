"""What an embedding shows of an observation."""

import numpy as np
import pytest

from scoutview.labs.grokking.fourier import key_frequencies, plane_of, power_spectrum
from scoutview.observation import Observation
from scoutview.panels.embedding.parts import company_of, round_share
from scoutview.probe import TextProbe


def mapped(table: np.ndarray) -> Observation:
    """A table of numbers as the lab maps it: along the waves of its strongest frequency."""
    turns = key_frequencies(power_spectrum(table), 1)[0]
    arrays = {
        "vocabulary": np.array([str(number) for number in range(len(table))]),
        "embedding_map": plane_of(table, turns),
        "embedding_map_turns": np.array(turns),
    }
    return Observation(0, TextProbe(text="1 + 1"), arrays)


@pytest.mark.parametrize("modulus", [5, 7, 11, 23])
@pytest.mark.parametrize("width", [4, 64])
def test_random_numbers_are_no_circle_however_few_they_are(modulus: int, width: int) -> None:
    rng = np.random.default_rng(modulus)
    for _ in range(20):
        seen = mapped(rng.normal(size=(modulus, width)))
        assert "do not stand in a circle" in company_of(seen, "", round_share(seen.arrays))[0]
        assert not company_of(seen, "", None), "while it is not known how circular the first ones are"


@pytest.mark.parametrize("modulus", [5, 7, 11, 23, 113])
def test_numbers_that_left_their_random_places_for_a_circle_are_one(modulus: int) -> None:
    rng = np.random.default_rng(modulus)
    untrained = rng.normal(size=(modulus, 64))
    angles = 2 * np.pi * 2 * np.arange(modulus) / modulus
    directions = np.linalg.qr(rng.normal(size=(64, 2)))[0]
    trained = 0.01 * untrained + np.stack([np.cos(angles), np.sin(angles)], axis=1) @ directions.T
    told = company_of(mapped(trained), "", round_share(mapped(untrained).arrays))[0]
    assert told == f"Along its strongest wave the numbers 0 to {modulus - 1} stand in a circle, 2 times round"
