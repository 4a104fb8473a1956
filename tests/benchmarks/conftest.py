"""Collects what the benchmarks measured and prints it as a table at the end."""

from collections.abc import Callable

import pytest

ROWS = pytest.StashKey[list[tuple[str, str, str]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, str, str], None]:
    """Call with what was measured, the result, and the goal."""
    return lambda row, result, goal: request.config.stash[ROWS].append((row, result, goal))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for row, result, goal in config.stash[ROWS]:
        terminalreporter.write_line(f"{row:<64} {result:>34}   goal {goal}")
