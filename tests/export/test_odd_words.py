"""Any words at all, empty, endless or full of codes: every kind of file takes them and is whole."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pytestqt.qtbot import QtBot

from scoutview.export.deck import Slide, write_deck
from scoutview.export.deck_pptx import LONGEST_PROPERTY
from scoutview.export.deck_slide import slide_from_picture
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.still import pdf_bytes, png_bytes, svg_bytes
from scoutview.graphics.base.theme import LIGHT
from tests.export.test_still import Example, texts

ODD = "\x00\x01\x0b\x1b\x7f\x85\u2028\u2029\u202e\ufeff\ufffe\uffff\ud800\udfff\U0010ffff\t\r\n <>&\"'%]]>"
WORD = st.one_of(
    st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(ODD)), max_size=40),
    st.builds(lambda letter, times: letter * times, st.sampled_from("aW 語\n"), st.integers(200, 3000)),
)


def plain(text: str) -> str:
    """What every file can hold of it, its blanks left out."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(letter for letter in whole if letter.isprintable() and not letter.isspace())


@given(st.tuples(WORD, WORD, WORD, WORD))
@example(("", "", "", ""))
@example(("t" * 300, "c" * 300, "n" * 300, "f" * 300))
@example((ODD, ODD, ODD, ODD))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_exported(qtbot: QtBot, tmp_path: Path, drawn: tuple[str, str, str, str]) -> None:
    title, caption, notes, footer = drawn
    picture = Picture([Example], PictureSize(320, 180), LIGHT)
    words = PictureWords(title, caption, footer)
    assert png_bytes(picture.image(words)).startswith(b"\x89PNG")
    for outlines in (False, True):
        ElementTree.fromstring(svg_bytes(picture, words, outlines=outlines))
    assert len(pypdf.PdfReader(io.BytesIO(pdf_bytes(picture, words))).pages) == 1
    slide = slide_from_picture(picture, words, notes)
    write_deck([slide], tmp_path / "deck.pptx")
    deck = Presentation(str(tmp_path / "deck.pptx"))
    (page,) = deck.slides
    told = page.shapes.title.text
    assert plain(told) == plain(title or Example.title)
    assert deck.core_properties.title == slide.words().title[:LONGEST_PROPERTY]
    if notes:
        assert plain(page.notes_slide.notes_text_frame.text) == plain(notes)


@pytest.mark.parametrize("title", ["two\nlines", "two\r\nlines", "two\u2028lines"])
def test_a_title_is_one_line(qtbot: QtBot, title: str) -> None:
    found = texts(svg_bytes(Picture([Example], PictureSize(640, 360), LIGHT), PictureWords(title)))
    assert [each for each in found if "two" in each and "lines" in each]


def test_a_title_longer_than_a_property_is_whole_on_its_slide(qtbot: QtBot, tmp_path: Path) -> None:
    picture, title = Picture([Example], PictureSize(320, 180), LIGHT), "A title of very many words. " * 20
    slide = Slide(png_bytes(picture.image(PictureWords())), title)
    write_deck([slide], tmp_path / "deck.pptx")
    deck = Presentation(str(tmp_path / "deck.pptx"))
    assert deck.slides[0].shapes.title.text == title
    assert deck.core_properties.title == title[:LONGEST_PROPERTY]
