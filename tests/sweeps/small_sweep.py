"""Small sweeps of a real lab, and what their recordings hold."""

from collections.abc import Sequence
from pathlib import Path

from scoutview.labs.registry import lab_named
from scoutview.recording.reader import Recording
from scoutview.settings import values_from_texts
from scoutview.sweeps.planning import planned
from scoutview.sweeps.sweep import Sweep
from scoutview.sweeps.variation import variation_of

LAB = "grokking"  # what a recording of it opens with is soonest answered
SMALL = {"modulus": "23", "width": "32"}
SMALL_TEXT = {"layers": "1", "heads": "2", "context": "16", "batch": "4", "tokens": "characters"}


def small_sweep(*variations: str, lab: str = LAB, budgets: Sequence[float] = (), **fixed: str) -> Sweep:
    """`small_sweep("seed=0:4", steps="30")`."""
    kind = lab_named(lab)
    varied = [variation_of(kind.Settings, *variation.split("=")) for variation in variations]
    small = SMALL if lab == LAB else SMALL_TEXT
    texts = {name: text for name, text in small.items() if name not in {each.name for each in varied}}
    return planned(kind, varied, values_from_texts(kind.Settings, texts | fixed), budgets)


def final_bits(folder: Path) -> dict[str, tuple[int, dict[str, bytes]]]:
    """The last step and the weights there, and all that training on needs, of each recording."""
    found = {}
    for path in sorted(folder.glob("*.scout")):
        with Recording.open(path) as recording:
            recording.verify()
            frame = recording.frame_at(recording[-1].step)
            state = recording.training_state()
            assert state is not None
            arrays = {**frame.weights, **{f"state {name}": array for name, array in state.arrays.items()}}
            found[path.stem] = frame.step, {name: array.tobytes() for name, array in arrays.items()}
    return found
