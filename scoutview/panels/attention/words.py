"""What is said about attention: how a head works, one row in numbers, and what the patterns are. Arithmetic only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

import numpy as np

from scoutview.graphics.base.numbers import exact_percent, percent, share, three_digits
from scoutview.graphics.base.sentence import capital, quoted
from scoutview.language import tr, translated
from scoutview.panels.attention.facts_plan import NAMED_FROM, TIMES_CHANCE, Head, HeadFacts, head_words
from scoutview.panels.attention.first_plan import Ablation
from scoutview.panels.attention.head_plan import Spot, is_causal
from scoutview.panels.attention.others_plan import FEW_TOKENS, MOSTLY, OtherLook

IN_WORDS = tr(
    "<p>Each token asks a question (its query, q) and offers an answer to the others (its key, k). How well they "
    "match is a score: the sum of products of their numbers, divided by √d<sub>head</sub>, the number of those "
    "numbers. The scores of a row become shares that add up to 1.</p>"
)
FORMULA = tr(
    "<p style='font-size:large'>attention = softmax(Q K<sup>T</sup> / √d<sub>head</sub>), "
    "so a<sub>ij</sub> = e<sup>s<sub>ij</sub></sup> / Σ<sub>k</sub> e<sup>s<sub>ik</sub></sup></p>"
)
DEFINITIONS = {
    "previous token": tr("from each token to the one before it, a<sub>i, i−1</sub>"),
    "first token": tr("from each token to the first one, a<sub>i, 0</sub>"),
    "same token": tr("from each token that came before to all its earlier copies"),
    "induction": tr("random tokens come twice: from each in the second copy to the one after its first occurrence"),
}
PATTERNS_IN_WORDS = tr(
    "<p><b>Patterns.</b> A score is the mean share of attention on what the pattern looks at: on "
    "held-out text, for induction on random tokens (Olsson et al. 2022). Chance is a head that "
    "looks at all tokens alike. A head is named from {named_from} on, if that is "
    "{times:g} times chance.</p>"
).format(named_from=share(NAMED_FROM), times=TIMES_CHANCE)
OFF_IN_WORDS = tr(
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
    return tr("Block {block}, head {number}").format(block=head[0], number=head[1])


def reading_of(
    labels: Sequence[str], weights: np.ndarray, row: int, causal: bool, *, short: bool = False, exact: bool = False
) -> str:
    """One row of attention as a sentence: “gave” looks back at “apple” (82 %) and at “fox” (16 %).

    In `short` only what is looked at most is named, unless there are few tokens. Where shares are `exact` they have a
    decimal.
    """
    me = quoted(labels[row])
    if not np.isfinite(weights).all():
        return tr("The attention is not a number at this step.")
    if len(labels) == 1:
        return tr("{me} is the only token: it can only look at itself.").format(me=me)
    if causal and row == 0:
        return tr("{me} comes first: it can only look at itself.").format(me=me)
    order = [int(column) for column in np.argsort(-weights, kind="stable")]
    few = len(labels) <= FEW_TOKENS
    most = order[: FEW_TOKENS if few else TOLD_OF_MANY]
    strong = [column for column in most if weights[column] >= (TOLD_OF_FEW if few else 0.1)]
    if not strong or weights[strong[0]] < 0.2:
        return tr("{me} spreads its look widely, most of it at {token}.").format(
            me=me, token=_named(labels, row, order[0], weights, exact)
        )
    if short and len(strong) > 1 and not few:
        return tr("{me} looks most at {token}.").format(me=me, token=_named(labels, row, strong[0], weights, exact))
    parts = [_named(labels, row, column, weights, exact) for column in strong]
    looks = tr("{me} looks back at {tokens}.") if causal and strong[0] != row else tr("{me} looks at {tokens}.")
    return looks.format(me=me, tokens=_joined(parts))


def with_another(told: str, labels: Sequence[str], other: OtherLook | None, *, exact: bool = False) -> str:
    """The same, and what another head looks at."""
    if other is None:
        return told
    looks = f"{quoted(labels[other.column])} ({(percent if exact else share)(other.weight)})"
    return tr("{sentence}; head {head} most at {token}.").format(
        sentence=told.removesuffix("."), head=other.head[1], token=looks
    )


def fetching(labels: Sequence[str], head: Head, weights: np.ndarray, row: int, other: OtherLook) -> str:
    """What two heads of one block bring to a token between them; nothing where the first one brings little."""
    column = int(np.nan_to_num(weights).argmax())
    if column in (row, other.column) or not weights[column] >= MOSTLY:
        return ""
    return tr("Head {first} fetches {token} ({share}), head {second} fetches {other} ({other_share}).").format(
        first=head[1],
        token=labels[column],
        share=share(float(weights[column])),
        second=other.head[1],
        other=labels[other.column],
        other_share=share(other.weight),
    )


def longest_part(labels: Sequence[str]) -> str:
    """As long as what a head does for the prediction is told of this text, at any step."""
    answer = max([*labels, LONG_ANSWER], key=len)
    change = _falls(answer, percent(0.9995), percent(0.499)) + _wins(answer)
    return tr("This head matters most: without it {change}.").format(change=change)


def longest_reading(labels: Sequence[str], *, exact: bool = False) -> str:
    """As long as any row of these tokens may be told: room for it is kept, so that nothing jumps from row to row."""
    if not labels:
        return ""
    first, second, third, *_ = [*sorted(labels, key=len, reverse=True), "", ""]
    written = percent if exact else share
    parts = [f"{quoted(name)} ({written(part)})" for name, part in ((first, 0.4), (second, 0.3), (third, 0.3))]
    most = TOLD_OF_MANY if len(labels) > FEW_TOKENS else len(labels)
    looks = tr("{me} looks back at {tokens}.")
    told = looks.format(me=quoted(first), tokens=_joined(parts[:most]))
    if again := max((name for name in labels if labels.count(name) > 1), key=len, default=""):
        earlier = tr("an earlier “{token}” ({share})").format(token=again, share=written(0.4))
        told = max(told, looks.format(me=quoted(again), tokens=_joined([earlier, *parts[: most - 1]])), key=len)
    another = OtherLook((0, 0), labels.index(first), 0.5, (0, 0)) if len(labels) <= FEW_TOKENS else None
    return with_another(told, labels, another, exact=exact)


def parts_in_prediction(ablation: Ablation, head: Head, *, is_first: bool) -> Sequence[str]:
    """What this head does for the prediction, from long to short; nothing where that is not known.

    `is_first`: it is the one that matters most, if any does.
    """
    if not ablation.knows(head):
        return ()
    if is_first and not ablation.is_noticed:
        return (
            tr("No single head decides this prediction; this head looks most at one token."),
            tr("No single head decides this prediction."),
        )
    short = _change(ablation, head, short=True)
    changes = _change(ablation, head), short, _change(ablation, head, short=True, with_instead=False)
    alone = [tr("Without this head {change}.").format(change=change) for change in changes]
    first = [tr("This head matters most: without it {change}.").format(change=change) for change in changes]
    return tuple(dict.fromkeys([*first, alone[-1]] if is_first else alone))


def worth(ablation: Ablation, head: Head) -> str:
    """What a sentence about this head goes on with: what becomes of the answer without it."""
    if not ablation.knows(head):
        return ""
    if not ablation.is_noticed:
        return tr("no single head decides this prediction")
    told = (
        tr("without head {number} of block {block} {change}")
        if len(ablation.without) > 1
        else tr("without head {number} {change}")
    )
    return told.format(block=head[0], number=head[1], change=_change(ablation, head, short=True))


def without_words(ablation: Ablation) -> tuple[str, str]:
    """What the numbers below all heads are, from long to short."""
    long, short = tr("chance of “{answer}” without each head"), tr("“{answer}” without each head")
    return long.format(answer=ablation.answer), short.format(answer=ablation.answer)


def _change(ablation: Ablation, head: Head, *, short: bool = False, with_instead: bool = True) -> str:
    """“apple” falls from 99.5 % to 3.6 %, and “fox” wins; in `short` what it falls from is left out."""
    answer, before = ablation.answer, percent(ablation.probability)
    after, instead = percent(ablation.probability_without(head)), ablation.answer_without(head)
    if before == after:
        return tr("“{answer}” stays at {before}").format(answer=answer, before=before)
    moves = _rises if ablation.without[head] < ablation.surprisal else _falls
    wins = _wins(instead) if with_instead and instead != answer else ""
    return moves(answer, "" if short else before, after) + wins


def _falls(answer: str, before: str, after: str) -> str:
    told = tr("“{answer}” falls from {before} to {after}") if before else tr("“{answer}” falls to {after}")
    return told.format(answer=answer, before=before, after=after)


def _rises(answer: str, before: str, after: str) -> str:
    told = tr("“{answer}” rises from {before} to {after}") if before else tr("“{answer}” rises to {after}")
    return told.format(answer=answer, before=before, after=after)


def _wins(answer: str) -> str:
    return tr(", and “{answer}” wins").format(answer=answer)


def cell_note(labels: Sequence[str], weights: np.ndarray, spot: Spot) -> str:
    """The share in a cell of a head: “gave” → “apple”: 37.02 %; nothing on labels, or where a token cannot look."""
    if spot.column < 0 or (spot.column > spot.row and is_causal(weights)):
        return ""
    looks = f"{quoted(labels[spot.row])} → {quoted(labels[spot.column])}"
    return f"{looks}: {exact_percent(float(weights[spot.row, spot.column]))}"


def row_in_numbers(labels: Sequence[str], weights: np.ndarray, row: int, head: Head) -> str:
    """The row's largest shares, and what their ratio says of the scores that made them."""
    order = np.argsort(-weights, kind="stable")[:5]
    lines = "".join(
        f"<tr><td>{quoted(escape(labels[column]))}</td><td align='right'>&nbsp;{_percent(weights[column])}</td></tr>"
        for column in order
    )
    of_row = tr("{head}, the row of “{token}” (largest shares):").format(head=headline(head), token=escape(labels[row]))
    total = tr("All {number} shares add up to {sum}.").format(
        number=len(labels), sum=three_digits(float(weights.sum()))
    )
    told = f"<p>{of_row}</p><table>{lines}</table><p>{total}"
    if len(order) < 2 or not weights[order[1]] > 0:
        return f"{told}</p>"
    ratio = float(weights[order[0]] / weights[order[1]])
    first, second = (quoted(escape(labels[column])) for column in order[:2])
    higher = tr("{first} gets {ratio} times the share of {second}, so its score is ln {ratio} = {log} higher.").format(
        first=first, ratio=three_digits(ratio), second=second, log=three_digits(float(np.log(ratio)))
    )
    return f"{told} {higher}</p>"


def patterns_in_numbers(facts: HeadFacts, head: Head) -> str:
    """What each pattern is, and how much of it this head is; nothing where patterns are not measured."""
    if not facts.names:
        return ""
    rows = "".join(
        f"<tr><td>{translated(name)}</td><td align='right'>&nbsp;{_percent(facts.scores[number][head])}</td>"
        f"<td align='right'>&nbsp;{_percent(facts.chance[number])}</td>"
        f"<td>&nbsp;{DEFINITIONS.get(name, '')}</td></tr>"
        for number, name in enumerate(facts.names)
    )
    chance = tr("chance")
    heading = f"<tr><td></td><td align='right'>&nbsp;{head_words(head)}</td><td>&nbsp;{chance}</td><td></td></tr>"
    effect = facts.effect_text(head)
    told = f"<p>{capital(head_words(head))}, {effect}.</p>" if effect and "…" not in effect else ""
    return f"{PATTERNS_IN_WORDS}<table>{heading}{rows}</table>{OFF_IN_WORDS}{told}"


def _percent(value: np.floating[Any]) -> str:
    """ "<0.1 %" is no tag."""
    return escape(percent(float(value)))


def _named(labels: Sequence[str], row: int, column: int, weights: np.ndarray, exact: bool) -> str:
    part = (percent if exact else share)(float(weights[column]))
    if column == row:
        return tr("itself ({share})").format(share=part)
    if labels[column] == labels[row] and column < row:
        return tr("an earlier “{token}” ({share})").format(token=labels[column], share=part)
    return f"{quoted(labels[column])} ({part})"


def _joined(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return tr("{tokens} and at {last}").format(tokens=", ".join(parts[:-1]), last=parts[-1])
