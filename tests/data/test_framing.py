from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.digits import load_images, split_images
from scoutview.data.drawn_pictures import probe_from_text, text_of_probe
from scoutview.data.framing import Framing, framed, measure_framing, read_picture
from scoutview.errors import UserError
from scoutview.probe import PictureProbe


def carried(images: str) -> np.ndarray:
    digits = load_images(images)
    return digits.pictures[split_images(digits.labels).validation[:200]]


CARRIED, LARGER = carried("digits"), carried("digits28")
FRAMING, LARGER_FRAMING = measure_framing(CARRIED), measure_framing(LARGER)


def on_paper(picture: np.ndarray, left: int, top: int, side: int) -> Image.Image:
    """A digit drawn dark on light, somewhere on a large sheet."""
    ink = Image.fromarray((picture * 255).astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    paper = Image.new("L", (400, 300), 255)
    paper.paste(Image.fromarray(255 - np.asarray(ink)), (left, top))
    return paper


def test_the_framing_of_the_digits_is_found() -> None:
    assert FRAMING.papered
    assert FRAMING.stretched
    assert FRAMING.height == 1
    assert FRAMING.centre == pytest.approx((0.5, 0.5), abs=0.03)
    assert 0.25 < FRAMING.least_ink < 0.3 < FRAMING.most_ink < 0.36


def test_the_framing_of_the_larger_digits_is_a_box_of_20_pixels_centred_by_mass() -> None:
    assert LARGER_FRAMING.papered
    assert (LARGER_FRAMING.height, LARGER_FRAMING.width) == (20 / 28, 20 / 28)
    assert not LARGER_FRAMING.stretched
    assert LARGER_FRAMING.by_mass
    assert LARGER_FRAMING.centre == pytest.approx((0.5, 0.5), abs=0.02)


def test_pictures_without_paper_are_only_scaled(tmp_path: Path) -> None:
    photographs = np.random.default_rng(0).random((20, 8, 8)).astype(np.float32)
    framing = measure_framing(photographs)
    assert not framing.papered
    Image.new("L", (30, 30), 255).save(tmp_path / "white.png")
    read = read_picture(tmp_path / "white.png", framing)
    assert not read.done
    np.testing.assert_allclose(framed(read.ink, framing), 1)


@pytest.mark.parametrize(
    ("pictures", "framing"), [(CARRIED, FRAMING), (LARGER, LARGER_FRAMING)], ids=["digits", "digits28"]
)
def test_a_digit_of_any_place_size_and_polarity_is_read_as_the_data_set_holds_it(
    pictures: np.ndarray, framing: Framing, tmp_path: Path
) -> None:
    path = tmp_path / "draw.png"
    for number, picture in enumerate(pictures[:12]):
        on_paper(picture, 20 * number, 7 * number, 80 + 10 * number).save(path)
        ink = read_picture(path, framing).ink
        assert "inverted" in read_picture(path, framing).done
        again = framed(ink, framing)
        assert np.corrcoef(again.ravel(), picture.ravel())[0, 1] > 0.8
        assert np.array_equal(again, framed(ink, framing))


@pytest.mark.parametrize("pen", [1, 4, 8])
def test_pens_of_any_width_are_brought_to_a_box_of_20_pixels_with_the_usual_amount_of_ink(pen: int) -> None:
    drawing = np.zeros((56, 56), np.uint8)
    drawing[4 : 4 + pen, 8:30] = drawing[4:44, 29 : 29 + pen] = 255  # a seven, not in the middle
    placed = framed(drawing, LARGER_FRAMING)
    assert placed.shape == (28, 28)
    assert LARGER_FRAMING.least_ink - 0.01 < placed.mean() < LARGER_FRAMING.most_ink + 0.01
    assert placed.max(axis=1).sum() == pytest.approx(20, abs=0.2)
    centre = ((np.arange(28) + 0.5) @ placed.sum(1), (np.arange(28) + 0.5) @ placed.sum(0)) / placed.sum() / 28
    assert centre == pytest.approx(LARGER_FRAMING.centre, abs=0.02)


@pytest.mark.parametrize("pen", [1, 4, 8])
def test_pens_of_any_width_leave_the_usual_amount_of_ink(pen: int) -> None:
    drawing = np.zeros((40, 40), np.uint8)
    drawing[4 : 4 + pen, 8:30] = drawing[4:36, 29 : 29 + pen] = 255  # a seven
    placed = framed(drawing, FRAMING)
    assert placed.shape == (8, 8)
    assert FRAMING.least_ink - 0.03 < placed.mean() < FRAMING.most_ink + 0.03
    assert placed[0].max() > 0.5
    assert placed[7].max() > 0.5


def test_centring_by_mass_puts_the_mass_where_the_data_has_it() -> None:
    framing = Framing((28, 28), papered=True, height=20 / 28, width=20 / 28, by_mass=True, centre=(0.5, 0.5))
    drawing = np.zeros((30, 50), np.uint8)
    drawing[3:23, 2:6] = 255
    drawing[19:23, 2:12] = 255
    placed = framed(drawing, framing)
    rows, columns = (np.arange(28) + 0.5) @ placed.sum(1), (np.arange(28) + 0.5) @ placed.sum(0)
    assert rows / placed.sum() == pytest.approx(14, abs=0.2)
    assert columns / placed.sum() == pytest.approx(14, abs=0.2)
    assert np.flatnonzero(placed.max(axis=1) > 0.5).size == 20


def test_files_that_are_no_pictures_and_empty_pictures_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("hello")
    Image.new("RGB", (50, 50), (200, 200, 200)).save(tmp_path / "plain.png")
    for name, sentence in {"text.png": "no picture", "plain.png": "empty", "none.png": "no picture file"}.items():
        with pytest.raises(UserError, match=sentence):
            read_picture(tmp_path / name, FRAMING)
    with pytest.raises(UserError, match="empty"):
        framed(np.zeros((28, 28), np.uint8), FRAMING)


def test_all_written_forms_come_back_equal(tmp_path: Path) -> None:
    on_paper(CARRIED[0], 10, 10, 200).save(tmp_path / "draw.png")
    loaded = probe_from_text(str(tmp_path / "draw.png"), 200, FRAMING)
    assert "draw.png, inverted" in loaded.source
    (tmp_path / "draw.png").unlink()
    drawn = PictureProbe(pixels=bytes(range(0, 252, 9)), height=4, width=7, source="drawn: by hand")
    for probe in (PictureProbe(validation=17), drawn, PictureProbe(pixels=b"\0\xff", height=1, width=2), loaded):
        assert probe_from_text(text_of_probe(probe), 200, FRAMING) == probe


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("validation:200", "from 0 to 199"),
        ("validation:-1", "from 0 to 199"),
        ("validation:x", "from 0 to 199"),
        ("pixels:28x28", "base64"),
        ("pixels:2x2:AAAA", "as many pixels"),
        ("pixels:1x3:AAAA", "empty"),
        ("pixels:65x1:AAAA", "at most 64"),
        ("pixels:1x3:A", "no base64"),
        ("", "validation:0"),
        ("nowhere.png", "no picture file"),
    ],
)
def test_texts_that_mean_no_picture_are_refused_in_words(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        probe_from_text(text, 200, FRAMING)
