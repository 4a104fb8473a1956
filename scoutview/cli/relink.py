"""Find the files again that a recording is linked to, after they were moved: by their content, whatever their names."""

import argparse
from pathlib import Path

from scoutview.cli.output import say
from scoutview.errors import UserError
from scoutview.recording.relinking import relink


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.scout")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where they are now, or in folders within it")


def run(arguments: argparse.Namespace) -> int:
    relinked = relink(arguments.file, arguments.folder)
    if relinked.notice:
        say(f"{arguments.file}: {relinked.notice}")
    if relinked.trouble:
        raise UserError(relinked.trouble)
    return 0
