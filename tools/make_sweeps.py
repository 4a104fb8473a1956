"""Makes the sweeps that ship with ScoutView: `make sweeps`, or one of them, `make sweeps SWEEP=name`.

Each is trained as anybody would train it, by `scoutview sweep` with what its lab declares; then some frames of each
run, those at the budgets among them, are copied into files small enough to ship. Nothing in a frame is changed; what
training on would need is left out.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scoutview.cli import main as scoutview
from scoutview.labs.declaration import DeclaredSweep
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS
from tools.make_samples import copy_chosen

FRAMES = 8  # of each run, besides those of its marks


def command(lab: type[Lab[Any, Any]], sweep: DeclaredSweep, folder: Path) -> list[str]:
    """What one types to train it, without the name of the program."""
    words = ["sweep", lab.name, "-o", str(folder)]
    for name, value in sweep.settings.items():
        words += ["--set", f"{name}={value}"]
    for name, values in sweep.varies.items():
        words += ["--vary", f"{name}={','.join(values)}"]
    return [*words, "--budget", ",".join(f"{budget:g}" for budget in sweep.budgets)] if sweep.budgets else words


def make_sweep(lab: type[Lab[Any, Any]], sweep: DeclaredSweep, target: Path) -> None:
    """Raises SystemExit where a run fails."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / sweep.name
        if scoutview(command(lab, sweep, folder)):
            raise SystemExit(f"{sweep.name}: not all runs have finished.")
        for path in sorted(folder.glob("*.scout")):
            copy_chosen(path, target / path.name, FRAMES, can_continue=False)
        shutil.copy(folder / "sweep.json", target / "sweep.json")


def main(arguments: Sequence[str]) -> None:
    """The folder, then the names of sweeps; without any, all that are declared."""
    folder, *names = arguments
    declared = [(lab, sweep) for lab in LABS for sweep in lab.sweeps if not names or sweep.name in names]
    if missing := set(names) - {sweep.name for _, sweep in declared}:
        raise SystemExit(f"No lab declares a sweep “{missing.pop()}”.")
    for lab, sweep in declared:
        target = Path(folder) / sweep.name
        make_sweep(lab, sweep, target)
        size = sum(path.stat().st_size for path in target.iterdir())
        sys.stdout.write(f"{target}: {len(list(target.glob('*.scout')))} runs, {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
