"""The letters of an .svg: set in a list of fonts that ends in one that every program has, or drawn as shapes."""

import re
from html import unescape
from xml.etree import ElementTree

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.still import svg_bytes
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from tests.export.test_still import SVG, WORDS, drawn_back, example, pixels, texts


def test_every_list_of_fonts_ends_in_a_generic_one(qtbot: QtBot) -> None:
    lists = re.findall(r'font-family="([^"]*)"', svg_bytes(example(), WORDS).decode())
    assert len(lists) > 6
    assert all(families.split(",")[-1] == "sans-serif" for families in lists)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_letters_as_shapes_look_as_text_does(qtbot: QtBot, theme: Theme) -> None:
    shapes, text = (pixels(drawn_back(svg_bytes(example(theme), WORDS, outlines=each))) for each in (True, False))
    difference = np.abs(shapes - text)
    assert (text != text[0, 0]).any(-1).mean() > 0.03
    assert difference.mean() < 0.5
    assert (difference.max(-1) > 100).mean() < 0.004


def test_letters_as_shapes_need_no_font_and_are_named_by_what_they_say(qtbot: QtBot) -> None:
    picture = example()
    said = texts(svg_bytes(picture, WORDS))
    svg = svg_bytes(picture, WORDS, outlines=True)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}text"))
    named = [path for path in root.iter(f"{SVG}path") if "aria-label" in path.attrib]
    assert [path.get("aria-label") for path in named] == said
    assert all(path.get("d", "").startswith("M") for path in named)
    assert WORDS.title in map(unescape, said)
    assert svg == svg_bytes(picture, WORDS, outlines=True)
