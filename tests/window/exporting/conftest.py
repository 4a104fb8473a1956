"""Programs that export for a window, as quick as any other."""

import pytest

from scoutview.window.exporting import job


@pytest.fixture(autouse=True)
def impolite(monkeypatch: pytest.MonkeyPatch) -> None:
    """They let everything else go first; beside other tests they would be waited for too long."""
    monkeypatch.setattr(job, "POLITE", 0)
