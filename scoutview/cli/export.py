"""Write panels as a picture, a film, slides, a page or numbers, without a screen; the ending of the name says which."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scoutview.cli import export_talk
from scoutview.cli.asking import FRAME_CHOICES, Asked, add_asking_arguments, asked
from scoutview.cli.export_choice import check_views, panel_view
from scoutview.cli.export_kind import ENDINGS, OutputKind, check_options, check_outlines, check_output, kind_of
from scoutview.cli.export_progress import Interruption
from scoutview.cli.output import say
from scoutview.errors import UsageError
from scoutview.export.offscreen import offscreen_application
from scoutview.export.panel_choice import fed_panels
from scoutview.export.picture import SLIDE, PictureSize
from scoutview.graphics.base.theme import THEMES
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named

ALL_ENDINGS = ", ".join(ending for endings in ENDINGS.values() for ending in endings)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="FILE",
        help="a recording (.scout) or a talk; several talks go into one file",
    )
    add_asking_arguments(parser)
    parser.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT", help=f"{ALL_ENDINGS}, or a folder"
    )
    parser.add_argument(
        "--panel",
        action="append",
        metavar="NAME",
        help="its name (see scoutview labs); several share a picture; needed for a recording",
    )
    parser.add_argument(
        "--frame",
        action="append",
        metavar="F",
        help=f"{FRAME_CHOICES}; default: last, of a page as --frames says; several make slides or a page",
    )
    parser.add_argument(
        "--view",
        action="append",
        type=panel_view,
        metavar="NAME=JSON",
        help="choices made in that panel, as the window keeps them; what does not fit is passed over",
    )
    parser.add_argument(
        "--scene", type=int, metavar="N", help="of a talk; default: all for slides and a page, else 1, the first"
    )
    parser.add_argument(
        "--chapter", metavar="N|all", help="in place of FILE: a chapter of the series that ships, or all of them"
    )
    parser.add_argument("--progress", action="store_true", help="tell how far it is in lines such as “progress 12 200”")
    _add_drawing_arguments(parser.add_argument_group("pictures, films, slides and pages"))
    _add_film_arguments(parser.add_argument_group("films and pages"))


def _add_drawing_arguments(group: Any) -> None:
    group.add_argument(
        "--size",
        type=picture_size,
        metavar="WxH|Nx",
        help="pixels, or 1x to 4x of 1920x1080; default: 1x, slides 2x",
    )
    group.add_argument("--theme", choices=sorted(THEMES), help="default: light")
    group.add_argument("--title", help="your own title; default: the panel's")
    group.add_argument("--caption", help="your own sentence under it; default: what the panel says of the frame")
    group.add_argument(
        "--footer",
        action=argparse.BooleanOptionalAction,
        help="a line with lab, step, seed and settings; default: yes",
    )
    group.add_argument(
        "--outlines", action="store_true", default=None, help="letters as shapes, which look the same anywhere (.svg)"
    )
    group.add_argument("--transparent", action="store_true", default=None, help="without a ground (.png, .svg, .pdf)")


def _add_film_arguments(group: Any) -> None:
    group.add_argument(
        "--frames",
        metavar="A:B:STEP|N",
        help="indices of frames as in Python (slides, too); default: all; of a page also how many, evenly with all"
        " marks among them; default: 60, of a talk 30 for each scene",
    )
    group.add_argument("--steps", metavar="A:B", help="the frames from step A to step B instead, both included")
    group.add_argument("--fps", type=float, metavar="N", help="pictures a second; default: 20")
    group.add_argument("--seconds", type=float, metavar="S", help="spread the frames over so long")
    group.add_argument("--hold", type=float, metavar="S", help="show the last picture so much longer")
    group.add_argument(
        "--local",
        action="store_true",
        default=None,
        help="film the panel's own steps at one frame; --frames then chooses among these",
    )


def run(arguments: argparse.Namespace) -> int:
    arguments.files = export_talk.wanted_files(arguments.files, arguments.chapter)
    arguments.file = arguments.files[0]
    if export_talk.is_talk(arguments.file):
        return export_talk.run(arguments)
    if not arguments.panel:
        raise UsageError("--panel NAME says what of the recording is to be exported (see scoutview labs).")
    if arguments.scene is not None:
        raise UsageError("--scene goes with a talk (.scouttalk), not with a recording.")
    for name in arguments.panel:
        panel_named(name)  # or tell that there is none, before any work
    kind = kind_of(arguments.output)
    check_options(kind, arguments)
    check_outlines(arguments)
    check_views(arguments.view or (), arguments.panel)
    check_output(kind, arguments.output, arguments.file)
    with asked(arguments) as question, Interruption() as interruption:
        classes = fed_panels(arguments.panel, question.lab)
        application = offscreen_application()  # drawing ends the program where there is none
        told = _write(kind, classes, arguments, question, interruption)
        application.processEvents()
    say(f"{arguments.output}: {told}.")
    return 0


def _write(
    kind: OutputKind,
    classes: Sequence[type[Panel]],
    arguments: argparse.Namespace,
    question: Asked,
    interruption: Interruption,
) -> str:
    if kind is OutputKind.PAGE:
        from scoutview.cli import export_page

        return export_page.write(arguments, question, interruption)
    from scoutview.cli.export_work import Work

    return Work(arguments, question, classes, interruption).write(kind)


def picture_size(text: str) -> PictureSize:
    """The size that a text means: 1920x1080, or 2x for twice that."""
    if match := re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text):
        return PictureSize(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,2}(?:\.\d{1,3})?)[x×]", text):
        return SLIDE.times(float(match[1]))
    raise argparse.ArgumentTypeError(f"should be WIDTHxHEIGHT such as 1920x1080, or 1x to 4x, not “{text}”")
