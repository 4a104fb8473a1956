"""What holds by construction, for all modules of the package at once."""

from pathlib import Path

import scoutview
from tests.source_walk import seen_in

PACKAGE = Path(scoutview.__file__).parent


def test_no_module_unpickles_evaluates_runs_a_shell_or_phones(tried) -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    refused = [line for path in modules for line in seen_in(path, PACKAGE).refused]
    assert refused == []
    tried("modules searched for pickle, eval, exec, a shell and the network", len(modules), 0)
