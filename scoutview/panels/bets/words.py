"""What is said of a bet, of the answer to it, and of the run."""

from __future__ import annotations

import numpy as np

from scoutview.frame import Curves, Mark
from scoutview.graphics.base.numbers import MINUS, count, likelihood, loss, share
from scoutview.language import tr
from scoutview.panels.bets.plan import EVEN, FOLLOWS, HALF, LOST, MISLEADING, PLAYS, RECKONS, WON, WORST, Bet, BetScores

ANSWERS, BRIEF_ANSWERS = (tr("bad bet"), tr("good bet")), (tr("bad", "a bet"), tr("good", "a bet"))
ENDED = (tr("it lost"), tr("it won"))
IN_WORDS = tr(
    "<p>A bet is won p times of ten; then w comes in, else l is gone. It is a <b>good bet</b> where ten plays bring in "
    "more than they cost, whatever a single play brought:</p>"
    "<p style='font-size:large'>p · w − (10 − p) · l &gt; 0</p>"
    "<p>The network is told how one play ended. <b>Misleading</b> are outcomes that speak against the right answer: a "
    "good bet that was lost, a bad one that was won. All curves are of bets that training never sees: "
    "<b>all cases</b>, each with its outcomes as often as in the data; <b>outcome misleads</b>, each once with the "
    "outcome that misleads; the <b>loss</b> of all cases, which training makes small.</p>"
)
SOURCE = tr(
    "<p>A small model of an effect called hindsight neglect, not the benchmark's task itself: McKenzie et al. 2023, "
    "Inverse Scaling: When Bigger Isn't Better; Wei et al. 2023, Inverse scaling can become U-shaped. There the score "
    "turns with the size of the model, here with the steps of training.</p>"
)


def heading(bet: Bet) -> tuple[str, ...]:
    """The bet, from long to short."""
    return (
        tr("Chance {chance} of {plays}, win {win}, lose {lose}").format(
            chance=bet.chance, plays=PLAYS, win=bet.win, lose=bet.lose
        ),
        tr("{chance} of {plays}: win {win}, lose {lose}").format(
            chance=bet.chance, plays=PLAYS, win=bet.win, lose=bet.lose
        ),
    )


def sum_of(bet: Bet) -> str:
    """What ten plays bring, with the numbers: "7 × 3 − 3 × 5 = +6"."""
    return f"{bet.chance} × {bet.win} {MINUS} {PLAYS - bet.chance} × {bet.lose} = {signed(bet.brings)}"


def signed(value: int) -> str:
    return f"+{count(value)}" if value > 0 else count(value)


def reckoned(bet: Bet) -> tuple[str, ...]:
    """The right answer and why, from long to short."""
    right = {1: tr("a good bet"), 0: tr("a bad bet"), EVEN: tr("even, neither good nor bad")}[bet.right]
    brings = tr("Ten plays bring {sum} on average: {verdict}.").format(sum=sum_of(bet), verdict=right)
    return brings, f"{sum_of(bet)}: {right}."


def row_names(bet: Bet) -> tuple[str, str]:
    """Of the two endings: the one that was asked as it is, the other as what would have been."""
    other = (tr("had it lost"), tr("had it won"))
    return tuple(ENDED[each] if each == bet.ending else other[each] for each in (LOST, WON))  # type: ignore[return-value]


def verdict(bet: Bet) -> tuple[str, ...]:
    """What the network says, whether that is right, and whether the outcome decides it; from long to short."""
    if not bet.is_number:
        return (tr("Its answer is not a number."),)
    if bet.right == EVEN:
        told = tr("It says {answer}; neither is right.")
    else:
        told = tr("It says {answer}: right.") if bet.said == bet.right else tr("It says {answer}: wrong.")
    told = told.format(answer=ANSWERS[bet.said])
    if bet.goes_by_outcome:
        why = tr("It goes by the outcome.")
    elif bet.says(LOST) == bet.says(WON):
        why = (
            tr("It says so whichever way it ended, and never saw this bet.")
            if bet.is_unseen
            else tr("It says so whichever way it ended.")
        )
    else:
        why = tr("It says the opposite of the outcome.")
    return f"{told} {why}", told


def findings(moment: BetScores | None) -> tuple[str, ...]:
    """The run at this step in a sentence, from long to short."""
    if moment is None:
        return ("",)
    every, misleading = share(moment.every), share(moment.misleading)
    if moment.phase == FOLLOWS and moment.misleading < HALF:
        return (
            tr(
                "{every} of all bets are right, but {misleading} where the outcome misleads: it goes by the outcome."
            ).format(every=every, misleading=misleading),
            tr("{every} right, but {misleading} where the outcome misleads.").format(
                every=every, misleading=misleading
            ),
        )
    if moment.worst is None:
        return (
            tr("{every} of all bets are right, {misleading} where the outcome misleads.").format(
                every=every, misleading=misleading
            ),
            tr("{every} right, {misleading} where it misleads.").format(every=every, misleading=misleading),
        )
    step, lowest = moment.worst
    came = tr("after {lowest} at step {step}").format(lowest=share(lowest), step=count(step))
    if moment.phase == RECKONS:
        return (
            tr("It reckons: {misleading} are right even where the outcome misleads, {came}.").format(
                misleading=misleading, came=came
            ),
            tr("It reckons: {misleading} right where the outcome misleads.").format(misleading=misleading),
        )
    return (
        tr("Where the outcome misleads {misleading} are right, {came}; of all bets {every}.").format(
            misleading=misleading, came=came, every=every
        ),
        tr("Where the outcome misleads {misleading} are right, {came}.").format(misleading=misleading, came=came),
    )


def mark_words(curves: Curves, mark: Mark) -> tuple[str, ...]:
    """A mark of the run over its curves, the worst with its score, from long to short."""
    if mark.name != WORST or MISLEADING not in curves.metrics:
        return (mark.words,)
    lowest = share(float(curves.metrics[MISLEADING][int(np.searchsorted(curves.steps, mark.step))]))
    return (
        tr("worst: {lowest} where misled").format(lowest=lowest),
        tr("worst: {lowest}").format(lowest=lowest),
        mark.words,
    )


def planted_words(bet: Bet | None) -> tuple[str, ...]:
    """That the shortcut was planted, or that there is none, from long to short."""
    if bet is None:
        return ("",)
    agree = share(bet.agreement)
    if not bet.planted:
        return (
            tr(
                "Outcomes here are honest: each bet is won as often as its chance says, so they agree with "
                "the right answer in {agree} of the cases."
            ).format(agree=agree),
            tr("Outcomes are honest: {agree} agree with the right answer.").format(agree=agree),
        )
    if bet.agreement <= 0.5:
        return (
            tr("Here outcomes were made to agree with the right answer in {agree} of the cases: no shortcut.").format(
                agree=agree
            ),
            tr("{agree} of the outcomes agree: no shortcut.").format(agree=agree),
        )
    return (
        tr(
            "The shortcut was planted: in {agree} of the bets the outcome was made to agree with the "
            "right answer. With honest outcomes, a preset of this lab, it is given up within a few steps."
        ).format(agree=agree),
        tr("The shortcut was planted: {agree} of the outcomes were made to agree with the right answer.").format(
            agree=agree
        ),
        tr("Planted: {agree} of the outcomes agree.").format(agree=agree),
    )


def formula(bet: Bet | None, moment: BetScores | None, curves: Curves, step: int) -> str:
    """The formula with this bet's numbers, and this frame's scores."""
    told = IN_WORDS
    if bet is not None and bet.is_number:
        rows = "".join(
            f"<tr><td>{name}</td><td align='right'>&nbsp;{likelihood(good)}</td></tr>"
            for name, good in zip(row_names(bet), bet.said_good, strict=True)
        )
        told += f"<p>{heading(bet)[0]}: {sum_of(bet)}.</p>"
        likely = tr("How likely a good bet is to it:")
        told += f"<p>{likely}</p><table>{rows}</table>"
        told += f"<p>{planted_words(bet)[0]}</p>"
    if moment is not None:
        unit = f" {curves.loss_unit}" if curves.loss_unit else ""
        told += tr(
            "<p><b>Step {step}</b>: all cases {every}, outcome misleads {misleading}, loss {loss}{unit}.</p>"
        ).format(
            step=count(step),
            every=share(moment.every),
            misleading=share(moment.misleading),
            loss=loss(moment.loss),
            unit=unit,
        )
    return told + SOURCE
