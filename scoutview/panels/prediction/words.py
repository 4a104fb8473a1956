"""What is said of a prediction: of one outcome, of all others together, and of what a change did."""

import math
from collections.abc import Sequence
from html import escape

import numpy as np

from scoutview.graphics.base.numbers import count, exact_likelihood, likelihood, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.language import tr
from scoutview.probe import BY_HAND

WITHOUT = tr("without the change")
UNMEASURED = "…"
IN_WORDS = tr(
    "<p>The model gives every possible outcome a score z. Raising e to the scores makes them positive, dividing by "
    "their sum makes them shares of 1: probabilities.</p>"
    "<p style='font-size:large'>p<sub>i</sub> = e<sup>z<sub>i</sub></sup> / Σ<sub>k</sub> e<sup>z<sub>k</sub></sup></p>"
)


def answer_in_words(
    name: str, source: str, said: str, *, is_right: bool, trained: bool | None = None
) -> tuple[tuple[str, ...], ...]:
    """The lines below the bars, each from long to short: the right answer, and whether what the model `said` is it.

    `trained` says whether training saw just this, where that is known.
    """
    right = tr("✓ the right answer: {name}").format(name=name)
    told: tuple[str, ...]
    if not is_right:
        short = tr("wrong at this step")
        told = tr("the model is wrong at this step: it says {said}").format(said=said), f"{short}: {said}", short
    elif trained is None:
        told = tr("the model is right at this step"), tr("right at this step")
    elif trained:
        told = tr("the model is right; this sum was seen in training"), _right_and(trained)
    else:
        told = tr("the model is right; this sum was never seen in training"), _right_and(trained)
    return (
        f"{right} ({source})",
        tr("✓ right: {name} ({source})").format(name=name, source=source),
        right,
    ) if source else (right,), told


def picture_captions(own: str) -> tuple[str, ...]:
    """Under the picture that was asked, from long to short; `own` says where the user's own came from."""
    seen = tr("as the model sees it")
    return (f"{own}, {seen}", own, seen) if own else (seen,)


def own_picture_in_words(own: str) -> str:
    """In a sentence on what the model reads; nothing of a picture of the data."""
    if not own:
        return ""
    return tr(" in a picture {own}").format(own=own) if own == BY_HAND else tr(" in the picture {own}").format(own=own)


def sum_in_words(
    prompt: str, said: str, share: str, right: str, source: str, *, trained: bool | None, changed: bool
) -> str:
    """The finding of a sum; how likely the model takes what it `said` is told where it is wrong or was `changed`."""
    reason = "" if source.startswith(prompt.removesuffix("=").strip()) else tr(", for {source}").format(source=source)
    if said != right:
        return tr("{prompt} {right}{reason}; the model says {said} ({share}).").format(
            prompt=prompt, right=right, reason=reason, said=said, share=share
        )
    verdict = tr("right", "the model is") if trained is None else _right_and(trained)
    return f"{prompt} {said}{f' ({share})' if changed else ''}{reason}{';' if reason else ':'} {verdict}."


def _right_and(trained: bool) -> str:
    return tr("right, and seen in training") if trained else tr("right, and never seen")


def change_in_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """What a dashed bar is, and what was changed, from long to short; nothing where nothing was."""
    return (f"{WITHOUT} ({', '.join(interventions)})", WITHOUT) if interventions else ()


def outcome_in_numbers(name: str, probability: float, unchanged: float | None, right: str = "") -> tuple[str, ...]:
    """The lines of a read-out; `right` says how it is known to be the right one."""
    told = (
        tr("“{token}”: {share}").format(token=name, share=exact_likelihood(probability)),
        *([tr("right: {right}").format(right=right)] if right else []),
    )
    if unchanged is None:
        return told
    points = 100 * (probability - unchanged)
    way = (
        (tr("{points} points more") if points > 0 else tr("{points} points less")).format(
            points=three_digits(abs(points))
        )
        if points
        else tr("as likely as before")
    )
    return (*told, f"{exact_likelihood(unchanged)} {WITHOUT}", way)


def others_in_numbers(
    others: int, kind: str, probability: float, unchanged: float | None, *, folded: bool
) -> tuple[str, ...]:
    """The lines of a read-out for all others together; `kind` names them: "tokens together"."""
    told = [
        tr("{others} other {kind}: {share}").format(
            others=count(others), kind=kind, share=exact_likelihood(probability)
        )
    ]
    if unchanged is not None:
        told.append(f"{likelihood(unchanged)} {WITHOUT}")
    return (*told, tr("Click: list them") if folded else tr("Click: fold them. Wheel: go through them"))


def rise_in_words(name: str) -> tuple[str, ...]:
    """What is told of one outcome at a few steps of the run, from long to short."""
    return (
        tr("How likely “{name}” was at each step").format(name=name),
        tr("“{name}” at each step").format(name=name),
        tr("“{name}”, by step").format(name=name),
    )


def likelihood_words(probability: float) -> str:
    """How likely it was, or that this is not measured yet."""
    return likelihood(probability) if math.isfinite(probability) else UNMEASURED


def formula(outcomes: np.ndarray, probabilities: np.ndarray, right: int) -> str:
    """In words, with the numbers of the two likeliest, and how surprising the right one is."""
    shares = np.nan_to_num(np.asarray(probabilities, np.float64))
    return IN_WORDS + _scores_in_numbers(outcomes, shares) + _surprise_in_numbers(outcomes, shares, right)


def _scores_in_numbers(outcomes: np.ndarray, shares: np.ndarray) -> str:
    order = [int(outcome) for outcome in np.argsort(-shares, kind="stable")[:2]]
    names = [escape(token_label(str(outcomes[outcome]))) for outcome in order]
    quoted = tr("“{token}”")
    told = "".join(
        f"<tr><td>{quoted.format(token=name)}</td>"
        f"<td align='right'>&nbsp;{likelihood(float(shares[outcome]))}</td></tr>"
        for name, outcome in zip(names, order, strict=True)
    )
    every = tr("All {outcomes} add up to 100 %.").format(outcomes=count(len(shares)))
    table = f"<table>{told}</table><p>{every}"
    if len(order) < 2 or not shares[order[1]] > 0:
        return f"{table}</p>"
    ratio = float(shares[order[0]] / shares[order[1]])
    higher = tr(
        "“{first}” is {ratio} times as likely as “{second}”, so its score is ln {ratio} = {log} higher."
    ).format(first=names[0], ratio=three_digits(ratio), second=names[1], log=three_digits(float(np.log(ratio))))
    return f"{table} {higher}</p>"


def _surprise_in_numbers(outcomes: np.ndarray, shares: np.ndarray, right: int) -> str:
    if right < 0 or not shares[right] > 0:
        return ""
    share, name = float(shares[right]), escape(token_label(str(outcomes[right])))
    return tr(
        "<p>The surprise at the right one is the loss that training lowers: −ln p(“{name}”) = −ln {share} "
        "= {value} nats, the unit of surprise that goes with the natural logarithm.</p>"
    ).format(name=name, share=three_digits(share), value=three_digits(-float(np.log(share))))
