"""Activation patching in every lab: what is taken over is what the model has for the other probe at the same place."""

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
import pytest
from torch import nn

from scoutview.analysis.interventions import site_names
from scoutview.errors import InterventionError
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import Probe
from tests.every_lab import NAMES_AND_VARIANTS, OTHER_PROBES, asker_at, small_lab, some_every_day

MOST_STEPS = 20
Told = Mapping[tuple[str, int, str], np.ndarray]


def told(asker: Asker, probe: Probe, interventions: tuple[str, ...], names: Sequence[str]) -> Told:
    """What is answered to these questions under these interventions: by question, step and channel."""
    probe, lab = probe.with_interventions(interventions), asker.lab
    plain = [Question(name) for name in names if name not in lab.trajectories]
    found = {
        (question.name, 0, key): array
        for question, answer in asker.answer(probe, plain).items()
        for key, array in answer.items()
    }
    for name in set(names) & lab.trajectories:
        for number, step in enumerate(islice(asker.unfold(probe, Question(name)), MOST_STEPS)):
            found |= {(name, number, key): array for key, array in step.items()}
    return found


def places(lab: Lab[Any, Any]) -> list[str]:
    """What enters and what leaves each site of its model, as far as that can be changed."""
    model = lab.untrained_model()
    entered = [name for name in site_names(model) if not isinstance(model.get_submodule(name), nn.Embedding)]
    return [f"output of {name}" for name in site_names(model)] + [f"input of {name}" for name in entered]


@pytest.mark.parametrize("name", some_every_day(NAMES_AND_VARIANTS, 7, turn=1))
def test_a_probe_that_is_patched_with_itself_stays_as_it_is(name: str) -> None:
    stays_as_it_is(name, *asker_at(name, -1))


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("next_token", "architecture=gpt2"),
        ("digits", "model=cnn"),
        ("digits", "model=mlp"),
        ("grokking", "pairs=ordered"),
    ],
)
def test_it_is_so_in_the_other_models_of_a_lab(name: str, setting: str) -> None:
    key, _, value = setting.partition("=")
    lab = small_lab(name, **{key: value})
    stays_as_it_is(name, lab, Asker(lab))


def stays_as_it_is(name: str, lab: Lab[Any, Any], asker: Asker) -> None:
    """At all places at once whatever is asked, and at each alone for what the model answers in the end."""
    probe = lab.parse_probe(OTHER_PROBES[name])
    source = json.dumps(lab.format_probe(probe))
    same = f"output of {site_names(lab.untrained_model())[-1]} times 1"
    names = [question for question in lab.questions() if question not in lab.about_model]
    patches = [f"{place} from {source}" for place in places(lab)]
    answers = ("prediction", "denoising", "logits", "wiring_activity")
    in_the_end = [question for question in names if question in answers]
    assert in_the_end
    for asked, together in ((names, [tuple(patches)]), (in_the_end, [(patch,) for patch in patches])):
        expected = told(asker, probe, (same,), asked)
        for some in together:
            patched = told(asker, probe, (same, *some), asked)
            changed = [key for key, array in expected.items() if array.tobytes() != patched[key].tobytes()]
            assert not changed, some


@pytest.mark.parametrize("name", [name for name in NAMES_AND_VARIANTS if "logits" in small_lab(name).questions()])
def test_a_model_that_is_patched_where_it_ends_answers_as_for_the_other_probe(name: str) -> None:
    lab, asker = asker_at(name, -1)
    last = site_names(lab.untrained_model())[-1]
    probe, other = lab.parse_probe(OTHER_PROBES[name]), lab.default_probe()
    patch = f"output of {last} from {json.dumps(lab.format_probe(other))}"
    patched = told(asker, probe, (patch,), ["logits"])["logits", 0, "logits"]
    expected = told(asker, other, (f"output of {last} times 1",), ["logits"])["logits", 0, "logits"]
    both = min(len(patched), len(expected))
    assert np.array_equal(patched[:both], expected[:both])


def test_a_picture_that_is_drawn_is_patched_at_every_step_with_the_label_and_without() -> None:
    lab, asker = asker_at("denoising", -1)
    probe, other = (lab.parse_probe(f"label={label},steps=12") for label in (5, 1))
    drawn = ["denoising", "denoising_strip"]
    whole = told(asker, probe, ('output of write from "label=1"',), drawn)
    expected = told(asker, other, ("output of write times 1",), drawn)
    assert len({step for name, step, _ in expected if name == "denoising"}) == 12
    assert all(np.array_equal(whole[key], array) for key, array in expected.items())
    with pytest.raises(InterventionError, match="50 steps and this one in 12"):
        told(asker, probe, ('output of write from "label=1,steps=50"',), drawn)
