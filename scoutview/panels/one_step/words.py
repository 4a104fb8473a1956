"""What is said of one step of training: a finding for each of its four parts, where it comes from, the formula."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import SMALLEST_LOSS, count, three_digits
from scoutview.graphics.base.site_words import brief_site_words, site_words
from scoutview.panels.one_step.amounts import grown, loss_words, rate_text, share_text, signed_change
from scoutview.panels.one_step.plan import (
    ALIKE_RUN,
    BACK,
    FORWARD,
    LOSS,
    NO_DATA,
    RECORDED,
    RETRACED,
    UNTRAINED,
    AnswersReading,
    SizesReading,
)
from scoutview.panels.one_step.tried import HARDLY, TriedReading

NOT_A_NUMBER = "At this step the loss is not a number: there is no step to take."
BAD_RATE = "A learning rate is a number above 0, such as 0.1, not “{}”."
OTHERS = "all else, such as norms"
IN_WORDS = (
    "<p>Training repeats one step thousands of times. <b>Forward</b>: the examples of a batch go through the model, "
    "matrix by matrix. <b>Loss</b>: each answer is held against the right one; what it costs is −ln of the probability "
    "that the right one had, or where no class is right, the squared error. Their mean is the loss. <b>Back</b>: by "
    "the chain rule the gradient of the loss is computed from the last part to the first. <b>Update</b>: the optimizer "
    "moves every weight a little against its gradient.</p>"
    "<p style='font-size:large'>size, a typical number = √(mean of the squares)</p>"
    "<p>The gradient at a part’s output is told in per cent of that at the last part, where it begins; that of its "
    "weights in per cent of the largest; and how far weights move in per cent of their own size. "
    "The pointer on a part reads off all sizes themselves.</p>"
    "<p style='font-size:large'>Adam: w ← w − rate · (m / (√v + ε) + decay · w),&nbsp; m ← β m + (1 − β) g</p>"
    "<p>m is the memory of earlier gradients g (momentum), v the mean of their squares. Muon brings m to a matrix all "
    "of whose directions are equally long. How much of a direction is memory is told by size: "
    "β|m| / (β|m| + (1 − β)|g|), with β² for β where Muon looks one step ahead. The rest is from this batch.</p>"
    "<p style='font-size:large'>a plain step: w − rate · g,&nbsp; loss predicted to change by −rate · |g|²</p>"
    "<p>Changes of the loss are in per cent of the loss before the step. Each rate has an axis of its own, which "
    "holds the larger of its two changes: both bars are whole. What is less than a thousandth of the loss is called "
    "hardly anything.</p>"
    "<p>Where the recording holds the training state of this frame, or the frame is the untrained model, it is the "
    "very step that the run takes next, bit for bit. Elsewhere a frame holds weights only (their average where the "
    "lab shows one): the batch is then drawn as training draws it, and for the optimizer’s memory a run that rests is "
    "trained again up to the frame, in the background. Losses before and after, and plain steps, are computed in "
    "double precision. The model is the one that was trained: what is changed inside it does not count here. Scales "
    "of the parts are the same at every frame, and logarithmic but for the share of earlier batches; a point at an end "
    "says that a bar goes on beyond it.</p>"
)
_SOURCE = (
    "<p>Sources: Rumelhart, Hinton, Williams 1986, Learning representations by back-propagating errors; Loshchilov, "
    "Hutter 2019, Decoupled Weight Decay Regularization; Jordan 2024, Muon.</p>"
)


def part_words(part: str) -> str:
    return part_variants(part)[0]


def part_variants(part: str) -> tuple[str, ...]:
    """From long to short."""
    return (site_words(part), brief_site_words(part)) if part else (OTHERS,)


def findings(stage: int, reading: SizesReading, answers: AnswersReading | None) -> tuple[str, ...]:
    """The sentence of a stage, from long to short."""
    if not reading.is_number:
        return (NOT_A_NUMBER,)
    if stage == FORWARD:
        return _forward(reading)
    if stage == LOSS:
        return _loss(reading, answers)
    return _back(reading) if stage == BACK else _update(reading)


def _forward(reading: SizesReading) -> tuple[str, ...]:
    sizes, sites = reading.sizes("step_activations"), reading.sites
    if not sites:
        return (f"{_go(reading)} forward through the model.",)
    first, last = (float(sizes[site]) for site in (sites[0], sites[-1]))
    if not first or len(sites) < 2:
        told = f"a typical number that leaves the last part is {three_digits(last)}."
    else:
        told = f"the numbers {grown(last / first)}."
    return f"{_go(reading)} forward: {told}", told[0].upper() + told[1:]


def _loss(reading: SizesReading, answers: AnswersReading | None) -> tuple[str, ...]:
    if answers is None:
        return (f"The loss is {loss_words(reading.before)}.",)
    loss, many = loss_words(answers.loss), count(answers.count)
    if not answers.are_classes:
        return (
            f"Each guess is held against what is right: the mean of {many} costs, the loss, is {loss}.",
            f"The loss, the mean of {many} costs, is {loss}.",
        )
    if answers.count == 1:
        return (f"The answer is {'right' if answers.correct else 'wrong'} and costs {loss}: that is the loss.",)
    right = f"{count(answers.correct)} of {many} answers are right"
    return (f"{right}; what all cost on average is the loss: {loss}.", f"{right}; the loss is {loss}.")


def _back(reading: SizesReading) -> tuple[str, ...]:
    sites, signals = reading.sites, reading.sizes("step_signals")
    if not sites or not signals[sites[-1]]:
        return ("No gradient comes back: nothing is left to learn from this.",)
    first, last = signals[sites[0]], signals[sites[-1]]
    if not first:
        return ("The gradient does not reach the first part: on its way back it vanishes.",)
    if len(sites) < 2:
        return ("The gradient reaches the one part of the model.",)
    told = grown(first / last, "gradient")
    return f"On its way back the gradient {told}.", f"The gradient {told}."


def _update(reading: SizesReading) -> tuple[str, ...]:
    if not reading.is_whole:
        return retracing(reading)
    if not reading.has_update:
        return (
            "A frame holds no memory of the optimizer, so its step is not known here.",
            "The optimizer’s memory is not known here.",
        )
    before, after = reading.before, reading.after
    alone = f"A step by {reading.batch} alone"
    of_run = reading.source in (RECORDED, UNTRAINED)
    step = alone if reading.is_of_one else f"Step {count(reading.number)}" if of_run else "A step from here"
    if not math.isfinite(after):
        return (f"{step} breaks the model: its loss is no number any more.",)
    small = max(before, after) < SMALLEST_LOSS
    if (not small and three_digits(after) == three_digits(before)) or abs(after - before) < HARDLY * abs(before):
        same = f"{_its_loss(reading)} stays {'' if small else 'at '}{loss_words(before)}."
        return f"{step} hardly changes anything: {same}", same[0].upper() + same[1:]
    if small:
        verb, far = "lowers" if after < before else "raises", share_text(100 * abs(after / before - 1))
        return (
            f"{step} {verb} the loss, {loss_words(before)} already, by {far}.",
            f"{step} {verb} the loss by {far}.",
        )
    way = f"from {loss_words(before)} to {loss_words(after)}"
    verb = "lowers" if after < before else "raises"
    return f"{step} {verb} {_its_loss(reading)} {way}.", f"{step}: the loss goes {way}.", f"{way[5:]}."


def _go(reading: SizesReading) -> str:
    """ "32 pictures go", "Picture 3 of 32 goes"."""
    several = not reading.is_of_one and not reading.batch.startswith("1 ")
    return f"{reading.batch[0].upper()}{reading.batch[1:]} {'go' if several else 'goes'}"


def _its_loss(reading: SizesReading) -> str:
    """The loss of what was named, or of the batch."""
    if reading.is_of_one:
        return "its loss"
    return f"the loss of {f'this {reading.batch[2:]}' if reading.batch.startswith('1 ') else f'these {reading.batch}'}"


def retracing(reading: SizesReading) -> tuple[str, ...]:
    """How far the update is in the making, from long to short."""
    if not reading.to_retrace:
        return ("The step is being taken …",)
    far = f"step {count(reading.retraced)} of {count(reading.to_retrace)}"
    return f"Training again up to here, for the optimizer’s memory: {far}.", f"Training again: {far}."


def origin_words(reading: SizesReading) -> tuple[str, ...]:
    """Whose step it is, from long to short."""
    if not reading.is_whole:
        return retracing(reading)
    if reading.is_of_one and reading.source in (RECORDED, UNTRAINED):
        return (
            f"Step {count(reading.number)} of the run as it would be if it learned from this example alone.",
            "The run’s next step, if it learned from this example alone.",
            "Learned from this example alone.",
        )
    number = count(reading.number)
    return {
        RECORDED: (
            f"This is the very step {number} of the run: its training state is in the recording.",
            f"The run’s own step {number}.",
        ),
        UNTRAINED: ("This is the very first step of the run.", "The run’s first step."),
        RETRACED: (
            "From the run’s own state, found by training again up to here; the batch is one of its own.",
            "The run’s own state, trained again; a batch of its own.",
            "Trained again; a batch of its own.",
        ),
        ALIKE_RUN: (
            "Nearly the run’s own step. A frame keeps no memory of earlier batches, so the run was repeated on this "
            "computer to get one, and did not come out quite the same; the batch is another one.",
            "Nearly the run’s own step: the run, repeated for its earlier batches, did not come out quite the same.",
            "Nearly the run’s own step, not exactly.",
        ),
        NO_DATA: (
            "The training data is not on this machine: this is what the recording carries, without an optimizer.",
            "Without the training data: carried examples, no optimizer.",
            "Carried examples, no optimizer.",
        ),
    }.get(
        reading.source,
        (
            "A frame holds weights only, and the batch is one of its own. Pause the run: its newest frame has it all.",
            "Weights only; the batch is one of its own.",
        ),
    )


def apart_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """That changes of the model do not count, from long to short; else nothing."""
    if not interventions:
        return ("",)
    several = len(interventions) > 1
    changed = f"{count(len(interventions))} changes do" if several else f"{interventions[0]} does"
    return (f"The model as trained: {changed} not count here.", f"Here {changed} not count.", "As trained, unchanged.")


def part_lines(reading: SizesReading, row: int) -> list[str]:
    """What is read off a part: its weights, what passes, and what the step does to it."""

    def size(column: str) -> float:
        return float(reading.sizes(column)[row])

    weights, change = size("step_weights"), size("step_changes")
    lines = [
        part_words(reading.parts[row]),
        f"{count(reading.counts[row])} weights, typical size {three_digits(weights)}",
    ]
    if math.isfinite(size("step_activations")):
        lines.append(
            f"typical number that leaves it {three_digits(size('step_activations'))}, gradient that comes back "
            f"{three_digits(size('step_signals'))}"
        )
    lines.append(f"gradient of its weights {three_digits(size('step_gradients'))}")
    if math.isfinite(change):
        share = f", {share_text(100 * change / weights)} of their size" if weights else ""
        lines.append(f"they move by {three_digits(change)}{share}")
        if math.isfinite(size("step_memory")):
            memory = 100 * size("step_memory")
            lines.append(f"direction: {memory:.0f} % from earlier batches, {100 - memory:.0f} % from this one")
        if size("step_decays"):
            share = f", {share_text(100 * size('step_decays') / weights)} of their size" if weights else ""
            lines.append(f"weight decay alone: {three_digits(size('step_decays'))}{share}")
    return lines


def optimizer_words(reading: SizesReading) -> tuple[str, ...]:
    """What moves the weights and with which numbers, from long to short."""
    if not reading.has_update:
        return ("",)
    columns = ("step_rates", "step_momenta", "step_weight_decays")
    rows = zip(reading.texts("step_optimizers"), *(reading.sizes(column).tolist() for column in columns), strict=True)
    kinds = [row for row in dict.fromkeys(rows) if row[0]]
    long, short = [], []
    for name, rate, momentum, decay in kinds:
        decays = f", weight decay {rate_text(decay)}" if decay else ", no weight decay"
        long.append(f"{name}: learning rate {rate_text(rate)}, momentum {rate_text(momentum)}{decays}")
        short.append(f"{name}: rate {rate_text(rate)}")
    return "; ".join(long) + ".", "; ".join(short) + "."


def decay_words(reading: SizesReading) -> str:
    """Where weight decay pulls farther than the step moves: so the gradient pulls back."""
    part = reading.largest_decay
    if part is None:
        return ""
    sizes = reading.sizes
    decay, change = (
        share_text(100 * float(sizes(name)[part] / sizes("step_weights")[part]))
        for name in ("step_decays", "step_changes")
    )
    return (
        f"Weight decay alone would shrink {part_words(reading.parts[part])} by {decay} of its size, the gradient pulls "
        f"back: it moves by {change}."
    )


def _exactly(reading: SizesReading) -> str:
    """The numbers behind the findings."""
    told, sites = "", reading.sites
    if sites:
        for words, column in (("A typical number after", "step_activations"), ("The gradient at", "step_signals")):
            first, last = (three_digits(reading.sizes(column)[site]) for site in (sites[0], sites[-1]))
            told += f"{words} the first part is {first}, the last {last}. "
    after = f", after it {three_digits(reading.after)}" if math.isfinite(reading.after) else ""
    return f"{told}The loss before the step is {three_digits(reading.before)}{after}."


def step_formula(reading: SizesReading, answers: AnswersReading | None, tried: TriedReading | None) -> str:
    """The formula with this frame's numbers."""
    told = [*(findings(stage, reading, answers)[0] for stage in range(4)), optimizer_words(reading)[0]]
    told += [_exactly(reading), decay_words(reading), f"The whole gradient is {three_digits(reading.length)} long."]
    if tried is not None:
        told += [
            f"Rate {rate_text(row.rate)}: predicted {signed_change(row.predicted)}, real {signed_change(row.real)}."
            for row in tried.rows
        ]
    told.append(origin_words(reading)[0])
    return f"{IN_WORDS}<p>{' '.join(filter(None, told))}</p>{_SOURCE}"
