"""Chapter 7: which size is best for so much computing, why models are trained longer, and why all words at once."""

from __future__ import annotations

import math

from scoutview.graphics.base.numbers import count, in_words, large, loss, share
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.observing.run_folder import RunFolder
from scoutview.panels.bets.plan import MISLEADING, WORST
from scoutview.panels.chart.plan import ShownChart, read_on_line
from scoutview.panels.isoflop import plan
from scoutview.panels.isoflop.law_plan import fit_law, use_of
from scoutview.panels.isoflop.parabola_plan import optima_of
from scoutview.panels.isoflop.published import BY_ISOFLOP
from scoutview.panels.isoflop.reading_plan import SweepReading, reading_of
from scoutview.panels.serial_or_parallel.plan import Orders
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import LOSS, Facts, Telling

STORIES, BETS, CHARTS = (f"recordings/{name}.scout" for name in ("next_token", "bets", "charts"))
SIZES = "chart=compute optimal"
SHORT = "The old fox found a red apple. The fox"
LONG = f"{SHORT} gave the apple to the duck. The duck was glad and hugged the fox. They ate the apple until the night."
EARLY = 5  # the step at which the short text is shown
MUCH_USED = 12  # the notch of the slider
ORDERS = PanelView("serial_or_parallel")


def how_large_and_how_long(facts: Facts) -> list[Telling]:
    """Five sizes and what they foretell; large models that read too little; then reading in a row or at once."""
    reading = reading_of(RunFolder(facts.path.parent).read())
    with facts_of(STORIES) as stories, facts_of(CHARTS) as charts, facts_of(BETS) as bets:
        return [*_sizes(facts, reading, charts), *_orders(stories), _worse(bets)]


def _sizes(facts: Facts, reading: SweepReading, charts: Facts) -> list[Telling]:
    last = facts.steps[-1]
    low, high = reading.budgets[0], reading.budgets[-1]
    widths = sorted({int(run.settings["width"]) for run in reading.runs})
    losses = [point.loss for point in sorted(reading.at(high), key=lambda point: point.weights)]
    assert min(losses) < min(losses[0], losses[-1])  # a caption says so
    optima, law = optima_of(reading), fit_law(reading.points)
    smaller = fit_law(reading.apart_from(reading.sizes[-1]))
    assert law is not None
    assert smaller is not None
    forecast = plan.forecast_of(reading, smaller)
    assert forecast.verdict != "outside"
    used = plan.used_at(MUCH_USED, high / (6 * law.best_size(high)))
    alone, much = (
        use_of(law, law.least_loss(high), tokens, plan.sizes_around(reading.sizes)) for tokens in (0.0, used)
    )
    assert round(math.log10(BY_ISOFLOP.compute[0] / high)) == 8  # the notes say so
    (weights, read, best), (small, much_read, _) = (_of_chart(charts, name) for name in ("GPT-3", "Chinchilla"))
    return [
        Telling(
            tr("Five sizes, one text"),
            tr(
                "From width {narrowest} to width {widest}: {networks} networks get the same computing. Neither the "
                "widest nor the narrowest is best."
            ).format(narrowest=widths[0], widest=widths[-1], networks=in_words(len(widths))),
            last,
            (PanelView("runs", {"across": "compute", "log_across": True}),),
            tr(
                "Before you show this, let the audience vote: is the largest one best? Each curve is a network; its "
                "width is how many numbers stand for a character. To the right goes the computing that it has used, "
                "upwards the loss on text that it never saw: lower is better. All of them may spend the same, up to "
                "{operations} multiplications and additions. A wide one pays more for every character, so it reads "
                "less of them. Point at the right end of the curves, and say which one lies lowest."
            ).format(operations=large(high)),
            task=tr("Click a row of the table: that network is on screen then, and its curve stands out."),
        ),
        Telling(
            tr("In between is a best size"),
            tr(
                "A curve is one budget. With {few_operations} operations about {few_weights} weights are best, with "
                "{many_operations} about {many_weights}."
            ).format(
                few_operations=large(low),
                few_weights=large(optima[0].weights),
                many_operations=large(high),
                many_weights=large(optima[-1].weights),
            ),
            last,
            (PanelView("isoflop"),),
            tr(
                "The same networks, seen from the side. Every point is one of them after so much computing; points of "
                "one colour have used the same. Follow a curve from the left: too small to learn more, then better, "
                "then worse again, because too large ones have read too little. The diamond is the best size. Now go "
                "from colour to colour: more computing, a lower curve, and a diamond further to the right."
            ),
            task=tr("Click a point of a curve: that network is on screen then, at that step of its training."),
        ),
        Telling(
            tr("The same in small and in large"),
            tr("The more computing, the larger the best size: here, and in models eight powers of ten further on."),
            last,
            (PanelView("isoflop", {"view": "growth"}),),
            tr(
                "At the left are our best sizes, with bars for how sure we may be. At the right are those that "
                "Hoffmann and his colleagues published in 2022, as they are printed in their paper. Between the two "
                "lie eight powers of ten of computing. What counts as a weight, and the text, are not the same there "
                "and here; the rule that they found: more computing is best spent on both, a larger network and more "
                "text."
            ),
        ),
        Telling(
            tr("Large models had read too little"),
            tr("GPT-3 has {weights} weights and read {read} tokens. For its size {best} would be best.").format(
                weights=large(weights), read=large(read), best=large(best)
            ),
            0,
            (PanelView("chart"),),
            tr(
                "Each named point is a large model: its weights across, the text it read upwards. The line is what "
                "would be best for the computing spent (Hoffmann et al. 2022, tables 1 and 3). Point at the models far "
                "below it: large, and hardly fed. Then at Chinchilla, with {weights} weights and {tokens} tokens. It "
                "was trained with as much computing as a model four times its size, Gopher, and did better."
            ).format(weights=large(small), tokens=large(much_read)),
            probe=SIZES,
            recording=CHARTS,
        ),
        Telling(
            tr("Foretell it, then look"),
            tr(
                "From the {smaller} smaller ones: the largest comes to a loss between {low:.3f} and {high:.3f}. Does "
                "it?"
            ).format(smaller=in_words(len(widths) - 1), low=forecast.low, high=forecast.high),
            last,
            (PanelView("isoflop", {"view": "predict"}),),
            tr(
                "One formula is fitted to the four smaller networks and carried on to the fifth. Take bets from the "
                "audience, then press “Reveal the largest”. It came to {mean:.3f}, which lies between the two. This is "
                "how a large model is planned: one trains small ones and reckons, before any money is spent on the "
                "large one."
            ).format(mean=forecast.mean),
            task=tr("Bet on a number between the two, then press “Reveal the largest”."),
        ),
        Telling(
            tr("And if millions use it? Llama's choice"),
            tr(
                "For training alone {weights} weights cost least. Used for {characters} characters: {weights_then}."
            ).format(
                weights=large(alone.sizes[alone.best]),
                characters=large(used),
                weights_then=large(much.sizes[much.best]),
            ),
            last,
            (PanelView("isoflop", {"view": "use", "use": MUCH_USED}),),
            tr(
                "A model is trained once, but used by many, and each use costs the more the larger it is. So it can "
                "pay to take a smaller one and train it longer than would be best for the training alone. Move the "
                "slider to the right, and see the cheapest size move to the left; the foot says how far beyond our own "
                "runs that goes. Llama was made so (Touvron et al. 2023): its smallest model, of 7 billion weights, "
                "read a trillion tokens."
            ),
            task=tr("Move the slider from no use to much use: which way does the cheapest size go?"),
        ),
    ]


def _of_chart(charts: Facts, name: str) -> tuple[float, float, float]:
    """Of a large model its weights, the tokens that it read, and those that would be best for its size."""
    asked = charts.lab.parse_probe(SIZES)
    *_, line, models = ShownChart.of(Observation(0, asked, charts.answer(0, SIZES, Question("chart")))).series
    place = models.names.index(name)
    return float(models.x[place]), float(models.y[place]), float(read_on_line(line, models.x)[place])


def _orders(stories: Facts) -> list[Telling]:
    last = stories.steps[-1]
    short, long = (Orders.of(stories.answer(last, text, Question("orders"))) for text in (SHORT, LONG))
    in_a_row, at_once = (next(each for each in long.every if each.name == name) for name in ("LSTM", "Transformer"))
    assert at_once.is_constant
    return [
        Telling(
            tr("Word by word, or all at once"),
            tr(
                "Step {step}: the LSTM waits at each word for the one before it. The transformer is at work on all "
                "{tokens} tokens."
            ).format(step=EARLY, tokens=in_words(len(short.tokens))),
            last,
            (PanelView("serial_or_parallel", {"step": EARLY}),),
            tr(
                "Size is one half of the story; the other is the order of the work. Columns are words, rows are "
                "products, and a lit cell is one that can be computed by now, however many machines there are. At the "
                "left is an LSTM, as texts were read for a long time (Hochreiter, Schmidhuber 1997): its memory goes "
                "from word to word. At the right is a transformer (Vaswani et al. 2017): it asks nothing of the word "
                "before that it cannot have at once. Press play and watch both."
            ),
            probe=SHORT,
            recording=STORIES,
            task=tr("Press play above the two pictures, and see which of them fills row by row."),
        ),
        Telling(
            tr("The longer the text, the clearer"),
            tr(
                "{tokens} tokens: {in_a_row} steps in a row, or {at_once}. {long_tokens} tokens: {long_in_a_row}, or "
                "{long_at_once}."
            ).format(
                tokens=count(len(long.tokens)),
                in_a_row=count(in_a_row.steps),
                at_once=count(at_once.steps),
                long_tokens=count(long.long_text),
                long_in_a_row=count(in_a_row.long_steps),
                long_at_once=count(at_once.long_steps),
            ),
            last,
            (ORDERS,),
            tr(
                "The numbers in the cells are steps. At the left they climb with every word; at the right all cells of "
                "a row have the same one, however long the text. That helps only who has many processors, as a "
                "graphics card has: then a transformer can read very much text. On a single core it is the other way "
                "round, for a transformer has more to compute; measure it here. And this is reading: when they write, "
                "both go word by word."
            ),
            probe=LONG,
            recording=STORIES,
            task=tr("Press “Measure this machine”: three small networks are timed here, for a few seconds."),
        ),
    ]


def _worse(bets: Facts) -> Telling:
    worst = next(mark.step for mark in bets.curves.marks if mark.name == WORST)
    fall = [loss(bets.measured(LOSS, step)) for step in (0, worst)]
    right = [share(bets.measured(MISLEADING, step)) for step in (0, worst)]
    return Telling(
        tr("More of it, and worse"),
        tr(
            "After {steps} steps its loss is {now} instead of {before}. Where the outcome misleads, {right_now} are "
            "right instead of {right_before}."
        ).format(steps=in_words(worst), now=fall[1], before=fall[0], right_now=right[1], right_before=right[0]),
        worst,
        (PanelView("bets"),),
        tr(
            "A warning at the end. This network judges bets: how likely one is won, what is won, what is lost. It is "
            "also told how one play ended, which is no reason; but in nine of ten bets we made it agree with the right "
            "answer. So it takes the shortcut. Point at the curve called “outcome misleads”: it falls while the loss "
            "falls, too. With large models such a thing was seen as they grew: at some tasks the larger ones were "
            "worse (McKenzie et al. 2023). How this goes on is in the last chapter."
        ),
        (0, worst),
        bets.default_probe(),
        recording=BETS,
        task=tr("Change the bet, or how it ended: does the answer follow the bet, or the ending?"),
    )
