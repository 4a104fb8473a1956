"""A training of transformers.Trainer or of Lightning becomes a recording by its callback, where they are installed."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

import scoutview
from scoutview.capture.callbacks import TrainerRecording
from scoutview.errors import UserError
from scoutview.recording import Recording


@pytest.fixture(autouse=True)
def _others_warn() -> Iterator[None]:
    """What these libraries warn of is not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class Tiny(nn.Module):
    """As transformers calls a model: it tells its loss."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(3, 2)

    def forward(self, given: Tensor, labels: Tensor | None = None) -> dict[str, Tensor]:
        logits = self.layer(given)
        loss = {} if labels is None else {"loss": nn.functional.cross_entropy(logits, labels)}
        return loss | {"logits": logits}


EXAMPLES = [{"given": torch.randn(3), "labels": torch.tensor(number % 2)} for number in range(64)]


def trainer(folder: Path, *callbacks: Any, steps: int = 20, model: nn.Module | None = None) -> Any:
    pytest.importorskip("accelerate", reason="accelerate, without which transformers trains nothing, is not installed")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    arguments = transformers.TrainingArguments(
        output_dir=str(folder / "checkpoints"),
        max_steps=steps,
        per_device_train_batch_size=4,
        gradient_accumulation_steps=2,
        logging_steps=5,
        eval_strategy="steps",
        eval_steps=10,
        save_steps=10,
        report_to=[],
        disable_tqdm=True,
        use_cpu=True,
    )
    return transformers.Trainer(
        model or Tiny(), arguments, train_dataset=EXAMPLES, eval_dataset=EXAMPLES[:8], callbacks=list(callbacks)
    )


@pytest.mark.slow
def test_a_trainer_s_training_is_recorded_and_gone_on_with(tmp_path: Path) -> None:
    path, model = tmp_path / "run.scout", Tiny()
    told = {"example": {"given": torch.ones(2, 3)}, "labels": ["even", "odd"], "every": 5}
    trainer(tmp_path, scoutview.trainer_callback(path, **told), model=model).train()
    with Recording.open(path) as recording:
        assert (list(recording.steps), recording.state) == ([0, 5, 10, 15, 20], "finished")
        assert sorted(recording[-1].weights) == ["layer.bias", "layer.weight"]
        assert np.array_equal(recording[-1].weights["layer.weight"], model.layer.weight.detach().numpy())
        assert set(recording[1].metrics) == {"train_loss", "grad_norm", "learning_rate"}
        assert set(recording[2].metrics) == {"train_loss", "grad_norm", "learning_rate", "validation_loss"}
        assert "graph.json" in recording.assets
    again = trainer(tmp_path, scoutview.trainer_callback(path, every=5), steps=30)
    again.train(resume_from_checkpoint=str(tmp_path / "checkpoints" / "checkpoint-10"))
    with Recording.open(path) as recording:
        assert (list(recording.steps), recording.state) == ([0, 5, 10, 15, 20, 25, 30], "finished")
        assert [(change.step, change.name) for change in recording.curves().changes] == [(11, "resumed")]
    other = tmp_path / "other.scout"
    again = trainer(tmp_path, scoutview.trainer_callback(other, every=5), steps=30)
    again.train(resume_from_checkpoint=str(tmp_path / "checkpoints" / "checkpoint-20"))
    with Recording.open(other) as recording:
        assert list(recording.steps) == [20, 25, 30]


@pytest.mark.slow
def test_without_every_steps_that_were_logged_are_frames(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    trainer(tmp_path, scoutview.trainer_callback(path)).train()
    with Recording.open(path) as recording:
        losses = recording.curves().metrics["train_loss"]
        assert np.isfinite(losses[:-1]).sum() >= 2
        assert recording.steps[-1] == 20


@pytest.mark.slow
def test_an_error_in_a_trainer_leaves_what_was_recorded(tmp_path: Path) -> None:
    class Breaking(Tiny):
        calls = 0

        def forward(self, given: Tensor, labels: Tensor | None = None) -> dict[str, Tensor]:
            self.calls += self.training
            if self.calls > 14:
                raise ValueError("broken")
            return super().forward(given, labels)

    callback = scoutview.trainer_callback(tmp_path / "run.scout", every=1)
    with pytest.raises(ValueError, match="broken"):
        trainer(tmp_path, callback, model=Breaking()).train()
    callback.recording.end(ValueError())  # as the end of the program does
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (list(recording.steps), recording.state) == ([0, 1, 2, 3, 4, 5, 6, 7], "failed")


def lightning_run(
    folder: Path, callback: Any, *, epochs: int, breaking: BaseException | None = None, **fit: Any
) -> Any:
    from lightning.pytorch import LightningModule, Trainer

    class Module(LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))

        def training_step(self, batch: Any, index: int) -> Tensor:
            if breaking is not None and self.trainer.global_step >= 6:
                raise breaking
            loss = nn.functional.cross_entropy(self.net(batch["given"]), batch["labels"])
            self.log("train_loss", loss)
            return loss

        def validation_step(self, batch: Any, index: int) -> None:
            self.log("val_loss", nn.functional.cross_entropy(self.net(batch["given"]), batch["labels"]))

        def configure_optimizers(self) -> torch.optim.Optimizer:
            return torch.optim.SGD(self.parameters(), 0.1)

    loader: Any = torch.utils.data.DataLoader(EXAMPLES, batch_size=8)  # type: ignore[arg-type]  # a list is a data set
    whole = Trainer(
        max_epochs=epochs,
        callbacks=[callback],
        logger=False,
        accelerator="cpu",
        enable_progress_bar=False,
        enable_model_summary=False,
        default_root_dir=folder,
    )
    model = Module()
    whole.fit(model, loader, torch.utils.data.DataLoader(EXAMPLES[:8], batch_size=8), **fit)  # type: ignore[arg-type]
    return whole


@pytest.mark.slow
def test_a_training_of_lightning_is_recorded_and_gone_on_with(tmp_path: Path) -> None:
    pytest.importorskip("lightning", reason="lightning is not installed")
    path = tmp_path / "run.scout"
    callback = scoutview.lightning_callback(path, part="net", example=torch.ones(2, 3), every=4)
    whole = lightning_run(tmp_path, callback, epochs=2)
    whole.save_checkpoint(tmp_path / "last.ckpt")
    with Recording.open(path) as recording:
        assert (list(recording.steps), recording.state) == ([0, 4, 8, 12, 16], "finished")
        assert sorted(recording[-1].weights) == ["0.bias", "0.weight", "2.bias", "2.weight"]
        assert set(recording[1].metrics) == {"train_loss"}
        assert set(recording[2].metrics) == {"train_loss", "validation_loss"}
        assert set(recording[3].metrics) == {"train_loss"}
        assert recording.assets["graph.json"]
        assert '"no_graph": ""' in recording.assets["about.json"].decode()
    callback = scoutview.lightning_callback(path, part="net", every=4)
    lightning_run(tmp_path, callback, epochs=3, ckpt_path=str(tmp_path / "last.ckpt"), weights_only=False)
    with Recording.open(path) as recording:
        assert (list(recording.steps), recording.state) == ([0, 4, 8, 12, 16, 20, 24], "finished")


@pytest.mark.slow
@pytest.mark.parametrize(("error", "state"), [(ValueError("broken"), "failed"), (KeyboardInterrupt(), "stopped")])
def test_what_ends_a_training_of_lightning_is_told(tmp_path: Path, error: BaseException, state: str) -> None:
    pytest.importorskip("lightning", reason="lightning is not installed")
    callback = scoutview.lightning_callback(tmp_path / "run.scout", every=2)
    with contextlib.suppress(ValueError, SystemExit, KeyboardInterrupt):
        lightning_run(tmp_path, callback, epochs=2, breaking=error)
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (list(recording.steps), recording.state) == ([0, 2, 4, 6], state)
        assert "net.0.weight" in recording[0].weights


def test_what_was_logged_where_no_frame_is_stands_at_the_next(tmp_path: Path) -> None:
    recording = TrainerRecording(tmp_path / "run.scout", {"every": 4})
    recording.begin(nn.Linear(2, 2), 0)
    for step in range(1, 9):
        if step == 3:
            recording.log({"loss": 0.5, "eval_runtime": 3.0})
        recording.step(step)
    recording.end()
    with Recording.open(tmp_path / "run.scout") as read:
        assert [dict(read[number].metrics) for number in range(3)] == [{}, {"train_loss": 0.5}, {}]
        (loss,) = read.measures()
        assert (list(loss.steps), list(loss.values)) == ([3], [0.5])


@pytest.mark.parametrize(("kind", "library"), [("trainer", "transformers"), ("lightning", "Lightning")])
def test_a_library_that_is_missing_is_named(kind: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("transformers", "lightning.pytorch", "lightning", "pytorch_lightning"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UserError, match=f"^This callback is for {library}, which is not installed here.$"):
        getattr(scoutview, f"{kind}_callback")("run.scout")
