"""What `observe` and `export` share: which recording, which frame, which probe."""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from scoutview.cli import add_supplied_argument
from scoutview.cli.output import remark
from scoutview.errors import UsageError, UserError
from scoutview.interventions import EXAMPLES
from scoutview.labs.asked import asked_probe
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording, labs
from scoutview.probe import Probe
from scoutview.recording.reader import Recording

FRAME_CHOICES = "first, last, an index (0 is the first, -1 the last) or step=N"


@dataclass(frozen=True, eq=False)
class Asked:
    """A recording, open, and what to ask it with: at least one probe, of which most commands take the first."""

    recording: Recording
    lab: Lab[Any, Any]
    probes: tuple[Probe, ...]

    @property
    def probe(self) -> Probe:
        return self.probes[0]


def add_asking_arguments(parser: argparse.ArgumentParser) -> None:
    """But for the file, which each command adds first."""
    parser.add_argument(
        "--probe",
        action="append",
        metavar="P",
        help="what to ask: " + "; ".join(lab.probe_entry.example for lab in labs() if lab.probe_entry.example),
    )
    parser.add_argument(
        "--intervene",
        action="append",
        default=[],
        metavar="I",
        help=f"change the model while it is asked, repeatable: {EXAMPLES}",
    )
    add_supplied_argument(parser)


@contextmanager
def asked(arguments: argparse.Namespace) -> Iterator[Asked]:
    """The recording, open, with the probes that the arguments name, or the lab's own.

    Raises:
        UserError: one of them is not there.
    """
    with Recording.open(arguments.file) as recording:
        lab = lab_of_recording(recording)
        if arguments.supplied is not None and not lab.needs_model:
            raise UserError("--model goes with a recording of a loop of your own whose graph could not be taken.")
        probes = tuple(asked_probe(lab, text, arguments.intervene) for text in arguments.probe or (None,))
        for note in dict.fromkeys(note for probe in probes for note in lab.all_notes(probe)):
            remark(note)
        yield Asked(recording, lab, probes)


def check_one_probe(arguments: argparse.Namespace) -> None:
    """Raises UsageError where there are several, and only one can be asked with."""
    if len(arguments.probe or ()) > 1:
        raise UsageError("--probe can be given once here; several are for a page (scoutview export -o PAGE.html).")


def step_of(recording: Recording, text: str) -> int:
    """The step of the frame that a text means.

    Raises:
        UsageError: the text means none.
        UserError: there is no such frame.
    """
    words = {"first": 0, "last": -1}
    steps = [int(step) for step in recording.steps]
    if text in words:
        return steps[words[text]]
    if match := re.fullmatch(r"step=(\d{1,18})", text):
        return steps[recording.position_of(int(match[1]))]
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise UsageError(f"--frame should be {FRAME_CHOICES}, not “{text}”.")
    if not -len(steps) <= int(text) < len(steps):
        raise UserError(f"There is no frame {text}: the recording has {len(steps):,}, numbered from 0.")
    return steps[int(text)]
