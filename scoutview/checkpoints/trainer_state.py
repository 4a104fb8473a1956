"""What the Trainer of Hugging Face notes beside each checkpoint: the step, and what it measured until then.

Source: transformers, src/transformers/trainer_callback.py, TrainerState.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.checkpoints.json_text import read_json_object
from scoutview.checkpoints.stored_file import CheckpointError, is_there
from scoutview.language import tr

NAME = "trainer_state.json"
PASSED_OVER = ("step", "epoch", "total_flos")
RENAMED = {"loss": "train_loss", "eval_loss": "validation_loss"}  # as the labs have them
MOST_STEP = 2**53


@dataclass(frozen=True, eq=False)
class TrainerState:
    """`step` of the checkpoint, `planned_steps` of the run, and `history`, by step and then by name of the measure.

    An evaluation stands in an entry of its own, often for a step that has an entry already: both are in one here.
    """

    step: int
    planned_steps: int
    history: Mapping[int, Mapping[str, float]]
    evaluated: tuple[int, ...]  # steps


def trainer_state(folder: Path) -> TrainerState | None:
    """That of a folder; None where there is none.

    Raises:
        CheckpointError: it is damaged.
    """
    if not is_there(folder / NAME):
        return None
    read = read_json_object(folder / NAME, with_nan=True)
    step = _step(read.get("global_step"))
    if step is None:
        raise CheckpointError(
            tr("{file} of {folder} does not say at which step it was written (global_step).").format(
                file=NAME, folder=folder.name
            )
        )
    entries = read.get("log_history")
    history: dict[int, dict[str, float]] = {}
    evaluated: dict[int, None] = {}
    for entry in entries if isinstance(entries, list) else ():
        at = _step(entry.get("step")) if isinstance(entry, dict) else None
        if at is not None and at <= step:
            measured = _measured(entry)
            history.setdefault(at, {}).update(measured)
            if any(name.startswith(("eval_", "validation_")) for name in measured):
                evaluated[at] = None
    return TrainerState(step, _step(read.get("max_steps")) or 0, history, tuple(sorted(evaluated)))


def step_in(folder: Path) -> int | None:
    """The training step of a folder's weights, as far as it tells."""
    state = trainer_state(folder)
    return None if state is None else state.step


def _measured(entry: Mapping[str, Any]) -> dict[str, float]:
    """The numbers of one entry; what a run needed of time is none of them.

    The entry at the end of a run is about the whole of it: its train_loss is a mean over all steps.
    """
    if "train_runtime" in entry:
        return {}
    named = {RENAMED.get(name, name): value for name, value in entry.items() if name not in PASSED_OVER}
    return {
        name: float(value)
        for name, value in named.items()
        if isinstance(value, int | float)
        and not isinstance(value, bool)
        and not name.endswith(("_runtime", "_per_second"))
    }


def _step(value: Any) -> int | None:
    sound = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < MOST_STEP
    return int(value) if sound and value == int(value) else None
