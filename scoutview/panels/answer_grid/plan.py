"""The grid of all answers: which are right, which sums were trained, how many, and what to say of them. Numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import count, likelihood, share
from scoutview.language import tr

LEVELS = 64  # of confidence, for each of four kinds of cells
WRONG_TRAINED, WRONG_UNSEEN, RIGHT_TRAINED, RIGHT_UNSEEN = range(4)
UNSEEN_RIGHT = tr("never seen, right")
SHORTER = {UNSEEN_RIGHT: tr("unseen, right")}  # words of a legend


@dataclass(frozen=True, eq=False)
class AnswersToSums:
    """The answers to all sums, each array (a, b), and what the sum of the probe is: a, b and the sign between."""

    answers: np.ndarray
    probabilities: np.ndarray
    right: np.ndarray
    trained: np.ndarray
    probe: tuple[int, int]
    sign: int

    @property
    def numbers(self) -> int:
        return len(self.answers)

    @property
    def is_right(self) -> np.ndarray:
        """(a, b) bool."""
        return self.answers == self.right

    @cached_property
    def modulus(self) -> str:
        """ " mod 113", where the right answers are what is left of the sums after so many; else nothing."""
        numbers = np.arange(self.numbers)
        left = (numbers[:, None] + self.sign * numbers) % max(1, self.numbers)
        return f" mod {self.numbers}" if np.array_equal(self.right, left) else ""

    @property
    def spoken_letters(self) -> str:
        """ "a + b" or "a − b"."""
        return f"a {'+' if self.sign > 0 else '−'} b"

    def written(self, a: int, b: int) -> str:
        """A sum as a probe is written."""
        return f"{a}{'+' if self.sign > 0 else '-'}{b}"

    def spoken(self, a: int, b: int) -> str:
        """A sum as people write it."""
        return f"{a} {'+' if self.sign > 0 else '−'} {b}"


@dataclass(frozen=True)
class AnswerCounts:
    """How many sums there are, and how many of them are answered right; a pair counts once where order is nothing."""

    trained: int
    trained_right: int
    unseen: int
    unseen_right: int
    trained_confidence: float  # mean over the sums, 0 to 1
    unseen_confidence: float
    unordered: bool  # then pairs are counted: a + b and b + a have a square each and are one pair

    @property
    def unseen_share(self) -> float:
        return self.unseen_right / self.unseen if self.unseen else float("nan")

    @property
    def total(self) -> int:
        """All sums there are."""
        return self.trained + self.unseen

    @property
    def trained_part(self) -> float:
        """The share of all sums that training sees."""
        return self.trained / max(1, self.trained + self.unseen)


def counts_of(grid: AnswersToSums) -> AnswerCounts:
    """Counted over all pairs; over those with a <= b where the mirror image of every sum is the same sum."""
    unordered = bool(np.array_equal(grid.trained, grid.trained.T) and np.array_equal(grid.right, grid.right.T))
    counted = np.triu(np.ones_like(grid.trained)) if unordered else np.ones_like(grid.trained)
    trained, unseen, right = counted & grid.trained, counted & ~grid.trained, grid.is_right
    confidence = np.nan_to_num(grid.probabilities)
    return AnswerCounts(
        trained=int(trained.sum()),
        trained_right=int((trained & right).sum()),
        unseen=int(unseen.sum()),
        unseen_right=int((unseen & right).sum()),
        trained_confidence=float(confidence[trained].mean()) if trained.any() else 0.0,
        unseen_confidence=float(confidence[unseen].mean()) if unseen.any() else 0.0,
        unordered=unordered,
    )


def cell_levels(grid: AnswersToSums) -> np.ndarray:
    """(a, b) uint8: the kind of each cell times 64, plus its confidence in 64 levels."""
    kinds = 2 * grid.is_right.astype(np.uint8) + ~grid.trained
    confidence = np.nan_to_num(np.clip(grid.probabilities, 0, 1))
    return (LEVELS * kinds + np.round((LEVELS - 1) * confidence)).astype(np.uint8)


def split_levels(grid: AnswersToSums) -> np.ndarray:
    """(a, b) uint8: as if every cell were right and sure, so that only trained and unseen differ."""
    return np.where(grid.trained, (RIGHT_TRAINED + 1) * LEVELS - 1, (RIGHT_UNSEEN + 1) * LEVELS - 1).astype(np.uint8)


def cell_colours(
    panel: np.ndarray, train: np.ndarray, validation: np.ndarray, *, only_split: bool = False
) -> np.ndarray:
    """(256, 3) uint8: from the panel's colour towards that of training or validation, (3) each.

    Right answers to sums never seen light up, the brighter the surer. Right ones to training sums stay quiet, unless
    these are all that is to be seen; wrong ones keep only a trace of their colour.
    """
    towards = {
        WRONG_TRAINED: (train, 0.06, 0.11),
        WRONG_UNSEEN: (validation, 0.04, 0.09),
        RIGHT_TRAINED: (train, 0.30, 0.62) if only_split else (train, 0.32, 0.46),
        RIGHT_UNSEEN: (validation, 0.50, 1.0),
    }
    parts = []
    for kind in range(4):
        colour, least, most = towards[kind]
        share = np.linspace(least, most, LEVELS)[:, None]
        parts.append(panel + share * (colour.astype(float) - panel))
    return np.concatenate(parts).round().astype(np.uint8)


def reading_of(grid: AnswersToSums, a: int, b: int) -> tuple[str, str]:
    """One sum read aloud: what is answered how surely, and whether that is right and was seen."""
    answer, right = int(grid.answers[a, b]), int(grid.right[a, b])
    sure = likelihood(float(grid.probabilities[a, b]))
    trained = bool(grid.trained[a, b])
    first = tr("{sum}: answers {answer} with {confidence} confidence.").format(
        sum=grid.spoken(a, b) + grid.modulus, answer=answer, confidence=sure
    )
    if answer == right:
        return first, tr("Right, and a training sum.") if trained else tr("Right, and not a training sum.")
    second = (
        tr("Wrong: {answer} would be right. It is a training sum.")
        if trained
        else tr("Wrong: {answer} would be right. It is not a training sum.")
    )
    return first, second.format(answer=right)


def short_reading_of(grid: AnswersToSums, a: int, b: int) -> str:
    """One sum in one line: "45 + 72 = 4 mod 113: answers 4, 77 %, right, never seen"."""
    return f"{grid.spoken(a, b)} = {int(grid.right[a, b])}{grid.modulus}: {verdict_of(grid, a, b)}"


def verdict_of(grid: AnswersToSums, a: int, b: int) -> str:
    """The same without the sum: "answers 4, 77 %, right, never seen"."""
    verdict = tr("right") if grid.is_right[a, b] else tr("wrong")
    seen = tr("trained") if grid.trained[a, b] else tr("never seen")
    return ", ".join((answer_words(grid, a, b), likelihood(float(grid.probabilities[a, b])), verdict, seen))


def answer_words(grid: AnswersToSums, a: int, b: int) -> str:
    """ "answers 4" """
    return tr("answers {answer}").format(answer=int(grid.answers[a, b]))


def legend_of(counts: AnswerCounts, only_split: bool) -> tuple[tuple[tuple[int, ...], str, str], ...]:
    """The kinds of cells that an entry stands for, its words, and how many sums these are."""
    if only_split:
        return (
            ((RIGHT_TRAINED,), tr("trained"), count(counts.trained)),
            ((RIGHT_UNSEEN,), tr("never seen"), count(counts.unseen)),
        )
    wrong = counts.trained + counts.unseen - counts.trained_right - counts.unseen_right
    return (
        ((RIGHT_UNSEEN,), UNSEEN_RIGHT, count(counts.unseen_right)),
        ((RIGHT_TRAINED,), tr("trained, right"), count(counts.trained_right)),
        ((WRONG_TRAINED, WRONG_UNSEEN), tr("wrong"), count(wrong)),
    )


@dataclass(frozen=True)
class Headline:
    """The number that matters, the theme's colour for it, and how the sentence goes on.

    `parts`: the whole of it, broken between these where one line does not hold it. `shorter`: in its place.
    """

    number: str
    colour: str
    parts: tuple[str, str]
    shorter: tuple[str, ...]


def headline_of(counts: AnswerCounts, only_split: bool) -> Headline:
    """How many of the unseen sums are right; of the split, how many sums are trained."""
    pairs = counts.unordered
    if only_split:
        total = count(counts.trained + counts.unseen)
        parts = (
            (tr("of the {number} pairs").format(number=total), tr("are training pairs."))
            if pairs
            else (tr("of the {number} sums").format(number=total), tr("are training sums."))
        )
        return Headline(
            share(counts.trained_part),
            "train",
            parts,
            (tr("of {number} are trained").format(number=total), tr("are trained")),
        )
    total = count(counts.unseen)
    whole = tr("of the {number} pairs it never saw") if pairs else tr("of the {number} sums it never saw")
    of = (
        (tr("of {number} unseen pairs are right"), tr("of {number} unseen pairs"), tr("of unseen pairs"))
        if pairs
        else (tr("of {number} unseen sums are right"), tr("of {number} unseen sums"), tr("of unseen sums"))
    )
    parts = (whole.format(number=total), tr("are now right."))
    shorter = (*(each.format(number=total) for each in of), tr("of unseen"))
    return Headline(share(counts.unseen_share), "validation", parts, shorter)
