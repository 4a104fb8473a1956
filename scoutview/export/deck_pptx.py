"""Slides as a .pptx file: words that can be edited in the theme's colours, over a picture."""

import io
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from scoutview.export.deck_slide import Slide

PX = 6350  # EMU of a pixel at 1920x1080, on a slide of 13 1/3 x 7 1/2 inches
WIDTH, HEIGHT = 1920 * PX, 1080 * PX
TITLE_ONLY = 5  # among the layouts of the template
FONT = "Arial"  # or one of the same widths, on every machine
TITLE_PT, CAPTION_PT, TWO_LINES_PT, SMALLEST_PT = 27.0, 15.0, 12.5, 12.0
TITLE_BOX, CAPTION_BOX = (96, 58, 1728, 76), (96, 138, 1728, 66)  # as in a picture: x, y, width, height in pixels
PICTURE_TOP = 206
LETTER, BOLD_LETTER = 0.5, 0.56  # width of one, of the font's size, on average
LONGEST_PROPERTY = 255  # letters of what a file tells of itself; on its slide a title may be longer
SAME_DATE = datetime(2000, 1, 1)  # no clock in a file that should be the same each time


def pptx_file(slides: Sequence[Slide]) -> bytes:
    """The content of the file, 16:9, a slide for each."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    properties = deck.core_properties
    properties.title = slides[0].words().title[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = "ScoutView"
    properties.created = properties.modified = SAME_DATE
    for slide in slides:
        _add(deck, slide.words())
    content = io.BytesIO()
    deck.save(content)
    return _without_dates(content)


def _add(deck: Any, slide: Slide) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _colour(slide.theme.panel)
    _place(page.shapes.title, TITLE_BOX)
    _write(page.shapes.title, slide.title, _title_pt(slide.title), _colour(slide.theme.text), bold=True)
    if slide.caption:
        box = page.shapes.add_textbox(0, 0, 0, 0)
        box.name = "Caption"
        _place(box, CAPTION_BOX)
        long = _ems(slide.caption, LETTER) * CAPTION_PT > _points(CAPTION_BOX)
        _write(box, slide.caption, TWO_LINES_PT if long else CAPTION_PT, _colour(slide.theme.text2), bold=False)
    _add_picture(page, slide)
    if slide.notes:
        page.notes_slide.notes_text_frame.text = slide.notes


def _add_picture(page: Any, slide: Slide) -> None:
    """As large as it fits under the words, its sides in proportion, in the middle."""
    picture = page.shapes.add_picture(io.BytesIO(slide.image_png), 0, 0)
    room = HEIGHT - PICTURE_TOP * PX
    factor = min(WIDTH / picture.width, room / picture.height)
    picture.width, picture.height = Emu(round(picture.width * factor)), Emu(round(picture.height * factor))
    picture.left, picture.top = Emu((WIDTH - picture.width) // 2), Emu(HEIGHT - (room + picture.height) // 2)
    picture.name = "Picture"
    picture._element.nvPicPr.cNvPr.set("descr", slide.caption or slide.title)  # for those who hear it


def _place(shape: Any, box: tuple[int, int, int, int]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(side * PX) for side in box)


def _write(shape: Any, text: str, points: float, colour: RGBColor, *, bold: bool) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if bold else MSO_ANCHOR.TOP
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, Pt(points), bold, colour


def _title_pt(title: str) -> float:
    """So large that it stands on one line, as far as that can be read."""
    return max(SMALLEST_PT, min(TITLE_PT, _points(TITLE_BOX) / max(1e-9, _ems(title, BOLD_LETTER))))


def _ems(text: str, usual: float) -> float:
    """About the width of a text, in units of its font's size."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else usual for letter in text)


def _points(box: tuple[int, int, int, int]) -> float:
    return box[2] * PX / Pt(1)


def _colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.removeprefix("#"))


def _without_dates(content: io.BytesIO) -> bytes:
    """The same archive with the clock left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
