"""The talk on the size of a model, made from the sweep that ships: every number is read from its recordings."""

from __future__ import annotations

import math
from pathlib import Path

from scoutview.graphics.base.numbers import large
from scoutview.observing.run_folder import RunFolder
from scoutview.panels.isoflop import plan
from scoutview.panels.isoflop.law_plan import Use, fit_law, use_of
from scoutview.panels.isoflop.parabola_plan import optima_of
from scoutview.panels.isoflop.published import BY_ISOFLOP, PUBLISHED_SIZES, SOURCE, carried_on
from scoutview.panels.isoflop.reading_plan import SweepPoint, SweepReading, reading_of, size_of
from scoutview.panels.isoflop.words import COMMAND, is_beyond
from scoutview.talks.scene import PanelView
from tools.talk_facts import Facts, Telling

CURVES, PREDICTION = PanelView("isoflop"), PanelView("prediction")
MUCH_USED = 12  # the notch of the slider in the last but one scene


def how_big_should_a_model_be(facts: Facts) -> list[Telling]:
    """Five sizes, the same computing for each: which is best, and what follows for larger ones."""
    folder = facts.path.parent
    reading = reading_of(RunFolder(folder).read())
    low, high = reading.budgets[0], reading.budgets[-1]
    at = {(point.compute, point.weights): point for point in reading.points}
    smallest, middle, largest = reading.sizes[0], _size_of(reading, facts.path), reading.sizes[-1]
    optima, law = optima_of(reading), fit_law(reading.points)
    smaller = fit_law(reading.apart_from(largest))
    assert law is not None
    assert smaller is not None
    forecast = plan.forecast_of(reading, smaller)
    wanted = law.least_loss(high)
    used = plan.used_at(MUCH_USED, high / (6 * law.best_size(high)))
    alone, much = (use_of(law, wanted, tokens, plan.sizes_around(reading.sizes)) for tokens in (0.0, used))
    last, first = facts.steps[-1], at[low, middle].step
    narrow, wide = (_width_of(reading, size) for size in (smallest, largest))
    assert round(math.log10(BY_ISOFLOP.compute[0] / high)) == 8  # a caption says so
    powers = " or ".join(", ".join(f"{each.power:.2f}" for each in PUBLISHED_SIZES).rsplit(", ", 1))
    return [
        Telling(
            "Five sizes of one network",
            f"Five networks, of width {narrow} to {wide} ({large(smallest)} to {large(largest)} weights), learn to go "
            "on with the same text. Which is best?",
            last,
            (PanelView("runs"),),
            "Let the audience vote: the largest? Each curve is one of them; click a row to have it on screen. Its "
            "width is how many numbers stand for a character; weights are those that it is multiplied with.",
        ),
        Telling(
            "The same computing for each",
            f"A large one pays more for every character: width {wide} read {_million(at[high, largest].tokens)} of "
            f"them, width {narrow} as many as {_million(at[high, smallest].tokens)}.",
            last,
            (PanelView("runs", {"across": "compute", "log_across": True}),),
            "Computing is counted in multiplications and additions: six for each weight and each character read.",
        ),
        Telling(
            "The largest has hardly begun",
            f"After {large(low)} operations it has taken {at[low, largest].step:,} steps: loss "
            f"{at[low, largest].loss:.2f}. The smallest is at {at[low, smallest].loss:.2f}.",
            at[low, largest].step,
            (PREDICTION, PanelView("learning_curves")),
            "This is the largest of the five. Type the beginning of a sentence and see what it makes of it so early.",
            (0, at[low, largest].step),
            recording=_place(at[high, largest]),
        ),
        Telling(
            _least_gain(reading),
            f"Four times the computing: the smallest goes from {at[low, smallest].loss:.2f} to "
            f"{at[high, smallest].loss:.2f}, the largest from {at[low, largest].loss:.2f} to "
            f"{at[high, largest].loss:.2f}.",
            at[high, smallest].step,
            (PanelView("runs", {"across": "compute", "log_across": True}),),
            "The smallest is on screen now. More reading still helps it, but less than it helps each of the others.",
            recording=_place(at[high, smallest]),
        ),
        Telling(
            "In between is a best size",
            f"A curve is one budget. With {large(low)} operations about {large(optima[0].weights)} weights are best.",
            first,
            (CURVES,),
            "Left of it too small to learn more, right of it too little reading. Click a point to open that network.",
        ),
        Telling(
            "More computing, a larger network",
            f"With {large(high)} operations, four times as many, about {large(optima[-1].weights)} weights are best.",
            last,
            (CURVES, PanelView("runs", {"across": "compute", "log_across": True})),
            "That is how the size of large language models is chosen. The bars say how sure one may be here.",
        ),
        Telling(
            "Predict, then look",
            f"The four smaller ones say that the largest comes to a loss between {forecast.low:.3f} and "
            f"{forecast.high:.3f}. Does it?",
            last,
            (PanelView("isoflop", {"view": "predict"}),),
            "Ask for bets, then press “reveal”.",
        ),
        Telling(
            "Foretold without it",
            f"The others foretold {forecast.predicted:.3f}, between {forecast.low:.3f} and {forecast.high:.3f}. It "
            f"came to {forecast.mean:.3f}: {forecast.verdict}.",
            last,
            (PanelView("isoflop", {"view": "predict", "revealed": True}), PanelView("runs", {"across": "compute"})),
            "The formula was fitted without the largest, which had been trained all the same. GPT-4's report shows "
            "such a figure of its own loss.",
        ),
        Telling(
            "The same in large",
            f"Here {large(optima[-1].weights)} weights were best; the line of {SOURCE}, carried on down over eight "
            f"powers of ten, says {large(carried_on(high))}.",
            last,
            (PanelView("isoflop", {"view": "growth"}),),
            f"Their points are printed in tables 3 and A3. By their three methods: computing to the power {powers}. "
            "What counts as a weight, and the text, are not the same there and here.",
        ),
        Telling(
            "And if it is used a lot?",
            f"For training alone {large(alone.sizes[alone.best])} weights cost least. Used for {large(used)} "
            f"characters: {large(much.sizes[much.best])}, {_how_long(much, reading)}.",
            last,
            (PanelView("isoflop", {"view": "use", "use": MUCH_USED}),),
            "Move the slider. Using a model costs two operations for each weight and character, every time.",
        ),
        Telling(
            "Your turn",
            "Train the five sizes yourself: type “scoutview sweep”. “--set corpus=FILE” takes your own text. Points "
            "come live.",
            last,
            (CURVES,),
            f"The whole command: {COMMAND}. On a text of your own: --set corpus=FILE as well. Open one of its "
            "recordings.",
        ),
    ]


def _width_of(reading: SweepReading, size: float) -> int:
    return next(int(run.settings["width"]) for run in reading.runs if size_of(run) == size)


def _size_of(reading: SweepReading, path: Path) -> float:
    """The weights that are multiplied in the run of this recording."""
    return next(point.weights for point in reading.points if Path(point.path) == path)


def _least_gain(reading: SweepReading) -> str:
    """Which size more computing helps least: it is told of the smallest, and so has to be so."""
    low, high = (reading.at(budget) for budget in (reading.budgets[0], reading.budgets[-1]))
    gains = [before.loss - after.loss for before, after in zip(low, high, strict=True)]
    assert min(gains) == gains[0], gains
    return "The smallest gains least"


def _how_long(use: Use, reading: SweepReading) -> str:
    """How long the cheapest one trains."""
    beyond = is_beyond(use, max(point.tokens for point in reading.points))
    return "trained longer than any run here" if beyond else "trained longer"


def _place(point: SweepPoint) -> str:
    """Of its recording, in the resources."""
    return "/".join(Path(point.path).parts[-3:])


def _million(tokens: float) -> str:
    return f"{tokens / 1e6:.1f} million"
