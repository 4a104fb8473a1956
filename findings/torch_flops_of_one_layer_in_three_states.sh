#!/bin/sh
# torch 2.13.0: FlopCounterMode counts 0 operations for a transformer layer that is measured as one usually does.
#
# Expected: the operations of a layer follow from its shapes, so they are the same in train() and eval(), with gradients and
# without, give or take what dropout adds (no matrix product).
# Seen: on the CPU one nn.TransformerEncoderLayer has three counts for one forward pass of the same input. train(): all.
# eval(): the attention's two products are missing, since without dropout they run in a kernel that no formula is registered
# for. eval() under no_grad(), as a model is usually measured: 0, the linear layers included, since all of the layer is one
# fused operator. Nothing warns. nn.LSTM counts 0 in each state, and nn.GRU of the same size does not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

batch, time, width, hidden = 2, 5, 8, 16
x = torch.randn(batch, time, width)
layer = nn.TransformerEncoderLayer(width, nhead=2, dim_feedforward=hidden, batch_first=True)
lstm, gru = nn.LSTM(width, width, batch_first=True), nn.GRU(width, width, batch_first=True)


def counted(module, *, train, gradients):
    module.train(train)
    with FlopCounterMode(display=False) as counter, torch.set_grad_enabled(gradients):
        module(x)
    return counter.get_total_flops()


linear = 2 * batch * time * (4 * width * width + 2 * width * hidden)
attention = 2 * 2 * batch * time * time * width
states = {"train": (True, True), "eval": (False, True), "eval, no_grad": (False, False)}
seen = {}
for name, (train, gradients) in states.items():
    seen[name] = [counted(module, train=train, gradients=gradients) for module in (layer, lstm, gru)]
    print(f"torch {torch.__version__}, {name}: encoder layer {seen[name][0]}, LSTM {seen[name][1]}, GRU {seen[name][2]}")
print(f"by hand: linear layers {linear}, attention {attention}")
assert [counts[0] for counts in seen.values()] == [linear + attention, linear, 0]
assert all(counts[1] == 0 < counts[2] for counts in seen.values())
END
