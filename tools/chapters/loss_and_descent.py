"""Chapter 5: how wrong a model is, which way each weight has to move, and what becomes of it step by step."""

from __future__ import annotations

import math

from scoutview.graphics.base.numbers import count, loss, percent, share, three_digits
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.talks.scene import PanelView
from tools.chapters.shipped import facts_of
from tools.talk_facts import LOSS, Facts, Telling

STORIES = "recordings/next_token.scout"
CURVES, PREDICTION = PanelView("learning_curves"), PanelView("prediction")
EARLY = 23  # a step at which the loss falls fast, and one weight alone makes a curve
WEIGHT = ("classifier", 7, 703)
FORWARD, PRICES, BACK = range(3)  # parts of a step; the last one, the update, is shown where none is chosen
SMALL, LARGE = 0.01, 1.0  # learning rates that the panel tries


def loss_and_descent(facts: Facts) -> list[Telling]:
    """The price of an answer, one slope, all slopes, a step, a step too far, and many steps."""
    with facts_of(STORIES) as stories:
        return [*_price(facts), *_slopes(facts), *_steps(facts), *_many(facts), _words(stories)]


def _price(facts: Facts) -> list[Telling]:
    told = facts.trajectory_end(0, Question("scored_answers"))
    mean, pictures = loss(float(told["scored_loss"])), count(int(told["scored_count"]))
    cost, likely = loss(float(told["scored_costs"][0])), percent(float(told["scored_right_probabilities"][0]))
    guess = loss(math.log(10))
    return [
        Telling(
            tr("Every answer has its price"),
            tr(
                "The less it believed in what was right, the more it pays. The mean of {pictures} pictures is the "
                "loss: {mean}."
            ).format(pictures=pictures, mean=mean),
            0,
            (PanelView("one_step", {"part": PRICES}),),
            tr(
                "An untrained network looks at pictures of digits. Each row is one: what the model says, what is "
                "right, and at the right the price. In the top row it gave only {likely} to the right digit, and pays "
                "{cost}. Whoever gives all to the right one pays nothing; whoever gives a tenth to each digit pays "
                "{guess}. So it is guessing. The mean of all prices is called the loss. Now learning is a task that "
                "one can reckon with: make this one number smaller."
            ).format(likely=likely, cost=cost, guess=guess),
            task=tr("Click a row of the table: the step is then made for this picture alone."),
        ),
    ]


def _slopes(facts: Facts) -> list[Telling]:
    weights, site = count(len(facts.weights(0))), {"weight": list(WEIGHT)}
    place, row, column = WEIGHT
    asked = {"site": place, "row": row, "column": column}
    here = facts.trajectory_end(EARLY, Question.of("one_weight", **asked))
    sample = facts.answer(EARLY, facts.default_probe(), Question("sample_loss"))
    told, slope = loss(float(sample["sample_loss"])), three_digits(float(here["weight_gradient"]))
    assert here["weight_gradient"] > 0, "the loss does not fall to the left"
    passes = count(len(facts.weights(0)) + 1)
    return [
        Telling(
            tr("One weight, moved a little"),
            tr(
                "One of {weights} weights. As it is, the loss is {told}; to the left it falls: the slope is {slope}."
            ).format(weights=weights, told=told, slope=slope),
            EARLY,
            (PanelView("one_weight", site),),
            tr(
                "To the right the weight becomes larger, to the left smaller; upwards is the loss of some pictures. "
                "The dot is where the weight stands now. We leave all others alone, and move this one. To the left the "
                "curve goes down: so less of this weight would be better. The straight line is the slope at the dot. "
                "It says which way is down, and how steep. The faint lines are other weights: for most of them it "
                "hardly matters."
            ),
            task=tr("Drag the dot to the lowest point of the curve, then put it back."),
        ),
        Telling(
            tr("All slopes at once: backwards"),
            tr("From the last layer back to the first, one pass gives the slopes of all {weights} weights.").format(
                weights=weights
            ),
            0,
            (PanelView("one_step", {"part": BACK}),),
            tr(
                "To move one weight after the other would take {passes} passes through the network, and for GPT-3 175 "
                "billion (Brown and others 2020). But there is a trick. Follow the arrow from below to above: one "
                "begins at the answer and asks, how much did you add to the mistake? Each layer hands the blame on to "
                "the one before it, in shares, as the weights say. In a single walk back everybody knows their slope. "
                "This is backpropagation (Rumelhart, Hinton and Williams 1986), and without it there would be none of "
                "the models of chapter 1."
            ).format(passes=passes),
            task=tr("Click the four parts at the top one after the other: forward, loss, back, update."),
        ),
    ]


def _steps(facts: Facts) -> list[Telling]:
    last = facts.steps[-1]
    step = facts.trajectory_end(0, Question("one_step"))
    before, after = (three_digits(float(step[name])) for name in ("step_loss_before", "step_loss_after"))
    near, far = _tried(facts, last, SMALL), _tried(facts, last, LARGE)
    assert near < 0 < far, "no step is too far in this recording"
    falls, times = percent(-near), three_digits(1 + far)
    return [
        Telling(
            tr("A small step down"),
            tr(
                "All weights move a little against their slopes. The loss of the same pictures falls from {before} to "
                "{after}."
            ).format(before=before, after=after),
            0,
            (PanelView("one_step"), CURVES),
            tr(
                "Now the step itself. At the left, how far the weights of each layer move: a few per cent of their "
                "size. Each goes its own way, up or down, just as its slope says. Then the same pictures are shown "
                "once more, and the loss is a little smaller. That is all. Learning is this step: look, pay, go back, "
                "move. Nobody explains anything to the network; there is only a number, and which way it goes down."
            ),
            task=tr("Press Shift and → to go on frame by frame: how far does the loss fall each time?"),
        ),
        Telling(
            tr("A step too far"),
            tr(
                "With rate {rate} the loss falls by {falls}. With rate 1, down the same slope, it grows to {times} "
                "times its size."
            ).format(rate=SMALL, falls=falls, times=times),
            last,
            (PanelView("one_step"),),
            tr(
                "A slope is true only nearby. Think of a walk downhill in fog: you feel the ground under your feet, "
                "and nothing more. Small steps are safe, and slow. One giant leap in the right direction, and you land "
                "on the opposite hill, higher than before. Compare the empty frames, what the slope foretold, with the "
                "bars, what became of it. How long a step to take is called the learning rate. It is set by people, "
                "and finding it is a good part of the craft."
            ),
            task=tr("Type a rate of your own into the field: which is the largest that still helps?"),
        ),
    ]


def _tried(facts: Facts, step: int, rate: float) -> float:
    """By which share of itself the loss of a batch changes, by a plain step along the whole gradient."""
    told = facts.trajectory_end(step, Question("gradient_steps"))
    return float(told["tried_real"][told["tried_rates"].tolist().index(rate)] / told["tried_loss"])


def _many(facts: Facts) -> list[Telling]:
    last = facts.steps[-1]
    steps, batch = count(last), count(facts.setting("batch"))
    (untrained, trained), unseen = (sum(facts.read_right(step)) for step in (0, last)), len(facts.carried())
    ended, weights = loss(facts.measured(LOSS, last)), count(len(facts.weights(0)))
    land = facts.trajectory_end(last, Question("landscape"))
    held, by_chance = (share(float(land[name].sum())) for name in ("landscape_shares", "landscape_walk_shares"))
    return [
        Telling(
            tr("The same step, again and again"),
            tr(
                "After {steps} steps with {batch} pictures each the loss is {ended}. Of {unseen} unseen digits "
                "{trained} are right, at first {untrained}."
            ).format(steps=steps, batch=batch, ended=ended, unseen=unseen, trained=trained, untrained=untrained),
            last,
            (CURVES, PREDICTION),
            tr(
                "Let it play. At the left is the loss. It falls steeply at first and slowly later: the easy things are "
                "learned soon. It trembles, since each step sees a few pictures only, and what is good for these may "
                "be bad for others. At the right one digit, and what the network says to it at each step. There are "
                "two curves: one of digits that it trains on, one of digits that it never saw. Why the second one "
                "matters is chapter 6."
            ),
            (0, last),
            task=tr("Press Ctrl+L, draw a digit, and move the timeline back: when was it first read right?"),
        ),
        Telling(
            tr("The way down, on a map"),
            tr(
                "A map of the loss along two of {weights} directions, and the path of this run: downhill, and round a "
                "bend."
            ).format(weights=weights),
            last,
            (PanelView("loss_landscape"),),
            tr(
                "The colours are the loss, with their scale at the right, and the lines are as on a map for hikers. "
                "Each dot is a frame of the run. Begin at the start, and follow the path with your finger. It does not "
                "go straight to the goal, for nobody has this map: each step knows only the ground beneath it. And a "
                "warning: this is a cut through a land of {weights} directions, along the two in which the run went "
                "furthest. They hold {held} of how the weights spread (a walk without any aim would come to "
                "{by_chance}). What lies beside the cut nobody sees."
            ).format(weights=weights, held=held, by_chance=by_chance),
            task=tr("Click a dot of the path: the timeline goes to that step."),
        ),
        _paid(facts),
    ]


def _paid(facts: Facts) -> Telling:
    last = facts.steps[-1]
    told = facts.trajectory_end(last, Question("scored_answers"))
    mean, right, all_of_them = loss(float(told["scored_loss"])), int(told["scored_correct"]), int(told["scored_count"])
    cost = loss(float(told["scored_costs"][0]))
    return Telling(
        tr("The bill at the end"),
        tr(
            "The same table after training: {right} of {all_of_them} right, mean price {mean}. The dearest answer "
            "costs {cost}."
        ).format(right=right, all_of_them=all_of_them, mean=mean, cost=cost),
        last,
        (PanelView("one_step", {"part": PRICES}),),
        tr(
            "The table of the first scene once more, with new pictures. Most answers cost nearly nothing now. What is "
            "left is in the upper rows: point at the picture in the first row, and ask the audience to read it. Is it "
            "hard for us, too? And note what the price is good for: the next step learns most from these, and almost "
            "nothing from what it knows already."
        ),
        task=tr("Click the first row, then part 4: how far does its loss fall if the step learns from it alone?"),
    )


def _words(stories: Facts) -> Telling:
    last = stories.steps[-1]
    begun, ended = (loss(stories.measured(LOSS, step)) for step in (0, last))
    steps = count(last)
    return Telling(
        tr("And so with words"),
        tr(
            "A language model learns in the same way: its loss is surprise at the next word, {begun} at first, {ended} "
            "after {steps} steps."
        ).format(begun=begun, ended=ended, steps=steps),
        last,
        (CURVES, PREDICTION),
        tr(
            "Nothing changes but the question. Instead of which digit, it is asked which word comes next, and the "
            "price is how surprised it was by the word that came. Loss, slopes backwards, a small step: the same. Let "
            "it play, and watch the bar of the right word. Everything in chapters 1 to 4, the rows that group "
            "themselves, the head that looks back, the neuron with its cue, came about in this way and in no other."
        ),
        (0, last),
        recording=STORIES,
        task=tr("Press Ctrl+L, type a beginning, and find the step from which on it makes sense."),
    )
