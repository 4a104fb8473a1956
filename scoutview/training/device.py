"""Where a model trains: the processor, or a graphics card."""

from scoutview.errors import UsageError, UserError
from scoutview.language import tr


def resolve_device(name: str) -> str:
    """The device meant by a name; "auto" is the first graphics card of CUDA, else the processor.

    Raises:
        UsageError: there is no such name.
        UserError: this machine, or this build of torch, has no such device.
    """
    import torch

    kind, _, number = name.partition(":")
    if kind not in ("auto", "cpu", "cuda", "mps") or (number and (kind != "cuda" or not number.isdecimal())):
        said = tr("There is no device “{name}”: there are auto, cpu, cuda, cuda:1 and so on, or mps.")
        raise UsageError(said.format(name=name))
    if kind == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if kind == "cuda" and int(number or 0) >= torch.cuda.device_count():
        raise UserError(_without_cuda(name, torch.cuda.device_count()))
    if kind == "mps" and not torch.backends.mps.is_available():
        raise UserError(tr("There is no device “mps” here: it needs a Mac with its own graphics chip; cpu works."))
    return name


def _without_cuda(name: str, count: int) -> str:
    said = tr("There is no device “{name}” here: torch finds {count} with CUDA, numbered from 0; cpu works.")
    if count == 0:
        said = tr("There is no device “{name}” here: torch finds no graphics card with CUDA; cpu works.")
    return said.format(name=name, count=count)
