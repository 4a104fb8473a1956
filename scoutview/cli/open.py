"""Make a recording of a language model that was trained elsewhere: one checkpoint, or all of a training."""

import argparse
import sys
from pathlib import Path
from signal import SIGINT
from typing import Any

from tqdm import tqdm

from scoutview.cli.output import check_parent, remark, say
from scoutview.cli.signals import noted_signals
from scoutview.errors import UsageError, UserError
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_that_opens
from scoutview.recording.files import beside, check_target, publish
from scoutview.recording.reader import Recording
from scoutview.training.worker import TrainingRun

LOOK_EVERY_S = 0.1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", type=Path, metavar="FOLDER_OR_FILE", help="of a checkpoint, or of all of a training")
    parser.add_argument("--text", type=Path, metavar="FILE", help="text that goes along: neurons are looked for in it")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE.scout", help="default: named after it, here")
    parser.add_argument("--force", action="store_true", help="replace an existing FILE.scout")


def run(arguments: argparse.Namespace) -> int:
    try:
        return _run(arguments)
    except KeyboardInterrupt:  # before frames are read, or after
        return _stopped(SIGINT)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.model.exists():
        raise UserError(f"There is no {arguments.model}.")
    lab = lab_that_opens(arguments.model, arguments.text)
    output = arguments.output or Path(f"{lab.data_title()}.scout")
    if output.suffix.lower() != ".scout":
        raise UsageError(f"-o should name a file ending in .scout, not {output}.")
    check_parent(output)
    check_target(output, force=arguments.force)
    with beside(output) as draft:
        ended_by = _recorded(lab, draft)
        if ended_by:
            return _stopped(ended_by)
        publish(draft, output, force=arguments.force)
    for note in lab.data_notes():
        remark(note)
    say(_summary(output))
    return 0


def _stopped(ended_by: int) -> int:
    remark("Stopped: there is no recording.")
    return 128 + ended_by


def _recorded(lab: Lab[Any, Any], draft: Path) -> int:
    """All its frames into this file; the signal that ended it before its time, or 0."""
    run = TrainingRun(lab, draft, device="cpu", force=True)
    tqdm.monitor_interval = 0  # no thread for a bar that is refreshed here anyway
    with (
        noted_signals(lambda _: run.stop()) as signals,
        tqdm(unit=" frames", file=sys.stderr, disable=not sys.stderr.isatty(), dynamic_ncols=True) as bar,
    ):
        run.start()
        while not run.join(LOOK_EVERY_S):
            bar.n = run.status().frames
            bar.refresh()
    status = run.status()
    if status.error:
        raise UserError(status.error)
    return signals[0] if signals else 0


def _summary(path: Path) -> str:
    with Recording.open(path) as recording:
        count, megabytes = len(recording), recording.size_on_disk / 1e6
        frames = "1 frame" if count == 1 else f"{count:,} frames"
        numbers = recording.count_weights()
        return f"{path}: {frames}, step {recording[-1].step:,}, {numbers:,} weights, {megabytes:,.1f} MB."
