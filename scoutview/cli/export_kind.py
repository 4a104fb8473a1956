"""What `export` writes: the kinds of files by their endings, and which options go with which."""

import argparse
from enum import Enum
from pathlib import Path
from typing import Any

from scoutview.cli.asking import check_one_probe
from scoutview.cli.output import check_parent, check_place
from scoutview.errors import UsageError
from scoutview.export.page_plan import check_probes


class OutputKind(Enum):
    """A kind of output, told in a word or two."""

    STILL = "a picture"
    FILM = "a film"
    FOLDER = "a folder of pictures"
    DECK = "slides"
    PAGE = "a page"
    NUMBERS = "numbers"


ENDINGS = {
    OutputKind.STILL: (".png", ".svg", ".pdf"),
    OutputKind.FILM: (".mp4", ".gif"),
    OutputKind.DECK: (".pptx",),
    OutputKind.PAGE: (".html",),
    OutputKind.NUMBERS: (".csv", ".json", ".npz"),
}
IN_PIXELS = frozenset({OutputKind.STILL, OutputKind.FILM, OutputKind.FOLDER, OutputKind.DECK})
DRAWN = IN_PIXELS | {OutputKind.PAGE}
MOVING = frozenset({OutputKind.FILM, OutputKind.FOLDER})
SEVERAL = frozenset({OutputKind.DECK, OutputKind.PAGE})  # of which --frame may be given more than once
GOES_WITH = {
    "size": IN_PIXELS,
    "theme": DRAWN,
    "title": DRAWN,
    "caption": DRAWN,
    "footer": DRAWN,
    "transparent": frozenset({OutputKind.STILL}),
    "frames": MOVING | {OutputKind.DECK, OutputKind.PAGE},
    "steps": MOVING | {OutputKind.PAGE},
    "fps": MOVING,
    "seconds": MOVING,
    "hold": frozenset({OutputKind.FILM}),
    "local": MOVING,
}


def kind_of(path: Path) -> OutputKind:
    """The kind that a name asks for; a name without an ending, or of a folder that is there, is a folder.

    Raises:
        UsageError: it ends in something else.
    """
    ending = path.suffix.lower()
    for kind, endings in ENDINGS.items():
        if ending in endings:
            return kind
    if not ending or path.is_dir():
        return OutputKind.FOLDER
    told = "; ".join(f"{', '.join(endings)} for {kind.value}" for kind, endings in ENDINGS.items())
    raise UsageError(f"-o should end in {told}; or in nothing for a folder of pictures, not in {ending}.")


def check_options(kind: OutputKind, arguments: argparse.Namespace) -> None:
    """Refuse options that mean nothing together.

    Raises:
        UsageError: the sentence names them.
    """
    for name, kinds in GOES_WITH.items():
        if kind not in kinds and _is_given(getattr(arguments, name)):
            fitting = " or ".join(each.value for each in OutputKind if each in kinds)
            raise UsageError(f"--{name} goes with {fitting}, not with {kind.value}.")
    _check_range(kind, arguments)
    if arguments.local and len(arguments.panel) > 1:
        raise UsageError("--local films the steps of one panel: give one --panel.")
    _check_frame(kind, arguments)
    if kind is OutputKind.PAGE:
        check_probes(len(arguments.probe or ()))
    else:
        check_one_probe(arguments)


def check_outlines(arguments: argparse.Namespace) -> None:
    """Refuse outlines of letters where there are none to be drawn.

    Raises:
        UsageError: the output is no .svg.
    """
    if arguments.outlines and arguments.output.suffix.lower() != ".svg":
        raise UsageError(f"--outlines goes with an .svg picture, not with {arguments.output.name}.")


def check_output(kind: OutputKind, path: Path, source: Path) -> None:
    """Refuse, before any work is done, an output that cannot be written.

    Raises:
        UserError: the folder is missing or has other things in it, or the recording would be replaced.
    """
    if kind is not OutputKind.FOLDER:
        check_place(path, source)
        return
    from scoutview.export.film_folder import check_folder

    check_parent(path)
    check_folder(path)
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path.name} is a file: choose another name for a folder of pictures, or give an ending.")


def _check_range(kind: OutputKind, arguments: argparse.Namespace) -> None:
    if kind is OutputKind.FOLDER and arguments.frames is None and arguments.steps is None and not arguments.local:
        raise UsageError("-o without an ending means a folder of pictures, which wants --frames A:B:STEP or --local.")
    two_ways = arguments.frames is not None and (kind is not OutputKind.PAGE or ":" in arguments.frames)
    if arguments.steps is not None and (two_ways or arguments.local):
        other = "--local" if arguments.local else "--frames"
        raise UsageError(f"--steps and {other} are two ways of saying what is shown: give one of them.")


def _check_frame(kind: OutputKind, arguments: argparse.Namespace) -> None:
    count = len(arguments.frame or ())
    if count > 1 and kind not in SEVERAL:
        raise UsageError("--frame can be given once; more than one makes slides (.pptx) or a page (.html).")
    if count and kind in MOVING and not arguments.local:
        raise UsageError(
            "--frame goes with a film only beside --local: a film of the timeline takes --frames A:B:STEP."
        )
    if count and kind in SEVERAL and (arguments.frames is not None or arguments.steps is not None):
        other = "--frames" if arguments.frames is not None else "--steps"
        raise UsageError(f"--frame and {other} are two ways of saying which frames: give one of them.")


def _is_given(value: Any) -> bool:
    return value is not None and value != []
