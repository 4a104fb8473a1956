"""Where the panels of the lab stand at first, and the picture on its card. Plain data."""

from scoutview.labs.declaration import Arrangement, Column, Row, ShownChannel, Thumbnail

ABOUT_UNITS = ("one_unit", "state_over_time")
INSIDE = ("matrix_multiply", "embedding", "residual_stream", "circuit")
LEARNING = ("one_weight", "one_step", "loss_landscape", "runs")

ARRANGEMENT: Arrangement = (
    Column(745, (Row(1, (*ABOUT_UNITS, *INSIDE, *LEARNING)),)),
    Column(511, (Row(1, ("dial", "next_token", "prediction", "learning_curves")),)),
)
THUMBNAIL = Thumbnail("matrix", (ShownChannel("states", -1, 1),))
