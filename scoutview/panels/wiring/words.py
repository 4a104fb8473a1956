"""What is said of a network's wires, of one of its neurons and of its formulas. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Curves
from scoutview.graphics.base.numbers import count, exact_percent, loss, share, three_digits
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.observation import Observation
from scoutview.panels.wiring.plan import Net, Neuron, Response

NOTHING_YET = tr("The wires appear here with the first frame.")
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
        return f"{self.output} ≈ {self.text}" if self.text else tr("{output} cannot be read").format(output=self.output)

    @property
    def left(self) -> str:
        """How near it is, or why there is none."""
        if self.text:
            return tr("leaves {error} unexplained").format(error=share(self.error))
        left = tr(", and leaves {error}").format(error=share(self.error)) if np.isfinite(self.error) else ""
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
        return tr("{left} · asked: {asked}").format(left=formula.left, asked=asked), formula.left
    return (
        tr("{left} · asked: {asked}").format(left=formula.left, asked=asked),
        tr("asked: {asked}").format(asked=asked),
        asked,
    )


def figures(net: Net, curves: Curves, step: int, changed: float | None = None) -> list[tuple[str, str, str]]:
    """A word, its value at this step, and what it is in a sentence, for each figure that is known.

    `changed` is the error of the network as the probe changes it, where that is known.
    """
    told = [(tr("wire cost"), three_digits(net.cost), tr("The sum of weight times length of all connections"))]
    error = metric(curves, "validation_loss", step) if changed is None else changed
    right = metric(curves, "validation_accuracy", step) if changed is None else np.nan
    if np.isfinite(right):
        told.append((tr("right on unseen"), share(right), tr("The share of right answers to what training never saw")))
    elif np.isfinite(error):
        whose = (
            tr("The loss on what training never saw, of the network as it is")
            if changed is None
            else tr("The loss on what training never saw, of the network as it is changed")
        )
        told.append((tr("error on unseen"), loss(error), whose))
    if np.isfinite(net.crossing):
        told.append((tr("crosses"), share(net.crossing), tr("The share of the wiring's weight between the modules")))
    idle = tr("{idle} of {neurons}").format(idle=count(net.dead_count), neurons=count(net.hidden))
    told.append(
        (tr("idle neurons"), idle, tr("Less than 1 % of what goes through their layer's busiest goes through them"))
    )
    return told


def effects(net: Net, formulas: Sequence[Formula], before: Sequence[Formula]) -> tuple[str, ...]:
    """What neurons that are off have done to each output, from long to short; nothing where none is off or known."""
    pairs = [
        (now, was) for now, was in zip(formulas, before, strict=False) if np.isfinite([now.missed, was.missed]).all()
    ]
    if not net.removed or not pairs:
        return ()
    neurons = _listed([net.name(each) for each in sorted(net.removed)])
    changes = [now.missed - was.missed for now, was in pairs]
    stayed = [now.output for (now, _), change in zip(pairs, changes, strict=True) if abs(change) < HARDLY]
    moved = [_moved(now, was) for (now, was), change in zip(pairs, changes, strict=True) if abs(change) >= HARDLY]
    stay = tr("{outputs} stay as before", "", len(stayed), one="{outputs} stays as before")
    stay = stay.format(outputs=_listed(stayed)) if stayed else ""
    told = "; ".join(filter(None, (*moved, stay))), "; ".join(moved) or stay
    return tuple(tr("Without {neurons} {told}.").format(neurons=neurons, told=each) for each in told)


def _moved(now: Formula, was: Formula) -> str:
    if now.missed >= 1 > was.missed:
        return tr("{output} is worse than a guess").format(output=now.output)
    worse = tr("{output} is worse: {now} of it unexplained, not {before}")
    better = tr("{output} is better: {now} of it unexplained, not {before}")
    return (worse if now.missed > was.missed else better).format(
        output=now.output, now=share(now.missed), before=share(was.missed)
    )


def findings(net: Net, formulas: Sequence[Formula], right: float = float("nan")) -> tuple[str, ...]:
    """The sentence on this frame, from long to short; `right` is the share of right answers to what it never saw."""
    changed = (
        tr("Without {neurons}: ").format(neurons=_listed([net.name(each) for each in sorted(net.removed)]))
        if net.removed
        else ""
    )
    one = "1 of {neurons} neurons is idle"
    some = tr("%n of {neurons} neurons are idle", "", net.dead_count, one=one).format(neurons=count(net.hidden))
    idle = some if net.dead_count else tr("no neuron is idle")
    if not np.isfinite(net.crossing):
        idle = idle if changed else capital(idle)
        cost = tr("the wiring's weight times length is {cost}").format(cost=three_digits(net.cost))
        more = (
            tr("it gets {right} of what it never saw right").format(right=share(right)) if np.isfinite(right) else cost
        )
        return (f"{changed}{idle}; {more}.", f"{changed}{idle}.")
    crossing = tr("{share} of the wiring crosses between the modules").format(share=share(net.crossing))
    read = [each for each in formulas if each.text]
    brief = f"{changed}{crossing}; {idle}."
    if not formulas:
        return (brief, f"{changed}{crossing}.")
    as_formulas = (
        tr("It can be read as {formulas}.").format(formulas=_listed([each.read for each in read]))
        if read
        else tr("No formula can be read off it.")
    )
    return (f"{brief} {as_formulas}", brief, f"{changed}{crossing}.")


def neuron_words(net: Net, response: Response, observation: Observation | None = None) -> tuple[str, ...]:
    """What a neuron answers to and does, or what its being off has done, from long to short."""
    name = net.name(response.neuron)
    if response.neuron in net.removed:
        off = tr("{neuron} is off").format(neuron=capital(name))
        if observation is None or "loss_with_neuron" not in observation:
            return (f"{off}.",)
        now, before = float(observation["loss_with_neuron"]), response.loss
        return (
            tr("{off}: the error on what it never saw is {now} instead of {before}.").format(
                off=off, now=loss(now), before=loss(before)
            ),
            f"{off}.",
        )
    first = (
        tr("{neuron} answers to {moving} of {every} pixels.").format(
            neuron=capital(name), moving=count(response.moving_pixels), every=count(response.picture.size)
        )
        if response.picture.size
        else tr("{neuron} answers to {inputs}.").format(neuron=capital(name), inputs=_listed(response.answered))
    )
    return (f"{first} {without(response)}", without(response), first)


def without(response: Response) -> str:
    """What becomes of the loss when it is off."""
    before, after = response.loss, response.loss_without
    if not (np.isfinite(before) and np.isfinite(after)):
        return ""
    if abs(after - before) < HARDLY * max(abs(before), 1e-12):
        return tr("Without it the error on what it never saw stays {before}.").format(before=loss(before))
    grows = tr("Without it the error on what it never saw grows from {before} to {after}.")
    falls = tr("Without it the error on what it never saw falls from {before} to {after}.")
    return (grows if after > before else falls).format(before=loss(before), after=loss(after))


def neuron_lines(net: Net, neuron: Neuron, activity: np.ndarray | None) -> list[str]:
    """What is told of a neuron under the pointer, its name first."""
    layer, number = neuron
    lines = [net.name(neuron)]
    if net.is_hidden(neuron) and net.dead[layer][number]:
        lines.append(tr("idle: next to nothing goes through it"))
    elif net.module_count and net.is_hidden(neuron):
        names = dict(net.module_outputs)[int(net.modules[layer][number])]
        lines.append(
            tr("works for {outputs}: {share} of its ways").format(
                outputs=names, share=exact_percent(float(net.shares[layer][number]))
            )
        )
    if layer > 0:
        lines.append(tr("in: {wires}").format(wires=_strongest(net, layer - 1, net.shown_weights[layer - 1][number])))
    if layer < len(net.weights):
        lines.append(tr("out: {wires}").format(wires=_strongest(net, layer + 1, net.shown_weights[layer][:, number])))
    if activity is not None and np.isfinite(activity[number]):
        lines.append(tr("for what is asked: {activity}").format(activity=three_digits(float(activity[number]))))
    return lines


def _strongest(net: Net, layer: int, weights: np.ndarray) -> str:
    order = np.argsort(-np.abs(weights), kind="stable")[:3]
    kept = [each for each in order.tolist() if abs(weights[each]) > WIRED * np.abs(weights).max()]
    wires = ", ".join(f"{net.name((layer, each))} × {three_digits(float(weights[each]))}" for each in kept)
    return wires or tr("nothing")


def wiring_formula(net: Net, formulas: Sequence[Formula]) -> str:
    """The formulas with this frame's numbers, as rich text."""
    lines = [
        tr(
            "<p><b>wiring</b> = Σ |w| · (distance + 0.1): each connection counts its weight as often as it is long; the"
            " layers are 1 wide.</p>"
        ),
        tr("<p style='font-size:large'>Σ |w| · (distance + 0.1) = {cost}, over {wires} connections</p>").format(
            cost=three_digits(net.cost), wires=count(net.wires)
        ),
    ]
    if np.isfinite(net.crossing):
        lines.append(
            tr(
                "<p><b>crosses</b>: a way goes from an input to an output over one neuron of each layer, and "
                "weighs the product of |w| along it. The share of the weight of all ways that begin at an "
                "input of one module and end at an output of another is {crossing}.</p>"
            ).format(crossing=exact_percent(net.crossing))
        )
    for each in formulas:
        truth = tr("; it was to learn {formula}").format(formula=each.truth) if each.truth else ""
        lines.append(f"<p>{each.read}: {each.left}{truth}.</p>")
    return "".join(lines)


def metric(curves: Curves, name: str, step: int) -> float:
    """As it was at this step; nan where it was not measured."""
    values = curves.metrics.get(name)
    if values is None or not len(values):
        return float("nan")
    return float(values[max(0, int(np.searchsorted(curves.steps, step, side="right")) - 1)])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return words[0] if words else tr("nothing")
    return tr("{others} and {last}").format(others=", ".join(words[:-1]), last=words[-1])
