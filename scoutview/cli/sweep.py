"""Train many runs of one lab that differ in named settings, a recording each in one folder; or train such a sweep on.

`scoutview sweep FOLDER` goes on where it was interrupted, and so does the command that began it.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from scoutview.cli.output import remark, say
from scoutview.cli.signals import noted_signals
from scoutview.cli.train import key_and_value, whole_number
from scoutview.errors import UsageError, UserError
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_named, labs
from scoutview.settings import Value, check_value, field_named, values_from_texts
from scoutview.sweeps.declared import declared_sweep, with_declared
from scoutview.sweeps.engine import Engine
from scoutview.sweeps.folder import SweepFolder
from scoutview.sweeps.local import LocalEngine, cores
from scoutview.sweeps.planning import budgets_of, planned
from scoutview.sweeps.progress import SweepProgress
from scoutview.sweeps.sweep import LOCAL, Sweep
from scoutview.sweeps.sweep_training import SweepTraining
from scoutview.sweeps.timing import about, seconds_of_runs
from scoutview.sweeps.variation import variation_of

LOOK_EVERY_S = 0.1
MOST_JOBS = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", metavar="LAB | FOLDER", help="with -o a lab (see scoutview labs), else a sweep's folder"
    )
    parser.add_argument("-o", dest="output", type=Path, metavar="FOLDER", help="where its recordings shall be")
    parser.add_argument("--sweep", metavar="NAME", help="one that the lab declares, such as isoflop")
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        type=key_and_value,
        metavar="KEY=VALUES",
        help="values with commas between; 0:4 is 0,1,2,3",
    )
    parser.add_argument("--set", action="append", default=[], type=key_and_value, metavar="KEY=VALUE", dest="settings")
    parser.add_argument("--steps", type=whole_number, metavar="N", help="as --set steps=N")
    parser.add_argument(
        "--budget",
        type=budgets,
        default=[],
        metavar="FLOPS,...",
        help="operations of each run, such as 6e10,1.2e11: instead of steps",
    )
    parser.add_argument("--jobs", type=jobs, metavar="N", help="runs at the same time; default: one for each core")
    parser.add_argument("--on", metavar="ADDRESS", help="a Dask cluster, such as tcp://HOST:8786")
    parser.add_argument("--progress", action="store_true", help="tell how far it is in lines such as: progress 12 200")
    declared = [f"{sweep.name} of {lab.name}" for lab in labs() for sweep in lab.sweeps]
    parser.epilog = f"Sweeps that labs declare: {', '.join(declared)}."
    parser.add_argument("--dry-run", action="store_true", help="only say how many runs there are, and about how long")


def run(arguments: argparse.Namespace) -> int:
    if arguments.on and arguments.jobs:
        raise UsageError("--jobs is for this machine; with --on the cluster says how many runs it trains at a time.")
    folder, sweep = _new_sweep(arguments) if arguments.output is not None else _sweep_there(arguments)
    if arguments.dry_run:
        say(_forecast(sweep, arguments))
        return 0
    sweep = folder.settle(sweep)
    with _training(folder, sweep, arguments) as training:
        ended_by, progress = _follow(training, lines=arguments.progress)
    say(_summary(folder.path, progress))
    if ended_by:
        return 128 + ended_by
    return 1 if progress.failed else 0


def _new_sweep(arguments: argparse.Namespace) -> tuple[SweepFolder, Sweep]:
    lab = lab_named(arguments.what)
    if lab.trained_elsewhere:
        raise UserError(lab.trained_elsewhere)
    if arguments.sweep is not None:
        declared = declared_sweep(lab, arguments.sweep)
        arguments.vary, settings = with_declared(declared, arguments.vary, dict(arguments.settings))
        arguments.settings = list(settings.items())
        if not arguments.budget and arguments.steps is None and "steps" not in settings:
            arguments.budget = list(declared.budgets)
    variations = [variation_of(lab.Settings, name, text) for name, text in arguments.vary]
    fixed = _fixed(lab, arguments)
    sweep = planned(lab, variations, fixed, arguments.budget, arguments.on or LOCAL)
    return SweepFolder(arguments.output), sweep


def _fixed(lab: type[Lab[Any, Any]], arguments: argparse.Namespace) -> dict[str, Value]:
    texts = dict(arguments.settings)
    if arguments.steps is not None:
        texts["steps"] = str(arguments.steps)
    varied = {name for name, _ in arguments.vary} | ({"steps"} if arguments.budget else set())
    values = values_from_texts(lab.Settings, texts)
    fixed = {name: value for name, value in values.items() if name in texts or name not in varied}  # over a preset's
    for name, value in fixed.items():
        check_value(field_named(lab.Settings, name), value)
    return fixed


def _sweep_there(arguments: argparse.Namespace) -> tuple[SweepFolder, Sweep]:
    given = {
        "--sweep": arguments.sweep,
        "--vary": arguments.vary,
        "--set": arguments.settings,
        "--steps": arguments.steps,
    }
    for option, value in {**given, "--budget": arguments.budget}.items():
        if value not in (None, []):
            raise UsageError(f"{option} is for a new sweep, which -o FOLDER names; one that is there has its own.")
    folder = SweepFolder(Path(arguments.what))
    sweep = folder.read()
    if sweep is None:
        raise UserError(
            f"There is no sweep in {arguments.what}: “scoutview sweep LAB -o {arguments.what} --vary KEY=VALUES” begins"
            " one."
        )
    folder.check_version(sweep)
    return folder, sweep


@contextmanager
def _training(folder: SweepFolder, sweep: Sweep, arguments: argparse.Namespace) -> Iterator[SweepTraining]:
    engine = _engine(sweep, arguments)
    try:
        training = SweepTraining(folder, sweep, engine)
    except BaseException:
        engine.close()
        raise
    try:
        yield training
    finally:
        training.close()


def _engine(sweep: Sweep, arguments: argparse.Namespace) -> Engine:
    as_begun = arguments.output is None and not arguments.jobs
    address = arguments.on or (sweep.engine if as_begun else LOCAL)
    if address == LOCAL:
        return LocalEngine(min(arguments.jobs or cores(), len(sweep.runs)))
    from scoutview.sweeps.cluster import ClusterEngine

    return ClusterEngine(address)


def _forecast(sweep: Sweep, arguments: argparse.Namespace) -> str:
    seconds = seconds_of_runs(sweep)
    places = min(arguments.jobs or cores(), len(sweep.runs))
    where = "one after the other on this machine" if arguments.on else f"on {places} of this machine's cores"
    took = about(seconds if arguments.on else seconds / places)
    shortest, longest = (f"{pick(run.steps for run in sweep.runs):,}" for pick in (min, max))
    steps = f"{shortest} steps" if shortest == longest else f"{shortest} to {longest} steps"
    return f"{_runs(len(sweep.runs))} of {steps} each, {took} {where}."


def _follow(training: SweepTraining, *, lines: bool) -> tuple[int, SweepProgress]:
    """Wait for the end, with a bar on a terminal: the signal that ended it before its time, or 0, and how far it is."""
    tqdm.monitor_interval = 0  # no thread for a bar that is refreshed here anyway
    told: set[str] = set()
    with (
        noted_signals(_insist) as signals,  # the first one has the runs end with what they have
        tqdm(
            file=sys.stderr,
            disable=lines or not sys.stderr.isatty(),
            dynamic_ncols=True,
            bar_format="{percentage:3.0f} %|{bar}| {desc}",
        ) as bar,
    ):
        while True:
            if signals:
                training.stop()
            progress = training.advance()
            for name, sentence in progress.failed:
                if name not in told:
                    told.add(name)
                    bar.clear()
                    remark(f"{name}: {sentence}")
            if lines:
                _tell_program(progress)
            bar.set_description_str(_standing(progress), refresh=False)
            bar.total, bar.n = max(1, progress.planned_steps), progress.steps
            bar.refresh()
            if progress.over:
                return (signals[0] if signals else 0), progress
            time.sleep(LOOK_EVERY_S)


def _tell_program(progress: SweepProgress) -> None:
    """The steps that are done, and those there are."""
    say(f"progress {progress.steps} {progress.planned_steps}")
    sys.stdout.flush()


def _standing(progress: SweepProgress) -> str:
    parts = [f"{progress.finished} of {progress.planned} runs"]
    if progress.running:
        parts.append(f"{len(progress.running)} training")
    if not progress.places:
        parts.append("waiting for a worker")
    if progress.failed:
        parts.append(f"{len(progress.failed)} failed")
    if progress.seconds_left > 0:
        parts.append(f"{about(progress.seconds_left)} left")
    return ", ".join(parts)


def _insist(came: list[int]) -> None:
    """A second Ctrl+C is meant."""
    if len(came) > 1:
        raise KeyboardInterrupt


def _summary(folder: Path, progress: SweepProgress) -> str:
    left = progress.planned - progress.finished - len(progress.failed)
    parts = [f"{progress.finished} of {_runs(progress.planned)} trained"]
    if progress.failed:
        parts.append(f"{len(progress.failed)} failed")
    if left:
        parts.append(f"{left} to go on with: scoutview sweep {folder}")
    return f"{folder}: {', '.join(parts)}."


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count:,} runs"


def budgets(text: str) -> list[float]:
    """Positive numbers with commas between."""
    try:
        return budgets_of(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("A budget ").removesuffix(".")) from error


def jobs(text: str) -> int:
    count = whole_number(text)
    if not 1 <= count <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"should be from 1 to {MOST_JOBS}, not {count}")
    return count
