"""Everything the tests share. One torch thread and no screen, before anything loads."""

import os
from collections.abc import Iterator

import pytest

from scoutview.training.process import TrainingProcess

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--torture", action="store_true", help="the long version of tests/torture")


@pytest.fixture(scope="session")
def trainings() -> Iterator[TrainingProcess]:
    """The program that trains for all of them, as one window has it for all its runs."""
    process = TrainingProcess()
    yield process
    process.close()
