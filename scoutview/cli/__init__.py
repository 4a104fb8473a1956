"""The command line. One command per module, each with `add_arguments` and `run`; COMMANDS lists them."""

import argparse
import difflib
import io
import os
import re
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from scoutview import __version__
from scoutview.cli.export_choice import panel_view
from scoutview.errors import UsageError, UserError
from scoutview.importing import collector_at_rest, import_plainly
from scoutview.language import LANGUAGES
from scoutview.plugins.allowed import HELP, OPTION, VALUE, allowed, take_allowed
from scoutview.programs import supplying

# A command's module is imported when it is called, so that the window's first picture waits for none of them.
COMMANDS = {
    "labs": "list the labs, their panels and their settings",
    "train": "train a lab into a new recording, or train one on",
    "sweep": "train many runs of a lab that differ in named settings",
    "open": "make a recording of somebody's language model, or of a folder of its checkpoints",
    "info": "say what is in a recording",
    "observe": "write what a model answers at a frame as arrays",
    "export": "write panels as a picture, a film, slides, a page or numbers",
    "repair": "save what is whole in a damaged recording into a new one",
    "relink": "find the files again that a recording is linked to",
    "present": "present a talk, scene after scene, on the whole screen",
}
SHOW_PANELS = ("labs", "export", "present")  # what plugins have of them is imported for these alone


class Parser(argparse.ArgumentParser):
    """Reports wrong usage as one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message} (see {self.prog} --help).")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for an error, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a character shows a question mark
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 1
    except KeyboardInterrupt:
        return 130
    except UserError as error:
        return _fail(str(error), 2 if isinstance(error, UsageError) else 1)
    except Exception as error:
        return _fail(_sentence(error), 1)
    return status


def _run(arguments: list[str]) -> int:
    arguments = take_allowed(arguments)
    if arguments and arguments[0] in COMMANDS:
        name = arguments.pop(0)
        command = import_module(f"scoutview.cli.{name}")
        _tell_refused(panels=name in SHOW_PANELS)
        parser = Parser(prog=f"scoutview {name}", description=command.__doc__, allow_abbrev=False)
        _add_common_options(parser)
        command.add_arguments(parser)
        parser.set_defaults(supplied=None)
        parsed = parser.parse_args(_with_negative_ranges(arguments))
        with supplying(parsed.supplied):
            return command.run(parsed)
    return _run_window(arguments)


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    """For the help: what they say is taken before anything else is read."""
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="what the interface and its pictures speak")
    parser.add_argument(OPTION, action="append", metavar=VALUE, help=HELP)


def _tell_refused(*, panels: bool) -> None:
    """Say of each plugin that is left out why; the command goes on without it."""
    if not allowed():
        return
    from scoutview.labs.registry import plugin_labs

    refused = plugin_labs().refused
    if panels:
        from scoutview.panels.registry import plugin_panels

        refused += plugin_panels().refused
    for sentence in dict.fromkeys(refused):  # of a file that cannot be read both say the same
        sys.stderr.write(f"{sentence}\n")


def _with_negative_ranges(arguments: list[str]) -> list[str]:
    """`--frames -5:` in one word: argparse takes what begins with a minus and is no number for an option."""
    words: list[str] = []
    for word in arguments:
        if words and words[-1] == "--frames" and re.match(r"-\d+:", word):
            words[-1] += f"={word}"
        else:
            words.append(word)
    return words


def _run_window(arguments: list[str]) -> int:
    parsed = _window_parser().parse_args(arguments)
    if parsed.smoke and _asks_for_view(parsed):
        raise UsageError("scoutview: --smoke shows every panel: none can be chosen beside it.")
    if parsed.json and not parsed.smoke:
        raise UsageError("scoutview: --json goes with --smoke or with a command.")
    if parsed.file is not None and not parsed.file.exists():
        _refuse_mistyped_command(parsed.file)
    with collector_at_rest():
        from scoutview.cli.screen import check_screen

        check_screen(needed=not parsed.smoke)
        import_plainly()
        from scoutview.app import run

    with supplying(parsed.supplied):
        if not _asks_for_view(parsed):
            return run(parsed.file, smoke=parsed.smoke, json=parsed.json)
        from scoutview.cli.first_view import first_view

        return run(parsed.file, view=first_view(parsed))


def _window_parser() -> Parser:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {purpose}" for name, purpose in COMMANDS.items())
    parser = Parser(
        prog="scoutview",
        usage="scoutview [--plugin NAME | FILE.py] [--model PACKAGE.MODULE:FUNCTION] [FILE.scout | FOLDER]\n"
        "                 [--panel NAME] [--frame F] [--probe P]\n"
        "       scoutview COMMAND ...",
        description="Watch small AI models learn, and ask them anything at any step of their training.",
        epilog=f"commands (each has a --help of its own):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE.scout",
        help="a recording, or a folder of them, to open in the window",
    )
    _add_view_arguments(parser.add_argument_group("what the window shows first of a recording"))
    add_supplied_argument(parser)
    parser.add_argument("--smoke", action="store_true", help="show every lab and panel once, report, and end")
    parser.add_argument("--json", action="store_true", help="with --smoke: the report as one JSON document")
    _add_common_options(parser)
    parser.add_argument("--version", action="version", version=f"ScoutView {__version__}")
    return parser


def _add_view_arguments(group: Any) -> None:
    group.add_argument("--panel", metavar="NAME", help="this panel over all of the window (see scoutview labs)")
    group.add_argument("--frame", metavar="F", help="first, last, an index or step=N; default: the newest, followed")
    group.add_argument("--probe", action="append", metavar="P", help="what to ask (see scoutview observe --help)")
    group.add_argument("--intervene", action="append", default=[], metavar="I", help="change the model, repeatable")
    group.add_argument(
        "--view", action="append", default=[], type=panel_view, metavar="NAME=JSON", help="choices made in that panel"
    )
    group.add_argument("--tell", action="store_true", help="say in a line when it is shown, for a program that waits")


def _asks_for_view(parsed: argparse.Namespace) -> bool:
    given = (parsed.panel, parsed.frame, parsed.probe)
    return any(each is not None for each in given) or bool(parsed.intervene or parsed.view or parsed.tell)


def add_supplied_argument(parser: argparse.ArgumentParser) -> None:
    """The word by which somebody supplies a model."""
    parser.add_argument(
        "--model",
        dest="supplied",
        metavar="PACKAGE.MODULE:FUNCTION",
        help="your function that makes the model of a recording whose graph could not be taken; its code is run",
    )


def _refuse_mistyped_command(path: Path) -> None:
    close = difflib.get_close_matches(str(path), COMMANDS, n=1)
    if close:
        raise UsageError(f"scoutview: there is neither a command nor a file “{path}”: did you mean {close[0]}?")
    raise UserError(f"There is no file {path}.")


def _sentence(error: Exception) -> str:
    """What to tell of an error that nothing expected."""
    if isinstance(error, ImportError) and "cannot open shared object file" in str(error):
        library = str(error).partition(":")[0]
        return f"The system library {library} is missing: `make setup` in the source says which package brings it."
    told = " ".join(str(error).split()) or "no message"
    return f"Something went wrong inside ScoutView ({type(error).__name__}: {told}); SCOUTVIEW_DEBUG=1 shows where."


def _fail(sentence: str, status: int) -> int:
    if os.environ.get("SCOUTVIEW_DEBUG"):
        traceback.print_exc()
    sys.stderr.write(f"{sentence}\n")
    return status


def _silence_stdout() -> None:
    """Nobody reads any more; what is still buffered must not raise again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
