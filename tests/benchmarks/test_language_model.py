"""A real language model in the real window; left out unless SCOUTVIEW_LANGUAGE_MODEL names its Hugging Face folder.

Measured with SmolLM2-135M, in bfloat16. The second checkpoint is the first with noise on its weights, made here.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from scoutview.cli import main
from scoutview.probe import TextProbe
from scoutview.session import Session
from tests.benchmarks.window import open_window, wait

FOLDER = os.environ.get("SCOUTVIEW_LANGUAGE_MODEL", "")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(not FOLDER, reason="SCOUTVIEW_LANGUAGE_MODEL names no folder"),
]

PROBE, PROBES = 40, 5  # tokens of a text, and texts
MOVES = 20
NOISE = 0.02  # of the spread of each weight
THEIRS = """
import sys, torch
from transformers import AutoModelForCausalLM, AutoTokenizer
tokenizer = AutoTokenizer.from_pretrained(sys.argv[1])
model = AutoModelForCausalLM.from_pretrained(sys.argv[1], attn_implementation="eager")
with torch.no_grad():
    model(torch.tensor([tokenizer("The capital of France is").input_ids]), output_attentions=True)
"""
OURS = """
import sys, tempfile
from pathlib import Path
from tests.benchmarks.window import open_window, wait
with tempfile.TemporaryDirectory() as folder, open_window(Path(folder)) as (window, session):
    settled = []
    session.settled.connect(lambda: settled.append(True))
    session.open(Path(sys.argv[1]))
    wait(120, lambda: bool(settled))
    window.grab()
"""


PEAK = """
import json, time
status = open("/proc/self/status").read().splitlines()
print(json.dumps([time.process_time(), next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))]))
"""
FIRST_DATA = Path(__file__).parent / "probes" / "first_data.py"


def noisy(folder: Path) -> Path:
    """A folder of two checkpoints: the model with noise on its weights, and the model."""
    import torch
    from safetensors.torch import load_file, save_file

    for step, noise in ((100, NOISE), (200, 0.0)):
        checkpoint = folder / f"checkpoint-{step}"
        shutil.copytree(FOLDER, checkpoint)
        if noise:
            rng = torch.Generator().manual_seed(0)
            state = load_file(checkpoint / "model.safetensors")
            for name, weight in state.items():
                spread = noise * weight.float().std() * torch.randn(weight.shape, generator=rng)
                state[name] = (weight.float() + spread).to(weight.dtype)
            save_file(state, checkpoint / "model.safetensors", metadata={"format": "pt"})
    return folder


def megabytes() -> float:
    """Those that the program has just now, of shared pages its part."""
    rolled = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in rolled if line.startswith("Pss:"))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    made = folder / "made.scout"
    assert main(["open", str(noisy(folder / "run")), "-o", str(made)]) == 0
    return made


def test_a_typed_text_and_another_checkpoint_are_soon_on_screen(
    report: Callable[[str, str, str], None], recording: Path, tmp_path: Path
) -> None:
    texts = [f"{number} " + "word " * (PROBE - 2) for number in range(PROBES)]
    taken: list[float] = []
    with open_window(tmp_path) as (_, session):
        session.open(recording)
        wait(60, lambda: session.lab is not None and len(session.curves) == 2)
        wait(10)  # torch, and what decides what is shown first
        asked = [spent_until_settled(session, partial(session.set_probe, TextProbe(text=text))) for text in texts]
        moved = []
        for move in range(MOVES):
            moved.append(spent_until_settled(session, partial(session.timeline.go_to, (100, 200)[move % 2])))
            taken.append(megabytes())
    for what, times, goal in (
        (f"a text of {PROBE} tokens on screen", asked, "≤ 1 s"),
        ("another linked checkpoint on screen", moved, "≤ 1.5 s"),
    ):
        seconds, processor = np.median(times, axis=0)
        report(f"language model: {what}", f"p50 {seconds:.2f} s, of the processors {processor:.2f} s", goal)
    report(f"language model: memory over {MOVES} moves", f"{taken[1]:.0f} → {taken[-1]:.0f} MB", "flat")


def spent_until_settled(session: Session, deed: Callable[[], object]) -> tuple[float, float]:
    """Seconds until all of it is painted, and those of the processors."""
    loop = QEventLoop()
    session.settled.connect(loop.quit)
    started, before = time.perf_counter(), time.process_time()
    deed()
    loop.exec()
    QApplication.processEvents()  # paints what was shown
    session.settled.disconnect(loop.quit)
    return time.perf_counter() - started, time.process_time() - before


def test_opening_beside_transformers(measured: Callable[..., None], recording: Path) -> None:
    theirs = [spent(THEIRS, FOLDER) for _ in range(3)]
    some = [json.loads(ran(str(FIRST_DATA), str(recording), "some")) for _ in theirs]
    first = [json.loads(ran(str(FIRST_DATA), str(recording))) for _ in theirs]
    whole = [spent(OURS, str(recording)) for _ in theirs]
    for what, ours, place, goal in (
        ("first picture, seconds", [each["seconds"] for each in some], 0, "≤ 0.5"),
        ("first picture, processor's seconds", [each["processor_s"] for each in some], 1, ""),
        ("a picture in every panel, seconds", [each["seconds"] for each in first], 0, ""),
        ("a picture in every panel, processor's seconds", [each["processor_s"] for each in first], 1, ""),
        ("all answered, seconds", [each[0] for each in whole], 0, ""),
        ("all answered, processor's seconds", [each[1] for each in whole], 1, ""),
        ("all answered, peak megabytes", [each[2] for each in whole], 2, "≤ 0.6"),
    ):
        ratios = [one / other[place] for one, other in zip(ours, theirs, strict=True)]
        told = f"{np.median(ours):.3g} against {np.median([each[place] for each in theirs]):.3g}"
        measured(f"language model: window to {what} / transformers", ratios, goal, len(ratios), told)


def spent(program: str, argument: str) -> tuple[float, float, float]:
    """Seconds, those of the processors, and the most megabytes."""
    started = time.perf_counter()
    told = json.loads(ran("-c", program + PEAK, argument))
    return time.perf_counter() - started, told[0], told[1] / 1024


def ran(*arguments: str) -> str:
    """The last line of what a program says."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout.splitlines()[
        -1
    ]
