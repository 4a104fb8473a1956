"""Where one share of attention comes from, stage by stage: query, key, product, scale, mask, softmax, value.

Arithmetic only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base.numbers import MINUS, count, percent, three_digits
from scoutview.graphics.base.sentence import quoted
from scoutview.language import as_written, tr, tr_noop
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
ENDS = (as_written(f"{MINUS}{END:g}"), as_written(f"{END:g}"))
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
        return quoted(self.labels[self.row]), quoted(self.labels[self.key])

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
        tr_noop("Query and key"),
        tr("In this head {me} has a query and {other} a key: {size} numbers each.").format(
            me=me, other=other, size=size
        ),
        "pair",
    )
    normed = DerivationStage(
        tr_noop("Normalise"), tr("Both are brought to the same length, so that only their direction counts."), "pair"
    )
    product = DerivationStage(
        tr_noop("Multiply"),
        tr("Number times number; the {size} products add up to {sum}, the dot product.").format(
            size=size, sum=dot_text(told)
        ),
        "pair",
    )
    return (
        first,
        *((normed,) if told.is_normed else ()),
        product,
        DerivationStage(tr_noop("Scale"), _scaling(told), "pair"),
        DerivationStage(tr_noop("Mask"), _mask(told), "row"),
        DerivationStage(tr_noop("Softmax"), _softmax(told), "row"),
        DerivationStage(tr_noop("Value"), _value(told), "value"),
    )


def dot_text(told: Derivation) -> str:
    """The dot product with three digits, or with a few more where only so, scaled as is said, it makes the score."""
    short = three_digits(told.dot)
    if told.is_masked or not 0.001 <= abs(told.dot) < 1000:
        return short
    factor = told.factor if told.is_scaled_as_usual else float(f"{told.factor:.3g}")
    places = max(0, 2 - math.floor(math.log10(abs(told.dot))))
    texts = [f"{told.dot:.{places + more}f}" for more in range(4)]
    fitting = (text for text in texts if three_digits(float(text) * factor) == three_digits(told.score))
    found = next(fitting, None)
    return short if found is None else as_written(found.replace("-", MINUS))


def _scaling(told: Derivation) -> str:
    size, dot, score = len(told.query), dot_text(told), three_digits(told.score)
    if told.is_scaled_as_usual:
        return tr("{dot} divided by √{size}, for {size} numbers, is {score}: the score.").format(
            dot=dot, size=size, score=score
        )
    return tr("{dot} times {factor}, the model's own scale, is {score}: the score.").format(
        dot=dot, factor=three_digits(told.factor), score=score
    )


def _mask(told: Derivation) -> str:
    me, other = told.pair
    later = len(told.labels) - told.seen
    if not told.causal:
        return tr("{me} may look at every token: none is masked.").format(me=me)
    if told.is_masked:
        return tr("{other} comes after {me}, which cannot look at it: its score is set to −∞.").format(
            other=other, me=me
        )
    if not later:
        return tr("{me}, the last token, may look at all tokens: nothing is masked.").format(me=me)
    return tr(
        "The %n tokens after {me} get the score −∞: it cannot look there.",
        "",
        later,
        one="The token after {me} gets the score −∞: it cannot look there.",
    ).format(me=me)


def _softmax(told: Derivation) -> str:
    mine, total = told.exponentials[told.key], three_digits(float(told.exponentials.sum()))
    score = "−∞" if told.is_masked else three_digits(told.score - told.lowered_by)
    lowered = (
        tr("Lowering all scores by {amount} changes no share. ").format(amount=three_digits(told.lowered_by))
        if told.lowered_by
        else ""
    )
    power = tr("e to the power {score} is {power}; of the sum of the row, {total}, that is {share}.").format(
        score=score, power=three_digits(float(mine)), total=total, share=percent(told.share)
    )
    return lowered + power


def _value(told: Derivation) -> str:
    if told.is_off:
        return tr("This head is off: of what it would read nothing is passed on.")
    _, other = told.pair
    return tr("{share} of the value of {other} is read, and so of all others: the sum is passed on.").format(
        share=percent(told.share), other=other
    )
