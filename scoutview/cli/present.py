"""Present a talk: its scenes one after the other on the whole screen, each of them alive."""

import argparse
from pathlib import Path

from scoutview.errors import UsageError
from scoutview.importing import import_plainly
from scoutview.talks.talk import Talk, read_talk


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
    import_plainly()
    return _present(talk, arguments)


def _present(talk: Talk, arguments: argparse.Namespace) -> int:
    from scoutview.app import build_application, runs_folder
    from scoutview.panels.registry import panels
    from scoutview.session import Session
    from scoutview.window.base.last_resort import close_on_interrupt, report_uncaught
    from scoutview.window.stage.presentation import Presentation

    application = build_application()
    presentation = Presentation(talk, arguments.talk, lambda: Session(runs_folder()), panels())
    presentation.ended.connect(application.quit)
    report_uncaught(presentation.trouble.emit, "the talk goes on")
    close_on_interrupt(presentation)
    presentation.start(arguments.scene - 1, full_screen=not arguments.window)
    return application.exec()
