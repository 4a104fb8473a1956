"""Where a model trains: the processor, or a graphics card."""

from scoutview.errors import UsageError, UserError

DEVICES = "auto, cpu, cuda, cuda:1 and so on, or mps"


def resolve_device(name: str) -> str:
    """The device meant by a name; "auto" is the first graphics card of CUDA, else the processor.

    Raises:
        UsageError: there is no such name.
        UserError: this machine, or this build of torch, has no such device.
    """
    import torch

    kind, _, number = name.partition(":")
    if kind not in ("auto", "cpu", "cuda", "mps") or (number and (kind != "cuda" or not number.isdecimal())):
        raise UsageError(f"There is no device “{name}”: there are {DEVICES}.")
    if kind == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if kind == "cuda" and int(number or 0) >= torch.cuda.device_count():
        raise UserError(f"There is no device “{name}” here: {_what_cuda_has(torch.cuda.device_count())}; cpu works.")
    if kind == "mps" and not torch.backends.mps.is_available():
        raise UserError("There is no device “mps” here: it needs a Mac with its own graphics chip; cpu works.")
    return name


def _what_cuda_has(count: int) -> str:
    if count == 0:
        return "torch finds no graphics card with CUDA"
    return f"torch finds {count} with CUDA, numbered from 0"
