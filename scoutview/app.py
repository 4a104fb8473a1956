"""The composition root: builds the objects of the program and wires them. The only place that knows them all."""

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import platformdirs
import psutil
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSettings, QTimer, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.labs.registry import LABS, labs, plugin_labs
from scoutview.language import catalogue, language, tr
from scoutview.observing.answer import Askers
from scoutview.observing.remote import RemoteAskers
from scoutview.observing.run_folder import newest_in
from scoutview.panels.registry import panels, plugin_panels
from scoutview.plugins.allowed import allow
from scoutview.resources import resource
from scoutview.session import Session, Trains
from scoutview.smoke import SmokeTest
from scoutview.talks.drafts import Drafts
from scoutview.talks.series import shipped_chapters
from scoutview.talks.shipped import shipped_tours
from scoutview.talks.talk import read_talk
from scoutview.training.process import TrainingProcess
from scoutview.training.worker import TrainingRun
from scoutview.window.base.last_resort import close_on_interrupt, report_uncaught
from scoutview.window.base.series import TalkSeries
from scoutview.window.runs.runs import FOLDER_KEY
from scoutview.window.shell.first_view import FirstView
from scoutview.window.shell.main_window import MainWindow
from scoutview.window.shell.plugin_ticks import ticked_plugins
from scoutview.window.start.thumbnails import Thumbnails

# The observer gives up Python's lock at every operation of torch, and while the window draws it gets it back only after
# so long: with the usual 5 ms a picture of 20 ms would let it take four operations.
SWITCH_S = 0.0002
SCARCE_BYTES = 6e9  # of the machine's memory
LONGEST_WAIT_MS = 3000  # for a recording that opens, before torch is loaded beside it


def data_folder() -> Path:
    """Where what the user makes is kept: runs, unless they chose another folder, and drafts of talks."""
    return Path(platformdirs.user_data_dir("ScoutView", appauthor=False))


def settings_in(folder: Path | None = None) -> QSettings:
    """What was chosen in the window, of this folder or of the user."""
    ini = QSettings.Format.IniFormat
    if folder:
        return QSettings(str(folder / "settings.ini"), ini)
    return QSettings(ini, QSettings.Scope.UserScope, "ScoutView", "ScoutView")


def runs_folder(folder: Path | None = None) -> Path:
    """Where new trainings save themselves: in the folder that was chosen in the window, as long as it is there."""
    chosen = Path(str(settings_in(folder).value(FOLDER_KEY, "")))
    return chosen if chosen.is_absolute() and chosen.is_dir() else (folder or data_folder()) / "runs"


def sample_recordings() -> Mapping[str, Path]:
    """The shipped recordings, by lab."""
    paths = {lab.name: resource("recordings", f"{lab.name}.scout") for lab in LABS}
    return {name: path for name, path in paths.items() if path.exists()}


def seconds_since_start() -> float:
    """Since this process began, the interpreter's own start included."""
    return time.time() - psutil.Process().create_time()


def build_application() -> QApplication:
    """The one QApplication, with the program's name and icon."""
    sys.setswitchinterval(SWITCH_S)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("ScoutView")
    application.setApplicationVersion(__version__)
    application.setWindowIcon(QIcon(str(resource("icon.svg"))))
    _speak(application)
    return application


def _speak(application: QApplication) -> None:
    """Qt's own words and the numbers in its fields, too, in the language of the interface."""
    QLocale.setDefault(QLocale(language()))
    told = catalogue()
    if told is None:
        return
    application.installTranslator(told)
    of_qt = QTranslator(application)
    if of_qt.load(f"qtbase_{language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(of_qt)


def run(path: Path | None = None, *, smoke: bool = False, json: bool = False, view: FirstView | None = None) -> int:
    """The window, until it is closed. With `smoke`, show every lab and panel once, report, and end.

    `view` is how the recording is shown first.

    Raises:
        UserError: the path does not exist, or is a folder without recordings.
    """
    if path is not None and not path.exists():
        raise UserError(tr("There is no file {path}.").format(path=path))
    if path is not None and path.is_dir():
        newest_in(path)  # or tell that it holds none
    application = build_application()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scoutview-"))) if smoke else None
        trainings, askers = stack.enter_context(closing_programs(answers=memory_is_scarce()))
        window, session = build_window(scratch, trainings.new_run, askers)
        stack.callback(session.close)
        report_uncaught(session.message.emit, tr("your recording is safe"))
        close_on_interrupt(window)
        first_paint = FirstPaint(window)
        first_data = FirstData(session)
        first_data.happened.connect(session.warm_up)
        first_data.happened.connect(trainings.warm_up)
        test = SmokeTest(window, session) if smoke else None
        first_paint.happened.connect(window.first_use.begin if test is None else test.start)
        if test is None:
            window.open_first(path, view)
        if session.loading:
            first_data.wait()
        else:
            first_paint.happened.connect(first_data.wait)
        window.show()
        status = application.exec()
        if test is not None:
            test.report(first_paint.seconds or 0.0, as_json=json)
            return 0 if test.complete else 1
        return status


def memory_is_scarce() -> bool:
    """Whether torch should be held once for all programs of a window, though answers are a few milliseconds longer."""
    return psutil.virtual_memory().total < SCARCE_BYTES


@contextmanager
def closing_programs(*, answers: bool = True) -> Iterator[tuple[TrainingProcess, RemoteAskers | None]]:
    """The program that trains for a window, and with `answers` one that answers; they end with this.

    Without, models answer in a thread of the window's own program. Both begin when they are needed.
    """
    trainings = TrainingProcess(answers=answers)
    askers = RemoteAskers(trainings.start_answering) if answers else None
    try:
        yield trainings, askers
    finally:
        if askers is not None:
            askers.close()
        trainings.close()


def build_window(
    folder: Path | None = None, new_run: Trains = TrainingRun, askers: Askers | None = None
) -> tuple[MainWindow, Session]:
    """The window and its session; what they keep goes into `folder`, or to the user's own places.

    `new_run` says where its trainings run, and `askers` where models answer: in threads of this program, unless told.
    """
    home, store = folder or data_folder(), settings_in(folder)
    allow(*ticked_plugins(store))
    session = Session(runs_folder(folder), new_run, askers)
    samples = sample_recordings()
    window = MainWindow(
        session=session,
        panels=panels(),
        labs=labs(),
        store=store,
        samples=samples,
        thumbnails=Thumbnails(samples, labs()),
        tours=shipped_talks(),
        series=TalkSeries(shipped_chapters(), store),
        drafts=Drafts(home / "drafts"),
    )
    if refused := dict.fromkeys((*plugin_labs().refused, *plugin_panels().refused)):
        window.messages.show_message("  ".join(refused))
    return window, session


def shipped_talks() -> dict[str, Path]:
    """The talks that ship, by their titles; one that cannot be read is left out."""
    found = {}
    for path in shipped_tours():
        with suppress(UserError):
            found[read_talk(path).title or path.stem] = path
    return found


class FirstPaint(QObject):
    """Notes when the window first painted, in seconds since the process began."""

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.seconds: float | None = None
        window.installEventFilter(self)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.seconds is None:
            self.seconds = seconds_since_start()
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self.happened.emit)
        return False


class FirstData(QObject):
    """Tells once that the recording which is opened at the start is on screen, or cannot be; at once where none is.

    What is loaded before would keep the picture waiting: both cores, and Python's lock.
    """

    happened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def wait(self) -> None:
        self._session.shown.connect(self._let_paint)
        self._session.message.connect(self._let_paint)
        self._timer.start(LONGEST_WAIT_MS if self._session.loading else 0)

    def _let_paint(self) -> None:
        self._timer.start(0)

    def _tell(self) -> None:
        self._session.shown.disconnect(self._let_paint)
        self._session.message.disconnect(self._let_paint)
        self.happened.emit()
