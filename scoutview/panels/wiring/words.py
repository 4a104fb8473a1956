"""What is said of a network's wires, of one of its neurons and of its formulas. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, exact_percent, loss, share, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.observation import Observation
from scoutview.panels.wiring.plan import Net, Neuron, Response

NOTHING_YET = "The wires appear here with the first frame."
HARDLY = 0.01  # of the loss, or of what an output leaves unexplained
WIRED = 0.05  # of a neuron's strongest wire: weaker ones are not told


@dataclass(frozen=True)
class Formula:
    """What an output was to learn, what it can be read as with the share that this leaves, or why as nothing."""

    output: str
    text: str
    error: float
    reason: str
    truth: str
    missed: float = float("nan")  # the share of what is right that the network's own answers leave unexplained

    @property
    def read(self) -> str:
        """The formula, or that there is none."""
        return f"{self.output} ≈ {self.text}" if self.text else f"{self.output} cannot be read"

    @property
    def left(self) -> str:
        """How near it is, or why there is none."""
        if self.text:
            return f"leaves {share(self.error)} unexplained"
        left = f", and leaves {share(self.error)}" if np.isfinite(self.error) else ""
        return f"{self.reason}{left}"


def formulas_of(observation: Observation, prefix: str = "") -> tuple[Formula, ...]:
    """From the answer to `read_formulas`; none where there is no answer. `prefix` stands before its channels."""
    names = [
        f"{prefix}formula_{name}" for name in ("outputs", "texts", "errors", "reasons", "truths", "network_errors")
    ]
    if not observation.has(*names):
        return ()
    return tuple(Formula(*row) for row in zip(*(observation[name].tolist() for name in names), strict=True))


def said_of_output(formula: Formula, asked: str) -> tuple[str, ...]:
    """How near the formula of an output is and what is `asked` of it and answered, from long to short."""
    if not asked:
        return (formula.left,)
    if formula.text:
        return f"{formula.left} · asked: {asked}", formula.left
    return f"{formula.left} · asked: {asked}", f"asked: {asked}", asked


def figures(net: Net, curves: Curves, step: int, changed: float | None = None) -> list[tuple[str, str, str]]:
    """A word, its value at this step, and what it is in a sentence, for each figure that is known.

    `changed` is the error of the network as the probe changes it, where that is known.
    """
    told = [("wire cost", three_digits(net.cost), "The sum of weight times length of all connections")]
    error = metric(curves, "validation_loss", step) if changed is None else changed
    right = metric(curves, "validation_accuracy", step) if changed is None else np.nan
    if np.isfinite(right):
        told.append(("right on unseen", share(right), "The share of right answers to what training never saw"))
    elif np.isfinite(error):
        whose = "as it is" if changed is None else "as it is changed"
        told.append(("error on unseen", loss(error), f"The loss on what training never saw, of the network {whose}"))
    if np.isfinite(net.crossing):
        told.append(("crosses", share(net.crossing), "The share of the wiring's weight between the modules"))
    idle = f"{count(net.dead_count)} of {count(net.hidden)}"
    told.append(("idle neurons", idle, "Less than 1 % of what goes through their layer's busiest goes through them"))
    return told


def effects(net: Net, formulas: Sequence[Formula], before: Sequence[Formula]) -> tuple[str, ...]:
    """What neurons that are off have done to each output, from long to short; nothing where none is off or known."""
    pairs = [
        (now, was) for now, was in zip(formulas, before, strict=False) if np.isfinite([now.missed, was.missed]).all()
    ]
    if not net.removed or not pairs:
        return ()
    without = f"Without {_listed([net.name(each) for each in sorted(net.removed)])}"
    changes = [now.missed - was.missed for now, was in pairs]
    stayed = [now.output for (now, _), change in zip(pairs, changes, strict=True) if abs(change) < HARDLY]
    moved = [_moved(now, was) for (now, was), change in zip(pairs, changes, strict=True) if abs(change) >= HARDLY]
    stay = f"{_listed(stayed)} {'stays' if len(stayed) == 1 else 'stay'} as before" if stayed else ""
    return (f"{without} {'; '.join(filter(None, (*moved, stay)))}.", f"{without} {'; '.join(moved) or stay}.")


def _moved(now: Formula, was: Formula) -> str:
    if now.missed >= 1 > was.missed:
        return f"{now.output} is worse than a guess"
    verb = "worse" if now.missed > was.missed else "better"
    return f"{now.output} is {verb}: {share(now.missed)} of it unexplained, not {share(was.missed)}"


def findings(net: Net, formulas: Sequence[Formula], right: float = float("nan")) -> tuple[str, ...]:
    """The sentence on this frame, from long to short; `right` is the share of right answers to what it never saw."""
    changed = f"Without {_listed([net.name(each) for each in sorted(net.removed)])}: " if net.removed else ""
    verb = "is" if net.dead_count == 1 else "are"
    some = f"{count(net.dead_count)} of {count(net.hidden)} neurons {verb} idle"
    idle = some if net.dead_count else "no neuron is idle"
    if not np.isfinite(net.crossing):
        idle = idle if changed else capital(idle)
        cost = f"the wiring's weight times length is {three_digits(net.cost)}"
        more = f"it gets {share(right)} of what it never saw right" if np.isfinite(right) else cost
        return (f"{changed}{idle}; {more}.", f"{changed}{idle}.")
    crossing = f"{share(net.crossing)} of the wiring crosses between the modules"
    read = [each for each in formulas if each.text]
    brief = f"{changed}{crossing}; {idle}."
    if not formulas:
        return (brief, f"{changed}{crossing}.")
    as_formulas = (
        f" It can be read as {_listed([each.read for each in read])}." if read else " No formula can be read off it."
    )
    return (f"{brief}{as_formulas}", brief, f"{changed}{crossing}.")


def neuron_words(net: Net, response: Response, observation: Observation | None = None) -> tuple[str, ...]:
    """What a neuron answers to and does, or what its being off has done, from long to short."""
    name = net.name(response.neuron)
    if response.neuron in net.removed:
        off = f"{capital(name)} is off"
        if observation is None or "loss_with_neuron" not in observation:
            return (f"{off}.",)
        now, before = float(observation["loss_with_neuron"]), response.loss
        return (f"{off}: the error on what it never saw is {loss(now)} instead of {loss(before)}.", f"{off}.")
    pixels = f"{count(response.moving_pixels)} of {count(response.picture.size)} pixels"
    answers = f"answers to {pixels if response.picture.size else _listed(response.answered)}"
    first = f"{capital(name)} {answers}."
    return (f"{first} {without(response)}", without(response), first)


def without(response: Response) -> str:
    """What becomes of the loss when it is off."""
    before, after = response.loss, response.loss_without
    if not (np.isfinite(before) and np.isfinite(after)):
        return ""
    if abs(after - before) < HARDLY * max(abs(before), 1e-12):
        return f"Without it the error on what it never saw stays {loss(before)}."
    verb = "grows" if after > before else "falls"
    return f"Without it the error on what it never saw {verb} from {loss(before)} to {loss(after)}."


def neuron_lines(net: Net, neuron: Neuron, activity: np.ndarray | None) -> list[str]:
    """What is told of a neuron under the pointer, its name first."""
    layer, number = neuron
    lines = [net.name(neuron)]
    if net.is_hidden(neuron) and net.dead[layer][number]:
        lines.append("idle: next to nothing goes through it")
    elif net.module_count and net.is_hidden(neuron):
        names = dict(net.module_outputs)[int(net.modules[layer][number])]
        lines.append(f"works for {names}: {exact_percent(float(net.shares[layer][number]))} of its ways")
    if layer > 0:
        lines.append(f"in: {_strongest(net, layer - 1, net.shown_weights[layer - 1][number])}")
    if layer < len(net.weights):
        lines.append(f"out: {_strongest(net, layer + 1, net.shown_weights[layer][:, number])}")
    if activity is not None and np.isfinite(activity[number]):
        lines.append(f"for what is asked: {three_digits(float(activity[number]))}")
    return lines


def _strongest(net: Net, layer: int, weights: np.ndarray) -> str:
    order = np.argsort(-np.abs(weights), kind="stable")[:3]
    kept = [each for each in order.tolist() if abs(weights[each]) > WIRED * np.abs(weights).max()]
    return ", ".join(f"{net.name((layer, each))} × {three_digits(float(weights[each]))}" for each in kept) or "nothing"


def wiring_formula(net: Net, formulas: Sequence[Formula]) -> str:
    """The formulas with this frame's numbers, as rich text."""
    lines = [
        "<p><b>wiring</b> = Σ |w| · (distance + 0.1): each connection counts its weight as often as it is long; the"
        " layers are 1 wide.</p>",
        f"<p style='font-size:large'>Σ |w| · (distance + 0.1) = {three_digits(net.cost)}, over"
        f" {count(net.wires)} connections</p>",
    ]
    if np.isfinite(net.crossing):
        lines.append(
            "<p><b>crosses</b>: a way goes from an input to an output over one neuron of each layer, and weighs the"
            " product of |w| along it. The share of the weight of all ways that begin at an input of one module and end"
            f" at an output of another is {exact_percent(net.crossing)}.</p>"
        )
    lines += [
        f"<p>{each.read}: {each.left}{f'; it was to learn {each.truth}' if each.truth else ''}.</p>"
        for each in formulas
    ]
    return "".join(lines)


def metric(curves: Curves, name: str, step: int) -> float:
    """As it was at this step; nan where it was not measured."""
    values = curves.metrics.get(name)
    if values is None or not len(values):
        return float("nan")
    return float(values[max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)])


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "nothing"
