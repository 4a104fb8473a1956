"""The talk on a network that sorts itself: every number is read from its recording."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import loss, share
from scoutview.labs.modular.lab import DEAR_FROM
from scoutview.labs.modular.story import APART, CROSSING, DEAD
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.talks.scene import PanelView
from tools.talk_facts import LOSS, Facts, Telling

WIRING, CURVES = PanelView("wiring"), PanelView("learning_curves")
TANGLED = 0.3  # of the wiring's weight, that still crosses in the scene of the tangle


def how_a_network_sorts_itself(facts: Facts) -> list[Telling]:
    """Two formulas in one network: learned in a tangle, taken apart by what connections cost, read, cut."""
    steps, last = facts.steps, facts.steps[-1]
    crossing = facts.curves.metrics[CROSSING]
    tangle = steps[int(np.flatnonzero(crossing > TANGLED)[-1])]
    dear = round(DEAR_FROM * facts.setting("steps"))
    before = max(step for step in steps if step <= dear)
    apart = next(mark.step for mark in facts.curves.marks if mark.name == APART)
    sorted_step = next(step for step in steps if step > apart and facts.measured(DEAD, step) == _idle(facts, last))
    hidden = facts.setting("width") * facts.setting("layers")
    neuron, answers_to = telling_neuron(facts, last)
    about = facts.answer(last, facts.default_probe(), about_neuron(neuron))
    name = f"neuron {neuron[0]}.{neuron[1]}"
    chosen = PanelView("wiring", {"neuron": [neuron[0] + 1, neuron[1]]})
    texts = read_texts(facts, last)
    assert _untouched(facts, last, f"{name} off") == 1
    with_it, without = (loss(float(about[f"loss_{which}_neuron"])) for which in ("with", "without"))
    return [
        Telling(
            tr("Two formulas, one network"),
            tr(
                "It is to learn (x1 + x3)³ and x2² + sin(π x4) from {points} points. Nobody says that they share "
                "nothing."
            ).format(points=facts.setting("examples")),
            0,
            (WIRING,),
            tr("Every circle is a neuron, every line a connection: orange adds, blue takes away. Now they are random."),
        ),
        Telling(
            tr("It learns, in a tangle"),
            tr(
                "By step {step:,} the error has fallen from {error_before} to {error}, and {crossing} of the wiring "
                "still crosses."
            ).format(
                step=tangle,
                error_before=_error(facts, 0),
                error=_error(facts, tangle),
                crossing=share(facts.measured(CROSSING, tangle)),
            ),
            tangle,
            (WIRING, CURVES),
            tr(
                "Crosses: leads from the numbers of one formula to the other. Untrained it is a half. The lines are "
                "what one gets from usual training; the first steps are much like it."
            ),
            (0, tangle),
        ),
        Telling(
            tr("What a connection costs"),
            tr(
                "A connection costs weight times length, and neurons may change seats. From step {step:,} it costs ten "
                "times as much."
            ).format(step=dear),
            sorted_step,
            (WIRING,),
            tr(
                "As in a brain, where wires take room. Watch: lines thin out, neurons move, and the error grows a "
                "little."
            ),
            (before, sorted_step),
        ),
        Telling(
            tr("It has come apart"),
            tr("Since step {step:,} less than a tenth crosses; at the end it is {crossing}. Error: {error}.").format(
                step=apart, crossing=share(facts.measured(CROSSING, last)), error=_error(facts, last)
            ),
            last,
            (WIRING, CURVES),
            tr(
                "{idle} of {hidden} neurons have nothing left to do: the small rings. The control, the same run "
                "without any cost, stays a tangle: docs/modular.md has the table."
            ).format(idle=_idle(facts, last), hidden=hidden),
            (apart, last),
        ),
        Telling(
            tr("Its formulas can be read"),
            tr("What it says can be written down: {first} and {second}.").format(first=texts[0], second=texts[1]),
            last,
            (WIRING,),
            tr(
                "A formula is fitted to what the network says, for the inputs that are wired to an output, and it is "
                "told how much that leaves unexplained. Type other numbers: asked and right stand beside each other."
            ),
            probe="x1=-0.6,x2=0.8,x3=-0.4,x4=-0.5",
        ),
        Telling(
            tr("What one neuron computes"),
            tr(
                "Neuron {layer}.{number} answers to {answers_to} alone. Its curve is a piece that the formula is put "
                "together from."
            ).format(layer=neuron[0], number=neuron[1], answers_to=answers_to),
            last,
            (chosen,),
            tr("Click another one. The others of this formula answer to its other number, or to both."),
        ),
        Telling(
            tr("Take it out"),
            tr(
                "Without it the error goes from {with_it} to {without}: one formula breaks, the other does not notice."
            ).format(with_it=with_it, without=without),
            last,
            (chosen,),
            tr("That is the proof that the parts are parts. Bring it back, and remove one of the other formula."),
            interventions=(f"{name} off",),
        ),
        Telling(
            tr("Your turn"),
            tr(
                "Train it yourself, and change what connections cost while it trains. Switched off, does it stay apart?"
            ),
            last,
            (WIRING, CURVES),
            tr(
                "Press Train, and the buttons none, L1, L1+length, L1+swaps, all. In the settings there are digits and "
                "addition as well."
            ),
            (0, last),
        ),
    ]


def _error(facts: Facts, step: int) -> str:
    return loss(facts.measured(LOSS, step))


def _idle(facts: Facts, step: int) -> int:
    return round(facts.measured(DEAD, step))


def about_neuron(neuron: tuple[int, int]) -> Question:
    return Question.of("wired_neuron", layer=neuron[0], neuron=neuron[1])


def telling_neuron(facts: Facts, step: int) -> tuple[tuple[int, int], str]:
    """The neuron of the first layer that is missed most of those that answer to one input alone, and that input."""
    found = []
    for number in range(facts.setting("width")):
        told = facts.answer(step, facts.default_probe(), about_neuron((0, number)))
        spans = np.ptp(told["responses"], axis=1)
        if (spans < 0.01 * spans.max()).sum() == len(spans) - 1:
            missed = float(told["loss_without_neuron"])
            found.append((missed, number, str(told["response_names"][spans.argmax()])))
    _, number, answers_to = max(found)
    return (0, number), answers_to


def _untouched(facts: Facts, step: int, off: str) -> int:
    """How many of the outputs can be read as before with this neuron off."""
    before, after = (
        facts.answer_changed(step, facts.default_probe(), changes, Question("read_formulas"))["formula_texts"]
        for changes in ((), (off,))
    )
    return int((before == after).sum())


def read_texts(facts: Facts, step: int) -> list[str]:
    """What both outputs are read as."""
    read = facts.answer(step, facts.default_probe(), Question("read_formulas"))
    assert all(read["formula_texts"])
    pairs = zip(read["formula_outputs"], read["formula_texts"], strict=True)
    return [f"{output} ≈ {text}" for output, text in pairs]
