import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.digits import load_images
from scoutview.errors import UserError

RNG = np.random.default_rng(0)
PICTURES = RNG.integers(0, 256, (12, 6, 5), dtype=np.uint8)
PICTURES[:, [0, -1]] = PICTURES[:, :, [0, -1]] = 0
PICTURES[0, 2, 2] = 255
LABELS = np.arange(12) % 3


def idx_bytes(array: np.ndarray) -> bytes:
    return (
        bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.astype(np.uint8).tobytes()
    )


def save(path: Path, **arrays: np.ndarray) -> str:
    np.savez(path, **arrays)
    return str(path)


@pytest.mark.parametrize("scale", [1 / 255, 16 / 255, 1.0])
def test_any_intensity_range_becomes_0_to_1(tmp_path: Path, scale: float) -> None:
    images = load_images(save(tmp_path / "own.npz", images=PICTURES * scale, labels=LABELS))
    np.testing.assert_allclose(images.pictures, PICTURES / 255, atol=1e-6)
    assert images.high == pytest.approx(255 * scale)
    assert images.classes == ("0", "1", "2")


def test_names_and_gaps_in_labels_are_kept_apart(tmp_path: Path) -> None:
    named = load_images(
        save(tmp_path / "a.npz", images=PICTURES, labels=LABELS, classes=np.array(["cat", "dog", "cow", "never"]))
    )
    assert named.classes == ("cat", "dog", "cow", "never")
    gaps = load_images(save(tmp_path / "b.npz", images=PICTURES, labels=np.array([7, 3, 9])[LABELS].astype(float)))
    assert gaps.classes == ("3", "7", "9")
    assert gaps.labels[:3].tolist() == [1, 0, 2]
    texts = load_images(save(tmp_path / "c.npz", images=PICTURES, labels=np.array(["b", "a", "c"])[LABELS]))
    assert texts.classes == ("a", "b", "c")
    assert texts.labels[:3].tolist() == [1, 0, 2]


def test_colour_becomes_grey_by_its_luma(tmp_path: Path) -> None:
    colour = RNG.random((12, 6, 5, 3))
    colour[0, 0, 0] = 1
    colour[:, [0, -1]] *= 0.2
    expected = colour @ [0.299, 0.587, 0.114]
    last = load_images(save(tmp_path / "a.npz", images=colour, labels=LABELS))
    np.testing.assert_allclose(last.pictures, expected / expected.max(), atol=1e-6)
    first = load_images(save(tmp_path / "b.npz", images=np.moveaxis(colour, -1, 1), labels=LABELS))
    np.testing.assert_allclose(first.pictures, last.pictures, atol=1e-6)


def test_a_data_set_on_bright_paper_is_inverted(tmp_path: Path) -> None:
    bright = load_images(save(tmp_path / "a.npz", images=255 - PICTURES, labels=LABELS))
    np.testing.assert_allclose(bright.pictures, PICTURES / 255, atol=1e-6)


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        ({"images": PICTURES}, "no array “labels”"),
        ({"images": PICTURES[:0], "labels": LABELS[:0]}, "no images"),
        ({"images": PICTURES, "labels": LABELS[:5]}, "each image needs one label"),
        ({"images": PICTURES, "labels": LABELS * 0}, "at least two classes"),
        ({"images": np.zeros((12, 65, 65)), "labels": LABELS}, "at most 64 x 64"),
        ({"images": np.zeros((12, 2, 65)), "labels": LABELS}, "at most 64 x 64"),
        ({"images": np.zeros((12, 3, 3)), "labels": LABELS}, "at least 4 x 4"),
        ({"images": np.full((12, 6, 5), np.nan), "labels": LABELS}, "NaN"),
        ({"images": np.zeros((12, 6, 5)), "labels": LABELS}, "same value"),
        ({"images": PICTURES, "labels": LABELS - 1}, "0 or more"),
        ({"images": PICTURES, "labels": LABELS + 0.5}, "whole numbers"),
        ({"images": PICTURES, "labels": LABELS, "classes": np.array(["a", "b"])}, "names 2 classes"),
        ({"images": PICTURES[0], "labels": LABELS[:6]}, "shape"),
        ({"images": PICTURES.astype(object), "labels": LABELS}, "plain number arrays"),
        ({"images": PICTURES.astype(str), "labels": LABELS}, "no numbers"),
    ],
)
def test_arrays_that_cannot_be_learned_from_are_refused_in_words(
    tmp_path: Path, arrays: dict[str, np.ndarray], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        load_images(save(tmp_path / "own.npz", **arrays))


def test_files_that_are_something_else_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("hello")
    (tmp_path / "broken.npz").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "empty").mkdir()
    for name, sentence in {
        "nowhere": "There is nothing at",
        "text.txt": "nothing that pictures can be read from",
        "broken.npz": "could not be read",
        "empty": "at least two folders",
    }.items():
        with pytest.raises(UserError, match=sentence):
            load_images(str(tmp_path / name))


@pytest.mark.parametrize("zipped", [False, True])
def test_an_idx_pair_is_found_from_either_file_and_from_its_folder(tmp_path: Path, zipped: bool) -> None:
    suffix = ".gz" if zipped else ""
    pack = gzip.compress if zipped else bytes
    for name, array in {"train-images-idx3-ubyte": PICTURES, "train-labels-idx1-ubyte": LABELS}.items():
        (tmp_path / (name + suffix)).write_bytes(pack(idx_bytes(array)))
    for path in (tmp_path, *tmp_path.iterdir()):
        images = load_images(str(path))
        np.testing.assert_allclose(images.pictures, PICTURES / 255, atol=1e-6)
        assert images.labels.tolist() == LABELS.tolist()


def test_training_and_test_files_in_a_folder_are_one_data_set_and_two_data_sets_are_refused(tmp_path: Path) -> None:
    for part in ("train", "t10k"):
        (tmp_path / f"{part}-images-idx3-ubyte").write_bytes(idx_bytes(PICTURES))
        (tmp_path / f"{part}-labels-idx1-ubyte").write_bytes(idx_bytes(LABELS))
    assert len(load_images(str(tmp_path)).labels) == 24
    (tmp_path / "emnist-letters-train-images-idx3-ubyte").write_bytes(idx_bytes(PICTURES.swapaxes(1, 2)))
    (tmp_path / "emnist-letters-train-labels-idx1-ubyte").write_bytes(idx_bytes(LABELS))
    with pytest.raises(UserError, match="several sets"):
        load_images(str(tmp_path))
    letters = load_images(str(tmp_path / "emnist-letters-train-labels-idx1-ubyte"))
    np.testing.assert_allclose(letters.pictures, PICTURES / 255, atol=1e-6)


def test_damaged_idx_files_are_refused_in_words(tmp_path: Path) -> None:
    images, labels = tmp_path / "train-images-idx3-ubyte", tmp_path / "train-labels-idx1-ubyte"
    images.write_bytes(idx_bytes(PICTURES))
    with pytest.raises(UserError, match="partner"):
        load_images(str(images))
    labels.write_bytes(idx_bytes(LABELS)[:-3])
    with pytest.raises(UserError, match="cut off"):
        load_images(str(images))
    labels.write_bytes(gzip.compress(idx_bytes(LABELS))[:-9])
    with pytest.raises(UserError, match="damaged gzip"):
        load_images(str(images))


def test_a_folder_of_folders_names_its_classes_and_fits_odd_sizes(tmp_path: Path) -> None:
    for number, picture in enumerate(PICTURES):
        folder = tmp_path / ["one", "two", "three"][number % 3]
        folder.mkdir(exist_ok=True)
        Image.fromarray(picture).save(folder / f"{number:02}.png")
    Image.fromarray(np.pad(PICTURES[0], 3)).convert("RGBA").save(tmp_path / "one" / "larger.png")
    (tmp_path / "one" / "notes.txt").write_text("no picture")
    images = load_images(str(tmp_path))
    assert images.classes == ("one", "three", "two")
    assert images.pictures.shape == (13, 6, 5)
    np.testing.assert_allclose(images.pictures[0], PICTURES[0] / 255, atol=1e-6)
    (tmp_path / "two" / "broken.png").write_bytes(b"\x89PNG and no more")
    with pytest.raises(UserError, match=r"two/broken\.png"):
        load_images(str(tmp_path))
    (tmp_path / "two" / "broken.png").unlink()
    Image.new("L", (65, 10)).save(tmp_path / "two" / "wide.png")
    with pytest.raises(UserError, match="at most 64 x 64"):
        load_images(str(tmp_path))
