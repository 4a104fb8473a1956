"""How soon the default next-token run is where an older build's is at its end: `SCOUTVIEW_BASELINE=... make benchmark`.

`SCOUTVIEW_PLAYS` names a text file of plays, which is measured as well; its plays are not ours to ship.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.baseline import HERE, baseline, run_probe

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(7200)]

PROBE = Path(__file__).parent / "probes" / "next_token_run.py"
PLAYS = "SCOUTVIEW_PLAYS"
NEVER = "-1000"


@pytest.mark.parametrize("corpus", ["stories", "python", PLAYS])
def test_the_loss_of_an_older_build_is_reached_in_half_of_its_time(corpus: str, measured: Callable[..., None]) -> None:
    text = os.environ.get(PLAYS, "") if corpus == PLAYS else corpus
    if not text:
        pytest.skip(f"{PLAYS} names no text file")
    theirs = run_probe(baseline(), PROBE, text, "0", NEVER, timeout_s=3600)
    ours = run_probe(HERE, PROBE, text, "0", str(theirs["loss"]), timeout_s=3600)
    assert ours["reached_s"] > 0, "never as low"
    remark = f"loss {theirs['loss']:.2f}: {ours['reached_s']:.0f} / {theirs['seconds']:.0f} s"
    row = f"processor time to the older build's last loss / its whole run, {Path(text).stem}"
    measured(row, [ours["reached_s"] / theirs["seconds"]], "≤ 0.5", int(ours["steps"] + theirs["steps"]), remark)
