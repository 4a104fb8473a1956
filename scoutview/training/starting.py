"""Starts the two programs of a window: the one that trains and the one that answers. On Linux they are one, forked.

Torch is loaded once then, and its memory is shared. Which ends of which pipe each of them has is decided here.
"""

import os
import subprocess
import sys
from collections.abc import Collection

from scoutview.observing.link import Link
from scoutview.observing.wire import Wire, pipe_ends
from scoutview.programs import command, search_path

FORKS = sys.platform == "linux"  # elsewhere forking a program with torch in it is not safe, or there is no fork
WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def start_training() -> subprocess.Popen[bytes]:
    """The program that trains: orders on its stdin, news on its stdout."""
    return _started_training([], ())


def start_both() -> tuple[subprocess.Popen[bytes], Link]:
    """The program that trains, and the one that answers as a fork of it."""
    here, there = pipe_ends()
    try:
        process = _started_training([str(end) for end in there], there)
    except OSError:
        for end in here:
            os.close(end)
        raise
    finally:
        for end in there:
            os.close(end)
    return process, Link(Wire(*here), parent=process)


def start_answering() -> Link:
    """The program that answers, by itself."""
    return start_linked("scoutview.observing.answering")


def start_linked(module: str, *, without: Collection[str] = ()) -> Link:
    """A module of this package as a program, linked to its stdin and stdout; `without` these variables.

    Raises:
        OSError: it cannot be started.
    """
    process = subprocess.Popen(
        command(module),
        env={name: value for name, value in _environment().items() if name not in without},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=WITHOUT_WINDOW,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    wire = Wire(os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno()))
    process.stdin.close()
    process.stdout.close()
    return Link(wire, process)


def _started_training(arguments: list[str], handed: tuple[int, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command("scoutview.training.serving", *arguments),
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        creationflags=WITHOUT_WINDOW,
        pass_fds=handed,
    )


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": search_path()}
