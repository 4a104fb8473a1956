"""Computes the optimized pictures that come with the photos lab: `python -m tools.make_optimized`, some minutes.

Which units: a few of each layer by a rule (those whose maps vary most over the shipped photos), the units that the
guided tour names, and for those of them that are explained the channels that drive and suppress them most. Each picture
is what the lab itself computes, with more steps.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from scoutview.data.photos import photo_asked, shipped_photos
from scoutview.labs.photos.carried import FILE
from scoutview.labs.photos.lab import SIDE, Photos
from scoutview.labs.photos.made_of import made_of
from scoutview.labs.photos.optimizing import optimized
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.models.efficientnet_lite import EfficientNetLite, scaled
from scoutview.probe import PhotoProbe
from scoutview.resources import resource

PICTURE_SIDE, STEPS, QUALITY = 128, 128, 85
GROWTH = ("stem", *(f"block.{number}.depthwise" for number in (1, 3, 6, 9, 11, 13)))
EACH = 6  # of a layer of the growth
NAMED = {  # what people see in them, by eye
    ("block.11.depthwise", 548): "tyres",
    ("block.12.depthwise", 417): "wheels",
    ("block.12.depthwise", 1131): "spoked wheels",
    ("block.13.depthwise", 520): "car bodies with a wheel",
    ("block.13.depthwise", 497): "car bodies with windows",
    ("block.13.depthwise", 28): "spoked wheels",
    **{("classifier", number): "" for number in (511, 609, 661, 717, 779, 817)},  # cars, as the classes are called
}
EXPLAINED = (("block.13.depthwise", 520), ("block.13.depthwise", 28), ("block.13.depthwise", 497))
EXPLAINED_WHEEL = ("block.12.depthwise", 417)
DRIVING, SUPPRESSING = 6, 4
Unit = tuple[str, int]


def varied(model: EfficientNetLite) -> Iterator[Unit]:
    """Of each layer of the growth the channels whose maps vary most over the shipped photos."""
    photos = np.stack([photo_asked(PhotoProbe(number=each + 1), SIDE) for each in range(len(shipped_photos()))])
    with torch.no_grad():
        answers = model.answers(scaled(torch.from_numpy(photos).permute(0, 3, 1, 2).float()))
    for layer in GROWTH:
        spread = answers[layer].transpose(0, 1).flatten(1).std(1)
        yield from ((layer, int(channel)) for channel in torch.argsort(-spread, stable=True)[:EACH])


def joined(model: EfficientNetLite) -> Iterator[Unit]:
    """The channels that drive and suppress the explained ones most."""
    for layer, channel in (*EXPLAINED, EXPLAINED_WHEEL):
        answer = made_of(model, layer, channel)
        order = answer["made_order"]
        for source in (*order[:DRIVING], *order[-SUPPRESSING:]):
            yield str(answer["made_source"]), int(source)


def main() -> None:
    torch.set_num_threads(1)
    model = Photos(PhotosSettings()).first_model().eval()
    assert isinstance(model, EfficientNetLite)
    wanted = set(varied(model)) | set(joined(model)) | set(NAMED)
    units = sorted(wanted, key=lambda unit: (model.layers.index(unit[0]), unit[1]))
    files, answers = [], []
    for layer, channel in units:
        *_, last = optimized(model, layer, [channel], side=PICTURE_SIDE, steps=STEPS, every=STEPS)
        packed = io.BytesIO()
        Image.fromarray(last.pictures[0]).save(packed, "jpeg", quality=QUALITY, optimize=True)
        files.append(packed.getvalue())
        answers.append(float(last.answers[0]))
        sys.stdout.write(f"{layer} {channel}: {answers[-1]:.2f}, {len(files[-1]):,} bytes\n")
        sys.stdout.flush()
    path: Path = resource(FILE)
    np.savez(
        path,
        jpegs=np.frombuffer(b"".join(files), np.uint8),
        sizes=np.array([len(file) for file in files], np.int64),
        layers=np.array([layer for layer, _ in units]),
        channels=np.array([channel for _, channel in units], np.int64),
        answers=np.array(answers, np.float32),
        words=np.array([NAMED.get(unit, "") for unit in units]),
        steps=np.array(STEPS, np.int64),
    )
    sys.stdout.write(f"{path}: {len(units)} pictures, {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
