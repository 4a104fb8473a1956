"""A training killed with SIGKILL at random moments, while it trains and while it thins its frames."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoutview.recording.reader import Recording

ROOT = Path(__file__).parents[2]
# Tells what is safely in the file: "+5" after the frame of step 5 was committed, "-5" before it may be let go of.
TRAINS = """
import sys
from pathlib import Path
from scoutview.recording.writer import RecordingWriter
from scoutview.training.worker import TrainingRun
from tests.tiny_lab import tiny_lab

add_frame, let_go = RecordingWriter.add_frame, RecordingWriter.let_go

def add_and_tell(writer, frame, marks=()):
    add_frame(writer, frame, marks)
    print(f"+{frame.step}", flush=True)

def tell_and_let_go(writer, steps, change):
    steps = list(steps)
    print("\\n".join(f"-{step}" for step in steps), flush=True)
    let_go(writer, steps, change)

RecordingWriter.add_frame, RecordingWriter.let_go = add_and_tell, tell_and_let_go
lab = tiny_lab(steps=2000, frame_budget=int(sys.argv[2]))
run = TrainingRun(lab, Path(sys.argv[1]), device="cpu", steps=100_000)
run.start()
run.join()
"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("what", "budget"), [("while it trains", 2000), ("while it thins its frames", 100)])
def test_every_committed_frame_is_there_after_a_kill(tmp_path, rounds, tried, what, budget):
    rng, count, lost, thinned = random.Random(budget), rounds(2, 25), 0, 0
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    for number in range(count):
        path = tmp_path / f"{number}.scout"
        words = [sys.executable, "-c", TRAINS, str(path), str(budget)]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment)
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.8))
        process.kill()
        told = [int(line) for line in process.communicate()[0].split(b"\n")[:-1]]
        steps = {step for step in told if step > 0} | {0}
        gone = {-step for step in told if step < 0}
        with Recording.open(path) as recording:
            recording.verify()
            assert recording.state == "interrupted"
            lost += len(steps - gone - set(recording.steps.tolist()))
        thinned += len(gone)
        path.unlink()
    if budget == 100 and count > 10:  # of a few kills all can come before there is anything to thin
        assert thinned > 0
    tried(f"`kill -9` of a training {what}", count, lost, "of the frames that were committed")
