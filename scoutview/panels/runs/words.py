"""What is said of several runs: which ends best, how far seeds alone reach, what is missing. No drawing."""

import math

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.plots.curves_words import metric_in_words
from scoutview.language import tr
from scoutview.panels.runs.colours_plan import label_of, value_text
from scoutview.panels.runs.lines_plan import (
    ACROSS,
    LIVE,
    RunGroup,
    is_loss,
    metric_text,
    places_of,
)
from scoutview.panels.runs.plan import Comparison
from scoutview.panels.runs.table_plan import final
from scoutview.run_set import ComparedRun

OPERATIONS = 6  # for each token and each number that it is multiplied with
READING = tr("The runs of this folder are being read.")
ALONE = tr("One run alone: train two with other settings or other seeds, in one folder, and they are compared here.")
ALONE_IN_SHORT = tr("One run alone: train another one into this folder, and both are compared.")
ALONE_IN_SHORTEST = tr("One run alone: train another to compare.")
NOT_THE_SAME = tr(": of labs that measure different things by one name.")
NONE = tr("No recording of this folder can be compared.")
WITHOUT_METRIC = tr("These runs share no metric, so that there is nothing to hold them against each other by.")


def explanation_of(compared: Comparison | None) -> str:
    if compared is None or len(compared.runs) < 2 or not compared.metric:
        return tr("The runs of one folder, held against each other: a curve and a row for each.")
    words = {
        "steps": tr("Each curve is one run of this folder, the thick one is on screen: its {metric} over steps."),
        "seconds": tr(
            "Each curve is one run of this folder, the thick one is on screen: its {metric} over training time."
        ),
        "tokens": tr("Each curve is one run of this folder, the thick one is on screen: its {metric} over data read."),
        "compute": tr("Each curve is one run of this folder, the thick one is on screen: its {metric} over compute."),
    }
    return words[compared.across].format(metric=metric_in_words(compared.metric))


def empty_words(compared: Comparison | None) -> str:
    """What is said where there is nothing to draw."""
    if compared is None:
        return READING
    if not compared.runs:
        return NONE
    return WITHOUT_METRIC if not compared.metric else ""


def finding_of(compared: Comparison | None) -> str:
    """One sentence with the numbers of these runs."""
    if compared is None or not compared.metric:
        return ""
    if len(compared.runs) == 1:
        return ALONE
    ranked, metric = compared.ranked, compared.metric
    if not ranked:
        return ""
    word, text = metric_in_words(metric), compared.text
    if len(ranked) == 1:
        return _of_seeds(ranked[0], word, compared)
    if not compared.better:
        ends = [group.last for group in ranked if math.isfinite(group.last)]
        if not ends:
            return ""
        found = tr("{metric} ends between {low} and {high} in %n runs", "", len(compared.runs)).format(
            metric=capital(word), low=text(min(ends)), high=text(max(ends))
        )
        return f"{found}{NOT_THE_SAME if len(compared.titles) > 1 else '.'}"
    return " ".join(_best_and_worst(compared))


def findings_of(compared: Comparison | None) -> tuple[str, ...]:
    """The same from long to short, for where it has little room."""
    found = finding_of(compared)
    if found == ALONE:
        return (ALONE, ALONE_IN_SHORT, ALONE_IN_SHORTEST)
    if compared is None or len(compared.ranked) < 2 or not compared.better or len(compared.runs) < 2:
        return (found,)
    first, metric = compared.ranked[0], compared.metric
    name = compared.labels(first, compared.ranked[-1])[0] or first.lines[0].run.name
    lowest, highest = tr("Lowest {metric}: {value} with {run}."), tr("Highest {metric}: {value} with {run}.")
    shortest = (lowest if is_loss(metric) else highest).format(
        metric=metric_in_words(metric), value=_ended(first, compared), run=name
    )
    return (found, f"{_best_and_worst(compared)[0].rstrip(';')}.", shortest)


def _best_and_worst(compared: Comparison) -> tuple[str, str]:
    first, last, metric = compared.ranked[0], compared.ranked[-1], compared.metric
    names = compared.labels(first, last)
    if names[0] == names[1]:
        names = first.lines[0].run.name, last.lines[0].run.name
    lowest = (
        tr("{metric} is lowest so far with {run}: {value}{median};")
        if _is_live(compared)
        else tr("{metric} ends lowest with {run}: {value}{median};")
    )
    highest = (
        tr("{metric} is highest so far with {run}: {value}{median};")
        if _is_live(compared)
        else tr("{metric} ends highest with {run}: {value}{median};")
    )
    best = (lowest if is_loss(metric) else highest).format(
        metric=capital(metric_in_words(metric)), run=names[0], value=_ended(first, compared), median=_median(first)
    )
    worst = _shorter(names[1], names[0])
    if not math.isfinite(last.last):
        return best, tr("with {run} it is no number any more.").format(run=worst)
    told = tr("highest with {run}: {value}.") if is_loss(metric) else tr("lowest with {run}: {value}.")
    return best, told.format(run=worst, value=_ended(last, compared))


def _is_live(compared: Comparison) -> bool:
    """Whether what is said of results may still change."""
    return any(run.state in LIVE for run in compared.runs)


def _of_seeds(group: RunGroup, word: str, compared: Comparison) -> str:
    low, high = group.ends
    text = compared.text
    if not group.of_seeds:
        return tr("{metric} is at {value} in the one run that has it.").format(
            metric=capital(word), value=_ended(group, compared)
        )
    spread = (
        tr("between {low} and {high}, median {median}").format(
            low=text(low), high=text(high), median=_ended(group, compared)
        )
        if math.isfinite(high)
        else tr("at {value} at best; not in all of them it stays a number").format(value=text(low))
    )
    runs = len(group.lines)
    told = (
        tr("%n runs that differ in the seed alone end with a {metric} {spread}.", "", runs)
        if group.seeds_differ
        else tr("%n runs of the same settings end with a {metric} {spread}.", "", runs)
    )
    return told.format(metric=word, spread=spread)


def more_of(compared: Comparison | None) -> list[str]:
    """Further sentences, the most telling first."""
    if compared is None:
        return []
    said = [_seeds_alone(compared), _on_screen(compared), _diverged(compared), _still(compared)]
    said += [_of_versions(compared), _left_out(compared)]
    return [sentence for sentence in said if sentence]


def _seeds_alone(compared: Comparison) -> str:
    """Where the best two cannot be told apart by these seeds."""
    ranked = [group for group in compared.ranked if group.of_seeds and all(map(math.isfinite, group.ends))]
    if not compared.better or len(ranked) < 2 or ranked[:2] != list(compared.ranked[:2]):
        return ""
    (low, high), (other_low, other_high) = (group.ends for group in ranked[:2])
    text = compared.text
    spans = tr("{low} to {high} and {other_low} to {other_high}").format(
        low=text(low), high=text(high), other_low=text(other_low), other_high=text(other_high)
    )
    if max(low, other_low) <= min(high, other_high):
        return tr("The best two overlap: seeds alone give {spans}.").format(spans=spans)
    return tr("The best two stay apart, whatever the seed: {spans}.").format(spans=spans)


def _on_screen(compared: Comparison) -> str:
    run = compared.on_screen
    if run is None or run not in compared.runs or len(compared.runs) < 2 or not compared.metric:
        return ""
    value, sign = final(run, compared.metric), -compared.better
    text = compared.text(value)
    if not math.isfinite(value) or not sign:
        return tr("On screen: {value}, {settings}.").format(value=text, settings=settings_words(compared, run))
    ends = [sign * final(each, compared.metric) for each in compared.runs]
    rank = 1 + sum(end < sign * value for end in ends)
    last = not any(math.isnan(end) or end > sign * value for end in ends)
    place = (
        tr("the best")
        if rank == 1
        else tr("the worst")
        if last
        else tr("the {rank} best").format(rank=numbers.ordinal(rank))
    )
    if len(ends) == 2:
        place = tr("the better") if rank == 1 else tr("the worse")
    return tr("On screen: {value}, {place} of %n runs.", "", len(ends)).format(value=text, place=place)


def _diverged(compared: Comparison) -> str:
    count = sum(line.diverged for line in compared.lines)
    word = metric_in_words(compared.metric)
    if not count:
        return ""
    one = "In 1 run the {metric} is no number any more (×)."
    return tr("In %n runs the {metric} is no number any more (×).", "", count, one=one).format(metric=word)


def _still(compared: Comparison) -> str:
    live = sum(run.state in LIVE for run in compared.runs)
    missing = compared.planned - len(compared.runs) - len(compared.unreadable)
    said = [tr("%n runs still train", "", live, one="1 run still trains")] if live else []
    said += (
        [
            tr("{missing} of {planned} are still to come").format(
                missing=numbers.count(missing), planned=numbers.count(compared.planned)
            )
        ]
        if missing > 0
        else []
    )
    return f"{capital(', '.join(said))}." if said else ""


def _of_versions(compared: Comparison) -> str:
    versions = sorted({run.version for run in compared.runs} - {""})
    if len(versions) < 2:
        return ""
    return tr("They were made by ScoutView {versions}: what differs may be the program's doing.").format(
        versions=tr(" and ", "between versions").join(versions)
    )


def _left_out(compared: Comparison) -> str:
    """What of the folder is not shown, and what is not as one would think."""
    said = []
    if compared.others:
        one = "1 run of other labs is left out"
        said.append(tr("%n runs of other labs are left out", "", compared.others, one=one))
    if compared.unreadable:
        count = len(compared.unreadable)
        name, sentence = compared.unreadable[0]
        told = sentence if name in sentence else f"{name}: {sentence}"
        said.append(tr("{count} cannot be read: {why}").format(count=numbers.count(count), why=told.rstrip(".")))
    return f"{capital('; '.join(said))}." if said else ""


def settings_words(compared: Comparison, run: ComparedRun) -> str:
    """What sets a run apart: "learning rate 0.003, seed 1"."""
    said = label_of(run.settings, compared.names) if len(compared.titles) < 2 else run.lab_title
    seed = tr("seed {seed}").format(seed=value_text(run.settings["seed"])) if "seed" in run.settings else ""
    return ", ".join(word for word in (said, seed) if word) or run.name


def formula_of(compared: Comparison | None, step: int | None = None) -> str:
    """How the numbers come about, with those of the run on screen at this step."""
    told = tr(
        "<p>A run's result is its metric at its newest frame. Runs whose settings differ in nothing but the <b>seed</b>"
        " belong together: the line is their <b>median</b> at each place, the band reaches from the lowest to the"
        " highest. A run whose loss is no number any more counts as worse than all others from there on. The lines end"
        " where the shortest of their runs does.</p>"
    )
    run = None if compared is None else compared.on_screen
    if compared is not None and step is not None:
        told += _at_step(compared, step)
    counted = run is not None and math.isfinite(run.flops_per_step) and run.tokens_per_step > 0
    if run is not None and counted and len(run.curves):
        steps = int(run.curves.steps[-1])
        read, spent = steps * run.tokens_per_step, steps * run.flops_per_step
        multiplied = run.flops_per_step / (OPERATIONS * run.tokens_per_step)
        told += tr(
            "<p><b>Compute</b> = {operations} · N · D = {operations} · {multiplied} · {tokens} tokens = "
            "{total} operations for the run on screen. N are those of its {weights} learned numbers that "
            "each token is multiplied with: 2 operations forward and 4 backward. Kaplan et al. "
            "2020, section 2.1.</p>"
        ).format(
            operations=OPERATIONS,
            multiplied=numbers.count(round(multiplied)),
            tokens=_large(read),
            total=_large(spent),
            weights=numbers.count(run.weights),
        )
    return told


def _at_step(compared: Comparison, step: int) -> str:
    """The run on screen at a step, beside those that differ in the seed alone."""
    own, text = compared.own, metric_text(compared.metric)
    if own is None or not len(own.x) or not len(own.run.curves):
        return ""
    x = np.interp([step], own.run.curves.steps, places_of(own.run, compared.across))
    value = float(own.at(x)[0])
    told = tr("On screen, step {step}: {metric} {value}").format(
        step=numbers.count(step), metric=metric_in_words(compared.metric), value=text(value)
    )
    group = next(group for group in compared.groups if own in group.lines)
    values = np.array([float(line.at(x)[0]) for line in group.lines])
    if not group.of_seeds or not np.isfinite(values).all():
        return f"<p>{told}.</p>"
    low, high, middle = text(float(values.min())), text(float(values.max())), text(float(np.median(values)))
    spread = tr("%n runs of these settings: {low} to {high}, median {median}", "", len(values))
    return f"<p>{told}; {spread.format(low=low, high=high, median=middle)}.</p>"


def across_words(across: str) -> str:
    """What a button says."""
    words = {"steps": tr("steps"), "seconds": tr("time"), "tokens": tr("data"), "compute": tr("compute")}
    return words[across]


def across_tip(across: str) -> str:
    return {
        "steps": tr("Over the steps of training"),
        "seconds": tr("Over the seconds of training, as measured"),
        "tokens": tr("Over the {unit} that training has read").format(unit=ACROSS["tokens"].unit),
        "compute": tr(
            "Over the operations of training: {operations} for each number a token is multiplied with"
        ).format(operations=OPERATIONS),
    }[across]


def _large(value: float) -> str:
    return numbers.count(round(value)) if value < 1e6 else numbers.three_digits(value)


def _ended(group: RunGroup, compared: Comparison) -> str:
    return compared.text(group.last) if math.isfinite(group.last) else tr("no number")


def _median(group: RunGroup) -> str:
    if not group.of_seeds:
        return ""
    median = tr(", the median of {count} seeds") if group.seeds_differ else tr(", the median of {count} runs")
    return median.format(count=numbers.in_words(len(group.lines)))


def _shorter(name: str, before: str) -> str:
    """The value alone, where the setting was named just before."""
    if ", " in name or ", " in before:
        return name
    words, other = name.rpartition(" "), before.rpartition(" ")
    return words[2] if words[0] and words[0] == other[0] else name
