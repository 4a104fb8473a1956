"""What the network that reads photos costs beside the package's, and what an optimized picture does beside a pass."""

import time
import warnings
from collections.abc import Callable

import pytest
import torch

from scoutview.labs.photos.lab import Photos
from scoutview.labs.photos.optimizing import SIDE, STEPS, optimized
from scoutview.labs.photos.published import published_weights
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.models.efficientnet_lite import EfficientNetLite

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

ROUNDS, PASSES = 7, 5
DEEPEST, CHANNEL = "block.13.depthwise", 520


def network() -> EfficientNetLite:
    torch.set_num_threads(1)
    model = Photos(PhotosSettings()).first_model().eval()
    assert isinstance(model, EfficientNetLite)
    return model


def seconds(forward: Callable[[], object]) -> float:
    """Of the processor, for some passes."""
    started = time.process_time()
    with torch.no_grad():
        for _ in range(PASSES):
            forward()
    return time.process_time() - started


def test_a_photo_is_named_in_at_most_1_2_of_the_packages_time(measured: Callable[..., None]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("efficientnet_lite_pytorch")
    ours, theirs, photo = network(), package.EfficientNet.from_name("efficientnet-lite0"), torch.zeros(1, 3, 224, 224)
    theirs.load_state_dict(published_weights())
    theirs.eval()
    seconds(lambda: (ours(photo), theirs(photo)))  # warms both up
    shares = [seconds(lambda: ours(photo)) / seconds(lambda: theirs(photo)) for _ in range(ROUNDS)]
    measured("a photo through EfficientNet-Lite0: ours / the package's", shares, "≤ 1.2", ROUNDS * PASSES)
    assert min(shares) <= 1.2


def test_a_step_of_an_optimized_picture_costs_a_few_passes_of_it(measured: Callable[..., None]) -> None:
    """Backward costs about two passes, and the picture is looked at once more after the step."""
    ours, picture = network(), torch.zeros(1, 3, SIDE, SIDE)
    shares, remark = [], ""
    for _ in range(3):
        started = time.process_time()
        steps = sum(1 for _ in optimized(ours, DEEPEST, [CHANNEL]))
        took = time.process_time() - started
        shares.append(took / STEPS / (seconds(lambda: ours.response(picture, DEEPEST)) / PASSES))
        remark = f"{took:.1f} s for {STEPS} steps at {SIDE} pixels"
        assert steps == STEPS + 1
    measured("a step of an optimized picture / one pass of it to the layer", shares, "≤ 8", STEPS, remark)
    assert min(shares) <= 8
