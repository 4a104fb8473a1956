"""What is said of heads: patterns, whether they are off, the loss without them."""

import numpy as np
import pytest

from scoutview.observation import Observation
from scoutview.panels.attention.facts_plan import HeadFacts, facts_of, heads_off, named_from, signed
from scoutview.probe import TextProbe

NAMES = ("previous token", "first token", "same token", "induction")


def facts(scores: np.ndarray, **more) -> HeadFacts:
    return HeadFacts(NAMES, scores, np.array([0.05, 0.05, 0.06, 0.02]), **more)


def zeros() -> np.ndarray:
    return np.zeros((4, 2, 3), np.float32)


def test_a_head_is_named_after_its_clearest_pattern_from_the_limit_on() -> None:
    scores = zeros()
    scores[0, 1, 2], scores[3, 1, 2], scores[1, 0, 0] = 0.4, 0.9, 0.299
    known = facts(scores)
    assert known.tags == {(1, 2): "induction"}
    assert known.pattern_text((1, 2)) == "induction 90 %, chance\u00a02 %"
    assert known.pattern_text((0, 0)) == "no clear pattern; first token 30 %, chance\u00a05 %"


def test_the_limit_is_three_times_chance_where_that_is_more() -> None:
    assert named_from(0.05) == pytest.approx(0.3)
    assert named_from(0.2) == pytest.approx(0.6)
    assert 0.5 < named_from(0.5) < 1


def test_what_is_not_measured_is_not_told() -> None:
    unknown = facts(np.full((4, 1, 1), np.nan, np.float32))
    assert unknown.tags == {}
    assert unknown.pattern_text((0, 0)) == ""
    assert HeadFacts().pattern_text((0, 0)) == HeadFacts().effect_text((0, 0)) == ""
    assert facts(zeros()).pattern_text((7, 7)) == ""


def test_effects_are_told_as_they_become_known_and_the_largest_only_when_all_are() -> None:
    effects = np.array([[0.12, np.nan, np.nan], [np.nan] * 3])
    some = facts(zeros(), effects=effects, base_loss=0.7)
    assert some.effect_text((0, 0)) == "off: +0.12 nats of surprise per token"
    assert some.effect_text((0, 1)) == "off: …"
    known = facts(zeros(), effects=np.array([[0.12, -0.02, 0.0002], [0.0, 0.01, 0.02]]), base_loss=0.7)
    assert known.effect_text((0, 0)) == "off: +0.12 nats of surprise per token, the most of all 6 heads"
    assert known.effect_text((0, 1)) == "off: −0.020 nats of surprise per token"
    assert known.effect_text((0, 2)) == "off: under 0.001 nats of surprise per token"
    nothing = facts(zeros(), effects=np.full((2, 3), np.nan), base_loss=float("nan"))
    assert nothing.effect_text((0, 0)) == ""


def test_signs_are_said() -> None:
    assert (signed(0.653), signed(-0.653), signed(0)) == ("+0.65", "−0.65", "under 0.001")


def test_which_heads_are_off_and_what_brings_them_back() -> None:
    off = heads_off(
        ("head 1.2 off", "block 0 attention off", "head 1.0 times 0", "head 1.1 at 3 off", "head 9.9 off"), (2, 3)
    )
    assert set(off) == {(1, 2), (0, 0), (0, 1), (0, 2), (1, 0)}
    known = facts(zeros(), off=off, base_loss=1.4)
    assert known.switch_text((1, 2)) == "head 1.2 off"
    assert known.switch_text((1, 0)) == "head 1.0 times 0"
    assert known.switch_text((1, 1)) == "head 1.1 off"
    assert known.refusal((0, 1)) == "All of block 0 attention is off: take that back first"
    assert known.refusal((1, 2)) == known.refusal((1, 1)) == ""
    assert known.effect_text((1, 2)) == "off: with that the loss is 1.40 nats of surprise per token"


def test_they_are_read_from_an_observation_and_its_newest_step() -> None:
    attention = np.ones((2, 3, 1, 1), np.float32)
    probe = TextProbe(text="x", interventions=("head 1.2 off",))
    plain = facts_of(Observation(3, probe, {"attention": attention}))
    assert plain.names == ()
    assert set(plain.off) == {(1, 2)}
    arrays = {
        "attention": attention,
        "head_pattern_names": np.array(NAMES),
        "head_pattern_scores": zeros(),
        "head_pattern_chance": np.full(4, 0.1),
        "head_effect": np.stack([np.full((2, 3), np.nan), np.full((2, 3), 0.25)]),
        "head_base_loss": np.array([0.5, 0.5]),
    }
    known = facts_of(Observation(3, TextProbe(text="x"), arrays))
    assert known.names == NAMES
    assert known.effect_text((0, 0)).startswith("off: +0.25")
    assert known.base_loss == 0.5
