"""Pictures as cameras and drawing programs leave them: turned, on nothing, deep, in shadow, on a desk."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.digits import load_images, split_images
from scoutview.data.framing import framed, measure_framing, read_picture
from scoutview.data.photographed import find_drawing

DIGITS = load_images("digits28")
VALIDATION = split_images(DIGITS.labels).validation
FRAMING = measure_framing(DIGITS.pictures[VALIDATION[:200]])
ORIENTATION = 0x0112
SCENES = ["shadow", "soft shadow", "light falling off", "desk", "desk in shadow", "border", "blackboard"]
HEIGHT, WIDTH = 320, 240
ROWS, COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)


def drawn(label: int) -> np.ndarray:
    """A validation digit as the data holds it, (28, 28)."""
    return DIGITS.pictures[next(number for number in VALIDATION if DIGITS.labels[number] == label)]


def ink_of(label: int) -> np.ndarray:
    """The same, large, off the middle of a sheet, (H, W) in 0..1."""
    large = Image.fromarray((255 * drawn(label)).astype(np.uint8)).resize((130, 130), Image.Resampling.BICUBIC)
    sheet = np.zeros((HEIGHT, WIDTH), np.float32)
    sheet[70:200, 60:190] = np.asarray(large, np.float32) / 255
    return sheet


def photo(label: int, scene: str) -> np.ndarray:
    """A photograph of it, with noise, (H, W) in 0..255."""
    ink = ink_of(label)
    grey = 225 - 175 * ink if scene != "blackboard" else 45 + 160 * ink
    if scene in ("desk", "desk in shadow"):
        sheet = (np.abs(ROWS - 135) < 95 + COLUMNS / 20) & (np.abs(COLUMNS - 125) < 90)
        grey = np.where(sheet, grey, 90 + 10 * np.sin(ROWS / 9))
    if scene == "border":
        grey[:14] = grey[:, -20:] = grey[:, :9] = 25
    if scene in ("shadow", "desk in shadow", "blackboard"):
        grey = grey * (1 - 0.6 / (1 + np.exp((110 - COLUMNS - ROWS / 5) / 12)))
    if scene == "soft shadow":
        grey = grey * (1 - 0.55 / (1 + np.exp((120 - COLUMNS) / 45)))
    if scene == "light falling off":
        grey = grey * (1.05 - COLUMNS / 350 - ROWS / 900)
    return np.clip(grey + np.random.default_rng(label).normal(0, 3, grey.shape), 0, 255)


@pytest.mark.parametrize("scene", SCENES)
def test_a_drawing_is_found_in_a_photo_and_what_was_done_is_told(scene: str, tmp_path: Path) -> None:
    for label in (0, 1, 4, 5, 7, 8):
        Image.fromarray(photo(label, scene).astype(np.uint8)).save(tmp_path / "photo.png")
        read = read_picture(tmp_path / "photo.png", FRAMING)
        assert np.corrcoef(framed(read.ink, FRAMING).ravel(), drawn(label).ravel())[0, 1] > 0.85, label
        if scene != "blackboard":  # there it may be clear enough without
            assert read.done == "dark strokes cut out of a photo, without shadow and surroundings"


def test_a_clean_drawing_is_taken_as_it_is_however_bold(tmp_path: Path) -> None:
    for pen in (8, 30, 60):
        sheet = np.full((200, 200), 255, np.uint8)
        sheet[40:160, 100 - pen // 2 : 100 + pen // 2] = 0
        Image.fromarray(sheet).save(tmp_path / "one.png")
        ink = read_picture(tmp_path / "one.png", FRAMING).ink
        assert ink.shape[0] == 64
        assert (ink > 200).all()
        assert "inverted" in read_picture(tmp_path / "one.png", FRAMING).done
    assert find_drawing(np.full((100, 100), 128.0, np.float32)) is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_read_the_way_up_that_the_camera_noted(orientation: int, tmp_path: Path) -> None:
    upright = Image.fromarray((255 - 255 * ink_of(7)).astype(np.uint8))
    ways = Image.Transpose
    undone = {
        2: ways.FLIP_LEFT_RIGHT,
        3: ways.ROTATE_180,
        4: ways.FLIP_TOP_BOTTOM,
        5: ways.TRANSPOSE,
        6: ways.ROTATE_90,
        7: ways.TRANSVERSE,
        8: ways.ROTATE_270,
    }
    stored = upright.transpose(undone[orientation]) if orientation > 1 else upright
    noted = Image.Exif()
    noted[ORIENTATION] = orientation
    stored.save(tmp_path / "turned.png", exif=noted)
    upright.save(tmp_path / "upright.png")
    ink, expected = (read_picture(tmp_path / name, FRAMING).ink for name in ("turned.png", "upright.png"))
    assert np.array_equal(ink, expected)


@pytest.mark.parametrize("colour", [0, 255])
def test_ink_of_any_colour_on_nothing_is_what_is_there(colour: int, tmp_path: Path) -> None:
    ink = (255 * ink_of(7)).astype(np.uint8)
    layers = np.full((HEIGHT, WIDTH, 4), colour, np.uint8)
    layers[..., 3] = ink
    Image.fromarray(layers).save(tmp_path / "on_nothing.png")
    Image.fromarray(255 - ink).save(tmp_path / "on_paper.png")
    found, expected = (read_picture(tmp_path / name, FRAMING).ink for name in ("on_nothing.png", "on_paper.png"))
    assert np.abs(found.astype(int) - expected).max() <= 2


def test_a_deep_picture_is_read_as_a_plain_one(tmp_path: Path) -> None:
    grey = (255 - 255 * ink_of(7)).astype(np.uint16)
    Image.fromarray(grey.astype(np.uint8)).save(tmp_path / "plain.png")
    Image.fromarray(grey * 257).save(tmp_path / "deep.png")
    plain, deep = (read_picture(tmp_path / name, FRAMING).ink for name in ("plain.png", "deep.png"))
    assert np.abs(plain.astype(int) - deep).max() <= 3
