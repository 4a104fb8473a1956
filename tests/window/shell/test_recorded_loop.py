"""The window of a run that was recorded in a loop of its own: its steps are there, and no training is offered."""

from pathlib import Path

import torch
from torch import nn

import scoutview
from scoutview.labs.own_model.lab import OwnModel
from tests.window.conftest import User


def test_a_recorded_loop_has_its_timeline_and_is_not_trained_on(user: User, tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = nn.Linear(3, 2)
    with scoutview.record(model, tmp_path / "a.scout", example=torch.ones(4, 3), labels=["no", "yes"], every=1) as run:
        for step in range(1, 6):
            with torch.no_grad():
                model.weight += 0.1
            run.step(step, loss=1 / step)
    user.window.open_first(tmp_path / "a.scout")
    user.until(lambda: user.at_rest() and len(user.session.curves) == 6)
    assert user.window.bar.well.isVisible()
    assert not user.window.strip.main_button.isEnabled()
    for command in ("train_anew", "continue", "sweep"):
        assert user.window.commands.why_not(command) == OwnModel.trains_elsewhere
    told = user.observation("prediction")
    assert told["outcomes"].tolist() == ["no", "yes"]
