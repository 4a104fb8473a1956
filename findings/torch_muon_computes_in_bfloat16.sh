#!/bin/sh
# torch 2.13.0: torch.optim.Muon orthogonalises float32 weights in bfloat16, and has no argument to say otherwise.
#
# Expected: weights and gradients of 32 bits are updated in 32 bits, as by every other optimizer of torch; a lower
# precision is something one asks for.
# Seen: the update of a float32 matrix has bfloat16's 8 bits in every number, and none of Muon's arguments names a dtype.
# On a processor without bfloat16 instructions the same five Newton-Schulz steps in float32 are many times as quick
# (printed, not asserted: it depends on the processor); there Muon takes longer than forward and backward together.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import inspect
import time

import torch

torch.manual_seed(0)
torch.set_num_threads(1)
matrices = [torch.nn.Parameter(torch.zeros(128, 128)) for _ in range(12)]
for matrix in matrices:
    matrix.grad = torch.randn(128, 128)
names = list(inspect.signature(torch.optim.Muon).parameters)
muon = torch.optim.Muon(matrices, lr=1.0, momentum=0.0, nesterov=False, weight_decay=0.0)
muon.step()
update = matrices[0].detach()  # it began at zero, and the rate of a square matrix is not adjusted
started = time.perf_counter()
muon.step()
theirs = time.perf_counter() - started


def orthogonalised(matrix: torch.Tensor) -> torch.Tensor:
    x = matrix / matrix.norm()
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (-4.775 * square + 2.0315 * square @ square) @ x
    return x


started = time.perf_counter()
ours = [orthogonalised(matrix.grad) for matrix in matrices]
seconds = time.perf_counter() - started
exact = torch.equal(update.bfloat16().float(), update)
print(f"torch {torch.__version__}: Muon{tuple(names)}")
print(f"a float32 update is made of bfloat16 numbers: {exact}")
print(f"twelve 128 x 128 matrices: {1000 * theirs:.1f} ms; five such steps in float32: {1000 * seconds:.1f} ms")
assert not any("type" in name for name in names), "it can be told a dtype now"
assert exact, "the update has float32 precision now"
assert not torch.equal(ours[0].bfloat16().float(), ours[0]), "float32 steps are no bfloat16 numbers"
END
