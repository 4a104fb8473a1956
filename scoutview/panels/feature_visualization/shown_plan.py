"""What the feature visualization shows of its observations. Arithmetic only."""

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.picture_grid_plan import Pictures
from scoutview.observation import Observation
from scoutview.panels.feature_visualization.plan import exciting_part, reaches_over
from scoutview.panels.feature_visualization.words import Real, real_headings


@dataclass(frozen=True, eq=False)
class FeatureShown:
    """The last observations of an optimized picture and of the real ones that excite a channel; None until there are.

    They may be of different channels, as they come one after the other.
    """

    feature: Observation | None = None
    exciting: Observation | None = None

    @property
    def channel(self) -> tuple[str, int]:
        """Layer and channel of the picture on screen."""
        if self.feature is None:
            return "", 0
        return str(self.feature["feature_layer"][0]), int(self.feature["feature_channel"][0])

    @property
    def name(self) -> str:
        layer, channel = self.channel
        return f"{site_words(layer)}, channel {channel}"

    @property
    def _exciting_here(self) -> Observation | None:
        """The real pictures, where they are of the channel on screen."""
        exciting = self.exciting
        if exciting is None:
            return None
        same = (str(exciting["exciting_layer"]), int(exciting["exciting_channel"])) == self.channel
        return exciting if same else None

    @property
    def real(self) -> Real:
        """What the real pictures tell of the channel on screen."""
        exciting = self._exciting_here
        if exciting is None or self.feature is None:
            return Real()
        best = float(np.max(exciting["exciting_values"]))
        at_edge = False
        if exciting.has("exciting_places", "exciting_map_size") and "feature_sight" in self.feature:
            at_edge = reaches_over(
                self.feature["feature_sight"][0].tolist(),
                exciting["exciting_places"][0].tolist(),
                exciting["exciting_map_size"].tolist(),
                exciting["exciting_pictures"].shape[1:],
            )
        dead = self.channel[1] in self.dead(self.channel[0])
        labels = () if dead else tuple(exciting["exciting_labels"].tolist()[: self._excited(exciting)])
        return Real(best, labels, at_edge, dead)

    def dead(self, layer: str) -> tuple[int, ...]:
        """The channels of a layer that no validation picture makes active, where that is known."""
        exciting = self.exciting
        if exciting is None or "exciting_strongest" not in exciting or str(exciting["exciting_layer"]) != layer:
            return ()
        return tuple(np.flatnonzero(exciting["exciting_strongest"] == 0).tolist())

    @property
    def real_pictures(self) -> Pictures:
        """The real pictures in a grid; words in place of those that a dead channel does not have."""
        if self.exciting is None:
            return Pictures()
        values, labels = (self.exciting[name].tolist() for name in ("exciting_values", "exciting_labels"))
        excited = self._excited(self.exciting)
        captions = tuple(
            (f"{labels[rank]}: {three_digits(values[rank])}", f"{labels[rank]}: {values[rank]:.1f}", labels[rank])
            for rank in range(excited)
        )
        pictures = list(self.exciting["exciting_pictures"][:excited])
        channel = int(self.exciting["exciting_channel"])
        if not excited:
            dead = f"channel {channel} is dead"
            return Pictures(headings=(f"no real picture excites channel {channel}: it is dead", dead, "dead"))
        headings = real_headings(channel, with_places=bool(self.exciting_parts))
        return Pictures(pictures, headings=headings, captions=captions)

    @property
    def exciting_parts(self) -> tuple[Box, ...]:
        """What the channel sees of each real picture where that excites it most; nothing where it sees all."""
        feature, exciting = self.feature, self._exciting_here
        seen = None if feature is None else sight(feature, "feature_sight")
        if exciting is None or seen is None or not exciting.has("exciting_places", "exciting_map_size"):
            return ()
        size, map_size = exciting["exciting_pictures"].shape[1:], exciting["exciting_map_size"].tolist()
        if (seen[2] - seen[0], seen[3] - seen[1]) == tuple(size):
            return ()
        places = exciting["exciting_places"].tolist()[: self._excited(exciting)]
        return tuple(exciting_part(seen, place, map_size, size) for place in places)

    @staticmethod
    def _excited(exciting: Observation) -> int:
        """How many of the pictures excite the channel at all: behind a ReLU 0 is silence."""
        return int(np.count_nonzero(exciting["exciting_values"]))


def sight(observation: Observation, channel: str) -> list[int] | None:
    """Top, left, bottom and right of what is seen, where an answer tells."""
    return observation[channel][0].tolist() if channel in observation else None
