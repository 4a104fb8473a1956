"""The probes that interventions take activations over from: the unchanged model is asked the same with them.

What is patched is thus computed as the model would have computed it for the other probe: in the same pass, at the same
step of a trajectory. A probe that is patched with itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from scoutview.interventions import Intervention, parse_interventions
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.probe import Probe

if TYPE_CHECKING:
    from torch import nn

    from scoutview.analysis.interventions import TakenOver


class OtherProbes:
    """Those that the interventions of one probe name. Imports torch where there are any.

    Questions about the model alone take nothing over: no probe changes their answers.
    """

    def __init__(self, lab: Lab[Any, Any], model: nn.Module, probe: Probe) -> None:
        self._lab, self._model, self._probe = lab, model, probe
        self._by_source: dict[str, list[Intervention]] = {}
        for intervention in parse_interventions(probe.interventions):
            if intervention.deed == "from":
                self._by_source.setdefault(intervention.source, []).append(intervention)

    def apart(self, questions: Collection[Question]) -> Iterator[Collection[Question]]:
        """The questions to be answered together: each alone that takes something over, to count its passes."""
        alone = [question for question in questions if self._takes_over(question)]
        together = [question for question in questions if not self._takes_over(question)]
        yield from ([question] for question in alone)
        if together:
            yield together

    def answering(self, questions: Collection[Question]) -> TakenOver:
        """What is taken over while these questions are answered.

        Raises:
            UserError: another probe cannot be read, or an intervention names something the model does not have.
        """
        import torch

        if not any(map(self._takes_over, questions)):
            return {}
        taken: dict[Intervention, Sequence[torch.Tensor]] = {}
        for other, interventions in self._others():
            with self._caught(interventions) as found, torch.inference_mode():
                self._lab.observe(self._model, other, questions)
            taken |= found
        return taken

    def unfolding(self, question: Question) -> Iterator[TakenOver]:
        """What is taken over, step by step of a trajectory; nothing after the other's end.

        Raises:
            UserError: as `answering`.
        """
        others = self._others() if self._takes_over(question) else []
        steps = [(self._lab.unfold(self._model, other, question), of) for other, of in others]
        while True:
            taken: dict[Intervention, Any] = {}
            for other, interventions in steps:
                with self._caught(interventions) as found:
                    next(other, None)
                taken |= found
            yield taken

    def _takes_over(self, question: Question) -> bool:
        return bool(self._by_source) and question.name not in self._lab.about_model

    def _others(self) -> list[tuple[Probe, list[Intervention]]]:
        """The other probes, each asked the way this one is, with what is taken over from it."""
        from scoutview.analysis.interventions import naming

        others = []
        for source, interventions in self._by_source.items():
            with naming(interventions[0]):
                other: Probe = self._lab.parse_other_probe(source, self._probe)
            others.append((other.with_interventions(self._probe.interventions), interventions))
        return others

    def _caught(self, interventions: Sequence[Intervention]) -> AbstractContextManager[TakenOver]:
        from scoutview.analysis.interventions import caught

        return caught(self._model, interventions, self._lab.neurons())
