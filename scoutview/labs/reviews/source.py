"""Reviews to learn from and others that are held out; nothing that is trained on has a label."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.labs.reviews.carried import CHOSEN, JUDGED, NEGATED, CarriedReviews, HeldOutReviews, ReviewLetters
from scoutview.labs.reviews.counting import is_all_negated, learned_judge
from scoutview.labs.reviews.grammar import Review, made_up_reviews
from scoutview.labs.reviews.own_file import read_own
from scoutview.labs.reviews.settings import SYNTHETIC
from scoutview.language import tr

TRAINED = 20_000  # made-up reviews to learn from, more than a run reads
CHOOSING, JUDGING, ALL_NEGATED = 300, 300, 150  # held-out reviews of each part, at most
OF_JUDGE = 1_500  # labelled reviews that the judge is made from
MOST_LETTERS = 120_000  # held out in all; packed, a recording carries less than half of them in bytes
SHARE_HELD_OUT = 0.3  # of a file of one's own, the judge's included


@dataclass(frozen=True, eq=False)
class ReviewSource:
    """What training reads, and what the recording carries.

    `ids` (N) are the training reviews one after the other, a start mark before each and after the last; `starts` are
    the places where a review begins and a whole window follows.
    """

    ids: Tensor
    marks: Tensor
    carried: CarriedReviews
    notes: tuple[str, ...] = ()

    def windows(self, rng: torch.Generator, count: int, length: int) -> tuple[Tensor, Tensor]:
        """Inputs and the letters that come next, (count, length) each, from the start mark of a review."""
        length = min(length, len(self.ids) - 1)
        starts = self.marks[self.marks < len(self.ids) - length]
        places = starts[torch.randint(len(starts), (count,), generator=rng)]
        windows = self.ids[places[:, None] + torch.arange(length + 1)]  # (count, length + 1)
        return windows[:, :-1].contiguous(), windows[:, 1:].contiguous()


def review_source(corpus: str, negated: float, seed: int) -> ReviewSource:
    """The made-up reviews of this seed, or those of a file. Kept in memory until the file changes.

    Raises:
        UserError: the file cannot be read, or is not what it should be.
    """
    if corpus == SYNTHETIC:
        return _synthetic(negated, seed)
    try:
        status = Path(corpus).expanduser().stat()
    except (OSError, ValueError):
        return _own(corpus, 0, 0)
    return _own(corpus, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _synthetic(negated: float, seed: int) -> ReviewSource:
    first = 4 * seed
    training = made_up_reviews(TRAINED, first, negated)
    asked = made_up_reviews(CHOOSING + JUDGING, first + 1, negated)
    turned = made_up_reviews(ALL_NEGATED, first + 2, 1.0)
    held_out = _within(
        [
            *((review, CHOSEN) for review in asked[:CHOOSING]),
            *((review, JUDGED) for review in asked[CHOOSING:]),
            *((review, NEGATED) for review in turned),
        ]
    )
    return _source(training, held_out, made_up_reviews(OF_JUDGE, first + 3, negated), ())


@lru_cache(maxsize=2)
def _own(corpus: str, _modified_ns: int, _size: int) -> ReviewSource:
    reviews, notes = read_own(corpus)
    order = np.random.default_rng(0).permutation(len(reviews))
    apart = int(SHARE_HELD_OUT * len(reviews))
    of_judge, asked = min(OF_JUDGE, apart // 2), min(CHOOSING + JUDGING, apart // 3)
    held = [reviews[place] for place in order[: apart - of_judge]]
    plain, rest = held[:asked], held[asked:]
    turned = [review for review in rest if is_all_negated(review.text)][:ALL_NEGATED]
    parts = [
        *((review, place % 2) for place, review in enumerate(plain)),
        *((review, NEGATED) for review in turned),
    ]
    judging = [reviews[place] for place in order[apart - of_judge : apart]]
    training = [reviews[place] for place in order[apart:]]
    held_out_have_one = tr("One label is so rare in “{name}” that the held-out reviews have one class only.")
    reviews_have_one = tr("One label is so rare in “{name}” that the reviews have one class only.")
    for sentence, some in (
        (held_out_have_one, plain[::2]),
        (held_out_have_one, plain[1::2]),
        (reviews_have_one, judging),
    ):
        if len({review.label for review in some}) < 2:
            raise UserError(sentence.format(name=Path(corpus).name))
    return _source(training, _within(parts), judging, notes)


def _within(parts: Sequence[tuple[Review, int]]) -> HeldOutReviews:
    """As many as a recording may carry, of each part as many as of the others."""
    every = sum(len(review.text) for review, _ in parts)
    share = min(1.0, MOST_LETTERS / max(1, every))
    sizes = Counter(part for _, part in parts)
    left = {part: max(2, int(share * size)) for part, size in sizes.items()}
    kept = []
    for review, part in parts:
        if left[part]:
            kept.append((review, part))
            left[part] -= 1
    return HeldOutReviews(
        tuple(review.text for review, _ in kept),
        np.array([review.label for review, _ in kept], np.int64),
        np.array([part for _, part in kept], np.int64),
    )


def _source(
    training: Sequence[Review], held_out: HeldOutReviews, of_judge: Sequence[Review], notes: tuple[str, ...]
) -> ReviewSource:
    letters = ReviewLetters.of(review.text for review in training)
    ids = np.concatenate([letters.encode_after_mark(review.text) for review in training] + [letters.mark])
    judge = learned_judge([review.text for review in of_judge], np.array([review.label for review in of_judge]))
    digest = hashlib.sha256()
    for text in (*(review.text for review in training), *held_out.texts):
        digest.update(text.encode() + b"\0")
    carried = CarriedReviews(letters, held_out, judge, len(training), digest.hexdigest())
    stream = torch.from_numpy(ids)
    return ReviewSource(stream, torch.from_numpy(np.flatnonzero(ids == letters.start)), carried, notes)
