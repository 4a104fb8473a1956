"""The tour “Memorising, then understanding”: the numbers of its captions are those of the recording."""

from scoutview.frame import Curves
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.talk import read_talk


def test_its_numbers_are_those_of_the_curves() -> None:
    with Recording.open(resource("recordings", "grokking.scout")) as recording:
        curves = recording.curves()
    _, by_heart, waiting, _, suddenly, _, _, formula, rule = read_talk(
        resource("talks", "memorising_then_understanding.scouttalk")
    ).scenes
    for scene, words in ((by_heart, "are right"), (waiting, "Training goes on")):
        assert words in scene.caption
        assert f"are right at step {scene.step:,}, and {share(curves, 'validation', scene.step)}" in scene.caption
    assert value(curves, "train_accuracy", by_heart.step) > 0.999
    assert ">99.9 %" in by_heart.caption
    assert value(curves, "train_accuracy", waiting.step) == 1
    assert "100.0 %" in waiting.caption
    halfway = min(step for step in curves.steps if value(curves, "validation_accuracy", step) >= 0.5)
    assert f"right at step {halfway:,}, 99 % at step {suddenly.step:,}" in suddenly.caption
    assert value(curves, "validation_accuracy", suddenly.step) >= 0.99
    first, last = (int(value(curves, "key_frequencies", step)) for step in (0, rule.step))
    assert f"{last} waves" in formula.caption
    assert f"is in {last} waves; at first it took {first}" in rule.caption


def value(curves: Curves, name: str, step: int) -> float:
    return float(curves.metrics[name][list(curves.steps).index(step)])


def share(curves: Curves, role: str, step: int) -> str:
    return f"{100 * value(curves, f'{role}_accuracy', step):.1f} %"
