"""Everything the tests share. One torch thread and no screen, before anything loads."""

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from scoutview import language
from scoutview.app import build_application, closing_programs
from scoutview.observing.remote import RemoteAskers
from scoutview.training.process import TrainingProcess
from scoutview.training.schedule import Patience
from scoutview.window.base.question import QuestionDialog
from tests.left_behind import Timers, nothing_left_behind

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SCOUTVIEW_LANGUAGE", "en")  # whatever this machine speaks
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each program that a test starts would compile all of ours again
sys.dont_write_bytecode = False  # and each worker all tests
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in the background of a shell, and so in all that tests start
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "shared", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no fault
settings.load_profile("shared")


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: now and then a test waits for a program that it started; each process trains for itself."""
    return min(8, max(1, 3 * (os.cpu_count() or 1) // 2))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: at the end all others would wait for it."""
    items.sort(key=lambda item: item.path.name != "test_types.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--torture", action="store_true", help="the long version of tests/torture")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application, for every test that needs one."""
    return build_application()


@pytest.fixture(scope="session")
def trainings() -> Iterator[TrainingProcess]:
    """The program that trains for all of them, as one window has it for all its runs."""
    process = TrainingProcess()
    yield process
    process.close()


@pytest.fixture(scope="session")
def answering() -> Iterator[RemoteAskers]:
    """The programs of one window that answers elsewhere, for all that ask there."""
    with closing_programs() as (_, askers):
        yield askers


@pytest.fixture
def german() -> Iterator[None]:
    """German is spoken by all that is made meanwhile; what was said at import stays English."""
    language.speak("de")
    yield
    language.speak("en")


@pytest.fixture
def patient_recorder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames get no rarer, however busy the machine is that writes them."""
    monkeypatch.setattr(Patience, "is_over", lambda *_: False)


@pytest.fixture(scope="session")
def timers() -> Iterator[Timers]:
    timers = Timers()
    with timers.watched():
        yield timers


@pytest.fixture(autouse=True)
def _nothing_left_behind(timers: Timers, qapp: QApplication) -> Iterator[None]:
    with nothing_left_behind(timers):
        yield


MODAL = {
    QFileDialog: ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory", "exec"),
    QMessageBox: ("question", "information", "warning", "critical", "about", "exec"),
    QInputDialog: ("getText", "getItem", "getInt", "getDouble", "exec"),
    QuestionDialog: ("exec",),
}


@pytest.fixture(autouse=True)
def _no_dialog_waits_for_ever() -> Iterator[None]:
    """A dialog that a test did not expect fails it: nobody is there to close it."""
    with pytest.MonkeyPatch.context() as patch:  # one of its own: that of a test ends before its state is looked at
        for kind, names in MODAL.items():
            for name in names:
                patch.setattr(kind, name, refusal(f"{kind.__name__}.{name}"))
        yield


def refusal(name: str) -> Callable[..., object]:
    def refuse(*_: object, **__: object) -> object:
        pytest.fail(f"{name} would have waited for somebody: have the test answer it with monkeypatch")

    return refuse
