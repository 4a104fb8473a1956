"""One pattern in all heads over a run: which steps to ask for, when a head learned it, where names stand.

Arithmetic only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.runs.spread_plan import run_end, spread_steps
from scoutview.language import tr
from scoutview.panels.attention.facts_plan import Head, named_from

MOST_NAMED = 5  # curves with a name beside them
LOOKS_AT = {
    "previous token": tr("the token before"),
    "first token": tr("the first token"),
    "same token": tr("the same token further back"),
    "induction": tr("what followed the same token the last time"),
}


@dataclass(frozen=True, eq=False)
class HeadRun:
    """The answers so far: `steps` (rows), growing, and `scores` (rows, layers, heads) of one pattern, 0 to 1."""

    pattern: str = ""
    steps: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    scores: np.ndarray = field(default_factory=lambda: np.zeros((0, 1, 1)))
    chance: float = float("nan")
    end: int = 1
    filled: float = 1.0

    @property
    def limit(self) -> float:
        """A head is named after the pattern from this score on."""
        return named_from(self.chance)

    def curve(self, head: Head) -> np.ndarray:
        """(rows) the scores of one head; nan where there is no such head."""
        layers, heads = self.scores.shape[1:]
        inside = head[0] < layers and head[1] < heads
        return self.scores[:, head[0], head[1]] if inside else np.full(len(self.steps), np.nan)

    def value(self, head: Head, step: float) -> float:
        """Where its curve is at a step, also between two that were asked; that of the nearest one outside of them."""
        return float(np.interp(step, self.steps, self.curve(head))) if len(self.steps) else float("nan")

    def learned_at(self, head: Head) -> int | None:
        """The first of the steps from which on its score stays at the limit or above, up to the newest."""
        below = np.flatnonzero(~(self.curve(head) >= self.limit))
        first = 0 if not len(below) else int(below[-1]) + 1
        return int(self.steps[first]) if first < len(self.steps) else None

    def leading(self) -> tuple[Head, ...]:
        """The heads that were at the limit at any step, the highest at the end first; at most a few."""
        if not len(self.steps):
            return ()
        known = np.nan_to_num(self.scores, nan=0.0)
        order = np.argsort(-known[-1].ravel(), kind="stable").tolist()
        heads = [(place // known.shape[2], place % known.shape[2]) for place in order]
        return tuple(head for head in heads if known[:, head[0], head[1]].max() >= self.limit)[:MOST_NAMED]

    def highest(self) -> Head | None:
        """The head with the highest score at the newest step."""
        if not len(self.steps) or not np.isfinite(self.scores[-1]).any():
            return None
        place = int(np.nanargmax(self.scores[-1]))
        return place // self.scores.shape[2], place % self.scores.shape[2]


def run_of(curves: Curves, answers: Mapping[int, Arrays], names: Sequence[str], pattern: int) -> HeadRun:
    """What is known of one pattern; answers at steps that are no longer asked for, or of other heads, are left out."""
    wanted = spread_steps(curves)
    known = {step: answers[step]["head_pattern_scores"] for step in sorted(wanted) if step in answers}
    known = {step: scores for step, scores in known.items() if pattern < len(scores)}
    end, name = run_end(curves), names[pattern] if pattern < len(names) else ""
    if not known:
        return HeadRun(name, end=end, filled=0.0 if wanted else 1.0)
    shape = list(known.values())[-1].shape
    known = {step: scores for step, scores in known.items() if scores.shape == shape}
    chance = float(answers[max(known)]["head_pattern_chance"][pattern])
    scores = np.stack([scores[pattern] for scores in known.values()])
    return HeadRun(name, np.array(list(known), np.int64), scores, chance, end, len(known) / len(wanted))


@dataclass(frozen=True, eq=False)
class AskedPatterns:
    """The patterns that can be asked for (a lab may have none), at which steps, and what was answered by now."""

    names: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    answers: Mapping[int, Arrays] = field(default_factory=dict)

    def number(self, chosen: str | None) -> int:
        """Of the pattern that the run is told of: the first unless chosen."""
        return self.names.index(chosen) if chosen in self.names else 0

    def what(self, chosen: str | None) -> str:
        """What a head looks at that is this pattern."""
        name = self.names[self.number(chosen)]
        return LOOKS_AT.get(name, name)

    def run(self, curves: Curves, chosen: str | None) -> HeadRun:
        return run_of(curves, self.answers, self.names, self.number(chosen))


def run_sentence(run: HeadRun, head: Head) -> str:
    """When this head learned the pattern."""
    curve = run.curve(head)
    if not len(curve) or not np.isfinite(curve[-1]):
        return ""
    learned, limit = run.learned_at(head), share(run.limit)
    if learned is not None:
        return (
            tr("From step {learned} on it is above {limit}.").format(learned=count(learned), limit=limit)
            if learned
            else tr("It is above {limit} throughout.").format(limit=limit)
        )
    if np.nanmax(curve) < run.limit:
        place = int(np.nanargmax(curve))
        highest, at = share(float(curve[place])), count(int(run.steps[place]))
        return tr("It never reaches {limit}; its highest is {highest}, at step {at}.").format(
            limit=limit, highest=highest, at=at
        )
    return tr("It was above {limit} for a while, and now is at {score}.").format(
        limit=limit, score=share(float(curve[-1]))
    )


def run_finding(run: HeadRun) -> str:
    """Which heads learned the pattern first, or that none did."""
    best = run.highest()
    if best is None:
        return ""
    what = LOOKS_AT.get(run.pattern, run.pattern)
    learned = {head: step for head in run.leading() if (step := run.learned_at(head)) is not None}
    if not learned:
        top = share(float(run.curve(best)[-1]))
        return tr("No head reaches {limit} on {what}: head {head} comes nearest with {top}.").format(
            limit=share(run.limit), what=what, head=_named(best), top=top
        )
    first = min(learned, key=lambda head: learned[head])
    told = tr("Head {head} looks at {what} from step {step} on").format(
        head=_named(first), what=what, step=count(learned[first])
    )
    score = share(float(run.curve(first)[-1]))
    if learned[first] == run.steps[-1]:
        return f"{told}: {score}."
    if others := len(learned) - 1:
        told += tr(", and %n more heads from later on", "", others, one=", and 1 more head from later on")
    now = tr("at step {step} it is {score}").format(step=count(int(run.steps[-1])), score=score)
    return f"{told}; {now}."


def _named(head: Head) -> str:
    return f"{head[0]}.{head[1]}"


def label_places(wanted: Sequence[float], pitch: float, top: float, bottom: float) -> list[float]:
    """Heights for labels near those wanted, `pitch` or more apart; between top and bottom where so many fit."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    places = [0.0] * len(wanted)
    free = top
    for number in order:
        places[number] = max(wanted[number], free)
        free = places[number] + pitch
    free = bottom
    for number in reversed(order):
        places[number] = min(places[number], free)
        free = places[number] - pitch
    return places
