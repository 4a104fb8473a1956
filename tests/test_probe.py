"""The written form of a probe that is made of fields."""

from dataclasses import dataclass

import pytest

from scoutview.errors import UserError
from scoutview.probe import NumbersProbe, Probe, probe_from_text, text_of_probe
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class Asked(Probe):
    """A little of everything."""

    size: float = setting(1.5, "Size", minimum=0.0, maximum=10.0)
    count: int = setting(3, "Count", minimum=0, maximum=9)
    mirrored: bool = setting(False, "Mirrored")
    word: str = setting("a b", "Word")
    way: str = setting("up", "Way", choices=("up", "down"))


DEFAULT = Asked()


@pytest.mark.parametrize(
    "probe",
    [
        DEFAULT,
        Asked(size=0.1 + 0.2, count=9, mirrored=True, way="down"),
        Asked(size=1e-30),
        Asked(word='she said "a=1, b=2"'),
        Asked(word=" spaces kept "),
        Asked(word=""),
        Asked(word="two\nlines, and a \\ backslash"),
        Asked(word="a\\b"),
        NumbersProbe(a=-3, b=10**17),
    ],
)
def test_it_is_read_back_to_an_equal_probe(probe: Probe) -> None:
    assert probe_from_text(text_of_probe(probe), type(probe)()) == probe


def test_it_is_written_as_a_person_would() -> None:
    assert text_of_probe(DEFAULT) == "size=1.5,count=3,mirrored=no,word=a b,way=up"
    assert text_of_probe(Asked(size=2.0, word="a, b")) == 'size=2,count=3,mirrored=no,word="a, b",way=up'


def test_any_part_in_any_order_is_enough() -> None:
    assert probe_from_text(" way = down , count=4,", DEFAULT) == Asked(way="down", count=4)
    assert probe_from_text("", DEFAULT) == DEFAULT


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("size=11", r"Size \(size\) should be from 0 to 10, not 11"),
        ("count=4.5", r"Count \(count\) should be a whole number, not “4.5”"),
        ("way=left", r"Way \(way\) should be one of up, down, not “left”"),
        ("length=3", "“length=3” cannot be asked for: a probe is written size=1.5,count=3"),
        ("3", "“3” cannot be asked for"),
        ("count=1,count=2", "“count” is given twice"),
        ('word="open', '“word="open” cannot be asked for'),
        ('word="\\q"', "a backslash between quotes"),
        ("size=nan", "should be from 0 to 10, not nan"),
    ],
)
def test_what_is_none_is_refused_with_the_field_and_its_range(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        probe_from_text(text, DEFAULT)
