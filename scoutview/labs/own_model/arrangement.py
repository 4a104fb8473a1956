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
    of_tokens = TOKENS if parts.attends else TOKENS[1:] if parts.table is not None else ()
    shown = of_tokens if parts.picture is None else PICTURES
    rest = tuple(each for each in (*PICTURES, *TOKENS) if each not in shown)  # of which there is a sentence
    return (
        Column(700, (Row(1, (*shown, "matrix_multiply")),)),
        Column(540, (Row(1, ("prediction",)), Row(1, (*TRAINING, *rest)))),
    )
