"""Where the panels stand at first: what can be shown of a model comes first, of the rest there is a sentence each."""

from __future__ import annotations

from collections.abc import Collection

from scoutview.labs.declaration import Arrangement, Column, Row
from scoutview.labs.picture_channels import FEATURE, MAPS, OCCLUSION

# panels, and the question without whose answer each shows nothing
SHOWN = {
    "feature_maps": MAPS,
    "feature_visualization": FEATURE,
    "occlusion": OCCLUSION,
    "attention": "attention",
    "embedding": "embedding",
    "matrix_multiply": "matrix_product",
    "answering": "answering",
}
TRAINING = ("learning_curves", "one_weight", "loss_landscape", "one_step", "runs")


def arrangement_of(lacking: Collection[str]) -> Arrangement:
    """Of a model that cannot answer these questions."""
    shown = tuple(panel for panel, question in SHOWN.items() if question not in lacking)
    rest = (*TRAINING, *(panel for panel in SHOWN if panel not in shown))
    if not shown:
        return (Column(640, (Row(1, rest),)), Column(600, (Row(1, ("prediction",)),)))
    return (Column(700, (Row(1, shown),)), Column(540, (Row(1, ("prediction",)), Row(1, rest))))
