"""Which plugins the user allowed, in this program and in those that it starts."""

from collections.abc import Sequence
from pathlib import Path

from scoutview.errors import UsageError
from scoutview.language import tr
from scoutview.option import take_option
from scoutview.plugins.installed import plain_name

OPTION, VALUE = "--plugin", "NAME | FILE.py"
HELP = "allow a plugin, which then runs: an installed package, or a file; repeatable (docs/plugins.md)"
ENDING = ".py"

_allowed: list[str] = []


def allow(*plugins: str) -> None:
    """From now on these may be imported: names of installed packages, paths of files that end in .py.

    What is on screen already, and what was listed, stays as it is: allow them first.
    """
    for plugin in plugins:
        known = str(Path(plugin).absolute()) if plugin.endswith(ENDING) else plain_name(plugin)
        if known not in _allowed:
            _allowed.append(known)


def allowed() -> tuple[str, ...]:
    """The names of packages and the whole paths of files, in the order in which they were allowed."""
    return tuple(_allowed)


def handed_on() -> list[str]:
    """The words by which another program of ours is told."""
    return [f"{OPTION}={plugin}" for plugin in _allowed]


def take_allowed(words: Sequence[str]) -> list[str]:
    """Allow what these words of a command line allow, wherever it stands; the other words.

    Raises:
        UsageError: no plugin is named.
    """
    plugins, others = take_option(words, OPTION)
    for plugin in plugins:
        if not plugin or plugin.startswith("-"):
            told = tr("{option} wants the name of an installed plugin or a FILE{ending}: see docs/plugins.md.")
            raise UsageError(told.format(option=OPTION, ending=ENDING))
        allow(plugin)
    return others
