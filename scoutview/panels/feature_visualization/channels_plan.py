"""All channels of a layer: the optimized picture of each, and beside it what it answers to most in a real one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.picture_grid_plan import LARGEST_SIDE, Pictures, Pixel
from scoutview.observation import Observation
from scoutview.panels.feature_visualization.plan import PAIRS_APART, seen_from, seen_part, seen_patch, sight
from scoutview.panels.feature_visualization.words import channels_headings, class_words, noun_of, pixel_words


@dataclass(frozen=True, eq=False)
class ChannelsShown:
    """The last observations of all optimized pictures of a layer and of the real ones; None until there are.

    They may be of different layers, as they come one after the other.
    """

    overview: Observation | None = None
    examples: Observation | None = None

    def with_overview(self, overview: Observation) -> "ChannelsShown":
        """With other optimized pictures; the real ones go where they are of a model with other channels."""
        shown = replace(self, overview=overview)
        return shown if shown._agree else replace(shown, examples=None)

    def with_examples(self, examples: Observation) -> "ChannelsShown":
        """With other real pictures; the optimized ones go where they are of a model with other channels."""
        shown = replace(self, examples=examples)
        return shown if shown._agree else replace(shown, overview=None)

    @property
    def _agree(self) -> bool:
        """Whether both can be of one model: a layer has as many channels in one as in the other."""
        if self.overview is None or self.examples is None or str(self.examples["example_layer"]) != self.layer:
            return True
        return self.overview["overview_pictures"].shape[1] == len(self.examples["example_pictures"])

    @property
    def layer(self) -> str:
        return "" if self.overview is None else str(self.overview["overview_layer"][0])

    @property
    def _noun(self) -> str:
        """What one of the layer is called, as far as that is known."""
        examples = self.examples
        if examples is None or "example_map_size" not in examples or str(examples["example_layer"]) != self.layer:
            return "channel"
        return noun_of(examples["example_map_size"].tolist())

    @cached_property
    def optimized(self) -> np.ndarray:
        """(channel, row, column) of what the channels see; there has to be an overview."""
        assert self.overview is not None
        return seen_part(self.overview["overview_pictures"][-1], sight(self.overview, "overview_sight"))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of a pair."""
        if self.overview is None:
            return 8, 16
        rows, columns = self.optimized.shape[1:3]
        return int(rows), 2 * int(columns)

    def real(self, channel: int) -> np.ndarray | None:
        """What the channel sees of the real picture that excites it most; None before that is known."""
        overview, examples = self.overview, self.examples
        if overview is None or examples is None or str(examples["example_layer"]) != self.layer:
            return None
        picture = examples["example_pictures"][channel]
        sees = sight(overview, "overview_sight")
        if sees is None:
            return picture
        place = examples["example_places"][channel].tolist()
        return seen_patch(picture, seen_from(sees, place, examples["example_map_size"].tolist(), picture.shape[:2]))

    def pictures(self, chosen: tuple[str, int], dead: Sequence[int]) -> Pictures:
        """Pairs in a grid, the chosen layer's channel outlined; a dead channel has nothing real beside it."""
        optimized = self.optimized
        real = [None if channel in dead else self.real(channel) for channel in range(len(optimized))]
        pairs = [paired(*pair) for pair in zip(optimized, real, strict=True)]
        assert self.overview is not None
        whole = optimized.shape[1:3] == self.overview["overview_pictures"].shape[2:4]
        many = f"{count(len(pairs))} {self._noun}s"
        headings = channels_headings(site_words(self.layer), many, dead, in_parts=not whole)
        chosen_here = chosen[1] if chosen[0] == self.layer else None
        return Pictures(pairs, headings=headings, chosen=chosen_here, largest=2 * LARGEST_SIDE, apart=PAIRS_APART)

    def reading(self, pixel: Pixel, dead: Sequence[int]) -> str:
        """One pixel of a pair."""
        channel, row, column = pixel
        optimized = self.optimized[channel]
        if column < optimized.shape[1]:
            return f"{self._noun} {count(channel)}, {pixel_words(optimized, row, column)}"
        real, column = self.real(channel), column - optimized.shape[1]
        if real is None or channel in dead:
            return f"{self._noun} {count(channel)}"
        assert self.examples is not None
        label = self.examples["example_labels"][channel]
        return f"{self._noun} {count(channel)}, real: part of {class_words(label)}, {pixel_words(real, row, column)}"


def paired(optimized: np.ndarray, real: np.ndarray | None) -> np.ndarray:
    """(H, W, ...), and the same of a real picture -> (H, 2 W, ...), with paper in place of what is missing."""
    return np.hstack([optimized, np.zeros_like(optimized) if real is None else real])
