"""Interventions at a position that a text does not have are told: they change nothing."""

import pytest

from scoutview.errors import InterventionError
from scoutview.observation import Question
from tests.every_lab import NAMES_AND_VARIANTS, OTHER_PROBES, asker_at, small_lab


@pytest.mark.parametrize("name", NAMES_AND_VARIANTS)
def test_what_is_beyond_the_end_of_a_text_is_told(name: str) -> None:
    lab = small_lab(name)
    probe = lab.parse_probe(OTHER_PROBES[name])
    last = lab.positions(probe) - 1
    if last < 0:
        pytest.skip("this model reads no texts")
    there = (f"head 0.0 at {last} off", f"head 0.0 at {-last - 1} off", "head 0.0 off")
    assert lab.all_notes(probe.with_interventions(there)) == lab.notes(probe)
    beyond = (f"head 0.0 at {last + 1} off", f"block 0 mlp at {-last - 2} times 2")
    told = lab.all_notes(probe.with_interventions(beyond))[len(lab.notes(probe)) :]
    assert [note.partition(" changes nothing")[0] for note in told] == [f"“{text}”" for text in beyond]
    assert all(note.endswith(f"positions 0 to {last}.") for note in told)


def test_a_text_that_is_too_short_to_take_over_from_is_told() -> None:
    lab = small_lab("next_token")
    probe = lab.parse_probe("The fox saw a dog near the lake")
    (note,) = lab.all_notes(probe.with_interventions(('block 0 mlp at 4 from "The fox"',)))
    assert "the other text has positions 0 to 1" in note
    assert not lab.all_notes(probe.with_interventions(('block 0 mlp at 1 from "The fox"', "block 0 mlp at 4 off")))


@pytest.mark.parametrize("patch", ["off", 'from "9+9"'])
def test_a_position_that_the_text_has_and_the_place_has_not_is_refused(patch: str) -> None:
    lab, asker = asker_at("grokking", -1)
    questions = [Question("logits"), Question("tokens")]
    there, beyond = (lab.default_probe().with_interventions((f"output of equals at {at} {patch}",)) for at in (0, 2))
    assert asker.answer(there, questions)
    assert not lab.all_notes(beyond)  # the text has three
    with pytest.raises(InterventionError, match="output of equals has position 0 alone, so nothing can") as told:
        asker.answer(beyond, questions)
    assert told.value.text == f"output of equals at 2 {patch}"


def test_a_position_beyond_the_text_is_told_and_not_refused() -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.parse_probe("a dog").with_interventions(("head 0.0 at 7 off", 'block 0 mlp at 1 from "The"'))
    assert len(lab.all_notes(probe)) == 2
    assert asker.answer(probe, [Question("logits"), Question("neuron"), Question("head_patterns")])
