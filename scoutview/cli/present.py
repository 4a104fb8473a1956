"""Present a talk, or the series that ships: scenes one after the other on the whole screen, each of them alive."""

import argparse
from pathlib import Path

from scoutview.errors import UsageError
from scoutview.importing import import_plainly
from scoutview.talks.series import Chapter, chapter_of_number, shipped_chapters
from scoutview.talks.talk import Talk, read_talk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "talk", type=Path, nargs="?", metavar="TALK.scouttalk", help="default: the contents of the series that ships"
    )
    parser.add_argument("--chapter", type=int, metavar="N", help="this chapter of the series, in place of a talk")
    parser.add_argument("--scene", type=int, metavar="N", help="begin at this scene; default: 1, the first")
    parser.add_argument("--window", action="store_true", help="in a window, not on the whole screen")


def run(arguments: argparse.Namespace) -> int:
    path = arguments.talk or _chapter_of_series(arguments).path
    if arguments.talk is not None and arguments.chapter is not None:
        raise UsageError("Either a talk is presented or a chapter of the series: leave one of the two out.")
    talk = read_talk(path)
    scenes, number = len(talk.scenes), 1 if arguments.scene is None else arguments.scene
    if scenes and not 1 <= number <= scenes:
        raise UsageError(f"--scene should be from 1 to {scenes}, not {number}: the talk has no others.")
    from scoutview.cli.screen import check_screen

    check_screen(needed=True)
    import_plainly()
    return _present(talk, path, number, arguments)


def _chapter_of_series(arguments: argparse.Namespace) -> Chapter:
    """The one that is wanted; without a number the first."""
    if arguments.chapter is not None:
        return chapter_of_number(arguments.chapter)
    if arguments.scene is not None:
        raise UsageError("--scene goes with a talk, or with --chapter.")
    chapters = shipped_chapters()
    if not chapters:
        raise UsageError("No series ships with this ScoutView: say which talk is to be presented.")
    return chapters[0]


def _present(talk: Talk, path: Path, number: int, arguments: argparse.Namespace) -> int:
    from scoutview.app import build_application, runs_folder, settings_in
    from scoutview.panels.registry import panels
    from scoutview.session import Session
    from scoutview.window.base.last_resort import close_on_interrupt, report_uncaught
    from scoutview.window.base.series import TalkSeries
    from scoutview.window.stage.presentation import Presentation

    application = build_application()
    series = TalkSeries(shipped_chapters(), settings_in()) if arguments.talk is None else None
    presentation = Presentation(talk, path, lambda: Session(runs_folder()), panels(), series=series)
    presentation.ended.connect(application.quit)
    report_uncaught(presentation.trouble.emit, "the talk goes on")
    close_on_interrupt(presentation)
    contents = series is not None and arguments.chapter is None
    presentation.start(number - 1, full_screen=not arguments.window, contents=contents)
    return application.exec()
