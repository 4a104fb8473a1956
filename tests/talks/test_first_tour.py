"""The tour “How a network learns”: every number of its captions is that of the recording, computed here once more."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from scoutview.frame import Arrays
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.panels.matrix_multiply.answer_plan import product_from
from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.scene import Scene
from scoutview.talks.talk import read_talk

SCENES = read_talk(resource("talks", "how_a_network_learns.scouttalk")).scenes
READS, NUMBERS, MAPS, GUESSES, DOWNHILL, AGAIN, LOOKS, WRONG, YOURS = SCENES


class Network:
    """The recorded network, asked anew."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self.lab = lab_of_recording(recording)
        self._asker = Asker(self.lab)

    def ask(self, step: int, probe: str, *questions: Question) -> Arrays:
        if self._asker.step != step:
            self._asker.load(self.recording.frame_at(step))
        answers = self._asker.answer(self.lab.parse_probe(probe), questions).values()
        return {name: array for answer in answers for name, array in answer.items()}

    def shares(self, scene: Scene, step: int | None = None) -> np.ndarray:
        """In per cent."""
        logits = self.ask(scene.step if step is None else step, scene.probe, Question("logits"))["logits"]
        powers = np.exp(logits.astype(np.float64) - logits.max())
        return np.asarray(100 * powers / powers.sum())

    def right(self, scene: Scene) -> int:
        return int(self.ask(0, scene.probe, Question("prediction"))["right_outcome"])

    def weights(self, step: int) -> np.ndarray:
        return np.concatenate([array.ravel() for array in self.recording.frame_at(step).weights.values()]).astype(float)

    def curve(self, name: str, step: int) -> float:
        curves = self.recording.curves()
        return float(curves.metrics[name][list(curves.steps).index(step)])

    def product(self, scene: Scene) -> Product:
        observed = self.ask(scene.step, scene.probe, Question("matrix_product"))
        product = product_from(observed)
        assert product is not None
        return product


@pytest.fixture(scope="module")
def network() -> Iterator[Network]:
    with Recording.open(resource("recordings", "digits.scout")) as recording:
        yield Network(recording)


def numbers(scene: Scene) -> list[float]:
    """Those of its caption, in order."""
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", scene.caption)]


def test_the_digit_that_is_followed_is_guessed_at_first_and_read_at_last(network: Network) -> None:
    digit = network.right(READS)
    assert numbers(READS) == [digit, 99.9, digit]
    assert network.shares(READS)[digit] > 99.9
    weights, named, share = numbers(GUESSES)
    assert (weights, named) == (len(network.weights(0)), digit)
    assert share == pytest.approx(network.shares(GUESSES)[digit], abs=0.05)
    assert np.ptp(network.shares(GUESSES)) < 3  # per cent: as much as any
    assert GUESSES.step == 0


def test_the_scene_that_multiplies_shows_numbers_that_are_not_zero_and_their_sum(network: Network) -> None:
    product, (view,) = network.product(NUMBERS), NUMBERS.panels
    row, column = view.settings["place"]["cell"]
    patch, kernel = product.left[row], product.top[:, column]
    pixels, weights, total = numbers(NUMBERS)
    assert pixels == weights == patch.size
    assert np.count_nonzero(np.abs(patch * kernel) > 0.005) > patch.size / 2  # of those that are not 0 in a cell
    ((bias),) = [network.recording.frame_at(NUMBERS.step).weights["convolution_1.bias"][column]]
    assert total == pytest.approx(patch @ kernel + bias, abs=0.005)


def test_the_maps_explain_the_sum_of_the_scene_before(network: Network) -> None:
    asked = network.ask(MAPS.step, MAPS.probe, Question("pixel_sum"), Question("activation_maps"))
    assert asked["sum_value"] == pytest.approx(numbers(NUMBERS)[-1], abs=0.005)
    assert numbers(MAPS) == [*asked["map_shapes"][:, 0], network.right(MAPS)]


def test_one_step_moves_the_weights_and_the_loss_as_it_says(network: Network) -> None:
    before, after = DOWNHILL.plays or (0, 0)
    assert after == before + 1 == DOWNHILL.step
    moves = np.abs(network.weights(after) - network.weights(before))
    step, moved, typically, higher, lower = numbers(DOWNHILL)
    assert (step, moved) == (after, (moves > 0).sum())
    assert typically == pytest.approx(np.median(moves), abs=0.0005)
    assert higher == pytest.approx(network.curve("validation_loss", before), abs=0.005)
    assert lower == pytest.approx(network.curve("validation_loss", after), abs=0.005)
    assert higher - lower > 0.05  # it is seen
    digit = network.right(DOWNHILL)
    assert network.shares(DOWNHILL)[digit] > network.shares(DOWNHILL, before)[digit] + 5
    shown = re.findall(r"(\d+\.\d) %", DOWNHILL.notes)
    assert shown == [f"{network.shares(DOWNHILL, step)[digit]:.1f}" for step in (before, after)]


def test_after_all_steps_it_reads_what_it_did_not_read_at_first(network: Network) -> None:
    steps, batch, first, last = numbers(AGAIN)
    assert (steps, batch) == (AGAIN.step, network.recording.description.settings["batch"])
    assert AGAIN.plays == (0, AGAIN.step)
    for step, share in ((0, first), (AGAIN.step, last)):
        assert share == pytest.approx(100 * network.curve("validation_accuracy", step), abs=0.5)
    assert first < 20
    assert last > 90


def test_the_digit_that_it_misses_is_missed_and_the_others_are_counted(network: Network) -> None:
    count = int(network.ask(0, WRONG.probe, Question("picture"))["validation_count"])
    asked = [network.ask(WRONG.step, f"validation:{number}", Question("prediction")) for number in range(count)]
    read = [int(answer["outcome_probabilities"].argmax()) == int(answer["right_outcome"]) for answer in asked]
    shares = network.shares(WRONG)
    assert numbers(WRONG)[:4] == [count, sum(read), network.right(WRONG), shares.argmax()]
    assert numbers(WRONG)[4] == pytest.approx(shares.max(), abs=0.05)
    assert shares.argmax() != network.right(WRONG)
    assert shares.max() > 80  # sure of it


def test_what_is_said_without_numbers_needs_none() -> None:
    assert not numbers(LOOKS)
    assert not numbers(YOURS)
