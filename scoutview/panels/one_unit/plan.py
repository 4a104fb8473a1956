"""What one unit says of a text and of many: read from arrays, counted in bins, held against controls. No painting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.runs.appearance_plan import Appearance, Control
from scoutview.language import as_written, tr, translated
from scoutview.observation import UNCHANGED

JUDGED, NEGATED = 1, 2  # parts of the held-out reviews
COUNTS_FROM = 0.9  # of the held-out reviews: from there on there is a unit that tells them apart
BINS = 32
UNTRAINED = "untrained"  # in the name of the control that is the best unit before training
_PAIRS = re.compile(r"word pairs, from ([\d,]+) labels")  # the name of the control that learned from so many
Place = tuple[int, int]  # layer and cell


def place_text(place: Place) -> str:
    """As it is written: 1.23."""
    return f"{place[0]}.{place[1]}"


def place_of(pair: np.ndarray) -> Place:
    """From an array of layer and cell."""
    return int(pair[0]), int(pair[1])


@dataclass(frozen=True, eq=False)
class UnitReading:
    """What a unit keeps after each letter of the text asked; `sign` is 1 where high values say the second label."""

    place: Place
    is_best: bool
    letters: tuple[str, ...]
    values: np.ndarray
    alone: np.ndarray
    sign: int
    threshold: float
    means: np.ndarray
    labels: tuple[str, str]

    @classmethod
    def of(cls, arrays: Arrays) -> UnitReading:
        names, tokens = arrays["label_names"], tuple(map(str, arrays["unit_tokens"]))
        first = next((number for number, token in enumerate(tokens[:-1]) if len(token) == 1), 0)  # behind start marks
        return cls(
            place_of(arrays["unit_place"]),
            bool(arrays["unit_is_best"]),
            tokens[first:],
            np.asarray(arrays["unit_values"], np.float64)[first:],
            np.asarray(arrays["unit_alone"], np.float64)[first:],
            int(arrays["unit_sign"]) or 1,
            float(arrays["unit_threshold"]),
            np.asarray(arrays["unit_means"], np.float64),
            (translated(str(names[0])), translated(str(names[1]))),
        )

    @property
    def shades(self) -> np.ndarray:
        """(letters,) from -1 to 1 for all units alike: towards 1 is what the second label is said with."""
        return np.clip(self.sign * self.values, -1.0, 1.0)

    @property
    def is_held(self) -> bool:
        """Whether an intervention changes it."""
        return not np.allclose(self.values, self.alone, atol=1e-5, equal_nan=True)

    def label_of(self, value: float) -> str:
        """What a value says."""
        return self.labels[int(self.sign * (value - self.threshold) > 0)]

    def heard(self, position: int) -> str:
        """The last letters read, up to one of them."""
        return "".join(self.letters[max(0, position - 17) : position + 1]).replace("\n", "↵")


@dataclass(frozen=True, eq=False)
class Spread:
    """How often a unit ends held-out reviews with a value: `counts` (2, bins) of each label; `edges` (bins + 1,)."""

    edges: np.ndarray
    counts: np.ndarray
    threshold: float
    sign: int
    accuracy: float

    @property
    def total(self) -> int:
        return int(self.counts.sum())


def spread_of(arrays: Arrays, part: int, prefix: str = "") -> Spread | None:
    """Of one part of the held-out reviews; None where it has none. Its axis goes from -1 to 1, or as far as needed."""
    kept = arrays[f"{prefix}over_parts"] == part
    values, labels = (np.asarray(arrays[f"{prefix}over_{name}"])[kept] for name in ("values", "labels"))
    if not len(values):
        return None
    reach = max(1.0, float(np.nanmax(np.abs(arrays[f"{prefix}over_values"]), initial=0.0)))
    edges = np.linspace(-reach, reach, BINS + 1)
    counts = np.stack([np.histogram(values[labels == label], edges)[0] for label in (0, 1)])
    accuracy = float(arrays[f"{prefix}over_accuracies"][part])
    return Spread(
        edges, counts, float(arrays[f"{prefix}over_threshold"]), int(arrays[f"{prefix}over_sign"]) or 1, accuracy
    )


@dataclass(frozen=True, eq=False)
class Search:
    """All units: shares of the choosing half, the judging half and the negated ones, (layer, cell) each."""

    chosen: np.ndarray
    judged: np.ndarray
    negated: np.ndarray
    best: Place

    @classmethod
    def of(cls, arrays: Arrays, prefix: str = "") -> Search:
        chosen, judged, negated = (
            np.asarray(arrays[f"{prefix}units_{name}"], np.float64) for name in ("chosen", "judged", "negated")
        )
        return cls(chosen, judged, negated, place_of(arrays[f"{prefix}units_best"]))

    def has(self, place: Place) -> bool:
        layers, cells = self.chosen.shape
        return 0 <= place[0] < layers and 0 <= place[1] < cells

    def share(self, place: Place, *, negated: bool) -> float:
        return float((self.negated if negated else self.judged)[place])

    @cached_property
    def next_best(self) -> Place:
        """The second best of the choosing half."""
        ranked = np.argsort(-self.chosen, axis=None, kind="stable")
        flat = [place for place in ranked.tolist() if self._place(place) != self.best]
        return self._place(flat[0]) if flat else self.best

    def rank(self, place: Place) -> int:
        """1 for the best of the choosing half."""
        return 1 + int((self.chosen > self.chosen[place]).sum())

    def _place(self, flat: int) -> Place:
        return flat // self.chosen.shape[1], flat % self.chosen.shape[1]


@dataclass(frozen=True)
class Rival:
    """A row of the bars: who says which label a review has, and how often that is right."""

    name: str
    share: float
    is_unit: bool = False


def rivals(arrays: Arrays, own: Place, search: Search, prefix: str = "", *, negated: bool) -> list[Rival]:
    """The unit and all it is held against, the best first; those that say nothing there are left out."""
    shares = arrays[f"{prefix}control_{'negated' if negated else 'judged'}"]
    names = arrays[f"{prefix}control_names"]
    rows = [
        Rival(control_words(str(name)), float(share))
        for name, share in zip(names, shares, strict=True)
        if np.isfinite(share)
    ]
    if search.has(own):
        rows.append(
            Rival(
                tr("this unit, {place}").format(place=place_text(own)),
                search.share(own, negated=negated),
                is_unit=True,
            )
        )
    return sorted((row for row in rows if np.isfinite(row.share)), key=lambda row: -row.share)


def control_words(name: str) -> str:
    """The name of a control, as people read it."""
    pairs = _PAIRS.fullmatch(name)
    if pairs is None:
        return translated(name)
    return tr("word pairs, from {labels} labels").format(labels=as_written(pairs[1]))


def untrained_share(arrays: Arrays, prefix: str = "") -> float:
    """What the best unit of the untrained network has right; nan where that is not told."""
    for name, share in zip(arrays[f"{prefix}control_names"], arrays[f"{prefix}control_judged"], strict=True):
        if UNTRAINED in str(name):
            return float(share)
    return float("nan")


def appearance_of_best(answers: Mapping[int, Arrays], wanted: Sequence[int], untrained: float) -> Appearance:
    """When the best unit of each frame came to tell the judging half apart; shuffled labels are its band."""
    known = {step: arrays for step, arrays in answers.items() if _channel(arrays, "best_judged") is not None}
    values = {step: float(_channel(arrays, "best_judged")) for step, arrays in known.items()}  # type: ignore[arg-type]
    every = sorted(set(wanted))
    bands = np.full((len(every), 3), np.nan)
    for row, step in enumerate(every):
        band = _channel(known[step], "best_shuffled") if step in known else None
        if band is not None:
            bands[row] = band
    controls = [Control(tr("best unit, shuffled labels"), bands[:, 0], bands[:, 2])]
    if np.isfinite(untrained):
        controls.append(Control.at(tr("best unit, untrained"), untrained))
    return Appearance.of(values, wanted, COUNTS_FROM, controls)


def negated_over_run(answers: Mapping[int, Arrays], steps: np.ndarray) -> np.ndarray:
    """(steps,) the share of the best unit where every opinion is negated; nan where it is not known."""
    found = [_channel(answers[int(step)], "best_negated") if int(step) in answers else None for step in steps]
    return np.array([np.nan if each is None else float(each) for each in found])


def _channel(arrays: Arrays, name: str) -> np.ndarray | None:
    """A channel of the history, whichever of both names it has."""
    return arrays.get(name, arrays.get(UNCHANGED + name))
