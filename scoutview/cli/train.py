"""Train a lab in this terminal. The recording appears with the untrained model and can be watched meanwhile."""

import argparse
import math
import os
import sys
from pathlib import Path
from typing import Any

from tqdm import tqdm

from scoutview.cli.labs import presets_in_words
from scoutview.cli.output import remark, say
from scoutview.cli.signals import noted_signals
from scoutview.errors import UsageError, UserError
from scoutview.graphics.base import numbers
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_named, lab_of_recording, labs
from scoutview.recording.reader import Recording
from scoutview.settings import check_value, fields_of, settings_from_text
from scoutview.training.worker import TrainingRun

LOOK_EVERY_S = 0.1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lab", metavar="LAB", help="its name (see scoutview labs)")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.scout")
    parser.add_argument("--steps", type=whole_number, metavar="N", help="as --set steps=N; with --continue: N more")
    parser.add_argument("--seconds", type=duration, metavar="S", help="end after this long, evaluations included")
    parser.add_argument("--seed", type=whole_number, metavar="N", help="as --set seed=N")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 or mps; default: auto")
    parser.add_argument("--set", action="append", default=[], type=key_and_value, metavar="KEY=VALUE", dest="settings")
    existing = parser.add_mutually_exclusive_group()
    existing.add_argument("--continue", action="store_true", dest="train_on", help="train an existing FILE.scout on")
    existing.add_argument("--force", action="store_true", help="replace an existing FILE.scout")
    parser.epilog = "\n\n".join(presets_in_words(lab) for lab in labs() if lab.Settings.presets)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def run(arguments: argparse.Namespace) -> int:
    lab = _recorded_lab(arguments) if arguments.train_on else _new_lab(arguments)
    if arguments.steps is not None:
        check_value(next(field for field in fields_of(lab.Settings) if field.name == "steps"), arguments.steps)
    run = TrainingRun(
        lab,
        arguments.output,
        device=arguments.device,
        steps=arguments.steps,
        seconds=arguments.seconds,
        continue_run=arguments.train_on,
        force=arguments.force,
    )
    run.start()
    ended_by = _follow(run)
    status = run.status()
    if status.error:
        if status.details and os.environ.get("SCOUTVIEW_DEBUG"):
            remark(status.details)
        raise UserError(status.error)
    if not arguments.output.exists():
        remark("Stopped before there was anything to record.")
    else:
        for note in lab.data_notes():
            remark(note)
        say(_summary(arguments.output))
    return 128 + ended_by if ended_by else 0


def _new_lab(arguments: argparse.Namespace) -> Lab[Any, Any]:
    lab = lab_named(arguments.lab)
    if arguments.output.is_file() and not arguments.force:
        raise UserError(f"{arguments.output} exists already: --continue trains it on, --force replaces it.")
    texts = dict(arguments.settings)
    given = {"steps": arguments.steps, "seed": arguments.seed}
    texts |= {key: str(value) for key, value in given.items() if value is not None}
    return lab(settings_from_text(lab.Settings, texts))


def _recorded_lab(arguments: argparse.Namespace) -> Lab[Any, Any]:
    if arguments.settings or arguments.seed is not None:
        raise UsageError("--continue trains on with the recording's own settings: leave out --set and --seed.")
    lab_named(arguments.lab)
    with Recording.open(arguments.output) as recording:
        name = recording.description.lab
        lab = lab_of_recording(recording)
        if name != arguments.lab:
            raise UserError(f"{arguments.output.name} is of the lab {name}: say scoutview train {name} to train it on.")
        return lab


def _follow(run: TrainingRun) -> int:
    """Wait for the end, with a bar on a terminal; the signal that ended it before its time, or 0."""
    tqdm.monitor_interval = 0  # no thread for a bar that is refreshed here anyway
    with (
        noted_signals(lambda _: run.stop()) as signals,  # no KeyboardInterrupt: before Python 3.13 one spoils `join`
        tqdm(unit=" steps", file=sys.stderr, disable=not sys.stderr.isatty(), dynamic_ncols=True) as bar,
    ):
        while not run.join(LOOK_EVERY_S):
            _show(bar, run)
        _show(bar, run)
    return signals[0] if signals else 0


def _show(bar: tqdm, run: TrainingRun) -> None:
    status = run.status()
    if bar.total is None and status.planned_steps:
        bar.reset(total=status.planned_steps)
        bar.initial = status.step
    bar.set_postfix_str(f"{status.frames:,} frames", refresh=False)
    bar.n = status.step
    bar.refresh()


def _summary(path: Path) -> str:
    with Recording.open(path) as recording:
        newest = recording[-1]
        losses = [
            f"{name.replace('_', ' ')} {numbers.loss(value)}"
            for name, value in newest.metrics.items()
            if name.endswith("_loss")
        ]
        told = [f"{len(recording):,} frames", f"step {newest.step:,}", *losses]
        return f"{path}: {', '.join(told)} ({recording.state})."


def whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"should be a whole number, not “{text}”") from None


def duration(text: str) -> float:
    """A positive number of seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"should be a number of seconds above 0, not “{text}”")
    return seconds


def key_and_value(text: str) -> tuple[str, str]:
    key, separator, value = text.partition("=")
    if not key or not separator:
        raise argparse.ArgumentTypeError(f"should be KEY=VALUE, not “{text}”")
    return key.strip(), value
