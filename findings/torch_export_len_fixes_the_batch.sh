#!/bin/sh
# torch 2.13.0: torch.export with every size left open (Dim.AUTO) fixes the batch of a model that writes len(x).
#
# Expected: len(x) is x.shape[0], so both models below are exported with an open batch; the length of an LSTM is open, as
# aten.lstm is one operator that takes any; and sizes are told by `range_constraints`, which say what may be given.
# Seen: len() must give Python a whole number, so the batch of the example becomes a constant of the graph, without a
# word. An LSTM's length is fixed to the example's. A network whose last layer needs 8 x 8 pictures has height and width
# "3 or more" in its range_constraints; only a guard on their product refuses others. And a model that decides by its
# numbers raises, as documented, but also prints its half-made graph to stderr, past all logging.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import contextlib
import io
import logging
import warnings

import torch
from torch import nn
from torch.export import Dim, export

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


class ByLen(nn.Module):
    def forward(self, x):
        return x.new_zeros(len(x), 2)


class ByShape(nn.Module):
    def forward(self, x):
        return x.new_zeros(x.shape[0], 2)


class Pictures(nn.Module):
    def __init__(self):
        super().__init__()
        self.look, self.say = nn.Conv2d(1, 4, 3), nn.Linear(4 * 36, 10)

    def forward(self, x):
        return self.say(self.look(x).flatten(1))


class Deciding(nn.Module):
    def forward(self, x):
        return x * 2 if x.sum() > 0 else x


def opened(model, example):
    return export(model, (example,), dynamic_shapes=(dict.fromkeys(range(example.ndim), Dim.AUTO),))


made = {}
for model in (ByLen(), ByShape()):
    nodes = opened(model, torch.ones(3, 4)).graph.nodes
    made[type(model).__name__] = next(node.args[1][0] for node in nodes if "new_zeros" in str(node.target))
print(f"torch {torch.__version__}: the batch in the graph is {made}")
assert made["ByLen"] == 3, "len() leaves the batch open now"
assert isinstance(made["ByShape"], torch.fx.Node)
lstm = opened(nn.LSTM(3, 4, batch_first=True).eval(), torch.ones(2, 5, 3))
print(f"open sizes of an LSTM: {lstm.range_constraints}")
assert len(lstm.range_constraints) == 1, "its length is open now"
ranges = opened(Pictures(), torch.ones(3, 1, 8, 8)).range_constraints
print(f"open sizes of a network for 8 x 8 pictures: {ranges}")
assert len(ranges) == 3, "height and width are fixed now"
printed = io.StringIO()
with contextlib.redirect_stderr(printed):
    try:
        export(Deciding(), (torch.ones(2),))
    except Exception as error:
        print(type(error).__name__)
print(f"printed to stderr meanwhile: {len(printed.getvalue())} letters")
assert "def forward" in printed.getvalue(), "it keeps quiet now"
END
