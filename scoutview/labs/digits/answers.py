"""What can be asked of a classifier of pictures: its answer, its layers, what excites a channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.analysis.excitement import most_exciting, strongest_answers, telling_channel, usual_answers
from scoutview.analysis.feature_visualization import (
    FeatureStep,
    Sight,
    sight_of,
    visualize_features,
)
from scoutview.analysis.sites import SiteCall, operations, picture_product, site_calls, sites
from scoutview.data.carried_pictures import CarriedPictures
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.digits.activation_maps import (
    LayerResponse,
    activation_maps,
    alive_channels,
    pixel_sum,
    shapes_before,
    telling_place,
)
from scoutview.language import tr
from scoutview.observation import Question

CLASSIFIER = "classifier"  # the last layer of every classifier; no ReLU follows it
MOST_OUTCOMES = 20
OVERVIEW_STRIDE = 8


class ClassifierAnswers:
    """Answers about one picture (H, W) and one model; the forward pass they share is run once.

    `model.responses` gives what every layer gives before its ReLU, name -> (B, C, H, W). `label` is -1 where the right
    class is unknown.
    """

    def __init__(self, model: nn.Module, picture: np.ndarray, label: int, carried: CarriedPictures) -> None:
        self._model = model
        self._picture = picture
        self._label = label
        self._carried = carried
        self._device = next(model.parameters()).device

    def answer(self, question: Question) -> Arrays:
        """The channels of a plain question.

        Raises:
            UserError: there is no such layer, channel or site.
        """
        return getattr(self, question.name)(question)

    def picture(self, _: Question) -> Arrays:
        return {"picture": self._picture, "validation_count": np.array(len(self._carried.labels), np.int64)}

    def classes(self, _: Question) -> Arrays:
        return {"classes": np.array(self._carried.classes)}

    def logits(self, _: Question) -> Arrays:
        return {"logits": self._logits.numpy().copy()}

    def probabilities(self, _: Question) -> Arrays:
        return {"probabilities": self._probabilities}

    def loss(self, _: Question) -> Arrays:
        loss = -torch.log_softmax(self._logits, 0)[self._label].item() if self._label >= 0 else np.nan
        return {"loss": np.array(loss + 0.0, np.float32)}  # of a sure model 0 instead of -0

    def prediction(self, _: Question) -> Arrays:
        shown = np.arange(len(self._carried.classes))
        if len(shown) > MOST_OUTCOMES:
            shown = np.argsort(-self._probabilities, kind="stable")[:MOST_OUTCOMES]
        right = np.flatnonzero(shown == self._label)
        return {
            "outcomes": np.array(self._carried.classes)[shown],
            "outcome_probabilities": self._probabilities[shown],
            "right_outcome": np.array(right[0] if len(right) else -1, np.int64),
            "right_source": np.array(tr("its label") if len(right) else ""),
            "prompt": np.array(""),
            "prompt_picture": self._picture,
            "asked_position": np.array(0, np.int64),
        }

    def layers(self, _: Question) -> Arrays:
        names = list(self._responses)
        return {
            "layer_names": np.array(names),
            "layer_channels": np.array([self._responses[name].shape[1] for name in names], np.int64),
        }

    def activations(self, question: Question) -> Arrays:
        layer = self._layer(question)
        response = self._responses[layer][0]  # (C, H, W)
        activations = response if layer == CLASSIFIER else F.relu(response)
        return {"activation_layer": np.array(layer), "activations": activations.cpu().contiguous().numpy().copy()}

    def activation_maps(self, _: Question) -> Arrays:
        return activation_maps(self._layers)

    def alive_channels(self, _: Question) -> Arrays:
        return alive_channels(self._layers, self._strongest)

    def pixel_sum(self, question: Question) -> Arrays:
        names = [layer.name for layer in self._layers]
        name = str(question.choice("layer", names[0]))
        if name not in names:
            raise UserError(
                tr("This model has no layer “{name}”: there are {names}.").format(name=name, names=", ".join(names))
            )
        number = names.index(name)
        layer = self._layers[number]
        place = telling_place(layer)
        channel, row, column = (
            int(question.choice(kind, told)) for kind, told in zip(("channel", "row", "column"), place, strict=True)
        )
        calls = [call for call in self._calls if call.name in names]
        before = shapes_before(self._picture.shape, self._layers, calls)[number]
        return pixel_sum(calls[number], layer, (channel, row, column), before, names[number - 1] if number else "")

    def exciting(self, question: Question) -> Arrays:
        layer, channel = self._channel(question)
        strongest = self._strongest[layer]
        most = most_exciting(strongest, channel)
        places, size = self._peaks(layer, most, channel)
        return {
            "exciting_layer": np.array(layer),
            "exciting_channel": np.array(channel, np.int64),
            "exciting_pictures": self._carried.pictures[most],
            "exciting_values": strongest[most, channel],
            "exciting_numbers": most.astype(np.int64),
            "exciting_labels": np.array(self._carried.classes)[self._carried.labels[most]],
            "exciting_places": places,
            "exciting_map_size": size,
            "exciting_strongest": strongest.max(axis=0).astype(np.float32),
        }

    def examples(self, question: Question) -> Arrays:
        """What excites each channel of a layer most."""
        layer = self._layer(question)
        best = self._strongest[layer].argmax(axis=0)  # (C,)
        places, size = self._peaks(layer, best, torch.arange(len(best)))
        return {
            "example_layer": np.array(layer),
            "example_pictures": self._carried.pictures[best],
            "example_labels": np.array(self._carried.classes)[self._carried.labels[best]],
            "example_places": places,
            "example_map_size": size,
        }

    def _peaks(self, layer: str, numbers: np.ndarray, channels: int | Tensor) -> tuple[np.ndarray, np.ndarray]:
        """Where each of these pictures excites its channel most, (N, 2) rows and columns; and the size of the map."""
        with torch.no_grad():
            response = self._responses_to(torch.from_numpy(self._carried.pictures[numbers]).to(self._device))[layer]
        maps = response[torch.arange(len(numbers)), channels]
        flat = maps.flatten(1).argmax(1).cpu().numpy()
        places = np.stack(np.unravel_index(flat, maps.shape[1:]), axis=1).astype(np.int64)
        return places, np.array(maps.shape[1:], np.int64)

    def sites(self, _: Question) -> Arrays:
        return sites(self._calls)

    def matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", ""))
        return picture_product(self._calls, site, lambda name: self._carried.classes if name == CLASSIFIER else ())

    def operations(self, _: Question) -> Arrays:
        return operations(self._calls)

    def feature_visualization(self, question: Question) -> Iterator[Arrays]:
        """A trajectory: every step of the ascent for one channel."""
        layer, channel = self._channel(question)
        sight = self._sight(layer)
        for step in self._ascent(layer, [channel], sight):
            yield step.of_channel(layer, channel, sight)

    def feature_overview(self, question: Question) -> Iterator[Arrays]:
        """A trajectory: every eighth step of the ascent for all channels of a layer."""
        layer = self._layer(question)
        channels = list(range(self._responses[layer].shape[1]))
        sight = self._sight(layer)
        for step in self._ascent(layer, channels, sight, OVERVIEW_STRIDE):
            yield step.of_layer(layer, sight)

    def _ascent(self, layer: str, channels: list[int], sight: Sight, stride: int = 1) -> Iterator[FeatureStep]:
        height, width = self._picture.shape
        return visualize_features(
            lambda pictures: self._responses_to(pictures)[layer],
            channels,
            (height, width),
            self._device,
            rectified=layer != CLASSIFIER,
            sight=sight,
            strongest=usual_answers(self._strongest[layer])[channels].tolist(),
            stride=stride,
        )

    def _sight(self, layer: str) -> Sight:
        height, width = self._picture.shape
        return sight_of(lambda pictures: self._responses_to(pictures)[layer], (height, width), self._device)

    def _responses_to(self, pictures: Tensor) -> Mapping[str, Tensor]:
        return self._model.responses(pictures)  # type: ignore[operator]  # every classifier has them

    @cached_property
    def _batch(self) -> Tensor:
        return torch.from_numpy(self._picture.copy())[None].to(self._device)  # (1, H, W)

    @cached_property
    def _responses(self) -> Mapping[str, Tensor]:
        with torch.no_grad():
            return self._responses_to(self._batch)

    @cached_property
    def _layers(self) -> tuple[LayerResponse, ...]:
        return tuple(LayerResponse(name, response[0], name != CLASSIFIER) for name, response in self._responses.items())

    @cached_property
    def _strongest(self) -> Mapping[str, np.ndarray]:
        """Layer -> (validation picture, channel): the strongest activation anywhere on the map."""
        pictures = torch.from_numpy(self._carried.pictures.copy()).to(self._device)
        return strongest_answers(self._responses_to, pictures, CLASSIFIER)

    @cached_property
    def _logits(self) -> Tensor:
        return self._responses[CLASSIFIER].flatten().cpu()  # (class)

    @cached_property
    def _probabilities(self) -> np.ndarray:
        return torch.softmax(self._logits, 0).numpy()

    @cached_property
    def _calls(self) -> tuple[SiteCall, ...]:
        return site_calls(self._model, lambda: self._model(self._batch))

    def _layer(self, question: Question) -> str:
        names = list(self._responses)
        layer = str(question.choice("layer", names[-2]))
        if layer not in names:
            raise UserError(
                tr("This model has no layer “{layer}”: there are {names}.").format(layer=layer, names=", ".join(names))
            )
        return layer

    def _channel(self, question: Question) -> tuple[str, int]:
        layer = self._layer(question)
        count = self._responses[layer].shape[1]
        if "channel" not in dict(question.choices):
            return layer, telling_channel(self._strongest[layer], self._carried.labels)
        channel = int(question.choice("channel", 0))
        if not 0 <= channel < count:
            raise UserError(
                tr("{layer} has no channel {number}: they go from 0 to {last}.").format(
                    layer=layer, number=channel, last=count - 1
                )
            )
        return layer, channel
