"""Texts that were written while a unit was held, and how a judge's verdict goes along the dial. Arithmetic only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays

Place = tuple[int, int]  # layer and cell
NEAR = 1e-3  # values of a dial that count as the same one


@dataclass(frozen=True, eq=False)
class Written:
    """The texts so far, one for each value of the dial: nan is left alone. `judged` is how surely each is good."""

    place: Place
    values: np.ndarray
    texts: tuple[str, ...]
    judged: np.ndarray
    means: np.ndarray
    steps: int

    @classmethod
    def of(cls, arrays: Arrays, prefix: str = "") -> Written | None:
        """From a trajectory's steps so far, (step, dial) each; None while none has arrived."""
        letters = arrays.get(f"{prefix}dial_letters")
        if letters is None or not len(letters):
            return None
        newest = {name: arrays[f"{prefix}dial_{name}"][-1] for name in ("place", "values", "judged", "means", "steps")}
        prompt = str(arrays[f"{prefix}dial_prompt"][-1])
        texts = tuple(prompt + "".join(map(str, column)) for column in letters.T)
        place = newest["place"]
        return cls(
            (int(place[0]), int(place[1])),
            np.asarray(newest["values"], np.float64),
            tuple(text.replace("\n", " ").strip() for text in texts),
            np.asarray(newest["judged"], np.float64),
            np.asarray(newest["means"], np.float64),
            int(newest["steps"]),
        )

    @property
    def sign(self) -> int:
        """1 where high values go with the second label."""
        return 1 if self.means[1] >= self.means[0] else -1


@dataclass(frozen=True, eq=False)
class Along:
    """How often a judge calls what is written good, at each value (points,); a control is held as far along its own."""

    place: Place
    control: Place
    values: np.ndarray
    shares: np.ndarray
    control_shares: np.ndarray
    free: float
    written: int
    total: int
    done: float
    means: np.ndarray
    judge_right: float
    judge_labels: int

    @classmethod
    def of(cls, arrays: Arrays, prefix: str = "") -> Along | None:
        """From a trajectory's newest step; None while none has arrived."""
        if not len(arrays.get(f"{prefix}curve_shares", ())):
            return None
        newest = {name: np.asarray(arrays[f"{prefix}curve_{name}"][-1]) for name in CURVE}
        place, control = newest["place"], newest["control"]
        values, shares, controlled = (newest[name].astype(float) for name in ("values", "shares", "control_shares"))
        return cls(
            (int(place[0]), int(place[1])),
            (int(control[0]), int(control[1])),
            values,
            shares,
            controlled,
            float(newest["free_share"]),
            int(newest["written"]),
            int(newest["total"]),
            float(newest["done"]),
            newest["means"].astype(float),
            float(np.asarray(arrays[f"{prefix}judge_accuracy"])[-1]),
            int(np.asarray(arrays[f"{prefix}judge_learned_from"])[-1]),
        )

    def share_at(self, value: float) -> float:
        """The share at the point that is nearest to a value."""
        return float(self.shares[int(np.abs(self.values - value).argmin())])

    @property
    def control_span(self) -> tuple[float, float]:
        """The lowest and the highest share with the control held."""
        return float(np.nanmin(self.control_shares)), float(np.nanmax(self.control_shares))


CURVE = (
    *("place", "control", "values", "shares", "control_shares"),
    *("free_share", "written", "total", "done", "means"),
)


def held_text(place: Place, value: float) -> str:
    """The written form of holding a unit there, to two decimals."""
    rounded = round(value, 2) + 0.0  # no negative zero
    return f"unit {place[0]}.{place[1]} set to {rounded:g}"


def held_among(interventions: Sequence[str], place: Place) -> str | None:
    """The one of these that holds a unit everywhere; None where none does."""
    beginning = f"unit {place[0]}.{place[1]} set to "
    return next((text for text in interventions if text.startswith(beginning)), None)


def value_held(text: str | None) -> float:
    """What a unit is held at; nan where it is not."""
    return float("nan") if text is None else float(text.rpartition(" ")[2])
