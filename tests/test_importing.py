"""What is kept out while much is imported."""

import gc
import subprocess
import sys
from pathlib import Path

from scoutview.importing import collector_at_rest

ROOT = Path(__file__).parents[1]
PROGRAM = """
import linecache, sys
import scoutview.cli
import PySide6.QtWidgets
if sys.argv[1] == "plainly":
    from scoutview.importing import import_plainly
    import_plainly()
before = len(linecache.cache)
import scoutview.timeline, scoutview.probe
print(len(linecache.cache) - before)
"""


def sources_kept(how: str) -> int:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True, cwd=ROOT, timeout=120
    )
    return int(run.stdout)


def test_nobody_reads_the_source_of_what_is_imported() -> None:
    assert sources_kept("plainly") == 0
    assert sources_kept("as Qt does") > 0  # otherwise there is nothing left to be kept out


def test_what_is_made_while_the_collector_rests_is_never_looked_at() -> None:
    before, frozen = gc.isenabled(), gc.get_freeze_count()
    try:
        with collector_at_rest():
            assert not gc.isenabled()
            made = [[] for _ in range(100)]
        assert gc.isenabled() == before
        assert gc.get_freeze_count() >= frozen + len(made)
    finally:
        gc.unfreeze()
