#!/bin/sh
# torch 2.13.0: making the first optimizer of a program, plain SGD included, imports the compiler.
#
# Expected: `import torch` loads what training needs, and torch.optim.SGD(...) then only makes an object.
# Seen: `import torch` leaves out torch._dynamo and sympy; the constructor of the first optimizer imports both, more than
# 800 modules in all (1.1 s and 2.3 s of a busy core). Nobody asked for torch.compile. Whoever loads torch behind a window has a
# second pause at the first optimizer, and the memory of a compiler that is never used.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import sys
import time

import torch

model = torch.nn.Linear(2, 2)
before = set(sys.modules)
started = time.perf_counter()
torch.optim.SGD(model.parameters(), lr=0.1)
took = time.perf_counter() - started
new = set(sys.modules) - before
print(f"torch {torch.__version__}: the first SGD imported {len(new)} modules in {took:.2f} s")
assert not {"torch._dynamo", "sympy"} & before, "import torch has them already"
assert {"torch._dynamo", "sympy"} <= new, "the first optimizer leaves the compiler out now"
assert len(new) > 500
END
