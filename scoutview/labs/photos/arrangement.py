"""Where the panels of the lab stand at first."""

from scoutview.labs.declaration import Arrangement, Column, Row

LOOKED_INTO = (
    *("layer_pictures", "made_of", "feature_maps", "matrix_multiply", "learning_curves"),
    *("one_weight", "one_step", "loss_landscape", "runs"),
)

ARRANGEMENT: Arrangement = (
    Column(680, (Row(1, LOOKED_INTO),)),
    Column(560, (Row(10, ("prediction",)), Row(12, ("occlusion",)))),
)
