"""The talk on a network that sorts itself: every number is read from its recording."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base.numbers import loss, share
from scoutview.labs.modular.lab import DEAR_FROM
from scoutview.labs.modular.story import APART, CROSSING, DEAD
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
            "Two formulas, one network",
            f"It is to learn (x1 + x3)³ and x2² + sin(π x4) from {facts.setting('examples')} points. Nobody says that "
            "they share nothing.",
            0,
            (WIRING,),
            "Every circle is a neuron, every line a connection: orange adds, blue takes away. Now they are random.",
        ),
        Telling(
            "It learns, in a tangle",
            f"By step {tangle:,} the error has fallen from {_error(facts, 0)} to {_error(facts, tangle)}, and "
            f"{share(facts.measured(CROSSING, tangle))} of the wiring still crosses.",
            tangle,
            (WIRING, CURVES),
            "Crosses: leads from the numbers of one formula to the other. Untrained it is a half. The lines are what "
            "one gets from usual training; the first steps are much like it.",
            (0, tangle),
        ),
        Telling(
            "What a connection costs",
            f"A connection costs weight times length, and neurons may change seats. From step {dear:,} it costs ten "
            "times as much.",
            sorted_step,
            (WIRING,),
            "As in a brain, where wires take room. Watch: lines thin out, neurons move, and the error grows a little.",
            (before, sorted_step),
        ),
        Telling(
            "It has come apart",
            f"Since step {apart:,} less than a tenth crosses; at the end it is {share(facts.measured(CROSSING, last))}."
            f" Error: {_error(facts, last)}.",
            last,
            (WIRING, CURVES),
            f"{_idle(facts, last)} of {hidden} neurons have nothing left to do: the small rings. The control, the same "
            "run without any cost, stays a tangle: docs/modular.md has the table.",
            (apart, last),
        ),
        Telling(
            "Its formulas can be read",
            f"What it says can be written down: {texts[0]} and {texts[1]}.",
            last,
            (WIRING,),
            "A formula is fitted to what the network says, for the inputs that are wired to an output, and it is told "
            "how much that leaves unexplained. Type other numbers: asked and right stand beside each other.",
            probe="x1=-0.6,x2=0.8,x3=-0.4,x4=-0.5",
        ),
        Telling(
            "What one neuron computes",
            f"{name[:1].upper()}{name[1:]} answers to {answers_to} alone. Its curve is a piece that the formula is put "
            "together from.",
            last,
            (chosen,),
            "Click another one. The others of this formula answer to its other number, or to both.",
        ),
        Telling(
            "Take it out",
            f"Without it the error goes from {with_it} to {without}: one formula breaks, the other does not notice.",
            last,
            (chosen,),
            "That is the proof that the parts are parts. Bring it back, and remove one of the other formula.",
            interventions=(f"{name} off",),
        ),
        Telling(
            "Your turn",
            "Train it yourself, and change what connections cost while it trains. Switched off, does it stay apart?",
            last,
            (WIRING, CURVES),
            "Press Train, and the buttons none, L1, L1+length, L1+swaps, all. In the settings there are digits and "
            "addition as well.",
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
