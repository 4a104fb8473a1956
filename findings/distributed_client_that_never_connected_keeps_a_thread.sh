#!/bin/sh
# distributed 2026.8.0 (Dask): a Client whose constructor fails, for want of a scheduler, leaves its event loop running.
#
# Expected: a constructor that raises leaves nothing behind; there is no object that a caller could close.
# Seen: each failed attempt leaves a thread "IO loop" for the rest of the program, also after garbage collection. A
# program that tries again until a cluster is there has as many of them as it tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0
"$folder/venv/bin/python" - <<'END'
import gc
import socket
import threading
import time

import distributed


def loops() -> int:
    return sum(thread.name == "IO loop" for thread in threading.enumerate())


with socket.socket() as taken:
    taken.bind(("127.0.0.1", 0))
    port = taken.getsockname()[1]  # nobody listens there
found = []
for _ in range(3):
    try:
        distributed.Client(f"tcp://127.0.0.1:{port}", timeout="0.5s")
    except OSError as error:
        print(f"{type(error).__name__}: {str(error).replace(str(port), 'PORT')}")
    gc.collect()
    time.sleep(1)
    found.append(loops())
time.sleep(5)
print(f"distributed {distributed.__version__}: threads “IO loop” after each attempt {found}, five seconds later {loops()}")
assert found == [1, 2, 3], "they end now"
assert loops() == 3, "they end now, if late"
END
