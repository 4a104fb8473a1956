"""What a network makes of one case, and of many of every skill: the answers to the questions of the skills lab."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.analysis.sites import SiteCall, matrix_product, operations, site_calls, sites
from scoutview.frame import Arrays
from scoutview.labs.skills.model import ANSWERS
from scoutview.labs.skills.probe import SkillProbe
from scoutview.labs.skills.tasks import Cases, Skills
from scoutview.language import tr
from scoutview.observation import Question


class SkillAnswers:
    """Answers about one case and one model; the forward pass they share is run once.

    `cases` are those of every skill, as many of each and skill by skill.
    """

    def __init__(self, model: nn.Module, skills: Skills, probe: SkillProbe, cases: Cases) -> None:
        self._model = model
        self._skills = skills
        self._probe = probe
        self._cases = cases
        self._device = next(model.parameters()).device

    def answer(self, question: Question) -> Arrays:
        """The channels of a question.

        Raises:
            UserError: there is no such site.
        """
        return getattr(self, question.name)(question)

    def skills(self, _: Question) -> Arrays:
        losses, right = each_skill(self._model, self._cases, len(self._skills))
        return {
            "skill_accuracies": right.float().mean(1).cpu().numpy(),
            "skill_losses": losses.mean(1).cpu().numpy(),
            "skill_frequencies": self._skills.frequencies.astype(np.float32),
            "skill_bits": self._skills.bits_of.copy(),
            "skill_cases": np.array(right.shape[1], np.int64),
        }

    def logits(self, _: Question) -> Arrays:
        return {"logits": self._logits.cpu().numpy().copy()}

    def prediction(self, _: Question) -> Arrays:
        skill, bits = self._probe.skill - 1, self._probe.bits
        counted = [bits[place] for place in self._skills.bits_of[skill]]
        ones, every = counted.count("1"), len(counted)
        return {
            "outcomes": np.array(ANSWERS),
            "outcome_probabilities": self._logits.softmax(0).cpu().numpy(),
            "right_outcome": np.array(self._skills.is_odd(skill, bits), np.int64),
            "right_source": np.array(_ones_in_words(ones, every)),
            "prompt": np.array(tr("skill {skill}: {bits} is").format(skill=skill + 1, bits=" ".join(counted))),
            "asked_position": np.array(0, np.int64),
        }

    def sites(self, _: Question) -> Arrays:
        return sites(self._calls)

    def matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", ""))
        inner = {
            "skill": [tr("skill {number}").format(number=number) for number in range(1, len(self._skills) + 1)],
            "bits": [tr("bit {number}").format(number=number) for number in range(1, self._skills.bits + 1)],
        }
        shown = next((call.name for call in self._calls if call.name == site), "bits")
        return matrix_product(
            self._calls,
            site,
            row_labels=[tr("skill {skill}").format(skill=self._probe.skill)],
            inner_labels=inner.get(shown, ()),
            column_labels=ANSWERS if shown == "answer" else (),
        )

    def operations(self, _: Question) -> Arrays:
        return operations(self._calls)

    @cached_property
    def _calls(self) -> tuple[SiteCall, ...]:
        return site_calls(self._model, lambda: self._model(*self._case))

    @cached_property
    def _logits(self) -> Tensor:
        with torch.no_grad():
            return self._model(*self._case)[0]  # (answer)

    @property
    def _case(self) -> tuple[Tensor, Tensor]:
        """(1,) and (1, bits)."""
        skill = torch.tensor([self._probe.skill - 1], device=self._device)
        bits = torch.tensor([[2.0 * int(bit) - 1 for bit in self._probe.bits]], device=self._device)
        return skill, bits


def each_skill(model: nn.Module, cases: Cases, skills: int) -> tuple[Tensor, Tensor]:
    """The loss of every case, and whether it is answered right: (skills, cases of each) both."""
    device = next(model.parameters()).device
    skill, bits, odd = (part.to(device) for part in cases)
    with torch.no_grad():
        logits = model(skill, bits)  # (cases, 2)
        losses = F.cross_entropy(logits, odd, reduction="none")
    return losses.view(skills, -1), (logits.argmax(1) == odd).view(skills, -1)


def _ones_in_words(ones: int, every: int) -> str:
    if every == 1:
        return tr("%n of its bit are 1", "", ones, one="1 of its bit is 1")
    return tr("%n of its {every} bits are 1", "", ones, one="1 of its {every} bits is 1").format(every=every)
