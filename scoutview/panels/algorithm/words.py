"""What a fitted sum of waves says in words: the finding, and the formula with its numbers and sources. No drawing."""

import math

from scoutview.graphics.base.numbers import count, in_words, loss, percent, three_digits
from scoutview.language import tr
from scoutview.panels.algorithm.plan import LEAD, WaveFormula

FOUND, NOTHING = 0.85, 0.1  # shares of the variation that are nearly all, and next to nothing
AS_WELL = 0.05, 0.1  # nats of loss, and a part of it, that do not matter
GUESSING = 0.9  # a loss is that of guessing from this part of it on
UNMEASURED = tr("Waves alone, or without them: not measured at this step.")
LONG = tr("Each wave is an angle going round a circle: where all waves peak together, there is the answer.")
SHORT = tr("The answer is where all waves peak together.")
OF_RUN = tr("How wrong the answers are over the run (loss): with all there is, with the waves alone, and without them.")
OF_RUN_SHORT = tr("Loss over the run: waves alone, and without them.")


def algorithm_sentence(
    explained: float, formula: WaveFormula, answer: int | None, right: int, *, is_end: bool = False
) -> tuple[str, str]:
    """Where this frame's waves peak, and how the network adds; `answer` is the network's own, `right` the right one.

    `is_end`: the run has come to no more than this.
    """
    if not math.isfinite(explained):
        return "", ""
    terms, share = len(formula.frequencies), percent(explained)
    if explained < NOTHING:
        none = tr("No such algorithm here.") if is_end else tr("No such algorithm yet.")
        only = tr("%n waves: only {share} of all scores.", "", terms, one="One wave: only {share} of all scores.")
        return none, only.format(share=share)
    all_of_it = tr("%n waves make {share} of all scores", "", terms, one="One wave makes {share} of all scores").format(
        share=share
    )
    if not formula.peaks_at_answer:
        peak_elsewhere = tr("Not all of them peak at {answer}. Angles turn {turned}.")
        return f"{all_of_it}.", peak_elsewhere.format(answer=right, turned=_turned(formula))
    peak = (
        tr("The {number} waves peak together at {answer}").format(number=in_words(terms), answer=right)
        if terms > 1
        else tr("The wave is at its peak at {answer}").format(answer=right)
    )
    led = tr("its answer") if answer == right else tr("the right answer")
    how = _how(formula) if explained >= FOUND else tr("The rest is something else.")
    return f"{peak}: {led}.", f"{all_of_it}. {how}"


def _turned(formula: WaveFormula) -> str:
    a, b = formula.addends
    turned = tr("by {a}, then by {b}") if formula.sign > 0 else tr("by {a}, then back by {b}")
    return turned.format(a=a, b=b)


def _how(formula: WaveFormula) -> str:
    how = (
        tr("It adds by turning on circles: {turned}.")
        if formula.sign > 0
        else tr("It subtracts by turning on circles: {turned}.")
    )
    return how.format(turned=_turned(formula))


def verdict(restricted: float, excluded: float, validation: float, train: float, modulus: int) -> str:
    """What the waves are worth, from the losses with them alone and without them, and those of the whole network.

    Nothing where one of them is not known.
    """
    if not all(map(math.isfinite, (restricted, excluded, validation, train))):
        return ""
    guess = math.log(modulus)
    return tr("Only the waves: {only}. Without them: {without}.").format(
        only=_does(restricted, validation, guess), without=_does(excluded, train, guess)
    )


def _does(loss_now: float, whole: float, guess: float) -> str:
    if loss_now >= GUESSING * guess:
        return tr("it fails")
    nats, part = AS_WELL
    if abs(loss_now - whole) <= max(nats, part * whole):
        return tr("it answers as well")
    return tr("it answers better") if loss_now < whole else tr("it answers worse")


def algorithm_formula(formula: WaveFormula, explained: float, right: int, *, of_run: bool, behind: str = "") -> str:
    """The formula in general and in numbers, what is explained, and where all this comes from.

    `behind` are the numbers behind what is found.
    """
    p, sign = formula.modulus, formula.operation
    a, b = formula.addends
    highest = tr(
        "Where its A<sub>k</sub> is above 0 a wave is highest at c = a {sign} b, counted modulo p; elsewhere the waves "
        "cancel each other. "
    ).format(sign=sign)
    here = tr("Here {a} {sign} {b} leaves {answer}:").format(a=a, sign=sign, b=b, answer=right)
    return (
        f"{behind and f'<p>{behind}</p>'}<p>{_LOGITS.format(last=p - 1)}</p>"
        f"<p style='font-size:large'>logit(c) ≈ Σ<sub>k</sub> A<sub>k</sub> cos(2π k (a {sign} b − c) / p)</p>"
        f"<p>{highest}{_SUBTRACTS if formula.sign < 0 else ''}{here}</p>"
        f"<p>{LEAD} {' '.join(formula.terms())}</p>{_table(formula)}"
        f"<p>{_EXPLAINED.format(share=percent(explained), p=count(p))}</p>"
        f"<p>{_OF_RUN if of_run else _OF_FRAME}</p>{_SOURCE}"
    )


def progress_formula(step: int, restricted: float, excluded: float, run: str) -> str:
    """The two losses, their values at a measured step, and what they tell of the run."""
    values = ""
    if math.isfinite(restricted) and math.isfinite(excluded):
        values = tr(" At step {step}: restricted {restricted}, excluded {excluded} nats of surprise per sum.").format(
            step=count(step), restricted=loss(restricted), excluded=loss(excluded)
        )
    return f"{_PROGRESS}{values}</p>{run and f'<p>{run}</p>'}"


def _table(formula: WaveFormula) -> str:
    """Frequency, amplitude and what the wave gives the right answer's neighbours, by size."""
    p = formula.modulus
    rows = "".join(
        f"<tr><td align='right'>{int(formula.frequencies[place])}</td>"
        f"<td align='right'>&nbsp;&nbsp;{three_digits(float(formula.amplitudes[place]))}</td>"
        f"<td align='right'>&nbsp;&nbsp;{_numbers(p / int(formula.frequencies[place]))}</td></tr>"
        for place in formula.by_size()
    )
    turn = tr("one turn")
    head = f"<tr><td>k</td><td>&nbsp;&nbsp;A<sub>k</sub></td><td>&nbsp;&nbsp;{turn}</td></tr>"
    return f"<table>{head}{rows}</table>"


def _numbers(amount: float) -> str:
    return tr("{amount} numbers").format(amount=three_digits(amount))


_LOGITS = tr(
    "The network gives every answer c from 0 to {last} a logit. What a network that has found the algorithm computes "
    "is a sum of waves, one for each of its key frequencies k:"
)
_EXPLAINED = tr(
    "<b>Explained: {share}.</b> The A<sub>k</sub> are fitted by least squares to all {p}³ logits at once (every answer "
    "to every sum; the mean of each sum, which changes no probability, and then that of each answer taken off). "
    "Explained is the share of the variance of these logits that the waves have: 1 − Σ(logit − formula)² / Σ logit². "
    "The larger dots are the network's own logits to this sum, the mean of all its answers taken off."
)
_SUBTRACTS = tr("This run subtracts, so b is turned back: the formula has a − b. ")
_OF_RUN = tr(
    "The frequencies are those that hold at least 90 % of the embedding's power where the run has come to, ten at most."
    " They stay the same at every frame, so that one sees the waves grow."
)
_OF_FRAME = tr("The frequencies are those that hold at least 90 % of the embedding's power at this frame, ten at most.")
_SOURCE = tr(
    "<p>Source: Nanda, Chan, Lieberum, Smith, Steinhardt (2023), Progress measures for grokking via mechanistic "
    "interpretability. This is a toy: one layer, one task.</p>"
)
_PROGRESS = tr(
    "<p><b>Waves alone</b> (restricted loss): the loss on all sums when of the logits, as waves in a and in b, only "
    "the key frequencies are kept: how good the circuit is alone. <b>Without waves</b> (excluded loss): the loss on "
    "the training sums when just these are taken away: how good the network's memory is without the circuit. Both with "
    "the key frequencies that the run has come to, so the first can fall while nothing is seen yet in the answers."
)
