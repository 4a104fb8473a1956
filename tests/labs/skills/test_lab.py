import itertools

import numpy as np
import pytest
import torch
from scipy.stats import spearmanr

from scoutview.errors import UserError
from scoutview.frame import Curves
from scoutview.labs.skills.answers import each_skill
from scoutview.labs.skills.lab import ManySkills
from scoutview.labs.skills.settings import SkillSettings
from scoutview.labs.skills.story import KNOWN_FROM, marks, story
from scoutview.observation import Question
from scoutview.settings import settings_from_text
from scoutview.training.trainer import Trainer
from tests.every_lab import asker_at, small_lab


def lab(**settings: str) -> ManySkills:
    return ManySkills(settings_from_text(SkillSettings, settings))


@pytest.mark.parametrize("preset", SkillSettings.presets, ids=lambda preset: preset.name)
def test_every_preset_makes_settings(preset) -> None:
    settings = settings_from_text(SkillSettings, {"preset": preset.name})
    assert {key: getattr(settings, key) for key in preset.values} == preset.values


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"bits": "2", "parity": "3"}, "at most 2, the bits of a case"),
        ({"bits": "5", "parity": "3", "skills": "11"}, "at most 10: 3 of 5 bits"),
        ({"skills": "1"}, "from 2 to 200"),
        ({"exponent": "-1"}, "from 0 to 3"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_a_sentence(settings: dict[str, str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        lab(**settings)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("skill=41", "no skill 41: they go from 1 to 40"),
        ("skill=0", "from 1 to 200"),
        ("bits=0101", "24 digits, each 0 or 1: here are 4"),
        ("bits=" + "0" * 23 + "2", "each 0 or 1, not “"),
        ("skil=3", "cannot be asked for: a probe is written skill=8,bits="),
    ],
)
def test_what_is_no_probe_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        lab().parse_probe(text)


def test_the_prediction_says_what_is_right_and_why() -> None:
    one, asker = asker_at("skills", -1)
    counted = asker.answer(one.default_probe(), [Question("skills")])[Question("skills")]["skill_bits"][2]
    for values in itertools.product("01", repeat=len(counted)):
        bits = ["0"] * one.settings.bits
        for place, value in zip(counted, values, strict=True):
            bits[place] = value
        probe = one.parse_probe(f"skill=3,bits={''.join(bits)}")
        answer = asker.answer(probe, [Question("prediction")])[Question("prediction")]
        assert answer["right_outcome"] == values.count("1") % 2
        assert str(answer["prompt"]) == f"skill 3: {' '.join(values)} is"
        assert answer["outcome_probabilities"].sum() == pytest.approx(1)


def test_the_metrics_are_those_of_the_skills_that_a_panel_is_told_of() -> None:
    one = small_lab("skills", skills="5")
    trainer = Trainer(one)
    frame = list(trainer.steps(40))[-1].frame
    assert frame is not None
    from scoutview.observing.answer import Asker

    asker = Asker(one)
    asker.load(frame)
    told = asker.answer(one.default_probe(), [Question("skills")])[Question("skills")]
    assert frame.metrics["skills_known"] == (told["skill_accuracies"] >= KNOWN_FROM).sum()
    mean = float((told["skill_losses"] * told["skill_frequencies"]).sum())
    assert frame.metrics["validation_loss"] == pytest.approx(mean, rel=1e-5)


def test_frames_stand_closer_while_skills_come() -> None:
    one = lab()
    assert one.is_eventful({"skills_known": 3.0}, {"skills_known": 4.0})
    assert not one.is_eventful({"skills_known": 3.0}, {"skills_known": 3.0})


def test_marks_and_story_tell_how_many_skills_are_known() -> None:
    steps = np.array([0, 10, 20, 30, 40])
    known = np.array([0.0, 1.0, 2.0, 4.0, 8.0])
    curves = Curves(steps, steps.astype(float), {"skills_known": known, "validation_loss": 0.69 - known / 20})
    found = {mark.name: mark.step for mark in marks(curves, 8)}
    assert found == {
        "first skill": 10,
        "a quarter of the skills": 20,
        "half of the skills": 30,
        "every skill": 40,
    }
    assert "none of its 8 skills" in story(curves, 5, 8)
    assert "knows 2 of 8 skills" in story(curves, 25, 8)
    assert "knows all 8 skills" in story(curves, 40, 8)


def test_a_small_one_learns_its_skills_one_by_one_the_frequent_ones_first() -> None:
    one = lab(skills="5", bits="10", parity="2", exponent="2", hidden="64", batch="200", learning_rate="0.02")
    torch.set_num_threads(1)
    trainer, first = Trainer(one), np.full(5, np.inf)
    for step in trainer.steps(900):
        if step.step % 10 == 0:
            known = each_skill(trainer.model, one._cases, 5)[1].double().mean(1).numpy() >= KNOWN_FROM
            first[known] = np.minimum(first[known], step.step)
    assert np.isfinite(first).all()
    assert spearmanr(first, range(5)).statistic >= 0.9
    assert first[-1] > 3 * first[0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1", "2", "3", "4"])
def test_skills_come_in_the_order_of_their_frequency_and_the_mean_loss_falls_smoothly(seed: str) -> None:
    one = lab(seed=seed)
    torch.set_num_threads(1)
    trainer, count = Trainer(one), one.settings.skills
    first, losses = np.full(count, np.inf), []
    often = one._skills.frequencies
    for step in trainer.steps(one.settings.steps):
        if step.step % 25 == 0:
            each, right = each_skill(trainer.model, one._cases, count)
            known = right.double().mean(1).numpy() >= KNOWN_FROM
            first[known] = np.minimum(first[known], step.step)
            losses.append(float((each.double().mean(1).numpy() * often).sum()))
    assert np.isfinite(first).all()
    assert spearmanr(np.log(often), np.log(first)).statistic <= -0.9
    fallen = np.array(losses[:-2]) - np.array(losses[2:])
    assert fallen.max() < 0.15 * losses[0]  # within 50 steps


@pytest.mark.slow
def test_skills_that_are_met_alike_come_together() -> None:
    one = lab(preset="equal")
    torch.set_num_threads(1)
    frames = [step.frame for step in Trainer(one).steps(one.settings.steps) if step.frame is not None]
    known = np.array([frame.metrics["skills_known"] for frame in frames])
    steps = np.array([frame.step for frame in frames])
    quarter, most = (steps[np.argmax(known >= share * one.settings.skills)] for share in (0.25, 0.75))
    assert known[-1] == one.settings.skills
    assert most < 2 * quarter
