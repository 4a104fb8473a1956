"""What a test allows, and what it installs, is gone with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.sine import installed_in, nothing_stays_allowed


@pytest.fixture(autouse=True)
def _nothing_stays_allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with nothing_stays_allowed(monkeypatch):
        yield


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the search path, here and in programs that are started, with the plugin of the documentation."""
    folder = installed_in(tmp_path / "site")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    return folder
