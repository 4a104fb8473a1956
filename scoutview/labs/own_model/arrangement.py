"""Where the panels stand at first, by what the model is: what can be shown of it comes first."""

from __future__ import annotations

from scoutview.labs.declaration import Arrangement, Column, Row
from scoutview.labs.own_model.parts import CarriedParts

TRAINING = ("learning_curves", "one_weight", "loss_landscape", "one_step", "runs")
PICTURES = ("feature_maps", "feature_visualization", "occlusion")
TOKENS = ("attention", "embedding")


def arrangement_of(parts: CarriedParts | None) -> Arrangement:
    """Of the model that is in a recording; None where there is no graph of it."""
    if parts is None:
        return (Column(640, (Row(1, TRAINING),)), Column(600, (Row(1, ("prediction", "matrix_multiply")),)))
    rest = PICTURES if parts.picture is None else TOKENS  # a sentence each
    if parts.picture is not None:
        return (
            Column(700, (Row(1, (*PICTURES, "matrix_multiply", *rest)),)),
            Column(540, (Row(1, ("prediction",)), Row(1, TRAINING))),
        )
    if parts.attends:
        return (
            Column(700, (Row(1, (*TOKENS, "matrix_multiply", *rest)),)),
            Column(540, (Row(1, ("prediction",)), Row(1, TRAINING))),
        )
    first = ("embedding", "matrix_multiply") if parts.table is not None else ("matrix_multiply",)
    others = tuple(each for each in TOKENS if each not in first)
    return (
        Column(700, (Row(1, (*first, *others, *rest)),)),
        Column(540, (Row(1, ("prediction",)), Row(1, TRAINING))),
    )
