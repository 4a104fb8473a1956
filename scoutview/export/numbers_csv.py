"""Arrays in long form, as spreadsheets and plotting programs like them: a row per number, a column per axis."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from scoutview.observation import Channel

FIRST, LAST = "channel", "value"
# Axes that every picture and matrix has: their labels are told by the same question, or by nobody.
PLACES = frozenset({"row", "column", "column2", "inner", "side", "step"})


def csv_text(arrays: Mapping[str, np.ndarray], channels: Sequence[Channel]) -> str:
    """A header, and then a row for each number: its channel, where it stands on each axis, and the number itself.

    An axis has a column with the index, from 0, and beside it one with labels where the arrays hold labels for it. A
    float is written in the fewest digits that mean it and no other; what is no number, and no index, stays empty.
    """
    labels = {channel.name: _labels(channel, arrays, channels) for channel in channels}
    columns = _columns(channels, labels)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([FIRST, *columns, LAST])
    places = {column: place for place, column in enumerate(columns, 1)}
    for channel in channels:
        writer.writerows(_rows(channel, arrays[channel.name], labels[channel.name], places))
    return text.getvalue()


def _rows(
    channel: Channel, array: np.ndarray, labels: Sequence[np.ndarray | None], places: Mapping[str, int]
) -> Iterator[list[str]]:
    blank = [""] * (len(places) + 2)
    blank[0] = channel.name
    axes = [(places[_column(dim)], places.get(_label_column(dim), 0)) for dim in channel.dims]
    names = [None if found is None else written(found) for found in labels]
    for index, value in zip(np.ndindex(array.shape), written(array), strict=True):
        row = blank.copy()
        for (place, label_place), number, name in zip(axes, index, names, strict=True):
            row[place] = str(number)
            if name is not None:
                row[label_place] = name[number]
        row[-1] = value
        yield row


def written(array: np.ndarray) -> list[str]:
    """Each entry in the order of the array, floats as Python's repr of their own precision, nan as nothing."""
    flat = array.ravel()
    if flat.dtype.kind == "f":
        return ["" if text == "nan" else text for text in map(str, flat)]
    return [str(entry).upper() for entry in flat] if flat.dtype.kind == "b" else [str(entry) for entry in flat]


def _columns(channels: Sequence[Channel], labels: Mapping[str, Sequence[np.ndarray | None]]) -> list[str]:
    labelled = {
        dim
        for channel in channels
        for dim, found in zip(channel.dims, labels[channel.name], strict=True)
        if found is not None
    }
    dims = dict.fromkeys(dim for channel in channels for dim in channel.dims)
    return [name for dim in dims for name in (_column(dim), *([_label_column(dim)] if dim in labelled else []))]


def _column(dim: str) -> str:
    return f"{dim}_axis" if dim in (FIRST, LAST) else dim


def _label_column(dim: str) -> str:
    return f"{dim}_label"


def _labels(
    channel: Channel, arrays: Mapping[str, np.ndarray], channels: Sequence[Channel]
) -> tuple[np.ndarray | None, ...]:
    """For each axis of the channel what its places are called, or None."""
    found = []
    for dim, length in zip(channel.dims, arrays[channel.name].shape, strict=True):
        axis = "position" if dim in ("query", "key") and {"query", "key"} <= set(channel.dims) else dim
        fitting = [
            other
            for other in channels
            if other is not channel and _names_places(other, axis, arrays[other.name], length)
        ]
        own = [other for other in fitting if other.asked_by == channel.asked_by]
        chosen = own or ([] if axis in PLACES else fitting)
        found.append(arrays[chosen[0].name] if chosen else None)
    return tuple(found)


def _names_places(channel: Channel, axis: str, array: np.ndarray, length: int) -> bool:
    """Whether it says what stands at each place of this axis: words, or the steps of a run."""
    names = array.dtype.kind == "U" or channel.name.endswith("_steps")
    return names and channel.dims == (axis,) and len(array) == length
