"""Who else says whether a review is good: counting words of praise and blame, and a judge of words and pairs of them.

Both are independent of the network. Counting knows nothing of “not”.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.labs.reviews.grammar import BLAME, BLAMING, PRAISE, PRAISING, all_words

GENERAL_GOOD = (
    *("amazing", "beautiful", "best", "delightful", "fantastic", "fine", "fresh", "funny", "happy", "perfect"),
    *("solid", "warm", "wonderful"),
)
GENERAL_BAD = (
    *("avoid", "bland", "broken", "cheap", "disappointing", "horrible", "sloppy", "tedious", "terrible", "ugly"),
    *("waste", "weak", "worst"),
)
GOOD_WORDS = frozenset((*PRAISE, *all_words(PRAISING), *GENERAL_GOOD))
BAD_WORDS = frozenset((*BLAME, *all_words(BLAMING), *GENERAL_BAD))
NEGATORS = frozenset(("not", "no", "never", "nothing", "neither", "nor", "without"))
REACH = 3  # words before an opinion among which a negator counts
WORD = re.compile(r"[\w']+")
FEWEST = 3  # reviews of the judge's own that a word, or a pair, is in
MOST_FEATURES = 1200
SMOOTHING = 2.0  # of the ridge regression: the weight of "no opinion", in reviews


def words_of(text: str) -> list[str]:
    """The words of a text, small."""
    return WORD.findall(text.lower())


def counted(text: str) -> int:
    """Words of praise minus words of blame."""
    found = Counter(words_of(text))
    return sum(found[word] for word in GOOD_WORDS) - sum(found[word] for word in BAD_WORDS)


def share_right_by_counting(texts: Sequence[str], labels: np.ndarray) -> float:
    """Of the texts, a tie as half of one; nan of none."""
    counts = np.array([counted(text) for text in texts])
    right = np.where(counts == 0, 0.5, (counts > 0) == (labels == 1))
    return float(right.mean()) if len(texts) else float("nan")


def is_all_negated(text: str) -> bool:
    """Whether there is an opinion, and a negator shortly before each."""
    words = words_of(text)
    places = [place for place, word in enumerate(words) if word in GOOD_WORDS or word in BAD_WORDS]
    return bool(places) and all(any(map(_negates, words[max(0, place - REACH) : place])) for place in places)


def _negates(word: str) -> bool:
    return word in NEGATORS or word.endswith("n't")


@dataclass(frozen=True, eq=False)
class Judge:
    """Weights of words and of pairs of words; a text's score is their sum, above 0 for the second label."""

    weights: Mapping[str, float]
    learned_from: int  # labelled reviews, none of which is trained on or held out

    def score(self, text: str) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in _features(text))

    def probability(self, text: str) -> float:
        """How surely it is the second label; a half for a text of unknown words."""
        return float(1 / (1 + np.exp(-np.clip(4 * self.score(text), -30, 30))))

    def calls_good(self, text: str) -> float:
        """1 where it says the second label, 0 where the first, a half for a text of unknown words."""
        return (float(np.sign(self.score(text))) + 1) / 2

    def share_right(self, texts: Sequence[str], labels: np.ndarray) -> float:
        said = np.array([self.calls_good(text) for text in texts])
        return float(1 - np.abs(said - labels).mean()) if len(texts) else float("nan")


def learned_judge(texts: Sequence[str], labels: np.ndarray) -> Judge:
    """By ridge regression, in closed form, of the labels on which words and pairs of words a review has.

    Source: Hoerl, Kennard (1970), Ridge Regression: Biased Estimation for Nonorthogonal Problems.
    """
    each = [_features(text) for text in texts]
    often = Counter(feature for features in each for feature in features)
    names = [name for name, count in often.most_common(MOST_FEATURES) if count >= FEWEST]
    column = {name: number for number, name in enumerate(names)}
    has = np.zeros((len(texts), len(names)))
    for row, features in enumerate(each):
        has[row, [column[feature] for feature in features if feature in column]] = 1
    kernel = has @ has.T + SMOOTHING * np.eye(len(texts))  # (N, N): about as many reviews as features
    found = has.T @ np.linalg.solve(kernel, 2.0 * labels - 1)
    return Judge({name: round(float(weight), 4) for name, weight in zip(names, found, strict=True)}, len(texts))


def _features(text: str) -> Iterable[str]:
    words = words_of(text)
    return set(words) | {" ".join(pair) for pair in itertools.pairwise(words)}
