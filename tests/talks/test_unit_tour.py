"""The tour “A feeling that nobody labelled”: the numbers of its captions are those of the recording."""

import re

import pytest

from scoutview.graphics.base.numbers import share
from scoutview.observation import Question
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.talk import read_talk
from tools.talk_facts import Facts


@pytest.mark.slow
def test_its_numbers_are_those_of_the_recording() -> None:
    _, untrained, came, _, negated, many, turned, _, _ = read_talk(
        resource("talks", "a_feeling_that_nobody_labelled.scouttalk")
    ).scenes
    with Recording.open(resource("recordings", "reviews.scout")) as recording:
        facts = Facts(recording)
        own, last = facts.default_probe(), facts.steps[-1]
        best = {step: facts.answer(step, own, Question("best_unit")) for step in (0, came.step, last)}
        before = facts.steps[facts.steps.index(came.step) - 1]
        earlier = float(facts.answer(before, own, Question("best_unit"))["best_judged"])
        controls = facts.answer(last, own, Question("unit_controls"))
        curve = facts.trajectory_end(last, Question("dial_curve"))
    assert f"tells {share(float(best[0]['best_judged']))} of unseen" in untrained.caption
    assert earlier < 0.9 <= float(best[came.step]["best_judged"])
    now = share(float(best[came.step]["best_judged"]))
    assert f"tells {share(earlier)} right at step {before:,}, {now} at step {came.step:,}" in came.caption
    layer, cell = best[last]["best_place"]
    assert f"{layer}.{cell} alone has {share(float(best[last]['best_judged']))} right" in many.caption
    counting = float(controls["control_negated"][controls["control_names"].tolist().index("counting words")])
    told = f"counting words has {share(counting)} right, the unit {share(float(best[last]['best_negated']))}"
    assert told in negated.caption
    means = [int(abs(curve["curve_values"] - mean).argmin()) for mean in curve["curve_means"]]
    assert re.findall(r"\d+ %", turned.caption) == [share(float(curve["curve_shares"][place])) for place in means]
