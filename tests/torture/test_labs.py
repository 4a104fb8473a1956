"""Labs that fail in one of their parts, losses that are no numbers, devices that are gone, models too large."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from scoutview.recording.reader import Recording
from tests.tiny_lab import TinyLab, TinyMuonLab, tiny_lab
from tests.torture.trainings import trained

ROOT = Path(__file__).parents[2]
# As torch says it of a graphics card that is gone: from then on of whatever is asked of it.
GONE = torch.AcceleratorError("CUDA error: the device is lost or was reset\nCompile with TORCH_USE_CUDA_DSA", 1)
ERRORS = {"device": GONE, "memory": MemoryError()}
# Trains with settings that no machine has the memory for, after a whole small run of the same lab.
TOO_LARGE = """
import json, sys
from pathlib import Path
from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from scoutview.training.worker import TrainingRun
from tests.every_lab import SMALL
from tests.torture.measured import measured

name, folder = sys.argv[1], Path(sys.argv[2])
kind = lab_named(name)

def status_of(file, settings):
    run = TrainingRun(kind(settings_from_text(kind.Settings, settings)), folder / file, device="cpu")
    run.start()
    run.join()
    return run.status()

assert status_of("small.scout", SMALL[name] | {"steps": "2"}).state == "finished"
with measured() as spent:
    status = status_of("large.scout", json.loads(sys.argv[3]))
sys.stdout.write(json.dumps({"state": status.state, "error": status.error, "bytes": spent.bytes}))
"""
# Tells what a lab says that training takes, and what it took.
TAKES = """
import json, sys
from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text
from tests.every_lab import SMALL
from tests.torture.measured import measured
from scoutview.training.trainer import Trainer
import torch

torch.set_num_threads(1)
kind = lab_named(sys.argv[1])

def train(lab):
    trainer = Trainer(lab)
    frames = [step.frame for step in trainer.steps(2)]
    return frames, trainer.state()

train(kind(settings_from_text(kind.Settings, SMALL[sys.argv[1]])))
lab = kind(settings_from_text(kind.Settings, json.loads(sys.argv[2])))
lab.assets()
lab.draw_batch(torch.Generator().manual_seed(0))
with measured() as spent:
    kept = train(lab)
sys.stdout.write(json.dumps({"said": lab.memory_bytes(), "took": spent.bytes}))
"""


TOLD = {
    "device": "a device that disappears in the middle of a training",
    "memory": "memory that runs out in the middle of a training",
    "nan": "a loss that becomes nan",
    "inf": "a loss that becomes infinite",
}


class Raises(TinyLab):
    """A lab with an error in one of its parts; `where` says in which."""

    where = ""

    def _fail(self, where: str) -> None:
        if self.where == where:
            raise ERRORS.get(where, RuntimeError("it is broken"))

    def build_model(self, rng):
        self._fail("build_model")
        return super().build_model(rng)

    def build_optimizers(self, model):
        self._fail("build_optimizers")
        return super().build_optimizers(model)

    def draw_batch(self, rng):
        self._draws_so_far = getattr(self, "_draws_so_far", 0) + 1
        if self._draws_so_far > 40:
            self._fail("draw_batch")
        return super().draw_batch(rng)

    def loss(self, model, batch):
        loss = super().loss(model, batch)
        if getattr(self, "_draws_so_far", 0) > 40:
            for where in ("loss", "device", "memory"):
                self._fail(where)
            if self.where in ("nan", "inf"):
                return loss * float(self.where)
        return loss

    def evaluate(self, model):
        if getattr(self, "_draws_so_far", 0) > 40:
            self._fail("evaluate")
            self._fail("device")
        return super().evaluate(model)

    def marks(self, curves):
        if len(curves) > 40:
            self._fail("marks")
        return super().marks(curves)

    def assets(self):
        self._fail("assets")
        return super().assets()

    def observe(self, model, probe, questions):
        self._fail("observe")
        return super().observe(model, probe, questions)

    def unfold(self, model, probe, question):
        self._fail("unfold")
        return super().unfold(model, probe, question)


AT_START = ("build_model", "build_optimizers", "assets")
IN_TRAINING = ("draw_batch", "loss", "evaluate", "marks", "device", "memory", "nan", "inf")


def is_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and "Traceback" not in text


@pytest.mark.parametrize("where", [*AT_START, *IN_TRAINING])
def test_a_lab_that_fails_ends_with_a_sentence_and_its_frames_stay(tmp_path: Path, tried, where: str) -> None:
    lab = type("Failing", (Raises,), {"where": where})(tiny_lab().settings)
    status = trained(lab, tmp_path / "a.scout").status()
    assert status.state == "failed"
    assert is_sentence(status.error)
    if where in AT_START:
        assert not list(tmp_path.iterdir())
    else:
        with Recording.open(tmp_path / "a.scout") as recording:
            recording.verify()
            assert len(recording) > 30
            assert recording.state == "failed"
    tried(TOLD.get(where, f"a lab that raises in {where}"), 1, 0)


def test_the_average_of_weights_survives_it_too(tmp_path: Path) -> None:
    lab = type("Failing", (Raises, TinyMuonLab), {"where": "loss"})(tiny_lab().settings)
    assert trained(lab, tmp_path / "a.scout").status().state == "failed"
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()


@pytest.mark.parametrize("where", ["observe", "unfold"])
def test_a_lab_that_cannot_be_asked_keeps_all_its_frames(tmp_path: Path, tried, where: str) -> None:
    lab = type("Failing", (Raises,), {"where": where})(tiny_lab().settings)
    status = trained(lab, tmp_path / "a.scout").status()
    assert is_sentence(status.error)
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()
        assert recording.steps.tolist() == list(range(81))
        assert recording.state == "finished"
    tried(TOLD.get(where, f"a lab that raises in {where}"), 1, 0)


def told_by(program: str, *words: str) -> dict:
    run = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(run.stdout)


@pytest.mark.timeout(300)
def test_a_model_too_large_for_memory_is_refused_before_anything_of_it_is_there(tmp_path: Path, tried) -> None:
    huge = {"layers": "24", "width": "1024", "context": "1024", "batch": "1024"}
    told = told_by(TOO_LARGE, "next_token", str(tmp_path), json.dumps(huge))
    assert told["state"] == "failed"
    assert "GB of memory, and" in told["error"]
    assert told["bytes"] < 100_000_000
    assert [file.name for file in tmp_path.iterdir()] == ["small.scout"]
    tried("a model too large for memory", 1, 0, f"{told['bytes'] / 1e6:.0f} MB were taken before it was refused")


LARGE = {
    "next_token": {"batch": "32", "context": "128", "layers": "6"},
    "digits": {"batch": "2048", "width": "64"},
    "denoising": {"hidden": "1024", "blocks": "3", "batch": "1024"},
    "grokking": {"width": "256"},
}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of memory since a moment")
@pytest.mark.timeout(300)
def test_a_lab_says_about_what_training_takes(rounds, tried) -> None:
    names = list(LARGE)[: rounds(1, 4)]
    found = {name: told_by(TAKES, name, json.dumps(LARGE[name])) for name in names}
    shares = {name: told["took"] / told["said"] for name, told in found.items()}
    assert all(0.5 < share < 2.0 for share in shares.values()), shares
    remark = ", ".join(f"{name} {share:.2f}" for name, share in shares.items())
    tried("what a lab says that training takes, measured", len(names), 0, remark)
