"""Present a talk: its scenes one after the other on the whole screen, each of them alive."""

import argparse
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from scoutview.errors import UsageError
from scoutview.talks.talk import Talk, read_talk

if TYPE_CHECKING:
    from scoutview.window.presentation import Presentation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("talk", type=Path, metavar="TALK.scouttalk")
    parser.add_argument("--scene", type=int, default=1, metavar="N", help="begin at this scene; default: 1, the first")
    parser.add_argument("--window", action="store_true", help="in a window, not on the whole screen")


def run(arguments: argparse.Namespace) -> int:
    talk = read_talk(arguments.talk)
    scenes = len(talk.scenes)
    if scenes and not 1 <= arguments.scene <= scenes:
        raise UsageError(f"--scene should be from 1 to {scenes}, not {arguments.scene}: the talk has no others.")
    from scoutview.cli.screen import check_screen

    check_screen(needed=True)
    return _present(talk, arguments)


def _present(talk: Talk, arguments: argparse.Namespace) -> int:
    from PySide6.QtCore import QTimer

    from scoutview.app import build_application, runs_folder
    from scoutview.panels.registry import PANELS
    from scoutview.session import Session
    from scoutview.window.presentation import Presentation

    application = build_application()
    presentation = Presentation(talk, arguments.talk, lambda: Session(runs_folder()), PANELS)
    presentation.ended.connect(application.quit)
    _report_errors_to(presentation)
    signal.signal(signal.SIGINT, lambda *_: presentation.close())
    timer = QTimer(application)
    timer.timeout.connect(lambda: None)  # lets Python see Ctrl+C
    timer.start(500)
    presentation.start(arguments.scene - 1, full_screen=not arguments.window)
    return application.exec()


def _report_errors_to(presentation: "Presentation") -> None:
    """No traceback on the screen of a lecture hall: what nothing caught becomes one sentence, and the talk goes on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        presentation.trouble.emit("Something went wrong inside ScoutView; the talk goes on.", details)

    sys.excepthook = report
    threading.excepthook = lambda args: report(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
