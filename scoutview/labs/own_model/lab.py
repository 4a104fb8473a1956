"""A model of somebody's own, whatever it is: recorded in their loop by `scoutview.record`, asked by its graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from scoutview.errors import UserError
from scoutview.frame import Arrays, Evaluation, LossKind
from scoutview.interventions import Neurons
from scoutview.labs.declaration import Arrangement, Column, ProbeEntry, Row
from scoutview.labs.lab import Batch, LossSample
from scoutview.labs.own_model.channels import COMPUTED, EMBEDDING, own_model_channels
from scoutview.labs.own_model.parts import LAB, CarriedParts
from scoutview.labs.own_model.probe import OwnProbe
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES, TRAINING_QUESTIONS
from scoutview.labs.trained_elsewhere import LabTrainedElsewhere, SettingsTrainedElsewhere
from scoutview.observation import Question
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.own_model.answers import OwnAnswers

NO_LOSS = "What its loss is was not recorded: give scoutview.record an example, its “targets” and a “loss”."
NO_STEP = "How its loop takes a step is not recorded: only what came of it."
NO_CLASSES = "Whether its answer is classes was not recorded: give scoutview.record the names of the classes, “labels”."
NO_TOKENS = "It reads no row of tokens."
NO_TABLE = "Its graph looks up no row of a table for each token that it reads."
NO_STEPS = "In its graph queries, keys and values meet in a way that these steps cannot follow."
ATTENDING = ("attention", "attention_steps", "head_ablation")
NO_ATTENTION = "Its graph attends nowhere, or not to a row of tokens."


class OwnModel(LabTrainedElsewhere[SettingsTrainedElsewhere, OwnProbe]):
    """Nothing is known of it but its graph, its weights and its numbers."""

    name = LAB
    title = "Own model"
    summary = "A training loop of your own, recorded: any model."
    loss_kind: ClassVar[LossKind] = "other"
    loss_unit = ""
    trains_elsewhere = "This run was trained in a loop of its own: it goes on there, with resume=True."
    Settings: ClassVar[type[Settings]] = SettingsTrainedElsewhere
    channels = own_model_channels()
    trajectories = LEARNING_TRAJECTORIES
    about_model = ABOUT_LEARNING | {"vocabulary", "embedding", "embedding_map"}
    arrangement: Arrangement = (
        Column(640, (Row(1, ("learning_curves", "one_weight", "loss_landscape", "one_step", "runs")),)),
        Column(600, (Row(1, ("prediction", "attention")), Row(1, ("matrix_multiply",)))),
    )
    probe_entry = ProbeEntry("fields", example="example=0")

    def lacking(self) -> Mapping[str, str]:
        if self.given_assets is None:
            return {}
        parts = self.parts
        lacking = dict.fromkeys(sorted(TRAINING_QUESTIONS), NO_STEP)
        if parts.no_graph:
            return lacking | dict.fromkeys((*COMPUTED, *sorted(ABOUT_LEARNING - TRAINING_QUESTIONS)), parts.no_graph)
        if not parts.loss:
            lacking |= dict.fromkeys(sorted(ABOUT_LEARNING - TRAINING_QUESTIONS), NO_LOSS)
        if not parts.says_classes:
            lacking |= dict.fromkeys(("prediction", "head_ablation"), NO_CLASSES)
        if not parts.reads_tokens:
            lacking["tokens"] = NO_TOKENS
        if parts.table is None:
            lacking |= dict.fromkeys(EMBEDDING, NO_TABLE if parts.reads_tokens else NO_TOKENS)
        if not parts.attends:
            lacking |= dict.fromkeys(ATTENDING, NO_ATTENTION)
        elif not any(each.has_steps for each in parts.attends):
            lacking["attention_steps"] = NO_STEPS
        return lacking

    @cached_property
    def parts(self) -> CarriedParts:
        """What the recording carries."""
        if self.given_assets is None:
            raise UserError("A model of your own comes with its recording: scoutview.record makes one in your loop.")
        return CarriedParts(self.given_assets)

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation()

    def assets(self) -> Mapping[str, bytes]:
        return self.parts.assets

    def data_title(self) -> str:
        return "of your own"

    def build_model(self, rng: torch.Generator) -> nn.Module:
        """Its weights are zeros, until those of a frame are there."""
        from scoutview.labs.own_model.models import built

        return built(self.parts)

    def loss_sample(self) -> LossSample:
        from scoutview.labs.own_model.inputs import saved_batch

        batch, rows = saved_batch(self.parts, with_targets=True)
        return LossSample(batch, f"{rows} recorded {'example' if rows == 1 else 'examples'}")

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from scoutview.labs.own_model.models import loss_of

        return loss_of(self.parts, model, batch)

    # asking

    def default_probe(self) -> OwnProbe:
        return OwnProbe()

    def probe_hint(self) -> str:
        if self.given_assets is None:
            return ""
        return "an example, or a text" if self.parts.reads_texts else "an example, or numbers"

    def positions(self, probe: OwnProbe) -> int:
        if self.given_assets is None or self.parts.no_graph or not self.parts.reads_tokens:
            return 0
        from scoutview.labs.own_model.inputs import inputs_of

        return int(inputs_of(self.parts, probe)[0].shape[1])

    def neurons(self) -> tuple[Neurons, ...]:
        return self._neurons

    @cached_property
    def _neurons(self) -> tuple[Neurons, ...]:
        """What an activation function lets through into a site of the model that is asked."""
        if self.given_assets is None or self.parts.no_graph:
            return ()
        from scoutview.checkpoints.graphs.model import GraphModel
        from scoutview.checkpoints.graphs.neurons import neurons_of

        model = GraphModel(self.parts.graph)
        before = f"{self.parts.models[0]}." if self.parts.models else ""
        return tuple(Neurons(before + each.site, each.count) for each in neurons_of(model.graph, model.shapes))

    def observe(self, model: nn.Module, probe: OwnProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: OwnProbe, question: Question) -> Iterator[Arrays]:
        raise UserError(f"There is nothing that unfolds under “{question.name}” here.")

    def _answers(self, model: nn.Module, probe: OwnProbe) -> OwnAnswers:
        from scoutview.labs.own_model.answers import OwnAnswers

        return OwnAnswers(model, self.parts, probe)
