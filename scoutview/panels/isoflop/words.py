"""What is said of a sweep of sizes: findings, numbers, formulas, and what to run where there is none. No drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoutview.graphics.base.numbers import count, in_words, large, share
from scoutview.panels.isoflop.law_plan import Law, Use
from scoutview.panels.isoflop.parabola_plan import Movement, Optimum
from scoutview.panels.isoflop.plan import Here, SizeForecast
from scoutview.panels.isoflop.published import PUBLISHED_SIZES, SOURCE
from scoutview.panels.isoflop.reading_plan import SweepReading

COMMAND = "scoutview sweep next_token --sweep isoflop -o FOLDER"
READING = "The runs of this folder are being read."
NO_SWEEP = (
    "This folder holds no sweep of sizes: train one by “Train a sweep” in the menu Train, as isoFLOP curves, or with"
    f" “{COMMAND}”.",
    "No sweep of sizes in this folder: train one by “Train a sweep” in the menu Train.",
)
TOO_FEW = "The formula for all losses needs three sizes that have come to all budgets."
EXPLANATIONS = {
    "curves": "A point is one size after so much computing, a colour one budget, a diamond its best size.",
    "growth": f"A point is the best size for so much computing: here, and as {SOURCE} published it.",
    "use": "What each size costs in all that comes to the same loss: to train it, and to use it.",
    "predict": "What the smaller sizes say of the largest at the largest budget, and then what it came to.",
    "published": f"Computed from the formula that {SOURCE} fitted to large models: no measured points.",
}
ALWAYS_SEEN = frozenset({"published", "growth"})  # views with something in them where there is no sweep
IN_CASES = "in 8 of 10 cases"
MOST_TOKENS = 1.5  # times as many as were trained on: from here on a statement goes beyond what was seen


def empty_words(reading: SweepReading, view: str, *, known: bool, law: bool) -> tuple[str, ...]:
    """What is said where there is nothing to draw, from long to short; nothing where there is something."""
    if view in ALWAYS_SEEN:
        return ("",)
    if not known:
        return (READING,)
    if not reading.is_sweep or not reading.budgets:
        return NO_SWEEP
    if not reading.points:
        return (f"Points appear as the runs come to {large(reading.budgets[0])} operations.",)
    return ("",) if view == "curves" or law else (TOO_FEW,)


def here_words(here: Here | None) -> str:
    """The run on screen at this step; nothing where there is none."""
    if here is None:
        return ""
    if not math.isfinite(here.compute):
        return f"On screen: step {count(here.step)}, loss {here.loss:.3f}."
    taken = f"{large(here.weights)} weights after {large(here.compute)} operations"
    return f"On screen: {taken} (step {count(here.step)}), loss {here.loss:.3f}."


def curves_findings(reading: SweepReading, optima: Sequence[Optimum], movement: Movement | None) -> tuple[str, ...]:
    """Where the best size goes, from long to short."""
    found = [each for each in optima if each.is_found]
    if movement is None:
        return _before_movement(reading, optima, found)
    first, last = found[0], found[-1]
    sizes = f"from about {large(first.weights)} to {large(last.weights)} weights"
    times = f"{last.compute / first.compute:.2g} times the computing"
    if not movement.is_right:
        if len(found) < len(optima):
            return _without(optima)
        each = ", then ".join(large(each.weights) for each in found)
        return (
            f"Here the best size does not grow with every budget: {each} weights.",
            "Here the best size does not grow with every budget.",
        )
    rest = "" if movement.is_clear else "; the intervals overlap, so take it as a tendency"
    return (
        f"With {times} the best size grows and moves right: {sizes}{rest}.",
        f"With {times} the best size grows, {sizes}.",
        f"The best size grows: {large(first.weights)} to {large(last.weights)}.",
    )


def so_far(findings: Sequence[str]) -> tuple[str, ...]:
    """The same while runs are still to come; those that are of what is there say so themselves."""
    return tuple(each if "so far" in each else f"So far: {each[0].lower()}{each[1:]}" for each in findings)


def _before_movement(reading: SweepReading, optima: Sequence[Optimum], found: Sequence[Optimum]) -> tuple[str, ...]:
    if found:
        best = f"At {large(found[0].compute)} operations about {large(found[0].weights)} weights are best"
        return (f"{best}; other budgets are still to come.", f"{best}.") if len(optima) < 2 else _without(optima)
    if optima:
        return _without(optima)
    trained = len({point.weights for point in reading.points})
    there = in_words(trained)
    return (
        f"{there.capitalize()} {'size has' if trained == 1 else 'sizes have'} come to a budget so far: a best one shows"
        " from three on.",
        "A best size shows from three sizes on.",
    )


def _without(optima: Sequence[Optimum]) -> tuple[str, ...]:
    """That a budget has no best size between the others, and why."""
    odd = next(each for each in optima if not each.is_found)
    at = f"At {large(odd.compute)} operations"
    if odd.edge == "unclear":
        return (f"{at} the points have no clear lowest place.",)
    side = "smaller" if odd.edge == "smallest" else "larger"
    return (
        f"{at} the {odd.edge} size is the best of these: the best of all may be {side} still.",
        f"{at} the {odd.edge} size is the best of these.",
    )


def curves_details(
    reading: SweepReading, optima: Sequence[Optimum], movement: Movement | None, law: Law | None
) -> tuple[str, ...]:
    """The best sizes with their intervals, what is known of the exponent, and what was published; long to short."""
    seeds = reading.seeds
    found = [each for each in optima if each.is_found]
    if not found:
        return (_published_words(),)
    best = "; ".join(_interval_words(each) for each in found)
    told = f"Best sizes, {IN_CASES} in brackets, of {in_words(seeds)} seed{'s' if seeds != 1 else ''}: {best}."
    exponent = _exponent_words(movement, seeds)
    left_out = _left_out_words(reading)
    parts = [told, left_out, _alone_words(reading, found), _bias_words(found), _formula_words(law, found), exponent]
    brief = [told, left_out, _alone_words(reading, found), _bias_words(found), exponent]
    parts.append(_published_words())
    brief.append(_published_words())
    return (*(" ".join(filter(None, each)) for each in (parts, brief)), f"{told} {_published_words()}", told)


def _left_out_words(reading: SweepReading) -> str:
    if not reading.others:
        return ""
    runs = "run of this folder is" if reading.others == 1 else "runs of this folder are"
    return f"{count(reading.others)} {runs} left out: of another lab, of other settings or of another version."


def formula_findings(reading: SweepReading, law: Law) -> tuple[str, ...]:
    """Where the best size goes by one formula, from long to short."""
    first, last = (large(law.best_size(budget)) for budget in (reading.budgets[0], reading.budgets[-1]))
    return (
        f"By one formula for all points the best size grows: from about {first} to {last} weights.",
        f"By one formula the best size grows: {first} to {last}.",
    )


def formula_details(reading: SweepReading, optima: Sequence[Optimum], law: Law) -> tuple[str, ...]:
    """What both ways of fitting say, and in what they differ; long to short."""
    sizes = ", ".join(large(law.best_size(budget)) for budget in reading.budgets)
    parabolas = ", ".join(large(each.weights) if each.is_found else "none" for each in optima)
    told = f"Best sizes by one formula: {sizes}; by a parabola at each budget: {parabolas}."
    why = (
        "The formula has one shape at all budgets and sizes, so sizes that stand to one side do not bias it; by its"
        " shape it grows with the computing in any case, and it misses runs that have hardly begun."
    )
    return (f"{told} {why}", told)


def _alone_words(reading: SweepReading, found: Sequence[Optimum]) -> str:
    """Why a point has no curve, where one has none."""
    for each in found:
        low, high = each.reach
        if any(not low <= point.weights <= high for point in reading.at(each.compute)):
            return "A curve goes through the lowest point and up to two on each side: others stand alone."
    return ""


def _bias_words(found: Sequence[Optimum]) -> str:
    """That a best size is drawn to one side, where the sizes stand so."""
    odd = [large(each.compute) for each in found if not each.is_central]
    if not odd:
        return ""
    return f"At {' and '.join(odd)} operations the sizes stand to one side of the best one, which biases it."


def _formula_words(law: Law | None, found: Sequence[Optimum]) -> str:
    """What the other way of fitting says of the same budgets."""
    if law is None:
        return ""
    return f"By one formula for all points: {', '.join(large(law.best_size(each.compute)) for each in found)}."


def _interval_words(optimum: Optimum) -> str:
    if not optimum.has_interval:
        return f"{large(optimum.weights)} (the points allow no interval)"
    return f"{large(optimum.weights)} ({large(optimum.low)} to {large(optimum.high)})"


def _exponent_words(movement: Movement | None, seeds: int) -> str:
    if movement is None:
        return ""
    if math.isnan(movement.exponent):
        return "They are too uncertain to tell how fast: no exponent."
    power = f"computing to the power {movement.exponent:.2f} ({movement.low:.2f} to {movement.high:.2f})"
    if seeds == 1:
        return f"Of this one seed they grow as {power}; another may differ by more."
    return f"They grow as {power}."


def _published_words() -> str:
    powers = ", ".join(f"{each.power:.2f}" for each in PUBLISHED_SIZES)
    return f"Large models: computing to the power {powers}, by three methods ({SOURCE})."


def use_findings(use: Use, alone: Use, pieces: str, most_tokens: float) -> tuple[str, ...]:
    """Which size is cheapest, with so much use, from long to short; `pieces` is what its text is made of."""
    best, first = use.sizes[use.best], alone.sizes[alone.best]
    if not use.used:
        return (
            f"For training alone, {large(best)} weights come to a loss of {use.loss:.2f} with the least computing.",
            f"For training alone, {large(best)} weights are cheapest.",
        )
    tokens, smaller = large(use.used), first / best
    if smaller < 1.05:
        return (
            f"Used for {tokens} {pieces}, about the same size stays the cheapest: {large(best)} weights.",
            f"Used for {tokens} {pieces}: {large(best)} weights.",
        )
    if is_beyond(use, most_tokens):
        return (
            f"Used for {tokens} {pieces}, {large(best)} weights would be cheapest, trained longer than any run here:"
            f" {smaller:.1f} times fewer than for training alone.",
            f"Used for {tokens} {pieces}, {large(best)} weights would be cheapest, trained longer than any run here.",
            f"{tokens} {pieces} of use: {large(best)} weights, trained longer than any run here.",
        )
    return (
        f"Used for {tokens} {pieces}, {large(best)} weights are cheapest: {smaller:.1f} times fewer than for training"
        " alone.",
        f"Used for {tokens} {pieces}, a {smaller:.1f} times smaller model is cheapest.",
        f"{tokens} {pieces} of use: {large(best)} weights.",
    )


def is_beyond(use: Use, most_tokens: float) -> bool:
    """Whether the cheapest one would have to read far more than any run did."""
    return bool(use.tokens[use.best] > MOST_TOKENS * most_tokens)


def pieces_of(reading: SweepReading) -> str:
    """What the models read, in a word."""
    kinds = {run.settings.get("tokens") for run in reading.runs}
    return "characters" if kinds == {"characters"} else "tokens"


def use_details(use: Use, pieces: str, most_tokens: float) -> tuple[str, ...]:
    """How long the cheapest one trains, and whether any run went so far; from long to short."""
    tokens = float(use.tokens[use.best])
    training = share(use.training[use.best] / use.total[use.best])
    trained = (
        f"It trains on {large(tokens)} {pieces} to come to a loss of {use.loss:.2f}; training is {training} of all."
    )
    if not is_beyond(use, most_tokens):
        return (trained, f"It trains on {large(tokens)} {pieces}.")
    beyond = f"No run here read more than {large(most_tokens)}: the formula goes beyond what was measured."
    return (f"{trained} {beyond}", beyond)


def predict_findings(forecast: SizeForecast, *, revealed: bool) -> tuple[str, ...]:
    """What is predicted, and once revealed what was measured, from long to short."""
    predicted, low, high = (f"{loss:.3f}" for loss in (forecast.predicted, forecast.low, forecast.high))
    said = f"The smaller sizes say {predicted} for {large(forecast.size)} weights, {low} to {high} {IN_CASES}"
    if not forecast.measured:
        return (f"{said}; it still trains.", f"Predicted {predicted}; it still trains.")
    if not revealed:
        return (f"{said}. What did it come to?", f"Predicted {predicted}, {low} to {high}.")
    told = f"Predicted {predicted} ({low} to {high}), measured {forecast.mean:.3f}"
    return (f"{told}: {forecast.verdict} the interval.", f"{told}: {forecast.verdict}.")


def predict_details(reading: SweepReading, forecast: SizeForecast) -> tuple[str, ...]:
    times = forecast.size / reading.sizes[-2]
    return (
        f"A formula was fitted to the {in_words(len(reading.sizes) - 1)} smaller sizes at all budgets; the largest is"
        f" {times:.1f} times the next one. Shown is the largest budget, {large(forecast.budget)} operations.",
        f"Fitted to the {in_words(len(reading.sizes) - 1)} smaller sizes; {large(forecast.budget)} operations.",
    )


def law_words(law: Law) -> str:
    return (
        f"L = {law.least:.2f} + {law.size_factor:.3g} / N<sup>{law.size_exponent:.2f}</sup>"
        f" + {law.tokens_factor:.3g} / D<sup>{law.tokens_exponent:.2f}</sup>"
    )


def formula_of(
    reading: SweepReading, optima: Sequence[Optimum], law: Law | None, use: Use | None, here: Here | None
) -> str:
    """What is behind all views, with these numbers in it."""
    parts = [_IN_WORDS]
    if here is not None:
        parts.append(f"<p>{here_words(here)}</p>")
    if optima:
        rows = "".join(
            f"<tr><td>{large(each.compute)}</td><td>&nbsp;{_interval_words(each) if each.is_found else '–'}</td>"
            f"<td>&nbsp;{each.loss:.3f}</td></tr>"
            for each in optima
        )
        parts.append(f"<table><tr><td>operations</td><td>&nbsp;best weights</td><td>&nbsp;loss</td></tr>{rows}</table>")
    if law is not None:
        best = ", ".join(large(law.best_size(budget)) for budget in reading.budgets)
        parts.append(
            f"<p>One formula for all {count(len(reading.points))} points: {law_words(law)}; its best sizes: {best}.</p>"
        )
    if use is not None and len(use.sizes):
        n, d = use.sizes[use.best], use.tokens[use.best]
        parts.append(
            f"<p>Cost = 6 N D + 2 N T = 6 · {large(n)} · {large(d)} + 2 · {large(n)} · {large(use.used)}"
            f" = {large(use.total[use.best])} operations.</p>"
        )
    return "".join([*parts, _SOURCES])


_IN_WORDS = (
    "<p>With a budget of computing one can train a small model on much text, or a large one on little. A small one soon"
    " has learned what it can; a large one has hardly begun. In between is a best size, and it grows with the"
    " budget.</p>"
    "<p style='font-size:large'>C = 6 N D</p>"
    "<p>C operations, N weights that are multiplied for each token (tables of tokens and positions are only looked up),"
    " D tokens read. Each run is measured when it has computed each budget; its weights are averaged, so that it need"
    " not be trained anew for each. The curve at a budget is a parabola in ln N, through the lowest size and up to two"
    " on each side; the diamond is its lowest place, and the line beside it where that lies in 8 of 10 cases if the"
    " parabola is the right curve (Fieller's interval). It is not quite: where the sizes do not stand evenly around the"
    " best one, the fit is drawn to one side (arXiv 2603.22339). No exponent is told whose interval is wider than"
    " 0.3.</p>"
    "<p>Published best sizes are those of table 3 (from training curves) and of table A3 (from isoFLOP curves, and from"
    " one formula) of Hoffmann et al. 2022, as printed; of 175 billion weights by the formula table A3 prints 1.26e24"
    " operations, a tenth of what its 12 trillion tokens take, and that point is left out.</p>"
    "<p>The formula L = E + A / N<sup>α</sup> + B / D<sup>β</sup> is fitted to the logarithm of the loss, so that far"
    " ones count less (Huber, δ = 0.001). Using a model for T tokens takes 2 N T operations more.</p>"
)
_SOURCES = (
    "<p>Sources: Hoffmann et al. 2022, Training Compute-Optimal Large Language Models (E 1.69, A 406.4, B 410.7,"
    " α 0.34, β 0.28); Problems with Chinchilla Approach 2 (2026, arXiv 2603.22339); Kaplan et al. 2020, Scaling Laws"
    " for Neural Language Models; Hägele et al. 2024, Scaling Laws and Compute-Optimal Training Beyond Fixed Training"
    " Durations (a constant rate and averages); Sardana et al. 2024, Beyond Chinchilla-Optimal (use).</p>"
)
