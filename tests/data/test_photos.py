"""A photo as a probe: whatever the file, a square in red, green and blue, or one clear sentence."""

import io
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.photos import (
    KEPT_SIDE,
    MOST_PIXELS,
    photo_asked,
    photo_from_text,
    read_photo,
    shipped_photos,
    text_of_photo,
)
from scoutview.errors import UserError
from scoutview.probe import PhotoProbe

RED, BLUE = (250, 20, 20), (20, 20, 250)


def two_sides(width: int = 120, height: int = 90) -> Image.Image:
    """Its upper half red, its lower half blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)
    return path


def top_and_bottom(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    side = len(pixels)
    return pixels[side // 8, side // 2].astype(int), pixels[-side // 8, side // 2].astype(int)


def assert_red_over_blue(pixels: np.ndarray, within: int = 12) -> None:
    for seen, meant in zip(top_and_bottom(pixels), (RED, BLUE), strict=True):
        assert np.abs(seen - meant).max() <= within, seen


def test_each_shipped_photo_is_asked_by_its_number():
    probes = [photo_from_text(f"photo {number}") for number in range(1, len(shipped_photos()) + 1)]
    pictures = [photo_asked(probe, 224) for probe in probes]
    assert {picture.shape for picture in pictures} == {(224, 224, 3)}
    assert len({picture.tobytes() for picture in pictures}) == len(probes) <= 6
    assert photo_from_text("2") == photo_from_text(" Photo 2 ") == probes[1]
    assert [photo_from_text(text_of_photo(probe)) for probe in probes] == probes


def test_the_middle_square_is_kept_and_a_probe_needs_no_file_any_more(tmp_path):
    image = Image.new("RGB", (200, 60), BLUE)
    image.paste(RED, (70, 0, 130, 60))
    path = saved(image, tmp_path / "wide.png")
    probe = photo_from_text(str(path))
    path.unlink()
    assert (probe.height, probe.width, probe.source) == (60, 60, "wide.png, its middle square")
    assert photo_from_text(text_of_photo(probe)) == probe
    np.testing.assert_array_equal(photo_asked(probe, 224), np.broadcast_to(np.uint8(RED), (224, 224, 3)))


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "bmp", "tif", "gif"])
def test_photos_of_any_kind_are_read(tmp_path, ending):
    assert_red_over_blue(read_photo(saved(two_sides(), tmp_path / f"photo.{ending}")).pixels)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "YCbCr", "RGBA"])
def test_other_colours_become_red_green_and_blue(tmp_path, mode):
    ending = "jpg" if mode in ("CMYK", "YCbCr") else "png"
    pixels = read_photo(saved(two_sides().convert(mode), tmp_path / f"a.{ending}")).pixels
    assert pixels.shape == (90, 90, 3)
    if mode in ("P", "CMYK", "YCbCr", "RGBA"):
        assert_red_over_blue(pixels, within=40)  # a palette is dithered


def test_an_indexed_picture_with_lab_colours_is_read(tmp_path):
    assert read_photo(saved(Image.new("LAB", (40, 40), (100, 128, 128)), tmp_path / "a.tif")).pixels.shape == (
        40,
        40,
        3,
    )


def test_sixteen_bits_become_eight(tmp_path):
    grey = np.linspace(0, 65535, 64).astype(np.uint16).reshape(1, -1).repeat(64, 0)
    pixels = read_photo(saved(Image.fromarray(grey), tmp_path / "deep.png")).pixels
    assert np.abs(pixels[32, :, 0].astype(int) - (grey[0] / 257).round()).max() <= 1
    floats = Image.fromarray((grey / 65535).astype(np.float32))
    assert np.abs(read_photo(saved(floats, tmp_path / "a.tif")).pixels.astype(int) - pixels).max() <= 1


def test_what_is_transparent_is_white(tmp_path):
    image = two_sides().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 120, 45))
    upper, lower = top_and_bottom(read_photo(saved(image, tmp_path / "a.png")).pixels)
    assert upper.tolist() == [255, 255, 255]
    assert np.abs(lower - BLUE).max() <= 2


@pytest.mark.parametrize(("orientation", "turn"), [(3, Image.Transpose.ROTATE_180), (6, Image.Transpose.ROTATE_90)])
def test_a_photo_lies_as_the_camera_noted(tmp_path, orientation, turn):
    notes = Image.Exif()
    notes[0x0112] = orientation
    path = saved(two_sides(90, 90).transpose(turn), tmp_path / "a.jpg", exif=notes, quality=95)
    assert_red_over_blue(read_photo(path).pixels)


def test_a_photo_20000_pixels_wide_is_read_and_one_with_too_many_is_refused(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        wide = read_photo(saved(two_sides(20_000, 400), tmp_path / "wide.jpg"))
        assert wide.pixels.shape == (KEPT_SIDE, KEPT_SIDE, 3)
        assert_red_over_blue(wide.pixels)
        side = 20_000
        assert side * side > MOST_PIXELS
        path = saved(Image.new("1", (side, side)), tmp_path / "huge.png")
        with pytest.raises(UserError, match=r"“huge.png”.* is too large to read: scale it to at most 120 million"):
            read_photo(path)


def test_a_bomb_that_pillow_itself_refuses_is_told_the_same(tmp_path, monkeypatch):
    path = saved(two_sides(), tmp_path / "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(UserError, match="too large to read"):
        read_photo(path)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif"])
def test_a_truncated_photo_is_refused(tmp_path, ending):
    noise = np.random.default_rng(0).integers(0, 255, (90, 120, 3), np.uint8)
    content = saved(Image.fromarray(noise), tmp_path / f"a.{ending}").read_bytes()
    for share in (0.3, 0.7):
        cut = tmp_path / f"cut.{ending}"
        cut.write_bytes(content[: int(share * len(content))])
        with pytest.raises(UserError, match=f"“cut.{ending}” is (damaged or cut short|no photo)"):
            read_photo(cut)


def test_what_is_no_photo_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "text.jpg").write_text("no photo at all")
    (tmp_path / "empty.jpg").touch()
    saved(Image.new("RGB", (300, 5)), tmp_path / "flat.png")
    for text, sentence in (
        (str(tmp_path / "text.jpg"), "“text.jpg” is no photo that can be read: it should be a JPEG"),
        (str(tmp_path / "empty.jpg"), "“empty.jpg” is no photo"),
        (str(tmp_path / "flat.png"), "“flat.png” has 300 x 5 pixels: a photo should have at least 16 on each side"),
        (str(tmp_path), "is a folder: a photo should be"),
        ("nowhere.jpg", "There is no photo “nowhere.jpg”"),
        ("", "Ask with “photo 1”"),
        ("photo 7", "There is no photo 7: those that come along go from 1 to 6"),
        ("photo 0", "There is no photo 0"),
        ("photo:9x9:AAAA", "should be a PNG in base64"),
        ("photo:9x9:A", "should be a PNG in base64"),
        ("photo:999x9:AAAA", "at most 512 x 512"),
    ):
        with pytest.raises(UserError, match=sentence):
            photo_from_text(text)


def test_a_written_photo_of_another_size_than_it_says_is_refused(tmp_path):
    text = text_of_photo(photo_from_text(str(saved(two_sides(), tmp_path / "a.png"))))
    with pytest.raises(UserError, match="is not 91 x 90, as it says"):
        photo_from_text(text.replace("photo:90x90", "photo:91x90"))
    with pytest.raises(UserError, match="three bytes for each pixel"):
        photo_asked(PhotoProbe(pixels=bytes(10), height=2, width=2), 224)


def test_pixels_pass_the_written_form_bit_by_bit():
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    packed = io.BytesIO()
    Image.fromarray(noise).save(packed, "png")
    probe = PhotoProbe(number=0, pixels=noise.tobytes(), height=40, width=40, source="a, b: c")
    again = photo_from_text(text_of_photo(probe))
    assert again == probe
    np.testing.assert_array_equal(np.frombuffer(again.pixels, np.uint8).reshape(40, 40, 3), noise)
