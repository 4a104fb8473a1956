"""Records a model of somebody's own and asks it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from torch import nn

import scoutview
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording import Recording


def recorded(path: Path, model: nn.Module, **told: object) -> tuple[OwnModel, Asker]:
    """The lab of its recording, and an asker with its newest frame."""
    scoutview.record(model, path, **told).close()
    with Recording.open(path) as recording:
        lab = lab_of_recording(recording)
        frame = recording.frame_at(0)
        assert isinstance(lab, OwnModel)
        asker = Asker(lab)
        asker.load(frame)
    return lab, asker


def asked(asker: Asker, name: str, text: str = "example=1", *changes: str, **choices: object) -> dict[str, np.ndarray]:
    question = Question.of(name, **choices)
    probe = asker.lab.parse_probe(text).with_interventions(changes)
    return dict(asker.answer(probe, [question])[question])
