"""Save what is whole in a damaged recording into a new one; the damaged file stays as it is."""

import argparse
from pathlib import Path

from scoutview.cli.output import remark, say
from scoutview.errors import UsageError
from scoutview.recording.salvage import salvage

MOST_NAMED = 20  # lost steps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.scout")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="NEW.scout")
    parser.add_argument("--force", action="store_true", help="replace an earlier file of that name")


def run(arguments: argparse.Namespace) -> int:
    if arguments.output.suffix.lower() != ".scout":
        raise UsageError(f"-o should end in .scout, not “{arguments.output.name}”.")
    saved = salvage(arguments.file, arguments.output, force=arguments.force)
    if saved.lost:
        named = ", ".join(f"{step:,}" for step in saved.lost[:MOST_NAMED])
        more = f" and {len(saved.lost) - MOST_NAMED:,} more" if len(saved.lost) > MOST_NAMED else ""
        remark(f"Lost: the frames at steps {named}{more}.")
    for part in saved.missing:
        remark(f"Lost: {part}.")
    say(f"{arguments.output}: {saved.frames:,} {'frame' if saved.frames == 1 else 'frames'} saved.")
    return 0
