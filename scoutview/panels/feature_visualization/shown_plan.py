"""What the feature visualization shows of its observations. Arithmetic only."""

from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.picture_grid_plan import Pictures, Pixel
from scoutview.observation import Observation
from scoutview.panels.feature_visualization.plan import dimmed_beside, reaches_over, seen_from, sight
from scoutview.panels.feature_visualization.words import UNSEEN, Real, class_words, noun_of, pixel_words, real_headings


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
        return f"{site_words(self.channel[0])}, {self.named}"

    @property
    def named(self) -> str:
        """ "channel 3", or "unit 3" where that is known to have no map."""
        return f"{self.noun} {self.channel[1]}"

    @property
    def noun(self) -> str:
        return self._noun(self.channel[0])

    def _noun(self, layer: str) -> str:
        exciting = self.exciting
        if exciting is None or "exciting_map_size" not in exciting or str(exciting["exciting_layer"]) != layer:
            return "channel"
        return noun_of(exciting["exciting_map_size"].tolist())

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
        seen = self.exciting_parts
        at_edge = bool(seen) and reaches_over(seen[0], exciting["exciting_pictures"].shape[1:3])
        dead = self.channel[1] in self.dead(self.channel[0])
        labels = () if dead else tuple(exciting["exciting_labels"].tolist()[: self._excited(exciting)])
        return Real(best, labels, at_edge, dead, self._kind)

    @property
    def _kind(self) -> str:
        """What one of the real pictures is."""
        named = self.exciting is not None and "exciting_kind" in self.exciting
        return str(self.exciting["exciting_kind"]) if self.exciting is not None and named else UNSEEN

    def dead(self, layer: str) -> tuple[int, ...]:
        """The channels of a layer that no real picture makes active, where that is known."""
        exciting = self.exciting
        if exciting is None or "exciting_strongest" not in exciting or str(exciting["exciting_layer"]) != layer:
            return ()
        return tuple(np.flatnonzero(exciting["exciting_strongest"] == 0).tolist())

    @property
    def real_pictures(self) -> Pictures:
        """The real pictures in a grid, dimmed where the channel sees nothing of them.

        In place of those that a dead one does not have there are words.
        """
        if self.exciting is None:
            return Pictures()
        labels = self.exciting["exciting_labels"].tolist()
        excited = self._excited(self.exciting)
        captions = tuple((class_words(label), label, "") for label in labels[:excited])
        pictures = list(self.exciting["exciting_pictures"][:excited])
        seen = self.exciting_parts
        if seen:
            pictures = [dimmed_beside(picture, part) for picture, part in zip(pictures, seen, strict=True)]
        named = f"{self._noun(str(self.exciting['exciting_layer']))} {int(self.exciting['exciting_channel'])}"
        if not excited:
            return Pictures(headings=(f"no real picture excites {named}: it is dead", f"{named} is dead", "dead"))
        headings = real_headings(named, in_parts=bool(seen))
        return Pictures(pictures, headings=headings, captions=captions)

    def real_reading(self, pixel: Pixel) -> str:
        """One pixel of a real picture; nothing before there are any."""
        exciting = self.exciting
        if exciting is None:
            return ""
        label, number = (exciting[name][pixel.picture] for name in ("exciting_labels", "exciting_numbers"))
        told = pixel_words(exciting["exciting_pictures"][pixel.picture], pixel.row, pixel.column)
        answer = three_digits(float(exciting["exciting_values"][pixel.picture]))
        return f"{self._kind} {count(int(number))}, {class_words(label)}: answer {answer}; {told}"

    @property
    def exciting_parts(self) -> tuple[tuple[int, int, int, int], ...]:
        """Top, left, bottom and right of what the channel sees of each real picture where that excites it most.

        Nothing where it sees all.
        """
        feature, exciting = self.feature, self._exciting_here
        sees = None if feature is None else sight(feature, "feature_sight")
        if exciting is None or sees is None or not exciting.has("exciting_places", "exciting_map_size"):
            return ()
        size, map_size = exciting["exciting_pictures"].shape[1:3], exciting["exciting_map_size"].tolist()
        if (sees[2] - sees[0], sees[3] - sees[1]) == tuple(size):
            return ()
        places = exciting["exciting_places"].tolist()[: self._excited(exciting)]
        return tuple(seen_from(sees, place, map_size, size) for place in places)

    @staticmethod
    def _excited(exciting: Observation) -> int:
        """How many of the pictures excite the channel at all: behind a ReLU 0 is silence."""
        return int(np.count_nonzero(exciting["exciting_values"]))
