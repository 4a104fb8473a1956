"""Whether a model that is to be trained fits into the memory there is; and memory that is given back."""

import ctypes
import sys
from typing import Any

import psutil

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.language import tr

BYTES_PER_GB = 1e9


def check_memory(lab: Lab[Any, Any], device: str) -> None:
    """Raises UserError, with both numbers in the sentence, where training this lab needs more memory than is free."""
    needed, free = lab.memory_bytes(), _free_bytes(device)
    if needed > free:
        raise UserError(
            tr(
                "Training with these settings needs about {needed:,.1f} GB of memory, and {free:,.1f} GB are "
                "free: choose a smaller model or less data at a time."
            ).format(needed=needed / BYTES_PER_GB, free=free / BYTES_PER_GB)
        )


def give_back() -> None:
    """Hand memory that is free again back to the system, where the C library would keep it.

    Preparing the data of a training takes 60 MB for a moment, in many small pieces.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's
        if trim is not None:
            trim(0)


def _free_bytes(device: str) -> int:
    if device.startswith("cuda"):
        import torch

        return int(torch.cuda.mem_get_info(device)[0])
    return int(psutil.virtual_memory().available)
