"""The tour “A car in the eye of a camera”: the numbers of its captions are those of the network that ships."""

import numpy as np
import pytest

from scoutview.graphics.base.numbers import likelihood, percent
from scoutview.observation import Question
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.talk import read_talk
from tools.talk_facts import Facts


@pytest.mark.slow
def test_its_numbers_are_those_of_the_network() -> None:
    scenes = read_talk(resource("talks", "a_car_in_the_eye_of_a_camera.scouttalk")).scenes
    named, evidence, unnamed, *_, wheels, windows = scenes
    with Recording.open(resource("recordings", "photos.scout")) as recording:
        facts = Facts(recording)
        for scene in (named, unnamed):
            answer = facts.answer(0, scene.probe, Question("prediction"))
            best = int(answer["outcome_probabilities"].argmax())
            assert f"“{answer['outcomes'][best]}”" in scene.caption
            assert likelihood(float(answer["outcome_probabilities"][best])) in scene.caption
        hidden = facts.trajectory_end(0, Question("occlusion"))
        assert likelihood(float(np.nanmin(hidden["occlusion_probabilities"]))) in evidence.caption
        for scene, channel in ((wheels, 520), (windows, 497)):
            asked = Question.of("switched_off", layer="block.13.depthwise", channel=channel)
            off = facts.answer(0, named.probe, asked)
            assert f"loses {percent(float(off['off_lost'][417] / off['off_whole']))}" in scene.caption
            assert dict(scene.panels[0].settings)["channel"] == channel
