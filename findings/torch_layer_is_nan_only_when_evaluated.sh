#!/bin/sh
# torch 2.13.0: a transformer layer that trains without a NaN gives NaN for the same input when it is evaluated.
#
# Expected: without dropout, eval() and no_grad() change nothing of what nn.TransformerEncoderLayer gives; a sequence that is
# all padding (an empty text in a batch) is either NaN always, a softmax over nothing, or never.
# Seen: it is finite in train() and in eval(), since scaled_dot_product_attention gives zeros for a row that may look at
# nothing, and NaN in eval() under no_grad(), where one fused operator takes the place of the layer and has the old softmax.
# So the loss of training is fine and that of validation is NaN. The same layer inside nn.TransformerEncoder is finite there
# too; nn.MultiheadAttention is NaN in each state as soon as it is asked for its weights, which is its default.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")  # nested tensors are a prototype
torch.manual_seed(0)
x = torch.randn(2, 3, 8)
padding = torch.tensor([[False, False, False], [True, True, True]])
layer = nn.TransformerEncoderLayer(8, nhead=2, dim_feedforward=16, dropout=0.0, batch_first=True)
encoder, attention = nn.TransformerEncoder(layer, num_layers=1), nn.MultiheadAttention(8, 2, batch_first=True)
calls = {
    "layer": (layer, lambda: layer(x, src_key_padding_mask=padding)),
    "encoder of that layer": (encoder, lambda: encoder(x, src_key_padding_mask=padding)),
    "attention": (attention, lambda: attention(x, x, x, key_padding_mask=padding, need_weights=False)[0]),
    "attention asked for weights": (attention, lambda: attention(x, x, x, key_padding_mask=padding)[0]),
}
states = {"train": (True, True), "eval": (False, True), "eval, no_grad": (False, False)}
seen = {}
for name, (module, call) in calls.items():
    seen[name] = []
    for train, gradients in states.values():
        module.train(train)
        with torch.set_grad_enabled(gradients):
            seen[name].append(bool(call().isnan().any()))
    print(f"torch {torch.__version__}, {name}, NaN in {[state for state, nan in zip(states, seen[name]) if nan] or 'no state'}")
assert seen["layer"] == seen["attention"] == [False, False, True]
assert not any(seen["encoder of that layer"])
assert all(seen["attention asked for weights"])
END
