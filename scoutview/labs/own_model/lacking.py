"""Which questions a model of somebody's own cannot answer, and why: by its graph, and what was told of it. No torch."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scoutview.checkpoints.graphs.activations import has_activations
from scoutview.labs.own_model.channels import ANSWERING, COMPUTED, EMBEDDING, OF_PICTURES
from scoutview.labs.own_model.parts import CarriedParts
from scoutview.labs.picture_channels import LAYERS, MAPS, OCCLUSION, PHOTO
from scoutview.labs.shared_channels import ABOUT_LEARNING, TRAINING_QUESTIONS
from scoutview.language import tr

NO_LOSS = tr("What its loss is was not recorded: give scoutview.record an example, its “targets” and a “loss”.")
NO_STEP = tr("How its loop takes a step is not recorded: only what came of it.")
NO_CLASSES = tr(
    "Whether its answer is classes was not recorded: give scoutview.record the names of the classes, “labels”."
)
NO_TOKENS = tr("It reads no row of tokens.")
NO_NEURONS = tr("In its graph there is no activation function, so no number in it is called a neuron.")
NO_CONVOLUTION = tr("It has no convolution in two dimensions, so there are no maps that lie over the picture.")
NO_PICTURE = tr("What enters it is no picture that can be shown.")
ONE_PICTURE = tr("It takes no more than one recorded batch at once, so it cannot be shown many pictures.")
NO_TABLE = tr("Its graph looks up no row of a table for each token that it reads.")
NO_STEPS = tr(
    "In its graph queries, keys and values meet in a way that these steps cannot follow, or scores are bent, or"
    " something learned is added to them, before they become shares."
)
NO_ATTENTION = tr("Its graph attends nowhere, or not to a row of tokens.")
NO_GRAPH = tr("Its graph could not be taken, and hooks on the modules of your code do not tell this.")
ATTENDING = ("attention", "attention_steps", "head_ablation")
OF_GRAPH = ("attention_steps", ANSWERING, *EMBEDDING)
OF_LOSS = tuple(sorted(ABOUT_LEARNING - TRAINING_QUESTIONS))


def lacking_in(parts: CarriedParts) -> Mapping[str, str]:
    """The questions, each with a sentence."""
    lacking = dict.fromkeys(sorted(TRAINING_QUESTIONS), NO_STEP)
    for reasons in (_told, _of_graph, _of_tokens, _of_pictures):
        for questions, why in reasons(parts):
            lacking |= dict.fromkeys((each for each in questions if each not in lacking), why)
        if parts.unknown:
            break
    return lacking


Reasons = Collection[tuple[Collection[str], str]]


def _told(parts: CarriedParts) -> Reasons:
    """What follows from what was told, and not told."""
    if parts.unknown:
        return [((*COMPUTED, *OF_LOSS), parts.unknown)]
    found: list[tuple[Collection[str], str]] = []
    if not parts.loss:
        found.append((OF_LOSS, NO_LOSS))
    if not parts.says_classes:
        found.append((("prediction", "head_ablation"), NO_CLASSES))
    return found


def _of_graph(parts: CarriedParts) -> Reasons:
    """What is told by a graph alone, not by the modules of a supplied model."""
    if parts.supplied:
        return [(OF_GRAPH, NO_GRAPH)]
    return [] if has_activations(parts.graph) else [((ANSWERING,), NO_NEURONS)]


def _of_tokens(parts: CarriedParts) -> Reasons:
    found: list[tuple[Collection[str], str]] = []
    if not parts.reads_tokens:
        found.append((("tokens", *EMBEDDING), NO_TOKENS))
    if parts.table is None:
        found.append((EMBEDDING, NO_TABLE))
    if not parts.is_attending:
        found.append((ATTENDING, NO_ATTENTION))
    if not any(each.has_steps for each in parts.attends):
        found.append((("attention_steps",), NO_STEPS))
    return found


def _of_pictures(parts: CarriedParts) -> Reasons:
    if parts.picture is None:
        return [(OF_PICTURES, NO_PICTURE)]
    found: list[tuple[Collection[str], str]] = []
    if not parts.takes_several:
        found.append((sorted(set(OF_PICTURES) - {PHOTO, LAYERS}), ONE_PICTURE))
    if not parts.convolves:
        found.append(((MAPS,), NO_CONVOLUTION))
    if not parts.says_classes:
        found.append(((OCCLUSION,), NO_CLASSES))
    return found
