"""Trains the Othello lab, a seed at a time, and tells what becomes of each: `docs/othello.md` has the result.

    python -m tools.measure_othello FOLDER FIRST LAST [name=value ...]

trains the seeds FIRST to LAST with these settings, keeps what was found of each in FOLDER and passes over those that
are there. Seconds are those of the processor: with the frames that a run records, evaluations included, and without.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scoutview.labs.othello.channels import ERRORS, HELD_OUT, SURGERY
from scoutview.labs.othello.lab import Othello
from scoutview.labs.othello.settings import OthelloSettings
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.settings import settings_from_text

LEGAL = 0.95  # of first choices


def measured(settings: dict[str, str]) -> dict[str, Any]:
    """One run, and what its last network is asked."""
    import torch

    from scoutview.training.trainer import Trainer

    torch.set_num_threads(1)
    lab = Othello(settings_from_text(OthelloSettings, settings))
    began_s, evaluated_s, reached_s, last_s = time.thread_time(), 0.0, None, time.thread_time()
    frame = None
    for step in Trainer(lab).steps(lab.settings.steps):
        now_s = time.thread_time()
        if step.frame is not None:
            frame = step.frame
            evaluated_s += now_s - last_s  # its one step of training included
            if reached_s is None and frame.metrics["validation_accuracy"] >= LEGAL:
                reached_s = now_s - began_s
        last_s = now_s
    found = {"settings": settings, "cpu": last_s - began_s, "frames_cpu": evaluated_s, "legal_from_cpu": reached_s}
    asker = Asker(lab)
    assert frame is not None
    asker.load(frame)
    probe, plain = lab.default_probe(), [Question(HELD_OUT), Question(ERRORS)]
    for answer in asker.answer(probe, plain).values():
        found |= {name: array.tolist() for name, array in answer.items() if array.ndim < 2}
    for answer in list(asker.unfold(probe, Question(SURGERY)))[-1:]:
        found |= {name: array.tolist() for name, array in answer.items()}
    return found


def main(arguments: Sequence[str]) -> None:
    """The folder, the first and the last seed, and settings."""
    folder, first, last = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    folder.mkdir(parents=True, exist_ok=True)
    settings = dict(text.split("=", 1) for text in arguments[3:])
    for seed in range(first, last + 1):
        path = folder / f"{seed}.json"
        if not path.exists():
            path.write_text(json.dumps(measured({**settings, "seed": str(seed)})), encoding="utf-8")
        found = json.loads(path.read_text(encoding="utf-8"))
        errors = " ".join(f"{error:.3f}" for error in found["read_out_errors"])
        untrained = min(found["read_out_untrained"])
        sys.stdout.write(
            f"seed {seed}: {found['cpu']:.0f} s ({found['frames_cpu']:.0f} of frames),"
            f" legal {found['held_out_first_legal']:.4f}, 95 % from {found['legal_from_cpu']} s; errors {errors},"
            f" untrained {untrained:.3f}, moves {found['read_out_of_moves']:.3f};"
            f" closed {found['surgery_closed']:.3f} {found['surgery_interval']},"
            f" chance {found['surgery_chance_closed']:.3f}\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
