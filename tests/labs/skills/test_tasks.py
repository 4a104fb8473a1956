import itertools

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.skills.tasks import ASSET, drawn_skills, frequencies, skills_from_assets


@pytest.mark.parametrize("seed", range(5))
def test_no_two_skills_share_two_bits_where_there_are_enough(seed: int) -> None:
    skills = drawn_skills(40, 24, 3, 1.0, seed)
    sets = [set(row) for row in skills.bits_of.tolist()]
    assert all(len(each) == 3 and each <= set(range(24)) for each in sets)
    assert all(len(one & other) <= 1 for one, other in itertools.combinations(sets, 2))


def test_all_sets_are_used_where_there_are_no_more_of_them() -> None:
    skills = drawn_skills(10, 5, 3, 1.0, 0)
    assert {tuple(row) for row in skills.bits_of.tolist()} == set(itertools.combinations(range(5), 3))


def test_skill_k_is_met_in_proportion_to_a_power_of_k() -> None:
    often = frequencies(40, 1.0)
    assert often.sum() == pytest.approx(1)
    assert often[0] / often[9] == pytest.approx(10)
    assert frequencies(40, 2.0)[0] / frequencies(40, 2.0)[9] == pytest.approx(100)
    np.testing.assert_allclose(frequencies(8, 0.0), 1 / 8)


def test_the_right_answer_is_whether_the_ones_among_a_skills_bits_are_odd() -> None:
    skills = drawn_skills(6, 9, 3, 1.0, 2)
    number, bits, odd = skills.of_each(50, torch.Generator().manual_seed(1))
    for skill, case, right in zip(number.tolist(), bits.tolist(), odd.tolist(), strict=True):
        ones = sum(case[place] > 0 for place in skills.bits_of[skill])
        assert right == ones % 2
        text = "".join("1" if bit > 0 else "0" for bit in case)
        assert skills.is_odd(skill, text) == bool(right)
        counted = skills.asked(skill, case).removeprefix(f"skill {skill + 1}: ").split()
        assert counted == [text[place] for place in skills.bits_of[skill]]
    assert set(bits.flatten().tolist()) == {-1.0, 1.0}


def test_training_meets_skills_as_often_as_their_frequencies_say() -> None:
    skills = drawn_skills(5, 9, 2, 1.0, 0)
    number, bits, odd = skills.met_in_training(20_000, torch.Generator().manual_seed(3))
    met = np.bincount(number.numpy(), minlength=5) / 20_000
    np.testing.assert_allclose(met, skills.frequencies, atol=0.015)
    assert bits.mean().abs() < 0.02
    assert abs(odd.double().mean() - 0.5) < 0.02


@pytest.mark.parametrize(
    "carried", [b"", b"[[1, 2]]", b"[[0, 9], [1, 2]]", b"[[-1, 2], [1, 2]]", b"[1, 2]", b"[[], []]"]
)
def test_a_recording_that_does_not_say_its_skills_is_refused_in_a_sentence(carried: bytes) -> None:
    with pytest.raises(UserError, match=r"The recording (names other|does not say which)"):
        skills_from_assets(2, 9, 1.0, {ASSET: carried} if carried else {})
