"""What is said about attention: how a head works, one row in numbers, and what the patterns are. Arithmetic only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

import numpy as np

from scoutview.graphics.base.numbers import exact_percent, percent, share, three_digits
from scoutview.panels.attention.facts_plan import NAMED_FROM, TIMES_CHANCE, Head, HeadFacts
from scoutview.panels.attention.first_plan import Ablation
from scoutview.panels.attention.head_plan import Spot, is_causal
from scoutview.panels.attention.others_plan import FEW_TOKENS, MOSTLY, OtherLook

IN_WORDS = (
    "<p>Each token asks a question (its query, q) and offers an answer to the others (its key, k). How well they "
    "match is a score: the sum of products of their numbers, divided by √d<sub>head</sub>, the number of those "
    "numbers. The scores of a row become shares that add up to 1.</p>"
)
FORMULA = (
    "<p style='font-size:large'>attention = softmax(Q K<sup>T</sup> / √d<sub>head</sub>), "
    "so a<sub>ij</sub> = e<sup>s<sub>ij</sub></sup> / Σ<sub>k</sub> e<sup>s<sub>ik</sub></sup></p>"
)
DEFINITIONS = {
    "previous token": "from each token to the one before it, a<sub>i, i−1</sub>",
    "first token": "from each token to the first one, a<sub>i, 0</sub>",
    "same token": "from each token that came before to all its earlier copies",
    "induction": "random tokens come twice: from each in the second copy to the one after its first occurrence",
}
PATTERNS_IN_WORDS = (
    "<p><b>Patterns.</b> A score is the mean share of attention on what the pattern looks at: on held-out text, for "
    "induction on random tokens (Olsson et al. 2022). Chance is a head that looks at all tokens alike. A head is named "
    f"from {share(NAMED_FROM)} on, if that is {TIMES_CHANCE:g} times chance.</p>"
)
OFF_IN_WORDS = (
    "<p><b>Off</b>: what the head reads is set to 0 before it is added. The effect is the loss on held-out text "
    "without it, minus the loss as it is.</p>"
)


TOLD_OF_FEW = 0.01  # the least share that is told where tokens are few
TOLD_OF_MANY = 2  # so many tokens at most where they are not few: all shares stand in the row
LONG_ANSWER = "elephant"  # most answers are not longer


@dataclass(frozen=True)
class Words:
    """What is read: the `lead` in the main colour below the headline, then `facts`, then the sentence.

    Each fact is a text and the role of its colour. Shorter leads and sentences are for where the first have no room.
    """

    headline: str = ""
    lead: str = ""
    facts: Sequence[tuple[str, str]] = ()
    sentence: str = ""
    shorter_leads: Sequence[str] = ()
    shorter_sentences: Sequence[str] = ()

    def versions(self) -> Iterator[tuple[str, str]]:
        """Lead and sentence, from long to short; below a lead the sentence is left out at last."""
        leads = (self.lead, *self.shorter_leads)
        yield from product(leads, (self.sentence, *self.shorter_sentences))
        if self.lead:
            yield from product(leads, ("",))

    def aloud(self) -> str:
        """All of it, for who cannot see it."""
        told = [self.headline, self.lead.removesuffix("."), *(text for text, _ in self.facts), self.sentence]
        return ". ".join(text for text in told if text)


def headline(head: Head) -> str:
    return f"Block {head[0]}, head {head[1]}"


def reading_of(
    labels: Sequence[str], weights: np.ndarray, row: int, causal: bool, *, short: bool = False, exact: bool = False
) -> str:
    """One row of attention as a sentence: “gave” looks back at “apple” (82 %) and at “fox” (16 %).

    In `short` only what is looked at most is named, unless there are few tokens. Where shares are `exact` they have a
    decimal.
    """
    me = f"“{labels[row]}”"
    if not np.isfinite(weights).all():
        return "The attention is not a number at this step."
    if len(labels) == 1:
        return f"{me} is the only token: it can only look at itself."
    if causal and row == 0:
        return f"{me} comes first: it can only look at itself."
    order = [int(column) for column in np.argsort(-weights, kind="stable")]
    few = len(labels) <= FEW_TOKENS
    most = order[: FEW_TOKENS if few else TOLD_OF_MANY]
    strong = [column for column in most if weights[column] >= (TOLD_OF_FEW if few else 0.1)]
    if not strong or weights[strong[0]] < 0.2:
        return f"{me} spreads its look widely, most of it at {_named(labels, row, order[0], weights, exact)}."
    if short and len(strong) > 1 and not few:
        return f"{me} looks most at {_named(labels, row, strong[0], weights, exact)}."
    parts = [_named(labels, row, column, weights, exact) for column in strong]
    back = " back" if causal and strong[0] != row else ""
    return f"{me} looks{back} at {_joined(parts)}."


def with_another(told: str, labels: Sequence[str], other: OtherLook | None, *, exact: bool = False) -> str:
    """The same, and what another head looks at."""
    if other is None:
        return told
    looks = f"“{labels[other.column]}” ({(percent if exact else share)(other.weight)})"
    return f"{told.removesuffix('.')}; head {other.head[1]} most at {looks}."


def fetching(labels: Sequence[str], head: Head, weights: np.ndarray, row: int, other: OtherLook) -> str:
    """What two heads of one block bring to a token between them; nothing where the first one brings little."""
    column = int(np.nan_to_num(weights).argmax())
    if column in (row, other.column) or not weights[column] >= MOSTLY:
        return ""
    first = f"Head {head[1]} fetches {labels[column]} ({share(float(weights[column]))})"
    return f"{first}, head {other.head[1]} fetches {labels[other.column]} ({share(other.weight)})."


def longest_part(labels: Sequence[str]) -> str:
    """As long as what a head does for the prediction is told of this text, at any step."""
    answer = max([*labels, LONG_ANSWER], key=len)
    numbers = f"“{answer}” falls from >99.9 % to 49.9 %, and “{answer}” wins"
    return f"This head matters most: without it {numbers}."


def longest_reading(labels: Sequence[str], *, exact: bool = False) -> str:
    """As long as any row of these tokens may be told: room for it is kept, so that nothing jumps from row to row."""
    if not labels:
        return ""
    first, second, third, *_ = [*sorted(labels, key=len, reverse=True), "", ""]
    written = percent if exact else share
    parts = [f"“{name}” ({written(part)})" for name, part in ((first, 0.4), (second, 0.3), (third, 0.3))]
    most = TOLD_OF_MANY if len(labels) > FEW_TOKENS else len(labels)
    told = f"“{first}” looks back at {_joined(parts[:most])}."
    if again := max((name for name in labels if labels.count(name) > 1), key=len, default=""):
        earlier = f"an earlier “{again}” ({written(0.4)})"
        told = max(told, f"“{again}” looks back at {_joined([earlier, *parts[: most - 1]])}.", key=len)
    another = OtherLook((0, 0), labels.index(first), 0.5, (0, 0)) if len(labels) <= FEW_TOKENS else None
    return with_another(told, labels, another, exact=exact)


def parts_in_prediction(ablation: Ablation, head: Head, *, is_first: bool) -> Sequence[str]:
    """What this head does for the prediction, from long to short; nothing where that is not known.

    `is_first`: it is the one that matters most, if any does.
    """
    if not ablation.knows(head):
        return ()
    if is_first and not ablation.is_noticed:
        decides = "No single head decides this prediction"
        return f"{decides}; this head looks most at one token.", f"{decides}."
    short = _change(ablation, head, short=True)
    changes = _change(ablation, head), short, _change(ablation, head, short=True, with_instead=False)
    alone = [f"Without this head {told}." for told in changes]
    first = [f"This head matters most: without it {told}." for told in changes]
    return tuple(dict.fromkeys([*first, alone[-1]] if is_first else alone))


def worth(ablation: Ablation, head: Head) -> str:
    """What a sentence about this head goes on with: what becomes of the answer without it."""
    if not ablation.knows(head):
        return ""
    if not ablation.is_noticed:
        return "no single head decides this prediction"
    block = f" of block {head[0]}" if len(ablation.without) > 1 else ""
    return f"without head {head[1]}{block} {_change(ablation, head, short=True)}"


def without_words(ablation: Ablation) -> tuple[str, str]:
    """What the numbers below all heads are, from long to short."""
    short = f"“{ablation.answer}” without each head"
    return f"chance of {short}", short


def _change(ablation: Ablation, head: Head, *, short: bool = False, with_instead: bool = True) -> str:
    """“apple” falls from 99.5 % to 3.6 %, and “fox” wins; in `short` what it falls from is left out."""
    answer, before = ablation.answer, percent(ablation.probability)
    after, instead = percent(ablation.probability_without(head)), ablation.answer_without(head)
    if before == after:
        return f"“{answer}” stays at {before}"
    verb = "rises" if ablation.without[head] < ablation.surprisal else "falls"
    said = f", and “{instead}” wins" if with_instead and instead != answer else ""
    return f"“{answer}” {verb} {'' if short else f'from {before} '}to {after}{said}"


def cell_note(labels: Sequence[str], weights: np.ndarray, spot: Spot) -> str:
    """The share in a cell of a head: “gave” → “apple”: 37.02 %; nothing on labels, or where a token cannot look."""
    if spot.column < 0 or (spot.column > spot.row and is_causal(weights)):
        return ""
    return f"“{labels[spot.row]}” → “{labels[spot.column]}”: {exact_percent(float(weights[spot.row, spot.column]))}"


def row_in_numbers(labels: Sequence[str], weights: np.ndarray, row: int, head: Head) -> str:
    """The row's largest shares, and what their ratio says of the scores that made them."""
    order = np.argsort(-weights, kind="stable")[:5]
    lines = "".join(
        f"<tr><td>“{escape(labels[column])}”</td><td align='right'>&nbsp;{_percent(weights[column])}</td></tr>"
        for column in order
    )
    told = (
        f"<p>Block {head[0]}, head {head[1]}, the row of “{escape(labels[row])}” (largest shares):</p>"
        f"<table>{lines}</table>"
    )
    total = f"<p>All {len(labels)} shares add up to {three_digits(float(weights.sum()))}."
    if len(order) < 2 or not weights[order[1]] > 0:
        return f"{told}{total}</p>"
    ratio = float(weights[order[0]] / weights[order[1]])
    first, second = (f"“{escape(labels[column])}”" for column in order[:2])
    return (
        f"{told}{total} {first} gets {three_digits(ratio)} times the share of {second}, so its score is "
        f"ln {three_digits(ratio)} = {three_digits(float(np.log(ratio)))} higher.</p>"
    )


def patterns_in_numbers(facts: HeadFacts, head: Head) -> str:
    """What each pattern is, and how much of it this head is; nothing where patterns are not measured."""
    if not facts.names:
        return ""
    rows = "".join(
        f"<tr><td>{name}</td><td align='right'>&nbsp;{_percent(facts.scores[number][head])}</td>"
        f"<td align='right'>&nbsp;{_percent(facts.chance[number])}</td>"
        f"<td>&nbsp;{DEFINITIONS.get(name, '')}</td></tr>"
        for number, name in enumerate(facts.names)
    )
    heading = f"<tr><td></td><td align='right'>&nbsp;head {head[0]}.{head[1]}</td><td>&nbsp;chance</td><td></td></tr>"
    effect = facts.effect_text(head)
    told = f"<p>Head {head[0]}.{head[1]}, {effect}.</p>" if effect and "…" not in effect else ""
    return f"{PATTERNS_IN_WORDS}<table>{heading}{rows}</table>{OFF_IN_WORDS}{told}"


def _percent(value: np.floating[Any]) -> str:
    """ "<0.1 %" is no tag."""
    return escape(percent(float(value)))


def _named(labels: Sequence[str], row: int, column: int, weights: np.ndarray, exact: bool) -> str:
    told = f"({(percent if exact else share)(float(weights[column]))})"
    if column == row:
        return f"itself {told}"
    other = "an earlier " if labels[column] == labels[row] and column < row else ""
    return f"{other}“{labels[column]}” {told}"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and at {parts[-1]}"
