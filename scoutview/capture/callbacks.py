"""Callbacks that record a training of transformers.Trainer or of Lightning, which are imported when one is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import nn

from scoutview.capture.captured_run import CapturedRun, record
from scoutview.errors import UserError
from scoutview.language import tr

OF_THE_CLOCK = ("runtime", "per_second", "epoch", "total_flos")  # how the names of numbers end that are no curves


class TrainerRecording:
    """The recording of a trainer that counts its steps itself.

    A step is recorded when the next one begins: what was logged and evaluated after it is known then, and the weights
    are the same. What is logged at a step that is no frame is kept there, and told with the next one that is as well.

    Args:
        path: of the recording.
        told: what else `scoutview.record` is told.
    """

    def __init__(self, path: str | Path, told: Mapping[str, Any]) -> None:
        self._path, self._told = Path(path), told
        self._run: CapturedRun | None = None
        self._logged: dict[str, Any] = {}
        self._since_frame: dict[str, Any] = {}
        self._step = 0

    def begin(self, model: nn.Module, step: int) -> None:
        """Training begins, or goes on after this step: then with the file that is there."""
        self.end(RuntimeError())  # of one that an error ended, which nobody told of
        self._run = record(model, self._path, **{"resume": step > 0, "step": step, **self._told})
        self._step, self._logged, self._since_frame = step, {}, {}

    def log(self, numbers: Mapping[str, Any]) -> None:
        """These were told since the newest step."""
        self._logged |= {name: value for name, value in numbers.items() if not name.endswith(OF_THE_CLOCK)}

    def step(self, step: int) -> None:
        """So many steps are taken; the same number again is nothing new."""
        if self._run is not None and step > self._step:
            logged, self._logged, self._step = self._logged, {}, step
            is_frame = self._run.step_with(step, logged, self._since_frame)
            self._since_frame = {} if is_frame else {**self._since_frame, **logged}

    def end(self, error: BaseException | None = None) -> None:
        """Training is over, or an error ended it."""
        if self._run is not None:
            run, self._run = self._run, None
            run.__exit__(None if error is None else type(error), error, None)


def trainer_callback(path: str | Path, **told: Any) -> Any:
    """Records a training of transformers: `Trainer(..., callbacks=[scoutview.trainer_callback("run.scout")])`.

    Args:
        path: of the recording; a training that goes on from a checkpoint goes on with it.
        told: what else `scoutview.record` is told: example, tokenizer, every, ...

    Raises:
        UserError: transformers is not there.
    """
    try:
        from transformers import TrainerCallback
    except ImportError as error:
        raise UserError(tr("This callback is for transformers, which is not installed here.")) from error

    class ScoutViewCallback(TrainerCallback):
        recording = TrainerRecording(path, told)

        def on_train_begin(self, args: Any, state: Any, control: Any, **given: Any) -> None:
            self.recording.begin(given["model"], state.global_step)

        def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.recording.step(state.global_step)

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if "train_runtime" not in logs:  # means over all of the run, told at its end
                self.recording.log(logs)

        def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.recording.step(state.global_step)
            self.recording.end()

    return ScoutViewCallback()


def lightning_callback(path: str | Path, part: str = "", **told: Any) -> Any:
    """Records a training of Lightning: `Trainer(callbacks=[scoutview.lightning_callback("run.scout")])`.

    Args:
        path: of the recording; a training that goes on from a checkpoint goes on with it.
        part: which module inside of the LightningModule is recorded, by its name: without it, all of it.
        told: what else `scoutview.record` is told: example, tokenizer, every, ...

    Raises:
        UserError: Lightning is not there.
    """
    try:
        from lightning.pytorch import Callback
    except ImportError:
        try:
            from pytorch_lightning import Callback  # as it was called before, and is installed by itself
        except ImportError as error:
            raise UserError(tr("This callback is for Lightning, which is not installed here.")) from error

    class ScoutViewCallback(Callback):
        recording = TrainerRecording(path, told)
        before: Mapping[str, Any] = {}
        evaluated: frozenset[str] = frozenset()  # the names that a validation tells, which stay what they were after it

        def on_train_start(self, trainer: Any, pl_module: Any) -> None:
            self.recording.begin(pl_module.get_submodule(part), trainer.global_step)

        def on_train_batch_start(self, trainer: Any, pl_module: Any, batch: Any, batch_idx: int) -> None:
            self.recording.step(trainer.global_step)

        def on_train_batch_end(self, trainer: Any, *_: Any) -> None:
            told = dict(trainer.callback_metrics)
            self.recording.log({name: value for name, value in told.items() if name not in self.evaluated})

        def on_validation_start(self, trainer: Any, pl_module: Any) -> None:
            self.before = dict(trainer.callback_metrics)

        def on_validation_end(self, trainer: Any, pl_module: Any) -> None:
            told = dict(trainer.callback_metrics)
            new = {name: value for name, value in told.items() if value is not self.before.get(name)}
            self.evaluated |= new.keys()
            self.recording.log(new)

        def on_train_end(self, trainer: Any, pl_module: Any) -> None:
            self.recording.step(trainer.global_step)
            self.recording.end()

        def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
            self.recording.end(exception)

    return ScoutViewCallback()
