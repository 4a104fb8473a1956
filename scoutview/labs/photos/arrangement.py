"""Where the panels of the lab stand at first."""

from scoutview.labs.declaration import Arrangement, Column, Row

ARRANGEMENT: Arrangement = (
    Column(640, (Row(1, ("occlusion", "matrix_multiply", "one_weight", "one_step", "loss_landscape", "runs")),)),
    Column(600, (Row(1, ("prediction",)), Row(1, ("learning_curves",)))),
)
