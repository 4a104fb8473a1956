"""Every probe is read back from its written form as itself, whatever the classes of the data are called."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS
from scoutview.probe import NumbersProbe, PictureProbe, Probe, SamplingProbe, TextProbe
from scoutview.settings import SettingField, fields_of
from tests.every_lab import NAMES, PROBE_FIELDS, small_lab

CLASSES: dict[str, Sequence[str]] = {
    "letters from 1": [str(number) for number in range(1, 27)],
    "folders by their letters": ["0", "1", "10", "11", "2"],
    "reversed": ["2", "1", "0"],
    "names": ["ace", "the 3", 'a "b"', "label=1"],
}
WITH_PICTURES = [lab.name for lab in LABS if "images" in {field.name for field in fields_of(lab.Settings)}]


@cache
def shipped_lab(name: str) -> Lab[Any, Any]:
    return small_lab(name)


def lab_of_classes(name: str, classes: Sequence[str], folder: Path) -> Lab[Any, Any]:
    """The small lab of pictures of these classes."""
    labels = np.arange(2 * len(classes)) % len(classes)
    pictures = np.random.default_rng(0).integers(0, 256, (len(labels), 8, 8))
    np.savez(folder / "own.npz", images=pictures, labels=labels, classes=np.array(classes))
    return small_lab(name, images=str(folder / "own.npz"))


def values(field: SettingField) -> st.SearchStrategy[Any]:
    """All values that a field of a probe may have."""
    if field.choices:
        return st.sampled_from(field.choices)
    if field.kind is float:
        return st.floats(field.minimum, field.maximum, allow_nan=False, allow_infinity=False)
    if field.kind is int:
        return st.integers(*(None if end is None else int(end) for end in (field.minimum, field.maximum)))
    return st.booleans() if field.kind is bool else st.text()


def probes(lab: Lab[Any, Any], classes: int) -> st.SearchStrategy[Probe]:
    """All that a lab of so many classes can be asked with."""
    match lab.default_probe():
        case TextProbe():
            return st.builds(TextProbe, text=st.text())
        case NumbersProbe():
            numbers = st.sampled_from(lab.numbers())
            return st.builds(NumbersProbe, a=numbers, b=numbers)
        case PictureProbe():
            ink = st.tuples(st.integers(1, 64), st.integers(1, 64)).flatmap(
                lambda size: st.builds(
                    PictureProbe,
                    pixels=st.binary(min_size=size[0] * size[1], max_size=size[0] * size[1]).filter(any),
                    height=st.just(size[0]),
                    width=st.just(size[1]),
                    source=st.text(),
                )
            )
            return st.builds(PictureProbe, validation=st.integers(0, lab.validation_count() - 1)) | ink
        case SamplingProbe() as probe:
            fields = {field.name: values(field) for field in fields_of(type(probe))}
            return st.builds(SamplingProbe, **fields | {"label": st.integers(0, classes - 1)})
        case probe:
            taken = PROBE_FIELDS[lab.name]
            return st.builds(
                type(probe),
                **{
                    field.name: st.from_regex(taken[field.name], fullmatch=True).map(field.kind)
                    if field.name in taken
                    else values(field)
                    for field in fields_of(type(probe))
                },
            )


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=60, database=None)
@given(data=st.data())
def test_every_probe_is_read_back_as_itself(name: str, data: st.DataObject) -> None:
    lab = shipped_lab(name)
    probe = data.draw(probes(lab, 10))
    assert lab.parse_probe(lab.format_probe(probe)) == probe


@pytest.mark.parametrize("classes", CLASSES.values(), ids=CLASSES)
@pytest.mark.parametrize("name", WITH_PICTURES)
def test_it_is_so_whatever_the_classes_are_called(
    name: str, classes: Sequence[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lab = lab_of_classes(name, classes, tmp_path_factory.mktemp("pictures"))
    for label in range(len(classes)):
        probe = lab.default_probe()
        if isinstance(probe, SamplingProbe):
            probe = replace(probe, label=label)
        assert lab.parse_probe(lab.format_probe(probe)) == probe


@pytest.mark.parametrize("classes", CLASSES.values(), ids=CLASSES)
def test_a_label_is_asked_for_by_its_number_and_by_its_name(classes: Sequence[str], tmp_path: Path) -> None:
    lab = lab_of_classes("denoising", classes, tmp_path)
    for label, name in enumerate(classes):
        assert lab.parse_probe(f"label={label}").label == label
        assert lab.parse_probe(f"label={json.dumps(name)}").label == label
        told = lab.notes(replace(lab.default_probe(), label=label))
        assert bool(told) is (name.isdecimal() and name != str(label))
    with pytest.raises(UserError, match="no label"):
        lab.parse_probe("label=500")
