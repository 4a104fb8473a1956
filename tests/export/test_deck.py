"""Decks, read back: a .pptx by python-pptx, a page by an HTML parser."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pytestqt.qtbot import QtBot

from scoutview.errors import UsageError, UserError
from scoutview.export.deck import Slide, write_deck
from scoutview.export.deck_slide import slide_from_picture
from scoutview.export.feeding import Feeder
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.still import png_bytes
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.registry import panel_named
from scoutview.recording.reader import Recording
from tests.small_runs import LAST, recording_of


def png(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(content, "PNG")
    return content.getvalue()


SLIDES = (
    Slide(png(384, 175), "Who <reads> whom?", "“gave” looks back at “apple” & more.", "Wait here.\nThen go on.", DARK),
    Slide(png(100, 300), "A high one", "It stands in the middle."),
    Slide(png(384, 175), "Only a title"),
)


def opened(slides: tuple[Slide, ...], folder: Path) -> Any:
    path = folder / "deck.pptx"
    write_deck(slides, path)
    return Presentation(str(path))


def texts(page: Any) -> list[str]:
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def picture_on(page: Any) -> Any:
    (picture,) = [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    return picture


def test_each_slide_has_its_title_its_caption_and_its_notes(tmp_path: Path) -> None:
    deck = opened(SLIDES, tmp_path)
    assert (deck.slide_width * 9, deck.slide_width) == (deck.slide_height * 16, 12_192_000)
    assert [texts(page) for page in deck.slides] == [
        ["Who <reads> whom?", "“gave” looks back at “apple” & more."],
        ["A high one", "It stands in the middle."],
        ["Only a title"],
    ]
    assert [page.shapes.title.text for page in deck.slides] == [slide.title for slide in SLIDES]
    first, *others = deck.slides
    assert first.notes_slide.notes_text_frame.text == "Wait here.\nThen go on."
    assert not any(page.has_notes_slide for page in others)


def test_words_have_the_themes_colours_and_a_font_that_is_everywhere(tmp_path: Path) -> None:
    for page, theme in zip(opened(SLIDES[:2], tmp_path).slides, (DARK, LIGHT), strict=True):
        assert f"#{page.background.fill.fore_color.rgb}" == theme.panel
        for shape, colour in zip(page.shapes, (theme.text, theme.text2), strict=False):
            (run,) = shape.text_frame.paragraphs[0].runs
            assert (f"#{run.font.color.rgb}", run.font.name) == (colour, "Arial")
            assert run.font.size.pt >= 12


def test_pictures_fit_under_the_words_without_distortion(tmp_path: Path) -> None:
    deck = opened(SLIDES, tmp_path)
    for page, slide in zip(deck.slides, SLIDES, strict=True):
        picture = picture_on(page)
        assert picture.image.blob == slide.image_png
        width, height = picture.image.size
        assert picture.width / picture.height == pytest.approx(width / height, rel=1e-4)
        assert min(picture.left, picture.top) >= 0
        assert picture.left + picture.width <= deck.slide_width
        assert picture.top + picture.height <= deck.slide_height
        words_end = max(shape.top + shape.height for shape in page.shapes if shape.has_text_frame)
        assert picture.top >= words_end
        fills = (picture.width / deck.slide_width, picture.height / (deck.slide_height - picture.top))
        assert max(fills) == pytest.approx(1, abs=0.01)
        assert picture.left == pytest.approx(deck.slide_width - picture.left - picture.width, abs=2)


def test_a_long_title_gets_smaller_letters(tmp_path: Path) -> None:
    short, long = opened(
        (SLIDES[0], Slide(png(9, 9), "Quite a long title, as people write them. " * 2)), tmp_path
    ).slides
    sizes = [page.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt for page in (short, long)]
    assert sizes[0] == 27
    assert 12 <= sizes[1] < 22


def test_the_same_slides_are_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.pptx" for name in "ab"]
    for path in paths:
        write_deck(SLIDES, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_letters_that_no_file_can_hold_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    write_deck([Slide(png(9, 9), "Half \udce9 a\x00 let\x07ter\uffff", "tab\there")], path)
    assert texts(Presentation(str(path)).slides[0]) == ["Half ? a letter", "tab here"]


def test_a_deck_of_nothing_and_another_ending_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="from 1 to"):
        write_deck((), tmp_path / "deck.pptx")
    with pytest.raises(UserError, match="from 1 to"):
        write_deck(SLIDES[:1] * 501, tmp_path / "deck.pptx")
    with pytest.raises(UsageError, match=r"as \.pptx, not deck\.odp"):
        write_deck(SLIDES, tmp_path / "deck.odp")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("names", [("prediction",), ("prediction", "learning_curves")], ids=len)
def test_a_slide_of_panels_leaves_the_words_to_the_slide(qtbot: QtBot, names: tuple[str, ...]) -> None:
    size = PictureSize(1920, 1080)
    picture = Picture([panel_named(name) for name in names], size, LIGHT)
    with Recording.open(recording_of("digits")) as recording:
        lab = lab_of_recording(recording)
        for panel in picture.panels:
            Feeder(recording, lab, lab.default_probe()).feed(panel, LAST)
    words = PictureWords("My title", "My caption.", "Where it came from")
    slide = slide_from_picture(picture, words, "notes")
    assert (slide.title, slide.caption, slide.notes, slide.theme) == ("My title", "My caption.", "notes", LIGHT)
    shown = pixels(slide.image_png)
    whole = pixels(png_bytes(picture.image(words)))
    assert shown.shape[1] == 1920
    assert np.array_equal(shown, whole[1080 - shown.shape[0] :])  # the same panels and footer, nothing of them cut off
    lost = whole[: 1080 - shown.shape[0]]
    assert (lost[-8:] == 255).all()
    assert (lost != 255).any()


def pixels(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as image:
        return np.asarray(image.convert("RGB"))
