"""What is to be taken over from another probe, and is computed for one of the two alone, is refused in words."""

from collections.abc import Collection, Mapping

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.analysis.interventions import caught, site_names
from scoutview.errors import InterventionError
from scoutview.frame import Arrays
from scoutview.interventions import parse_interventions
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import TextProbe
from tests.every_lab import NAMES_AND_VARIANTS, OTHER_PROBES, asker_at, some_every_day
from tests.tiny_lab import TinyLab, tiny_lab


class BranchingLab(TinyLab):
    """Reads its first layer where the text has a second word only, and as many steps as there are words."""

    def observe(self, model: nn.Module, probe: TextProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        inputs = torch.eye(self.settings.width)
        hidden = model[0](inputs) if " " in probe.text else torch.zeros(self.settings.width, 4)
        line = model[1](hidden)[:, 0].numpy()
        return {question: {"line": line, "words": np.array([probe.text])} for question in questions}

    def unfold(self, model, probe, question):
        for _ in probe.text.split():
            yield {"denoising": model[0](torch.ones(self.settings.width)).detach().numpy()}


def asked(text: str, patch: str) -> tuple[Asker, TextProbe]:
    lab = tiny_lab(BranchingLab)
    return Asker(lab), lab.parse_probe(text).with_interventions((patch,))


@pytest.mark.parametrize(("text", "other", "lacking"), [("one two", "one", "“one”"), ("one", "one two", "this probe")])
def test_a_place_that_only_one_of_two_probes_has_is_refused(text: str, other: str, lacking: str) -> None:
    asker, probe = asked(text, f'output of 0 from "{other}"')
    with pytest.raises(InterventionError, match=f"does not compute output of 0 for {lacking} here") as told:
        asker.answer(probe, [Question("line")])
    assert told.value.text == f'output of 0 from "{other}"'
    both, probe = asked(text, f'output of 1 from "{other}"')
    assert both.answer(probe, [Question("line")])


def test_a_step_that_the_other_trajectory_does_not_have_is_refused() -> None:
    asker, probe = asked("one two three", 'output of 0 from "one two"')
    steps = asker.unfold(probe, Question("denoising"))
    assert [next(steps), next(steps)]
    with pytest.raises(InterventionError, match="does not compute output of 0 for “one two” here"):
        next(steps)


def test_the_other_trajectory_may_be_longer() -> None:
    asker, probe = asked("one", 'output of 0 from "one two"')
    assert len(list(asker.unfold(probe, Question("denoising")))) == 1


@pytest.mark.parametrize("name", some_every_day(NAMES_AND_VARIANTS, 8))
def test_every_place_of_a_lab_is_computed_for_what_it_answers_in_the_end(name: str) -> None:
    lab, asker = asker_at(name, -1)
    in_the_end = [
        Question(each) for each in ("prediction", "denoising_strip", "wiring_activity") if each in lab.questions()
    ]
    model = lab.untrained_model().requires_grad_(False)
    if not site_names(model):
        pytest.skip("there is no model to take over from")
    places = parse_interventions([f"output of {site} off" for site in site_names(model)])
    for probe in (lab.default_probe(), lab.parse_probe(OTHER_PROBES[name])):
        with caught(model, places, lab.neurons()) as found:
            assert lab.observe(model, probe, in_the_end)
        assert all(found.values()), [what.text for what in places if not found[what]]
    assert asker.answer(probe, in_the_end)
