"""Where one share of attention comes from, stage by stage: query, key, product, scale, mask, softmax, value.

Arithmetic only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import MINUS, count, percent, three_digits
from scoutview.observation import Observation
from scoutview.panels.attention.facts_plan import Head
from scoutview.panels.attention.head_plan import is_causal

CHANNELS = tuple(
    f"steps_{name}"
    for name in (
        "place",
        "query_given",
        "keys_given",
        "query",
        "keys",
        "factor",
        "scores",
        "shares",
        "values",
        "read",
    )
)
KNEE, END = 0.2, 10.0  # of the colours of numbers: the same in every frame
ENDS = (f"{MINUS}{END:g}", f"{END:g}")
LARGEST = 80.0  # a score from which on all are lowered before they become exponents, as torch does


@dataclass(frozen=True, eq=False)
class Derivation:
    """One head and one looking token, as the model computed them, and the token looked at, `key`.

    T tokens, d numbers of a head: `keys`, `values` (T, d), `scores`, `shares` (T), the others (d).
    """

    labels: Sequence[str]
    head: Head
    row: int
    key: int
    query_given: np.ndarray
    keys_given: np.ndarray
    query: np.ndarray
    keys: np.ndarray
    factor: float
    scores: np.ndarray
    shares: np.ndarray
    values: np.ndarray
    read: np.ndarray
    causal: bool

    def to_key(self, key: int) -> "Derivation":
        """The way to the share of another token."""
        return replace(self, key=min(key, len(self.labels) - 1))

    @property
    def pair(self) -> tuple[str, str]:
        """The token that looks and the one looked at, as they are named."""
        return f"“{self.labels[self.row]}”", f"“{self.labels[self.key]}”"

    @property
    def share(self) -> float:
        return float(self.shares[self.key])

    @cached_property
    def products(self) -> np.ndarray:
        """Number by number, (d)."""
        return self.query.astype(np.float64) * self.keys[self.key]

    @property
    def is_scaled_as_usual(self) -> bool:
        """Whether its score is the dot product divided by the root of how many numbers there are."""
        return math.isclose(self.factor, 1 / math.sqrt(len(self.query)), rel_tol=1e-4)

    @property
    def dot(self) -> float:
        return float(self.products.sum())

    @property
    def score(self) -> float:
        return float(self.scores[self.key])

    @cached_property
    def is_normed(self) -> bool:
        """Whether query and key are multiplied otherwise than their sites gave them."""
        same = np.array_equal(self.query, self.query_given) and np.array_equal(self.keys, self.keys_given)
        return not same

    @property
    def stage_count(self) -> int:
        return 7 if self.is_normed else 6

    @property
    def seen(self) -> int:
        """How many tokens this one can look at: those from the first on."""
        return self.row + 1 if self.causal else len(self.labels)

    @property
    def is_masked(self) -> bool:
        """Whether the token looked at comes too late to be looked at."""
        return self.key >= self.seen

    @property
    def lowered_by(self) -> float:
        highest = float(np.max(self.scores[: self.seen]))
        return highest if highest > LARGEST else 0.0

    @cached_property
    def exponentials(self) -> np.ndarray:
        """(T): e to the power of each score, 0 for those that are masked."""
        kept = np.arange(len(self.scores)) < self.seen
        scores = np.where(kept, self.scores.astype(np.float64) - self.lowered_by, -np.inf)
        return np.exp(scores)

    @cached_property
    def weighted(self) -> np.ndarray:
        """(T, d): each value times its share; their sum is what the head reads."""
        return self.shares[:, None].astype(np.float64) * self.values

    @property
    def is_off(self) -> bool:
        """Whether the head passes on nothing of what it reads."""
        return not self.read.any() and bool(self.weighted.any())

    def listed(self, most: int) -> tuple[int, ...]:
        """At most so many of the tokens that can be looked at, in their order: this one and those of most weight."""
        order = [int(key) for key in np.argsort(-self.shares[: self.seen], kind="stable") if key != self.key]
        first = [] if self.is_masked else [self.key]
        return tuple(sorted([*first, *order][: max(1, most)]))


def derivation_of(observation: Observation, labels: Sequence[str]) -> Derivation | None:
    """What the observation tells of the way to the share of the first token; None where it does not."""
    if not observation.has(*CHANNELS) or len(observation["steps_keys"]) != len(labels):
        return None
    layer, head, row = (int(each) for each in observation["steps_place"])
    return Derivation(
        labels,
        (layer, head),
        row,
        key=0,
        query_given=observation["steps_query_given"],
        keys_given=observation["steps_keys_given"],
        query=observation["steps_query"],
        keys=observation["steps_keys"],
        factor=float(observation["steps_factor"]),
        scores=observation["steps_scores"],
        shares=observation["steps_shares"],
        values=observation["steps_values"],
        read=observation["steps_read"],
        causal=is_causal(observation["attention"]),
    )


@dataclass(frozen=True)
class DerivationStage:
    """One step of the way: its name, what happens in it, and which rows of numbers belong to it."""

    name: str
    text: str
    page: str  # "pair", "row" or "value": what is drawn together


def stages_of(told: Derivation) -> tuple[DerivationStage, ...]:
    """The stages, first to last; with one more where the model brings queries and keys to one length."""
    me, other = told.pair
    size = count(len(told.query))
    first = DerivationStage(
        "Query and key", f"In this head {me} has a query and {other} a key: {size} numbers each.", "pair"
    )
    normed = DerivationStage(
        "Normalise", "Both are brought to the same length, so that only their direction counts.", "pair"
    )
    product = DerivationStage(
        "Multiply",
        f"Number times number; the {size} products add up to {dot_text(told)}, the dot product.",
        "pair",
    )
    return (
        first,
        *((normed,) if told.is_normed else ()),
        product,
        DerivationStage("Scale", _scaling(told), "pair"),
        DerivationStage("Mask", _mask(told), "row"),
        DerivationStage("Softmax", _softmax(told), "row"),
        DerivationStage("Value", _value(told), "value"),
    )


def dot_text(told: Derivation) -> str:
    """The dot product with three digits, or with a few more where only so, scaled as is said, it makes the score."""
    short = three_digits(told.dot)
    if told.is_masked or not 0.001 <= abs(told.dot) < 1000:
        return short
    factor = told.factor if told.is_scaled_as_usual else float(three_digits(told.factor))
    places = len(short.partition(".")[2])
    texts = [f"{told.dot:.{places + more}f}".replace("-", MINUS) for more in range(4)]
    return next((text for text in texts if _score_from(text, factor) == three_digits(told.score)), short)


def _score_from(dot: str, factor: float) -> str:
    return three_digits(float(dot.replace(MINUS, "-")) * factor)


def _scaling(told: Derivation) -> str:
    size, dot, score = len(told.query), dot_text(told), three_digits(told.score)
    if told.is_scaled_as_usual:
        return f"{dot} divided by √{size}, for {size} numbers, is {score}: the score."
    return f"{dot} times {three_digits(told.factor)}, the model's own scale, is {score}: the score."


def _mask(told: Derivation) -> str:
    me, other = told.pair
    later = len(told.labels) - told.seen
    if not told.causal:
        return f"{me} may look at every token: none is masked."
    if told.is_masked:
        return f"{other} comes after {me}, which cannot look at it: its score is set to −∞."
    if not later:
        return f"{me}, the last token, may look at all tokens: nothing is masked."
    if later == 1:
        return f"The token after {me} gets the score −∞: it cannot look there."
    return f"The {count(later)} tokens after {me} get the score −∞: it cannot look there."


def _softmax(told: Derivation) -> str:
    mine, total = told.exponentials[told.key], three_digits(float(told.exponentials.sum()))
    score = "−∞" if told.is_masked else three_digits(told.score - told.lowered_by)
    lowered = f"Lowering all scores by {three_digits(told.lowered_by)} changes no share. " if told.lowered_by else ""
    power = f"e to the power {score} is {three_digits(float(mine))}"
    return f"{lowered}{power}; of the sum of the row, {total}, that is {percent(told.share)}."


def _value(told: Derivation) -> str:
    if told.is_off:
        return "This head is off: of what it would read nothing is passed on."
    _, other = told.pair
    return f"{percent(told.share)} of the value of {other} is read, and so of all others: the sum is passed on."
