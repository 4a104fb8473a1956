"""Reading photos: a network that was trained elsewhere on ImageNet names them, and shows how it gets there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from scoutview.frame import Arrays
from scoutview.interventions import Neurons
from scoutview.labs.declaration import PICTURE, ProbeEntry, SampleTraining, ShownChannel, Taken, Thumbnail
from scoutview.labs.photos.arrangement import ARRANGEMENT
from scoutview.labs.photos.channels import ABOUT_NETWORK, CARRIED, CLASSES, OFF, TRAJECTORIES, photos_channels
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.labs.trained_elsewhere import LabTrainedElsewhere
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import PhotoProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import nn

    from scoutview.labs.photos.answers import PhotoAnswers

SIDE = 224  # pixels of a photo, as the network was trained
BLOCKS = 16


class Photos(LabTrainedElsewhere[PhotosSettings, PhotoProbe]):
    """EfficientNet-Lite0 as it was published, looked into.

    Source: Tan, Le (2019), EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks.
    """

    name = "photos"
    title = tr("Photos")
    summary = tr("A real network reads your photo: how does it see?")
    loss_kind = "other"
    loss_unit = ""
    trained_elsewhere = tr(
        "Nothing is trained here: Google trained this network on 1.3 million labelled photos. It is looked at as it was"
        " published."
    )
    Settings: ClassVar[type[Settings]] = PhotosSettings
    channels = photos_channels()
    trajectories = TRAJECTORIES | LEARNING_TRAJECTORIES
    about_model = ABOUT_NETWORK | ABOUT_LEARNING
    arrangement = ARRANGEMENT
    thumbnail = Thumbnail("photos", (ShownChannel("photo"), ShownChannel("cover_pictures", count=1)))
    probe_entry = ProbeEntry("photo", example="photo 2 or street.jpg", invitation=tr("Drop or paste a photo."))
    takes = (Taken(PICTURE),)
    intervention_example = "neuron 12.417 off"
    sample = SampleTraining({"stored_weights": "float14"}, frames=3)

    def assets(self) -> Mapping[str, bytes]:
        """Nothing: names, photos and pictures come with ScoutView."""
        return {}

    def data_title(self) -> str:
        return "EfficientNet-Lite0 · ImageNet"

    def build_model(self, rng: torch.Generator) -> nn.Module:
        """Its weights are zeros, until those of a frame are there: it is never trained from the beginning."""
        import torch

        from scoutview.models.efficientnet_lite import EfficientNetLite
        from scoutview.models.initialization import undrawn

        model = undrawn(EfficientNetLite)
        with torch.no_grad():
            for weight in model.parameters():
                weight.zero_().requires_grad_(False)
        return model

    def first_model(self) -> nn.Module:
        from scoutview.labs.photos.published import published_weights
        from scoutview.models.efficientnet_lite import folded_weights

        model = self.untrained_model()
        model.load_state_dict(folded_weights(published_weights()))
        return model

    # asking

    def default_probe(self) -> PhotoProbe:
        return PhotoProbe(number=1)

    def parse_probe(self, text: str) -> PhotoProbe:
        from scoutview.data.photos import photo_from_text

        return photo_from_text(text)

    def format_probe(self, probe: PhotoProbe) -> str:
        from scoutview.data.photos import text_of_photo

        return text_of_photo(probe)

    def photo_names(self) -> tuple[str, ...]:
        from scoutview.data.photos import shipped_photos

        return tuple(photo.name for photo in shipped_photos())

    def photo_probe(self, content: bytes, name: str) -> PhotoProbe:
        from scoutview.data.photos import own_photo, photo_of_bytes

        return own_photo(photo_of_bytes(content, name), name)

    def neurons(self) -> tuple[Neurons, ...]:
        """What each block's depthwise layer lets through, channel by channel; last, what the head does."""
        return (*(Neurons(f"block.{number}.project") for number in range(BLOCKS)), Neurons("classifier"))

    def kept_questions(self) -> tuple[str, ...]:
        """Without what is large, and read or multiplied as soon as there is torch."""
        return tuple(name for name in super().kept_questions() if name not in (CARRIED, CLASSES, OFF, "matrix_product"))

    def observe(
        self, model: nn.Module, probe: PhotoProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: PhotoProbe, question: Question) -> Iterator[Arrays]:
        return self._answers(model, probe).trajectory(question)

    def _answers(self, model: nn.Module, probe: PhotoProbe) -> PhotoAnswers:
        from scoutview.labs.photos.answers import PhotoAnswers

        return PhotoAnswers(model, probe, SIDE, self.settings)
