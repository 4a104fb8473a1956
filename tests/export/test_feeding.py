"""A panel of a picture gets all it needs, of the frame that was asked for, and nothing is asked twice for a film."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import HistoryRequest, Question
from scoutview.panels.denoising.panel import STRIP, DenoisingStepper
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.panels.panel import Panel
from scoutview.panels.prediction.panel import Prediction
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, some_every_day
from tests.small_runs import LAST, recording_of

Asked = Counter[tuple[int | None, Question]]


class Counting(Feeder):
    """A feeder that counts what its model is asked, by step."""

    def __init__(self, recording: Recording) -> None:
        lab = lab_of_recording(recording)
        super().__init__(recording, lab, lab.default_probe())
        self.asked: Asked = Counter()
        answer, unfold = self._frames.asker.answer, self._frames.asker.unfold

        def counted_answer(probe: Any, questions: Collection[Question]) -> Any:
            self.asked.update((self._frames.asker.step, question) for question in questions)
            return answer(probe, questions)

        def counted_unfold(probe: Any, question: Question) -> Any:
            self.asked[self._frames.asker.step, question] += 1
            return unfold(probe, question)

        self._frames.asker.answer, self._frames.asker.unfold = counted_answer, counted_unfold


@pytest.fixture(params=some_every_day(NAMES, 2, turn=3))  # a film asks for much
def feeder(request: pytest.FixtureRequest) -> Iterator[Counting]:
    with Recording.open(recording_of(request.param)) as recording:
        yield Counting(recording)


def shown(panel_class: type[Panel], qtbot: QtBot) -> Panel:
    panel = panel_class(Look(picture=True))
    qtbot.addWidget(panel)
    panel.resize(700, 500)
    panel.show()
    return panel


@pytest.mark.parametrize(
    ("lab_name", "panel_class"),
    [("digits", Prediction), ("digits", LearningCurves), ("denoising", DenoisingStepper)],
)
def test_the_panel_shows_the_frame_that_was_asked_for(qtbot: QtBot, lab_name: str, panel_class: type[Panel]) -> None:
    with Recording.open(recording_of(lab_name)) as recording:
        formulas = []
        for step in (0, LAST):
            panel = shown(panel_class, qtbot)
            assert Counting(recording).feed(panel, step).step == step
            formulas.append(panel.formula())
    assert formulas[0] != formulas[1]


def test_a_panel_that_goes_through_a_film_ends_as_a_fresh_one(feeder: Counting, qtbot: QtBot) -> None:
    another = Counting(feeder._frames.recording)
    for panel_class in panels_for(feeder._frames.lab.channels):
        used, fresh = shown(panel_class, qtbot), shown(panel_class, qtbot)
        for step in (0, 5, LAST):
            feeder.feed(used, step)
        another.feed(fresh, LAST)
        assert used.grab().toImage() == fresh.grab().toImage(), panel_class.name


def test_nothing_is_asked_twice_of_a_frame(feeder: Counting, qtbot: QtBot) -> None:
    panels = [shown(panel_class, qtbot) for panel_class in panels_for(feeder._frames.lab.channels)]
    for step in (0, 1, 1, 0):
        for panel in panels:
            feeder.feed(panel, step)
    assert max(feeder.asked.values()) == 1


def test_a_longer_film_asks_for_its_histories_once(qtbot: QtBot) -> None:
    with Recording.open(recording_of("denoising")) as recording:
        feeder, panel = Counting(recording), shown(DenoisingStepper, qtbot)
        given: list[HistoryRequest] = []
        show = panel.show_history
        panel.show_history = lambda history: (given.append(history.request), show(history))
        for step in range(LAST + 1):
            feeder.feed(panel, step)
        (request,) = panel.histories()
        assert given == [request]
        strips = [step for step, question in feeder.asked.elements() if question == STRIP]
        assert sorted(strips) == sorted(request.steps)
        own = {step for step, question in feeder.asked if question == Question("denoising")}
        assert own == set(range(LAST + 1))


def test_what_is_asked_of_the_model_alone_does_not_keep_the_probe(qtbot: QtBot) -> None:
    with Recording.open(recording_of("grokking")) as recording:
        feeder = Counting(recording)
        name = min(feeder._frames.lab.about_model)
        assert feeder._frames.key(3, feeder._probe, Question(name)).probe is None
        assert feeder._frames.key(3, feeder._probe, Question("logits")).probe == feeder._probe
