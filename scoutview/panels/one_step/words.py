"""What is said of one step of training: a finding for each of its four parts, where it comes from, the formula."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import SMALLEST_LOSS, count, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.base.site_words import brief_site_words, site_words
from scoutview.language import tr
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

NOT_A_NUMBER = tr("At this step the loss is not a number: there is no step to take.")
BAD_RATE = tr("A learning rate is a number above 0, such as 0.1, not “{}”.")
OTHERS = tr("all else, such as norms")
IN_WORDS = tr(
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
_SOURCE = tr(
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
        return (tr("{go} forward through the model.").format(go=_go(reading)),)
    first, last = (float(sizes[site]) for site in (sites[0], sites[-1]))
    if not first or len(sites) < 2:
        told = tr("a typical number that leaves the last part is {last}.").format(last=three_digits(last))
    else:
        told = tr("the numbers {grown}.").format(grown=grown(last / first))
    return tr("{go} forward: {told}").format(go=_go(reading), told=told), capital(told)


def _loss(reading: SizesReading, answers: AnswersReading | None) -> tuple[str, ...]:
    if answers is None:
        return (tr("The loss is {loss}.").format(loss=loss_words(reading.before)),)
    loss, many = loss_words(answers.loss), count(answers.count)
    if not answers.are_classes:
        return (
            tr("Each guess is held against what is right: the mean of {many} costs, the loss, is {loss}.").format(
                many=many, loss=loss
            ),
            tr("The loss, the mean of {many} costs, is {loss}.").format(many=many, loss=loss),
        )
    if answers.count == 1:
        if answers.correct:
            return (tr("The answer is right and costs {loss}: that is the loss.").format(loss=loss),)
        return (tr("The answer is wrong and costs {loss}: that is the loss.").format(loss=loss),)
    right = tr("{correct} of {many} answers are right").format(correct=count(answers.correct), many=many)
    return (
        tr("{right}; what all cost on average is the loss: {loss}.").format(right=right, loss=loss),
        tr("{right}; the loss is {loss}.").format(right=right, loss=loss),
    )


def _back(reading: SizesReading) -> tuple[str, ...]:
    sites, signals = reading.sites, reading.sizes("step_signals")
    if not sites or not signals[sites[-1]]:
        return (tr("No gradient comes back: nothing is left to learn from this."),)
    first, last = signals[sites[0]], signals[sites[-1]]
    if not first:
        return (tr("The gradient does not reach the first part: on its way back it vanishes."),)
    if len(sites) < 2:
        return (tr("The gradient reaches the one part of the model."),)
    told = grown(first / last, "gradient")
    return tr("On its way back the gradient {told}.").format(told=told), tr("The gradient {told}.").format(told=told)


def _update(reading: SizesReading) -> tuple[str, ...]:
    if not reading.is_whole:
        return retracing(reading)
    if not reading.has_update:
        return (
            tr("A frame holds no memory of the optimizer, so its step is not known here."),
            tr("The optimizer’s memory is not known here."),
        )
    before, after = reading.before, reading.after
    alone = tr("A step by {batch} alone").format(batch=reading.batch)
    of_run = reading.source in (RECORDED, UNTRAINED)
    numbered = tr("Step {number}").format(number=count(reading.number)) if of_run else tr("A step from here")
    step = alone if reading.is_of_one else numbered
    if not math.isfinite(after):
        return (tr("{step} breaks the model: its loss is no number any more.").format(step=step),)
    small = max(before, after) < SMALLEST_LOSS
    if (not small and three_digits(after) == three_digits(before)) or abs(after - before) < HARDLY * abs(before):
        stays = tr("{its_loss} stays {loss}.", "a bound") if small else tr("{its_loss} stays at {loss}.")
        same = stays.format(its_loss=_its_loss(reading), loss=loss_words(before))
        return tr("{step} hardly changes anything: {same}").format(step=step, same=same), capital(same)
    if small:
        told = (
            (tr("{step} lowers the loss, {loss} already, by {far}."), tr("{step} lowers the loss by {far}."))
            if after < before
            else (tr("{step} raises the loss, {loss} already, by {far}."), tr("{step} raises the loss by {far}."))
        )
        far = share_text(100 * abs(after / before - 1))
        return tuple(words.format(step=step, loss=loss_words(before), far=far) for words in told)
    long = (
        tr("{step} lowers {its_loss} from {before} to {after}.")
        if after < before
        else tr("{step} raises {its_loss} from {before} to {after}.")
    )
    all_words = long, tr("{step}: the loss goes from {before} to {after}."), tr("{before} to {after}.")
    numbers = {"before": loss_words(before), "after": loss_words(after)}
    return tuple(words.format(step=step, its_loss=_its_loss(reading), **numbers) for words in all_words)


def _go(reading: SizesReading) -> str:
    """ "32 pictures go", "Picture 3 of 32 goes"."""
    several = not reading.is_of_one and not reading.batch.startswith("1 ")
    return (tr("{batch} go") if several else tr("{batch} goes")).format(batch=capital(reading.batch))


def _its_loss(reading: SizesReading) -> str:
    """The loss of what was named, or of the batch."""
    if reading.is_of_one:
        return tr("its loss")
    if reading.batch.startswith("1 "):
        return tr("the loss of this {example}").format(example=reading.batch[2:])
    return tr("the loss of these {batch}").format(batch=reading.batch)


def retracing(reading: SizesReading) -> tuple[str, ...]:
    """How far the update is in the making, from long to short."""
    if not reading.to_retrace:
        return (tr("The step is being taken …"),)
    far = tr("step {number} of {every}").format(number=count(reading.retraced), every=count(reading.to_retrace))
    return tr("Training again up to here, for the optimizer’s memory: {far}.").format(far=far), tr(
        "Training again: {far}."
    ).format(far=far)


def origin_words(reading: SizesReading) -> tuple[str, ...]:
    """Whose step it is, from long to short."""
    if not reading.is_whole:
        return retracing(reading)
    if reading.is_of_one and reading.source in (RECORDED, UNTRAINED):
        return (
            tr("Step {number} of the run as it would be if it learned from this example alone.").format(
                number=count(reading.number)
            ),
            tr("The run’s next step, if it learned from this example alone."),
            tr("Learned from this example alone."),
        )
    number = count(reading.number)
    return {
        RECORDED: (
            tr("This is the very step {number} of the run: its training state is in the recording.").format(
                number=number
            ),
            tr("The run’s own step {number}.").format(number=number),
        ),
        UNTRAINED: (tr("This is the very first step of the run."), tr("The run’s first step.")),
        RETRACED: (
            tr("From the run’s own state, found by training again up to here; the batch is one of its own."),
            tr("The run’s own state, trained again; a batch of its own."),
            tr("Trained again; a batch of its own."),
        ),
        ALIKE_RUN: (
            tr(
                "Nearly the run’s own step. A frame keeps no memory of earlier batches, so the run was repeated on "
                "this computer to get one, and did not come out quite the same; the batch is another one."
            ),
            tr(
                "Nearly the run’s own step: the run, repeated for its earlier batches, did not come out quite the same."
            ),
            tr("Nearly the run’s own step, not exactly."),
        ),
        NO_DATA: (
            tr("The training data is not on this machine: this is what the recording carries, without an optimizer."),
            tr("Without the training data: carried examples, no optimizer."),
            tr("Carried examples, no optimizer."),
        ),
    }.get(
        reading.source,
        (
            tr(
                "A frame holds weights only, and the batch is one of its own. "
                "Pause the run: its newest frame has it all."
            ),
            tr("Weights only; the batch is one of its own."),
        ),
    )


def apart_words(interventions: Sequence[str]) -> tuple[str, ...]:
    """That changes of the model do not count, from long to short; else nothing."""
    if not interventions:
        return ("",)
    if len(interventions) == 1:
        long, short = tr("The model as trained: {change} does not count here."), tr("Here {change} does not count.")
        return long.format(change=interventions[0]), short.format(change=interventions[0]), tr("As trained, unchanged.")
    return (
        tr("The model as trained: %n changes do not count here.", "", len(interventions)),
        tr("Here %n changes do not count.", "", len(interventions)),
        tr("As trained, unchanged."),
    )


def part_lines(reading: SizesReading, row: int) -> list[str]:
    """What is read off a part: its weights, what passes, and what the step does to it."""

    def size(column: str) -> float:
        return float(reading.sizes(column)[row])

    weights, change = size("step_weights"), size("step_changes")
    lines = [
        part_words(reading.parts[row]),
        tr("{weights} weights, typical size {size}").format(
            weights=count(reading.counts[row]), size=three_digits(weights)
        ),
    ]
    if math.isfinite(size("step_activations")):
        lines.append(
            tr("typical number that leaves it {leaves}, gradient that comes back {gradient}").format(
                leaves=three_digits(size("step_activations")), gradient=three_digits(size("step_signals"))
            )
        )
    lines.append(tr("gradient of its weights {size}").format(size=three_digits(size("step_gradients"))))
    if math.isfinite(change):
        share = _share_of(change, weights)
        lines.append(tr("they move by {change}{share}").format(change=three_digits(change), share=share))
        if math.isfinite(size("step_memory")):
            memory = 100 * size("step_memory")
            lines.append(
                tr("direction: {memory:.0f} % from earlier batches, {rest:.0f} % from this one").format(
                    memory=memory, rest=100 - memory
                )
            )
        if size("step_decays"):
            share = _share_of(size("step_decays"), weights)
            lines.append(
                tr("weight decay alone: {size}{share}").format(size=three_digits(size("step_decays")), share=share)
            )
    return lines


def _share_of(change: float, weights: float) -> str:
    return tr(", {share} of their size").format(share=share_text(100 * change / weights)) if weights else ""


def optimizer_words(reading: SizesReading) -> tuple[str, ...]:
    """What moves the weights and with which numbers, from long to short."""
    if not reading.has_update:
        return ("",)
    columns = ("step_rates", "step_momenta", "step_weight_decays")
    rows = zip(reading.texts("step_optimizers"), *(reading.sizes(column).tolist() for column in columns), strict=True)
    kinds = [row for row in dict.fromkeys(rows) if row[0]]
    long, short = [], []
    for name, rate, momentum, decay in kinds:
        words = (
            tr("{name}: learning rate {rate}, momentum {momentum}, weight decay {decay}")
            if decay
            else tr("{name}: learning rate {rate}, momentum {momentum}, no weight decay")
        )
        numbers = {"rate": rate_text(rate), "momentum": rate_text(momentum), "decay": rate_text(decay)}
        long.append(words.format(name=name, **numbers))
        short.append(tr("{name}: rate {rate}").format(name=name, rate=rate_text(rate)))
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
    return tr(
        "Weight decay alone would shrink {part} by {decay} of its size, the gradient pulls back: it moves by {change}."
    ).format(part=part_words(reading.parts[part]), decay=decay, change=change)


def _exactly(reading: SizesReading) -> str:
    """The numbers behind the findings."""
    told, sites = "", reading.sites
    if sites:
        for words, column in (
            (tr("A typical number after the first part is {first}, the last {last}."), "step_activations"),
            (tr("The gradient at the first part is {first}, the last {last}."), "step_signals"),
        ):
            first, last = (three_digits(reading.sizes(column)[site]) for site in (sites[0], sites[-1]))
            told += words.format(first=first, last=last) + " "
    loss = (
        tr("The loss before the step is {before}, after it {after}.")
        if math.isfinite(reading.after)
        else tr("The loss before the step is {before}.")
    )
    return told + loss.format(before=three_digits(reading.before), after=three_digits(reading.after))


def step_formula(reading: SizesReading, answers: AnswersReading | None, tried: TriedReading | None) -> str:
    """The formula with this frame's numbers."""
    told = [*(findings(stage, reading, answers)[0] for stage in range(4)), optimizer_words(reading)[0]]
    told += [
        _exactly(reading),
        decay_words(reading),
        tr("The whole gradient is {length} long.").format(length=three_digits(reading.length)),
    ]
    if tried is not None:
        told += [
            tr("Rate {rate}: predicted {predicted}, real {real}.").format(
                rate=rate_text(row.rate), predicted=signed_change(row.predicted), real=signed_change(row.real)
            )
            for row in tried.rows
        ]
    told.append(origin_words(reading)[0])
    return f"{IN_WORDS}<p>{' '.join(filter(None, told))}</p>{_SOURCE}"
