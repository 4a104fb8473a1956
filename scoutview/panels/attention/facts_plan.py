"""What is known of each head: its pattern, whether it is off, the loss without it. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np

from scoutview.graphics.base.numbers import MINUS, loss, share
from scoutview.interventions import Intervention, parse_interventions
from scoutview.language import tr, tr_noop, translated
from scoutview.observation import Observation

Head: TypeAlias = tuple[int, int]  # layer, number

NAMED_FROM = 0.3  # of a head's attention goes where the pattern says, and so many times what chance would give
TIMES_CHANCE = 3.0
NOTICED = 0.001  # nats per token; smaller effects are not told apart
UNIT = tr("nats of surprise per token")
SHORT = {
    tr_noop("previous token"): (tr("previous", "token"), tr("prev.", "token")),
    tr_noop("first token"): (tr("first", "token"),),
    tr_noop("same token"): (tr("same", "token"),),
    tr_noop("induction"): (tr("induction"), tr("induct."), tr("ind.", "induction")),
}


NO_PATTERN = -1


@dataclass(frozen=True, eq=False)
class HeadFacts:
    """Of one observation: `scores` (pattern, layer, head) and `chance` (pattern) are 0 to 1, nan where not measured.

    `effects` (layer, head) is nan where it is not known; `off` holds for each head that is off what made it so.
    """

    names: tuple[str, ...] = ()
    scores: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 0)))
    chance: np.ndarray = field(default_factory=lambda: np.zeros(0))
    effects: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    base_loss: float = float("nan")
    off: Mapping[Head, Intervention] = field(default_factory=dict)

    def pattern(self, head: Head) -> int | None:
        """The number of the pattern that this head clearly is, the highest score of several; None for none."""
        layers, heads = self._patterns.shape
        number = int(self._patterns[head]) if head[0] < layers and head[1] < heads else NO_PATTERN
        return None if number == NO_PATTERN else number

    @cached_property
    def _patterns(self) -> np.ndarray:
        """(layer, head) int: the number of each head's pattern, NO_PATTERN for none."""
        if not len(self.scores):
            return np.full(self.scores.shape[1:], NO_PATTERN)
        scores = self.scores.astype(np.float64)
        limits = np.array([named_from(float(chance)) for chance in self.chance])
        clear = np.where(scores >= limits[:, None, None], scores, -np.inf)
        return np.where(np.isfinite(clear).any(0), clear.argmax(0), NO_PATTERN)

    def tag(self, head: Head) -> str:
        """The name of that pattern, or nothing."""
        number = self.pattern(head)
        return "" if number is None else self.names[number]

    @cached_property
    def tags(self) -> dict[Head, str]:
        """The names of all heads that have one."""
        named = np.argwhere(self._patterns != NO_PATTERN).tolist()
        return {(layer, head): self.tag((layer, head)) for layer, head in named}

    def score_text(self, head: Head, pattern: int) -> str:
        """How much of one pattern a head is."""
        scores = self._scores(head)
        if pattern >= len(scores) or not np.isfinite(scores[pattern]):
            return ""
        return f"{translated(self.names[pattern])} {share(scores[pattern])}"

    def pattern_text(self, head: Head) -> str:
        """That pattern with its score, or the one that is farthest above chance; nothing where none is measured."""
        number, scores = self.pattern(head), self._scores(head)
        if number is not None:
            return tr("{pattern} {score}, chance\u00a0{chance}").format(
                pattern=translated(self.names[number]),
                score=share(scores[number]),
                chance=share(float(self.chance[number])),
            )
        measured = [number for number, score in enumerate(scores) if np.isfinite(score) and self.chance[number] > 0]
        if not measured:
            return ""
        nearest = max(measured, key=lambda number: scores[number] / self.chance[number])
        score, chance = share(scores[nearest]), share(float(self.chance[nearest]))
        return tr("no clear pattern; {pattern} {score}, chance\u00a0{chance}").format(
            pattern=translated(self.names[nearest]), score=score, chance=chance
        )

    def effect_text(self, head: Head) -> str:
        """What switching it off does to the loss, as far as that is known."""
        if head in self.off:
            if not np.isfinite(self.base_loss):
                return tr("off")
            return tr("off: with that the loss is {loss} {unit}").format(loss=loss(self.base_loss), unit=UNIT)
        effect = self._effect(head)
        if not np.isfinite(effect):
            unmeasurable = self.effects.size > 0 and not np.isfinite(self.base_loss)
            return tr("off: …") if self.names and not unmeasurable else ""
        text = tr("off: {effect} {unit}").format(effect=signed(effect), unit=UNIT)
        known = np.isfinite(self.effects)
        is_most = effect >= NOTICED and effect == np.nanmax(self.effects) and known.all() and known.size > 1
        return (
            tr("{effect}, the most of all {number} heads").format(effect=text, number=known.size) if is_most else text
        )

    def switch_text(self, head: Head) -> str:
        """The written intervention that switches it off, or the one that did, to be taken back."""
        cause = self.off.get(head)
        return Intervention("head", "off", *head).text if cause is None else cause.text

    def refusal(self, head: Head) -> str:
        """Why it cannot be switched alone, or nothing."""
        cause = self.off.get(head)
        return (
            tr("All of {place} is off: take that back first").format(place=cause.place)
            if cause and cause.kind != "head"
            else ""
        )

    def _scores(self, head: Head) -> list[float]:
        layers, heads = self.scores.shape[1:]
        inside = head[0] < layers and head[1] < heads
        return [float(score) for score in self.scores[:, head[0], head[1]]] if inside else []

    def _effect(self, head: Head) -> float:
        layers, heads = self.effects.shape
        return float(self.effects[head]) if head[0] < layers and head[1] < heads else float("nan")


def named_from(chance: float) -> float:
    """The score from which on a head is named after a pattern."""
    return max(NAMED_FROM, min(TIMES_CHANCE * chance, (1 + chance) / 2))


def signed(effect: float) -> str:
    """A difference of losses: "+0.12", "−0.013", "under 0.001"."""
    if abs(effect) < NOTICED:
        return tr("under {bound:g}").format(bound=NOTICED)
    return f"{'+' if effect > 0 else MINUS}{loss(abs(effect))}"


def head_words(head: Head) -> str:
    """ "head 1.3", as interventions name it."""
    return tr("head {layer}.{number}").format(layer=head[0], number=head[1])


def head_in_block(head: Head) -> str:
    """ "head 3", where the block is known."""
    return tr("head {number}").format(number=head[1])


def facts_of(observation: Observation) -> HeadFacts:
    """All that this observation tells of its heads."""
    off = heads_off(observation.probe.interventions, observation["attention"].shape[:2])
    if not observation.has("head_pattern_names", "head_pattern_scores", "head_pattern_chance"):
        return HeadFacts(off=off)
    known = observation.has("head_effect", "head_base_loss") and len(observation["head_effect"]) > 0
    return HeadFacts(
        tuple(str(name) for name in observation["head_pattern_names"]),
        observation["head_pattern_scores"],
        observation["head_pattern_chance"],
        observation["head_effect"][-1] if known else np.zeros((0, 0)),
        float(observation["head_base_loss"][-1]) if known else float("nan"),
        off,
    )


def heads_off(interventions: Sequence[str], shape: Sequence[int]) -> dict[Head, Intervention]:
    """The heads of a model of this shape (layers, heads) that pass nothing on, each with what switched it off."""
    off: dict[Head, Intervention] = {}
    for one in parse_interventions(interventions):
        silent = one.at is None and (one.deed == "off" or (one.deed in ("set", "times") and one.value == 0))
        if one.kind == "head" and silent:
            off.setdefault((one.layer, one.number), one)
        elif one.kind == "attention" and silent:
            off |= {(one.layer, number): one for number in range(shape[1])}
    return {head: one for head, one in off.items() if head[0] < shape[0] and head[1] < shape[1]}
