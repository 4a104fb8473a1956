"""What a recording opens with: answers that a window can show before torch is loaded."""

from typing import Any

from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.observing.answer import Asker, stacked
from scoutview.probe import Probe


def opening_answers(lab: Lab[Any, Any], frame: Frame, probe: Probe) -> dict[Question, Arrays]:
    """What a window shows of this frame before torch is loaded: all questions with the lab's own choices."""
    asker = Asker(lab)
    asker.load(frame)
    plain = [Question(name) for name in lab.kept_questions() if name not in lab.trajectories]
    answers: dict[Question, Arrays] = dict(asker.answer(probe, plain))
    for name in sorted(lab.kept_trajectories):
        answers[Question(name)] = stacked(list(asker.unfold(probe, Question(name))))
    return answers
