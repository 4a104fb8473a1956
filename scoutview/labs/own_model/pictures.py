"""What a model of somebody's own makes of pictures: its maps, what its channels look for, where the evidence is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.analysis.excitement import PIXELS_AT_A_TIME, most_exciting, telling_channel, usual_answers
from scoutview.analysis.feature_visualization import FeatureStep, Sight, sight_of, visualize_features
from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.occlusion import COARSEST, occlusion
from scoutview.checkpoints.graphs.responses import LayerResult
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.own_model.asked import AskedModel
from scoutview.labs.own_model.layers import GraphLayers, ModuleLayers, layers_of
from scoutview.labs.own_model.models import first_answer
from scoutview.labs.picture_channels import EXAMPLES, EXCITING, FEATURE, LAYERS, MAPS, OCCLUSION, OVERVIEW, PHOTO
from scoutview.language import tr
from scoutview.observation import Question

MOST_EXAMPLES = 200  # of the recorded pictures that channels are shown
SHOWN_MAPS = 24
OVERVIEW_STRIDE = 8
MOST_OVERVIEW = 64  # channels of which pictures are made at once
OVERVIEW_PIXELS = 2**18  # and of all these pictures
GREY = 0.5  # of what hides a part of a picture
SQUARE = 4  # a part of the picture's shorter side is hidden
DETAILS = (COARSEST, 2 * COARSEST, 4 * COARSEST)


class OwnPictures:
    """Answers about the picture that is asked, and about the channels of the layers.

    Raises:
        UserError: there is no such layer, channel or class.
    """

    def __init__(self, asked: AskedModel) -> None:
        self._asked, self._kind = asked, asked.parts.seen_as

    def answers(self) -> Mapping[str, Callable[[Question], Arrays]]:
        """By the names of the questions."""
        return {
            PHOTO: self._photo,
            LAYERS: self._layers,
            MAPS: self._maps,
            EXCITING: self._exciting,
            EXAMPLES: self._examples,
        }

    def trajectories(self) -> Mapping[str, Callable[[Question], Iterator[Arrays]]]:
        """By the names of the questions."""
        return {FEATURE: self._feature, OVERVIEW: self._overview, OCCLUSION: self._occlusion}

    # the picture that is asked

    def _photo(self, _: Question) -> Arrays:
        return {PHOTO: self._asked.photo}

    def _layers(self, _: Question) -> Arrays:
        return {
            "layer_names": np.array(list(self._results), np.str_),
            "layer_channels": np.array([each.channels for each in self._results.values()], np.int64),
            "layer_sides": np.array([self._looked_at.sides[name] for name in self._results], np.int64),
        }

    def _maps(self, question: Question) -> Arrays:
        """The strongest maps of a layer, and the strongest answer of any of its channels to a recorded picture."""
        layer = self._layer(question, with_maps=True)
        maps = self._rectified(layer, self._caught(self._asked.inputs)[layer][0])  # (C, H, W)
        strongest = maps.flatten(1).amax(1)
        order = torch.argsort(strongest, descending=True, stable=True).tolist()
        if "channel" in dict(question.choices):
            wanted = self._channel(question, layer)
            order = [wanted, *(each for each in order if each != wanted)]
        shown = order[:SHOWN_MAPS]
        return {
            MAPS: as_array(maps[shown]),
            "photo_map_layer": np.array(layer),
            "photo_map_channels": np.array(shown, np.int64),
            "photo_map_strongest": as_array(strongest[shown]),
            "photo_map_count": np.array(len(maps), np.int64),
            "photo_map_top": np.array(max(0.0, float(self._strongest[layer].max(initial=0.0))), np.float32),
            "photo_map_rectified": np.array(self._results[layer].rectified),
        }

    def _occlusion(self, question: Question) -> Iterator[Arrays]:
        names = self._asked.names
        number = int(question.choice("class", int(self._asked.scores.argmax())))
        if not 0 <= number < len(names):
            raise UserError(
                tr("There is no class {number}: they go from 0 to {last}.").format(number=number, last=len(names) - 1)
            )
        square = int(question.choice("square", max(2, min(self._kind.size) // SQUARE)))
        detail = int(question.choice("detail", DETAILS[1]))
        if detail not in DETAILS or not 1 <= square <= min(self._kind.size):
            raise UserError(
                tr("Hide with a square of 1 to {size} pixels, at {choices} places a side.").format(
                    size=min(self._kind.size), choices=DETAILS
                )
            )
        photo = torch.from_numpy(self._asked.pixels.copy())  # (C, H, W)

        def scores(photos: Tensor) -> Tensor:
            answer = first_answer(self._asked.whole(self._given(photos)))
            return answer.reshape(len(photos), -1, answer.shape[-1])[:, -1]

        for hidden in occlusion(scores, photo, number, square=square, detail=detail, grey=GREY):
            yield {
                OCCLUSION: (hidden.logs - hidden.whole).astype(np.float32),
                "occlusion_probabilities": np.exp(hidden.logs).astype(np.float32),
                "occlusion_class": np.array(number, np.int64),
                "occlusion_name": np.array(names[number]),
                "occlusion_whole": np.array(np.exp(hidden.whole), np.float32),
                "occlusion_square": np.array(square, np.int64),
                "occlusion_asked": np.array([hidden.tried, hidden.in_all], np.int64),
            }

    # what a channel looks for

    def _exciting(self, question: Question) -> Arrays:
        layer, channel = self._layer_and_channel(question)
        strongest = self._strongest[layer]
        most = most_exciting(strongest, channel)
        places, size = self._peaks(layer, most, np.full(len(most), channel))
        return {
            "exciting_layer": np.array(layer),
            "exciting_channel": np.array(channel, np.int64),
            "exciting_pictures": self._drawn(self._pictures[most]),
            "exciting_values": strongest[most, channel],
            "exciting_numbers": most.astype(np.int64),
            "exciting_labels": self._labels[most],
            "exciting_places": places,
            "exciting_map_size": size,
            "exciting_kind": np.array(tr("recorded picture")),
            **({"exciting_strongest": strongest.max(0)} if self._results[layer].rectified else {}),
        }

    def _examples(self, question: Question) -> Arrays:
        layer = self._layer(question)
        best = self._strongest[layer].argmax(axis=0)[: self._overview_count(layer)]  # (C)
        places, size = self._peaks(layer, best, np.arange(len(best)))
        return {
            "example_layer": np.array(layer),
            "example_pictures": self._drawn(self._pictures[best]),
            "example_labels": self._labels[best],
            "example_places": places,
            "example_map_size": size,
        }

    def _feature(self, question: Question) -> Iterator[Arrays]:
        """A trajectory: every step of the ascent for one channel."""
        layer, channel = self._layer_and_channel(question)
        sight = self._sight(layer)
        for step in self._ascent(layer, [channel], sight):
            yield step.of_channel(layer, channel, sight)

    def _overview(self, question: Question) -> Iterator[Arrays]:
        """A trajectory: every eighth step of the ascent for the channels of a layer."""
        layer = self._layer(question)
        channels = list(range(self._overview_count(layer)))
        sight = self._sight(layer)
        for step in self._ascent(layer, channels, sight, OVERVIEW_STRIDE):
            yield step.of_layer(layer, sight)

    def _overview_count(self, layer: str) -> int:
        """How many channels of a layer are shown side by side, the first ones."""
        height, width = self._kind.size
        most = max(1, min(MOST_OVERVIEW, OVERVIEW_PIXELS // (height * width)))
        return min(most, self._results[layer].channels)

    def _ascent(self, layer: str, channels: list[int], sight: Sight, stride: int = 1) -> Iterator[FeatureStep]:
        coloured = self._kind.is_coloured
        steps = visualize_features(
            lambda pictures: self._response(layer, pictures),
            channels,
            self._kind.size,
            torch.device("cpu"),
            rectified=self._results[layer].rectified,
            sight=sight,
            strongest=() if coloured else np.maximum(usual_answers(self._strongest[layer]), 0)[channels].tolist(),
            stride=stride,
            colours=3 if coloured else 0,
        )
        return (replace(step, pictures=self._drawn(step.pictures)) for step in steps)

    def _sight(self, layer: str) -> Sight:
        return sight_of(lambda pictures: self._response(layer, pictures), self._kind.size, torch.device("cpu"))

    def _response(self, layer: str, pictures: Tensor) -> Tensor:
        """Of pictures (B, H, W) or (B, C, H, W) in 0..1: (B, channels, H', W'), before any ReLU."""
        whole = pictures if pictures.ndim > 3 else pictures[:, None].expand(-1, max(1, self._kind.channels), -1, -1)
        return self._looked_at.response(layer, (self._given(whole),))

    def _given(self, pictures: Tensor) -> Tensor:
        """What the model is given of pictures (B, C, H, W) in 0..1."""
        taken, divided = (torch.tensor(each)[:, None, None] for each in (self._kind.taken, self._kind.divided))
        scaled = (pictures - taken) / divided
        return scaled if self._kind.channels else scaled[:, 0]

    # the recorded pictures

    @property
    def _pictures(self) -> np.ndarray:
        """(N, C, H, W) in 0..1"""
        return self._asked.parts.pixels[:MOST_EXAMPLES]

    @cached_property
    def _labels(self) -> np.ndarray:
        """What each shows in a word; where that was not told, which one it is."""
        classes, names = self._asked.parts.classes[: len(self._pictures)], self._asked.names
        return np.array(
            [
                names[each] if 0 <= each < len(names) else tr("example {number}").format(number=number)
                for number, each in enumerate(classes.tolist())
            ]
        )

    @cached_property
    def _strongest(self) -> Mapping[str, np.ndarray]:
        """Layer -> (picture, channel): the strongest answer anywhere on the map, after the ReLU where one follows."""
        found: dict[str, list[np.ndarray]] = {}
        pictures = torch.from_numpy(self._pictures.copy())
        for part in pictures.split(max(1, PIXELS_AT_A_TIME // pictures[0].numel())):
            for name, each in self._caught((self._given(part),)).items():
                found.setdefault(name, []).append(as_array(self._rectified(name, each).amax((2, 3))))
        return {name: np.concatenate(each) for name, each in found.items()}

    def _peaks(self, layer: str, numbers: np.ndarray, channels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where each of these pictures excites its channel most, (N, 2) rows and columns; and the size of the map."""
        with torch.no_grad():
            response = self._response(layer, torch.from_numpy(self._pictures[numbers]))
        maps = response[torch.arange(len(numbers)), torch.from_numpy(channels)]
        flat = maps.flatten(1).argmax(1).numpy()
        places = np.stack(np.unravel_index(flat, maps.shape[1:]), axis=1).astype(np.int64)
        return places, np.array(maps.shape[1:], np.int64)

    def _caught(self, inputs: tuple[Tensor, ...]) -> dict[str, Tensor]:
        """What each layer answers: (B, C, H, W)."""
        with torch.no_grad():
            return self._looked_at.responses(inputs)

    def _rectified(self, layer: str, response: Tensor) -> Tensor:
        return F.relu(response) if self._results[layer].rectified else response

    def _drawn(self, pictures: np.ndarray) -> np.ndarray:
        """(N, C, H, W) or (N, H, W) in 0..1 -> (N, H, W), or (N, H, W, 3) of bytes."""
        if not self._kind.is_coloured:
            return pictures if pictures.ndim == 3 else pictures[:, 0]
        return np.rint(255 * np.clip(np.nan_to_num(pictures), 0, 1)).astype(np.uint8).transpose(0, 2, 3, 1)

    # layers and channels

    @cached_property
    def _looked_at(self) -> GraphLayers | ModuleLayers:
        return layers_of(self._asked.model, self._asked.inputs)

    @property
    def _results(self) -> Mapping[str, LayerResult]:
        return self._looked_at.results

    def _layer(self, question: Question, *, with_maps: bool = False) -> str:
        """The one that is chosen, else the last one with maps."""
        names = [name for name, each in self._results.items() if each.has_maps or not with_maps]
        if not names:
            raise UserError(tr("This model has no layer that answers to a whole picture."))
        last = [name for name in names if self._results[name].has_maps] or names
        layer = str(question.choice("layer", last[-1]))
        if layer not in names:
            raise UserError(
                tr("This model has no layer “{layer}” here: there are {names}.").format(
                    layer=layer, names=", ".join(names)
                )
            )
        return layer

    def _layer_and_channel(self, question: Question) -> tuple[str, int]:
        layer = self._layer(question)
        if "channel" not in dict(question.choices):
            classes = np.maximum(self._asked.parts.classes[: len(self._pictures)], 0)
            return layer, telling_channel(self._strongest[layer], classes)
        return layer, self._channel(question, layer)

    def _channel(self, question: Question, layer: str) -> int:
        channel, count = int(question.choice("channel", 0)), self._results[layer].channels
        if not 0 <= channel < count:
            raise UserError(
                tr("{layer} has no channel {channel}: they go from 0 to {last}.").format(
                    layer=layer, channel=channel, last=count - 1
                )
            )
        return channel
