"""Loads torch in a background thread without freezing the window.

A plain `import torch` there holds the interpreter for more than 100 ms at a time: reading its shared libraries and one
garbage collection over many new objects. Opening the libraries first, with the interpreter released, lets other
threads run meanwhile, and the collector rests during the import.
"""

import ctypes
import importlib.util
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scoutview.importing import collector_at_rest

# In the order of their dependencies; a name that a build does not have is passed over.
LIBRARIES = ("libgomp*", "libc10.*", "libtorch_cpu.*", "libtorch_python.*")


def load_torch() -> None:
    """Import torch and its optimizers, once; afterwards `import torch` is free. Any thread."""
    if "torch.optim" in sys.modules:
        return
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # two spinning threads are slower than one
    _open_libraries()
    # What torch catches while it is imported leads to the frames of whoever imports it, and stays for good with all
    # that they hold: so that is a thread of its own, and not a picture that asks its first question.
    with ThreadPoolExecutor(1, "importing") as importer:
        importer.submit(_import).result()

    import torch

    torch.set_num_threads(1)


def _import() -> None:
    with collector_at_rest():
        import torch
        import torch.optim  # noqa: F401


def _open_libraries() -> None:
    """Have the system's loader map torch's libraries; called as a foreign function, it lets other threads run."""
    spec = importlib.util.find_spec("torch")
    if sys.platform == "win32" or spec is None or not spec.submodule_search_locations:
        return
    system_loader = ctypes.CDLL(None).dlopen
    system_loader.argtypes, system_loader.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    for pattern in LIBRARIES:
        for path in sorted(folder.glob(pattern)):
            # A library that does not load is left to the import, which says in better words what is wrong.
            system_loader(os.fsencode(path), os.RTLD_LAZY)
