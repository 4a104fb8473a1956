"""Damaged talks, texts, pictures and sets of pictures: a sentence, or what they say; nothing else."""

import copy
import json
import random
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.images import read_images
from scoutview.labs.digits.lab import Digits
from scoutview.labs.digits.settings import DigitsSettings
from scoutview.labs.next_token.text import read_corpus
from scoutview.resources import resource
from scoutview.talks.recordings import recording_path
from scoutview.talks.talk import read_talk, write_talk
from tests.torture.damage import WAYS
from tests.torture.measured import only_sentences

ODD = (
    None,
    True,
    -1,
    10**30,
    1e308,
    "",
    "x" * 10_000,
    [],
    {},
    [[[]]],
    ["\0"],
    "../../../etc/passwd",
    "/dev/zero",
    "NaN",
)


def with_one_odd_value(values, rng: random.Random):
    """A copy of a JSON document with one value, anywhere in it, replaced by an odd one or left out."""
    changed = copy.deepcopy(values)
    places = []

    def walk(node) -> None:
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            places.append((node, key))
            if isinstance(node[key], dict | list):
                walk(node[key])

    walk(changed)
    node, key = rng.choice(places)
    if rng.random() < 0.2:
        del node[key]
    else:
        node[key] = rng.choice(ODD)
    return changed


@pytest.mark.timeout(300)
def test_damaged_talks_are_a_sentence_or_a_talk(tmp_path, rounds, tried):
    whole = resource("talks", "memorising_then_understanding.scouttalk").read_bytes()
    values, rng, path, count, read = json.loads(whole), random.Random(3), tmp_path / "a.scouttalk", rounds(60, 500), 0

    def look(path: Path) -> None:
        talk = read_talk(path)
        write_talk(talk, tmp_path / "again.scouttalk")
        assert read_talk(tmp_path / "again.scouttalk") == talk
        for scene in talk.scenes:
            recording_path(scene, path)

    for number in range(count):
        if number % 2:
            path.write_text(json.dumps(with_one_odd_value(values, rng)))
        else:
            path.write_bytes(WAYS[number % len(WAYS)](whole, rng))
        read += only_sentences(look, path)
    assert 0 < read < count
    for content in (b"", b"[" * 100_000, b'{"format": "scoutview talk", "version": 99}', b"\xff\xfe{}", b"null", b"7"):
        path.write_bytes(content)
        assert not only_sentences(look, path)
    tried("damaged talks: broken bytes, odd values anywhere", count + 6, 0, f"{read} could be read")


def digits_in(folder: Path) -> dict[str, bytes]:
    """Small files of each kind that pictures and texts are read from."""
    rng = np.random.default_rng(0)
    pictures, labels = rng.integers(0, 256, (40, 8, 8), np.uint8), np.arange(40, dtype=np.uint8) % 4
    images = struct.pack(">IIII", 0x0803, *pictures.shape) + pictures.tobytes()
    (folder / "train-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x0801, 40) + labels.tobytes())
    np.savez(folder / "set.npz", images=pictures, labels=labels)
    Image.fromarray(pictures[0]).save(folder / "drawn.png")
    return {
        "train-images-idx3-ubyte": images,
        "set.npz": (folder / "set.npz").read_bytes(),
        "drawn.png": (folder / "drawn.png").read_bytes(),
        "story.txt": ("Once there was a fox. It ran home.\n\n" * 200).encode(),
    }


@pytest.mark.timeout(300)
def test_damaged_data_files_are_a_sentence_or_data(tmp_path, rounds, tried):
    wholes = digits_in(tmp_path)
    lab, rng, count, read = Digits(DigitsSettings()), random.Random(5), rounds(60, 500), 0
    readers = {
        "train-images-idx3-ubyte": lambda path: read_images(path),
        "set.npz": lambda path: read_images(path),
        "drawn.png": lambda path: lab.parse_probe(str(path)),
        "story.txt": lambda path: read_corpus(str(path)),
    }
    for name, content in wholes.items():
        (tmp_path / name).write_bytes(content)
        assert only_sentences(readers[name], tmp_path / name), name
    for number in range(count):
        name = list(wholes)[number % len(wholes)]
        (tmp_path / name).write_bytes(WAYS[number % len(WAYS)](wholes[name], rng))
        read += only_sentences(readers[name], tmp_path / name)
        (tmp_path / name).write_bytes(wholes[name])
    assert 0 < read < count
    tried("damaged texts, pictures and sets of pictures", count, 0, f"{read} could be read")
