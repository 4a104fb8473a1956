"""What can be asked of the network about one photo: its names for it, its maps, what its channels look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.occlusion import COARSEST, occlusion
from scoutview.analysis.sites import SiteCall, operations, picture_product, site_calls, sites
from scoutview.data.photos import MIDDLE, photo_asked, photo_kept, shipped_photos
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.photos.carried import carried_picture, carried_pictures, cover_pictures
from scoutview.labs.photos.made_of import block_of, made_of, switched_off
from scoutview.labs.photos.optimizing import CLASSIFIER, SIDE, optimized
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.language import tr
from scoutview.models.efficientnet_lite import MOST, EfficientNetLite, scaled
from scoutview.observation import Question
from scoutview.probe import PhotoProbe
from scoutview.resources import resource

FIRST_LAYER, FIRST_CHANNEL = "block.13.depthwise", 520  # car bodies with a wheel, by eye
FIRST_WHEELS = "417"  # of the layer before: a wheel
MAPS, MOST_UNITS = 24, 8
SIDES, MOST_STEPS = (64, 96, 128, 160, 192, 224, 256), 512
DETAILS = (COARSEST, 2 * COARSEST, 4 * COARSEST)
GREY = 127.0  # enters the network as zeros
SQUARE = 56  # a quarter of the photo


@cache
def class_names() -> tuple[str, ...]:
    """Of the 1,000 classes of ImageNet, in the network's order."""
    return tuple(resource("photos/imagenet_names.txt").read_text(encoding="utf-8").splitlines())


class PhotoAnswers:
    """Answers about one photo (side, side, 3); the forward pass they share is run once."""

    def __init__(self, model: nn.Module, probe: PhotoProbe, side: int, settings: PhotosSettings) -> None:
        self._model = cast(EfficientNetLite, model)
        self._probe = probe
        self._side = side
        self._changes = settings.changes
        self._detail = max(each for each in DETAILS if each <= settings.places)

    def answer(self, question: Question) -> Arrays:
        """The channels of a plain question.

        Raises:
            UserError: there is no such layer, channel, class or site.
        """
        return getattr(self, question.name)(question)

    def trajectory(self, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory; raises as `answer`."""
        return {
            "feature_visualization": self._feature_visualization,
            "unit_pictures": self._unit_pictures,
            "occlusion": self._occlusion,
        }[question.name](question)

    def photo(self, _: Question) -> Arrays:
        title = self._probe.own or shipped_photos()[self._probe.number - 1].title
        done = "" if self._probe.own else MIDDLE
        return {
            "photo": self._photo,
            "photo_sharp": photo_kept(self._probe),
            "photo_title": np.array(title),
            "photo_done": np.array(done),
        }

    def photo_classes(self, _: Question) -> Arrays:
        return {"class_names": np.array(class_names())}

    def prediction(self, _: Question) -> Arrays:
        probabilities = torch.softmax(self._answers[CLASSIFIER][0], 0).numpy()
        return {
            "outcomes": np.array(class_names()),
            "outcome_probabilities": probabilities,
            "right_outcome": np.array(-1, np.int64),
            "right_source": np.array(""),
            "prompt": np.array(""),
            "prompt_picture": self._photo,
            "asked_position": np.array(0, np.int64),
        }

    def layers(self, _: Question) -> Arrays:
        names = list(self._model.layers)
        return {
            "layer_names": np.array(names),
            "layer_channels": np.array([self._answers[name].shape[1] for name in names], np.int64),
            "layer_sides": np.array([*(self._answers[name].shape[-1] for name in names[:-1]), 1], np.int64),
            "layer_sights": np.array([*self._model.sights(), self._side], np.int64),
        }

    def photo_maps(self, question: Question) -> Arrays:
        layer = self._layer(question)
        maps = self._answers[layer][0]  # (C, H, W)
        strongest = maps.flatten(1).max(1).values
        at_most = (maps >= MOST).float().mean((1, 2))
        order = np.lexsort((-maps.mean((1, 2)), -at_most, -strongest)).tolist()  # of many at 6 the largest part first
        if "channel" in dict(question.choices):
            wanted = self._channel(question, layer)
            order = [wanted, *(each for each in order if each != wanted)]
        shown = order[:MAPS]
        return {
            "photo_maps": maps[shown].numpy().copy(),
            "photo_map_layer": np.array(layer),
            "photo_map_channels": np.array(shown, np.int64),
            "photo_map_strongest": strongest[shown].numpy().copy(),
            "photo_map_count": np.array(len(maps), np.int64),
        }

    def carried_pictures(self, _: Question) -> Arrays:
        return carried_pictures()

    def cover(self, _: Question) -> Arrays:
        return {"cover_pictures": cover_pictures()}

    def made_of(self, question: Question) -> Arrays:
        layer = str(question.choice("layer", FIRST_LAYER))
        block_of(layer, len(self._model.blocks))
        return made_of(self._model, layer, self._channel(question, layer))

    def switched_off(self, question: Question) -> Arrays:
        layer = str(question.choice("layer", FIRST_LAYER))
        block_of(layer, len(self._model.blocks))
        channel = self._channel(question, layer)
        own = carried_picture(layer, channel)
        words = tr("this photo") if own is None else tr("its own optimized picture")
        answer = switched_off(self._model, layer, channel, self._photo if own is None else own)
        return {**answer, "off_picture": np.array(words)}

    def sites(self, _: Question) -> Arrays:
        return sites(self._calls)

    def matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", ""))
        return picture_product(self._calls, site, lambda name: class_names() if name == CLASSIFIER else ())

    def operations(self, _: Question) -> Arrays:
        others = {}
        for number, block in enumerate(self._model.blocks):
            name = f"block.{number}.depthwise"
            kernel, numbers = block.depthwise.weight[0].numel(), self._answers[name].numel()
            others[name] = (kernel * numbers, kernel * numbers)
        return operations(self._calls, others)

    # trajectories

    def _feature_visualization(self, question: Question) -> Iterator[Arrays]:
        layer = self._any_layer(question)
        channel = self._channel(question, layer)
        steps = _one_of(question, "steps", self._changes, range(1, MOST_STEPS + 1))
        side = _one_of(question, "side", SIDE, SIDES)
        name = class_names()[channel] if layer == CLASSIFIER else f"{layer} {channel}"
        for step in optimized(self._model, layer, [channel], side=side, steps=steps):
            yield {
                "feature_picture": step.pictures[0],
                "feature_objective": np.array(step.answers[0]),
                "feature_layer": np.array(layer),
                "feature_channel": np.array(channel, np.int64),
                "feature_name": np.array(name),
                "feature_steps": np.array(steps, np.int64),
            }

    def _unit_pictures(self, question: Question) -> Iterator[Arrays]:
        layer = str(question.choice("layer", "block.12.depthwise"))
        layer = self._any_layer(Question.of("unit_pictures", layer=layer))
        channels = self._channels(str(question.choice("channels", FIRST_WHEELS)), layer)
        steps = _one_of(question, "steps", self._changes, range(1, MOST_STEPS + 1))
        side = _one_of(question, "side", SIDE, SIDES)
        for step in optimized(self._model, layer, channels, side=side, steps=steps, every=4):
            yield {
                "unit_pictures": step.pictures,
                "unit_layer": np.array(layer),
                "unit_channels": np.array(channels, np.int64),
                "unit_answers": step.answers,
                "unit_steps": np.array(steps, np.int64),
            }

    def _occlusion(self, question: Question) -> Iterator[Arrays]:
        likeliest = int(self._answers[CLASSIFIER][0].argmax())
        number = _one_of(question, "class", likeliest, range(len(class_names())))
        square = _one_of(question, "square", SQUARE, range(8, self._side + 1))
        detail = _one_of(question, "detail", self._detail, DETAILS)

        def scores(photos: Tensor) -> Tensor:
            answer: Tensor = self._model(scaled(photos))
            return answer

        for hidden in occlusion(scores, self._photo_tensor, number, square=square, detail=detail, grey=GREY):
            yield {
                "occlusion": (hidden.logs - hidden.whole).astype(np.float32),
                "occlusion_probabilities": np.exp(hidden.logs).astype(np.float32),
                "occlusion_class": np.array(number, np.int64),
                "occlusion_name": np.array(class_names()[number]),
                "occlusion_whole": np.array(np.exp(hidden.whole), np.float32),
                "occlusion_square": np.array(square, np.int64),
                "occlusion_asked": np.array([hidden.tried, hidden.in_all], np.int64),
            }

    # inside

    @cached_property
    def _photo(self) -> np.ndarray:
        return photo_asked(self._probe, self._side)

    @property
    def _photo_tensor(self) -> Tensor:
        return torch.from_numpy(self._photo.copy()).permute(2, 0, 1).float()  # (3, H, W)

    @cached_property
    def _answers(self) -> Mapping[str, Tensor]:
        with torch.no_grad():
            return self._model.answers(scaled(self._photo_tensor[None]))

    @property
    def _layers(self) -> list[str]:
        return [name for name in self._model.layers if name != CLASSIFIER]

    @cached_property
    def _calls(self) -> Sequence[SiteCall]:
        return site_calls(self._model, lambda: self._model(scaled(self._photo_tensor[None])))

    def _layer(self, question: Question) -> str:
        layer = str(question.choice("layer", FIRST_LAYER))
        if layer not in self._layers:
            raise UserError(
                tr("This network has no layer “{layer}” with maps: there are {layers}.").format(
                    layer=layer, layers=", ".join(self._layers)
                )
            )
        return layer

    def _any_layer(self, question: Question) -> str:
        return CLASSIFIER if question.choice("layer", "") == CLASSIFIER else self._layer(question)

    def _channel(self, question: Question, layer: str) -> int:
        channel = int(question.choice("channel", FIRST_CHANNEL if layer == FIRST_LAYER else 0))
        self._check_channel(layer, channel)
        return channel

    def _channels(self, text: str, layer: str) -> list[int]:
        parts = text.replace(",", " ").split()
        if not 1 <= len(parts) <= MOST_UNITS or not all(part.isdecimal() for part in parts):
            raise UserError(
                tr("“{text}” names no channels: one to {most} numbers, as in 417 520.").format(
                    text=text, most=MOST_UNITS
                )
            )
        channels = [int(part) for part in parts]
        for channel in channels:
            self._check_channel(layer, channel)
        return channels

    def _check_channel(self, layer: str, channel: int) -> None:
        count = self._model.width_of(layer)
        if not 0 <= channel < count:
            raise UserError(
                tr("{layer} has no channel {channel}: they go from 0 to {last}.").format(
                    layer=layer, channel=channel, last=count - 1
                )
            )


def _one_of(question: Question, name: str, default: int, allowed: Sequence[int]) -> int:
    value = int(question.choice(name, default))
    if value not in allowed:
        words = (
            tr("{first} to {last}").format(first=allowed[0], last=allowed[-1])
            if isinstance(allowed, range)
            else ", ".join(map(str, allowed))
        )
        raise UserError(
            tr("The choice {name} should be {words}, not {value}.").format(name=name, words=words, value=value)
        )
    return value
