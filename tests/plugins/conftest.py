"""What a test allows, and what it installs, is gone with it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoutview.plugins import allowed
from tests.plugins.sine import PACKAGE, installed_in


@pytest.fixture(autouse=True)
def _nothing_stays_allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = set(sys.modules)
    monkeypatch.setattr(allowed, "_allowed", [])
    yield
    for name in set(sys.modules) - before:
        if name.partition(".")[0] == PACKAGE.name:
            del sys.modules[name]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the search path, here and in programs that are started, with the plugin of the documentation."""
    folder = installed_in(tmp_path / "site")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=":")
    return folder
