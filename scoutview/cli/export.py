"""Write a panel as a picture for a talk, at any size, without a screen."""

import argparse
import re
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from scoutview.cli.asking import Asked, add_asking_arguments, asked
from scoutview.cli.output import check_target, say
from scoutview.cli.screen import offscreen_application
from scoutview.errors import UserError
from scoutview.export.feeding import feed
from scoutview.export.files import write_whole
from scoutview.export.picture import Picture, PictureSize, png_bytes
from scoutview.export.stamp import stamp
from scoutview.graphics.theme import THEMES
from scoutview.labs.lab import Lab
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named, panels_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_asking_arguments(parser)
    parser.add_argument("--panel", required=True, metavar="NAME", help="its name (see scoutview labs)")
    parser.add_argument("--size", type=width_and_height, default=(1920, 1080), metavar="WxH", help="default: 1920x1080")
    parser.add_argument("--theme", choices=sorted(THEMES), default="light", help="default: light")
    parser.add_argument("--title", default="", help="your own title; default: the panel's")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.png")


def run(arguments: argparse.Namespace) -> int:
    panel_class = panel_named(arguments.panel)
    check_target(arguments.output, arguments.file, ".png")
    picture_size = PictureSize(*arguments.size)
    with asked(arguments) as question:
        _check_fed(panel_class, question.lab)
        application = offscreen_application()  # drawing ends the program where there is none
        image = _draw(panel_class, picture_size, arguments, question)
    application.processEvents()
    write_whole(arguments.output, png_bytes(image))
    say(f"{arguments.output}: {panel_class.title}, step {question.frame.step:,}.")
    return 0


def _check_fed(panel_class: type[Panel], lab: Lab[Any, Any]) -> None:
    fed = panels_for(lab.channels)
    if panel_class not in fed:
        names = ", ".join(panel.name for panel in fed)
        raise UserError(f"The panel {panel_class.name} has nothing to show of the lab {lab.name}: there are {names}.")


def _draw(panel_class: type[Panel], size: PictureSize, arguments: argparse.Namespace, question: Asked) -> QImage:
    from scoutview.observing.answer import Asker
    from scoutview.torch_loading import load_torch

    load_torch()
    picture = Picture(panel_class, size, THEMES[arguments.theme])
    feed(picture.panel, Asker(question.lab), question.recording, question.frame, question.probe)
    footer = stamp(question.lab, question.frame.step, question.frame.weights)
    return picture.render(title=arguments.title, footer=footer)


def width_and_height(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"should be WIDTHxHEIGHT such as 1920x1080, not “{text}”")
    return int(match[1]), int(match[2])
