#!/bin/sh
# torch 2.13.0 on Linux (glibc 2.36): keeping small results between large temporaries takes a hundred times their memory.
#
# Expected: a loop that widens one bfloat16 weight after the other to float32, multiplies and drops it again, needs room for
# one weight at a time; whether its results of 3 MB in all are kept makes a difference of 3 MB.
# Seen: where they are dropped the loop adds 20 MB to the most memory that was ever taken, where they are kept 300 MB, as much
# as all widened weights together. Torch asks for aligned memory (posix_memalign), and where a small block that is still in use
# lies between, glibc hands out none of the blocks that were freed before. Collecting activations of a model whose weights are
# stored in 16 bits takes as much memory as the model in 32. With MALLOC_MMAP_THRESHOLD_=65536 it is 13 MB, and with one float32
# tensor that all weights are copied into, one after the other, 47 MB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
cat > "$folder/loop.py" <<'END'
import resource
import sys

import torch
from torch.nn import functional as F

SHAPES = ((576, 576), (192, 576), (192, 576), (576, 576), (1536, 576), (1536, 576), (576, 1536))  # of a block of SmolLM2
ROOM = torch.empty(1_000_000)
WAYS = {
    "dropped": lambda stored: stored.float(),
    "kept": lambda stored: stored.float(),
    "kept, widened in one place": lambda stored: ROOM[: stored.numel()].view(stored.shape).copy_(stored),
}


def most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


way, least, largest = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
before, kept = most(), []
with torch.no_grad():
    for _ in range(30):
        for rows, columns in SHAPES:
            stored = torch.ones(rows, columns, dtype=torch.bfloat16)
            made = F.linear(torch.ones(5, columns), WAYS[way](stored))
            if way != "dropped":
                kept.append(made)
size = sum(each.nbytes for each in kept) / 2**20
print(f"torch {torch.__version__}, results {way} ({size:.0f} MB): {most() - before:.0f} MB more at most")
assert least <= most() - before <= largest
END
export OMP_NUM_THREADS=1
"$folder/venv/bin/python" "$folder/loop.py" dropped 0 60
"$folder/venv/bin/python" "$folder/loop.py" "kept, widened in one place" 0 60
"$folder/venv/bin/python" "$folder/loop.py" kept 150 900
echo "with MALLOC_MMAP_THRESHOLD_=65536:"
MALLOC_MMAP_THRESHOLD_=65536 "$folder/venv/bin/python" "$folder/loop.py" kept 0 60
