"""A model of somebody's own, whatever it is: recorded in their loop by `scoutview.record`, asked by its graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from scoutview.errors import UserError
from scoutview.frame import Arrays, Evaluation, LossKind
from scoutview.interventions import Neurons
from scoutview.labs.declaration import PICTURE, Arrangement, ProbeEntry, Taken
from scoutview.labs.lab import Batch, LossSample
from scoutview.labs.own_model.arrangement import arrangement_of
from scoutview.labs.own_model.channels import own_model_channels
from scoutview.labs.own_model.lacking import lacking_in
from scoutview.labs.own_model.parts import LAB, CarriedParts
from scoutview.labs.picture_channels import ABOUT_FEATURES, FEATURE_TRAJECTORIES, OCCLUSION
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.labs.trained_elsewhere import LabTrainedElsewhere, SettingsTrainedElsewhere
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import PhotoProbe, Probe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.own_model.answers import OwnAnswers

SAVED = tr("recorded picture")


class OwnModel(LabTrainedElsewhere[SettingsTrainedElsewhere, Probe]):
    """Nothing is known of it but its graph, its weights and its numbers."""

    name = LAB
    title = tr("Own model")
    summary = tr("A training loop of your own, recorded: any model.")
    loss_kind: ClassVar[LossKind] = "other"
    loss_unit = ""
    trains_elsewhere = tr("This run was trained in a loop of its own: it goes on there, with resume=True.")
    Settings: ClassVar[type[Settings]] = SettingsTrainedElsewhere
    channels = own_model_channels()
    trajectories = LEARNING_TRAJECTORIES | FEATURE_TRAJECTORIES | {OCCLUSION}
    about_model = ABOUT_LEARNING | ABOUT_FEATURES | {"vocabulary", "embedding", "embedding_map"}
    arrangement: Arrangement = arrangement_of(())
    probe_entry = ProbeEntry("fields", example="example=0")

    def __init__(self, settings: SettingsTrainedElsewhere, assets: Mapping[str, bytes] | None = None) -> None:
        super().__init__(settings, assets)
        self.arrangement = arrangement_of(self.lacking())
        if assets is None or self.parts.unknown:
            return
        kind = self.parts.picture
        self.arranged_as = "pictures" if kind is not None else "tokens" if self.parts.reads_tokens else ""
        if kind is not None:
            editor: Literal["picture", "photo"] = "picture" if kind.is_drawn else "photo"
            self.probe_entry = ProbeEntry(editor, "example=0", tr("Draw what it sees."), numbered=SAVED, counts_from=0)
            self.takes = (Taken(PICTURE),)

    def lacking(self) -> Mapping[str, str]:
        return {} if self.given_assets is None else lacking_in(self.parts)

    @property
    def needs_model(self) -> bool:
        return self.given_assets is not None and bool(self.parts.no_graph)

    @property
    def silent(self) -> str:
        return "" if self.given_assets is None else self.parts.unknown

    @cached_property
    def parts(self) -> CarriedParts:
        """What the recording carries."""
        if self.given_assets is None:
            raise UserError(
                tr("A model of your own comes with its recording: scoutview.record makes one in your loop.")
            )
        return CarriedParts(self.given_assets)

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation()

    def assets(self) -> Mapping[str, bytes]:
        return self.parts.assets

    def data_title(self) -> str:
        return tr("of your own")

    def build_model(self, rng: torch.Generator) -> nn.Module:
        """Its weights are zeros, until those of a frame are there."""
        from scoutview.labs.own_model.models import built

        return built(self.parts)

    def loss_sample(self) -> LossSample:
        from scoutview.labs.own_model.inputs import saved_batch

        batch, rows = saved_batch(self.parts, with_targets=True)
        return LossSample(batch, tr("%n recorded examples", "", rows, one="1 recorded example"))

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from scoutview.labs.own_model.models import loss_of

        return loss_of(self.parts, model, batch)

    # asking

    def default_probe(self) -> Probe:
        from scoutview.labs.own_model.asking import default_of

        return default_of(None if self.given_assets is None else self.parts)

    def parse_probe(self, text: str) -> Probe:
        from scoutview.labs.own_model.asking import probe_of

        return probe_of(text, self.parts)

    def format_probe(self, probe: Probe) -> str:
        from scoutview.labs.own_model.asking import text_of

        return text_of(probe)

    def validation_count(self) -> int:
        return 0 if self.given_assets is None or self.parts.picture is None else self.parts.examples

    def photo_names(self) -> tuple[str, ...]:
        """The right classes of the recorded pictures, or no more than that each is one."""
        labels = self.parts.labels
        return tuple(
            labels[each] if 0 <= each < len(labels) else tr("recorded picture") for each in self.parts.classes.tolist()
        )

    def photo_probe(self, content: bytes, name: str) -> PhotoProbe:
        from scoutview.data.photos import own_photo, photo_of_bytes
        from scoutview.labs.own_model.pixels import NO_SCALING

        if self.parts.picture is not None and not self.parts.picture.taken:
            raise UserError(NO_SCALING)
        return own_photo(photo_of_bytes(content, name), name)

    def probe_hint(self) -> str:
        if self.given_assets is None:
            return ""
        if not self.parts.unknown and self.parts.picture is not None:
            return tr("an example, or a picture")
        return tr("an example, or a text") if self.parts.reads_texts else tr("an example, or numbers")

    def positions(self, probe: Probe) -> int:
        if self.given_assets is None or self.parts.unknown or not self.parts.reads_tokens:
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

    def observe(self, model: nn.Module, probe: Probe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: Probe, question: Question) -> Iterator[Arrays]:
        return self._answers(model, probe).unfold(question)

    def _answers(self, model: nn.Module, probe: Probe) -> OwnAnswers:
        from scoutview.labs.own_model.answers import OwnAnswers

        return OwnAnswers(model, self.parts, probe)
