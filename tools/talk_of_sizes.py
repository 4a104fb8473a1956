"""The talk on the size of a model, made from the sweep that ships: every number is read from its recordings."""

from __future__ import annotations

import math
from pathlib import Path

from scoutview.graphics.base.numbers import large
from scoutview.language import tr, translated
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
    one, other, third = (each.power for each in PUBLISHED_SIZES)
    return [
        Telling(
            tr("Five sizes of one network"),
            tr(
                "Five networks, of width {narrow} to {wide} ({smallest} to {largest} weights), learn to go on with the "
                "same text. Which is best?"
            ).format(narrow=narrow, wide=wide, smallest=large(smallest), largest=large(largest)),
            last,
            (PanelView("runs"),),
            tr(
                "Let the audience vote: the largest? Each curve is one of them; click a row to have it on screen. Its "
                "width is how many numbers stand for a character; weights are those that it is multiplied with."
            ),
        ),
        Telling(
            tr("The same computing for each"),
            tr(
                "A large one pays more for every character: width {wide} read {wide_read} of them, width {narrow} as "
                "many as {narrow_read}."
            ).format(
                wide=wide,
                wide_read=_million(at[high, largest].tokens),
                narrow=narrow,
                narrow_read=_million(at[high, smallest].tokens),
            ),
            last,
            (PanelView("runs", {"across": "compute", "log_across": True}),),
            tr("Computing is counted in multiplications and additions: six for each weight and each character read."),
        ),
        Telling(
            tr("The largest has hardly begun"),
            tr(
                "After {operations} operations it has taken {steps:,} steps: loss {loss:.2f}. The smallest is at "
                "{loss_of_smallest:.2f}."
            ).format(
                operations=large(low),
                steps=at[low, largest].step,
                loss=at[low, largest].loss,
                loss_of_smallest=at[low, smallest].loss,
            ),
            at[low, largest].step,
            (PREDICTION, PanelView("learning_curves")),
            tr(
                "This is the largest of the five. Type the beginning of a sentence and see what it makes of it so "
                "early."
            ),
            (0, at[low, largest].step),
            recording=_place(at[high, largest]),
        ),
        Telling(
            _least_gain(reading),
            tr(
                "Four times the computing: the smallest goes from {small_before:.2f} to {small_now:.2f}, the largest "
                "from {large_before:.2f} to {large_now:.2f}."
            ).format(
                small_before=at[low, smallest].loss,
                small_now=at[high, smallest].loss,
                large_before=at[low, largest].loss,
                large_now=at[high, largest].loss,
            ),
            at[high, smallest].step,
            (PanelView("runs", {"across": "compute", "log_across": True}),),
            tr(
                "The smallest is on screen now. More reading still helps it, but less than it helps each of the others."
            ),
            recording=_place(at[high, smallest]),
        ),
        Telling(
            tr("In between is a best size"),
            tr("A curve is one budget. With {operations} operations about {weights} weights are best.").format(
                operations=large(low), weights=large(optima[0].weights)
            ),
            first,
            (CURVES,),
            tr(
                "Left of it too small to learn more, right of it too little reading. Click a point to open that "
                "network."
            ),
        ),
        Telling(
            tr("More computing, a larger network"),
            tr("With {operations} operations, four times as many, about {weights} weights are best.").format(
                operations=large(high), weights=large(optima[-1].weights)
            ),
            last,
            (CURVES, PanelView("runs", {"across": "compute", "log_across": True})),
            tr("That is how the size of large language models is chosen. The bars say how sure one may be here."),
        ),
        Telling(
            tr("Predict, then look"),
            tr(
                "The four smaller ones say that the largest comes to a loss between {low:.3f} and {high:.3f}. Does it?"
            ).format(low=forecast.low, high=forecast.high),
            last,
            (PanelView("isoflop", {"view": "predict"}),),
            tr("Ask for bets, then press “reveal”."),
        ),
        Telling(
            tr("Foretold without it"),
            tr(
                "The others foretold {predicted:.3f}, between {low:.3f} and {high:.3f}. It came to {came_to:.3f}: "
                "{verdict}."
            ).format(
                predicted=forecast.predicted,
                low=forecast.low,
                high=forecast.high,
                came_to=forecast.mean,
                verdict=translated(forecast.verdict),
            ),
            last,
            (PanelView("isoflop", {"view": "predict", "revealed": True}), PanelView("runs", {"across": "compute"})),
            tr(
                "The formula was fitted without the largest, which had been trained all the same. GPT-4's report shows "
                "such a figure of its own loss."
            ),
        ),
        Telling(
            tr("The same in large"),
            tr(
                "Here {weights} weights were best; the line of {source}, carried on down over eight powers of ten, "
                "says {carried_on}."
            ).format(weights=large(optima[-1].weights), source=SOURCE, carried_on=large(carried_on(high))),
            last,
            (PanelView("isoflop", {"view": "growth"}),),
            tr(
                "Their points are printed in tables 3 and A3. By their three methods: computing to the power "
                "{one:.2f}, {other:.2f} or {third:.2f}. What counts as a weight, and the text, are not the same there "
                "and here."
            ).format(one=one, other=other, third=third),
        ),
        Telling(
            tr("And if it is used a lot?"),
            tr(
                "For training alone {weights} weights cost least. Used for {characters} characters: {weights_then}, "
                "{how_long}."
            ).format(
                weights=large(alone.sizes[alone.best]),
                characters=large(used),
                weights_then=large(much.sizes[much.best]),
                how_long=_how_long(much, reading),
            ),
            last,
            (PanelView("isoflop", {"view": "use", "use": MUCH_USED}),),
            tr("Move the slider. Using a model costs two operations for each weight and character, every time."),
        ),
        Telling(
            tr("Your turn"),
            tr(
                "Train the five sizes yourself: type “scoutview sweep”. “--set corpus=FILE” takes your own text. "
                "Points come live."
            ),
            last,
            (CURVES,),
            tr(
                "The whole command: {command}. On a text of your own: --set corpus=FILE as well. Open one of its "
                "recordings."
            ).format(command=COMMAND),
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
    return tr("The smallest gains least")


def _how_long(use: Use, reading: SweepReading) -> str:
    """How long the cheapest one trains."""
    beyond = is_beyond(use, max(point.tokens for point in reading.points))
    return tr("trained longer than any run here") if beyond else tr("trained longer")


def _place(point: SweepPoint) -> str:
    """Of its recording, in the resources."""
    return "/".join(Path(point.path).parts[-3:])


def _million(tokens: float) -> str:
    return tr("{amount:.1f} million").format(amount=tokens / 1e6)
