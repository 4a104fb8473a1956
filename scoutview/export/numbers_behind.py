"""The numbers behind a panel: what it was given to draw, as a file for a spreadsheet, a script or numpy."""

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import UsageError
from scoutview.export.numbers_csv import csv_text, written
from scoutview.language import tr
from scoutview.observation import Channel
from scoutview.recording.whole_files import write_whole


def write_numbers(arrays: Mapping[str, np.ndarray], channels: Iterable[Channel], path: Path) -> None:
    """Write them in the order of the channels, by the name's ending: .csv, .json or .npz.

    Raises:
        UsageError: the name ends otherwise.
        UserError: it cannot be written there.
    """
    described = [channel for channel in channels if channel.name in arrays]
    unknown = set(arrays) - {channel.name for channel in described}
    ragged = [channel.name for channel in described if len(channel.dims) != arrays[channel.name].ndim]
    if unknown or ragged:
        raise ValueError(f"no channel describes {sorted(unknown)}, or not all axes of {ragged}")
    encode = KINDS.get(path.suffix.lower())
    if encode is None:
        sentence = tr("Numbers are written as {endings}, not {name}.")
        raise UsageError(sentence.format(endings=", ".join(KINDS), name=path.name))
    write_whole(path, encode(arrays, described))


def _csv(arrays: Mapping[str, np.ndarray], channels: Sequence[Channel]) -> bytes:
    text = csv_text(arrays, channels)
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")  # Excel takes other letters for Latin-1 without it


def _json(arrays: Mapping[str, np.ndarray], channels: Sequence[Channel]) -> bytes:
    described = [_described(channel, arrays[channel.name]) for channel in channels]
    return (json.dumps({"channels": described}, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _npz(arrays: Mapping[str, np.ndarray], channels: Sequence[Channel]) -> bytes:
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **{channel.name: arrays[channel.name] for channel in channels})
    return content.getvalue()


KINDS: Mapping[str, Callable[[Mapping[str, np.ndarray], Sequence[Channel]], bytes]] = {
    ".csv": _csv,
    ".json": _json,
    ".npz": _npz,
}


def _described(channel: Channel, array: np.ndarray) -> dict[str, Any]:
    return {
        "channel": channel.name,
        "dims": list(channel.dims),
        "unit": channel.unit,
        "description": channel.description,
        "shape": list(array.shape),
        "values": _plain(array),
    }


def _plain(array: np.ndarray) -> Any:
    """Nested lists; a float in the fewest digits that mean it at its own precision, null where it is no number."""
    if array.dtype.kind != "f":
        return array.tolist()
    entries = [float(text) if text not in ("", "inf", "-inf") else None for text in written(array)]
    return np.array(entries, object).reshape(array.shape).tolist()
