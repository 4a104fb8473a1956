"""What EMNIST says of its files: which letter a label is, and that its pictures are stored transposed.

Source: Cohen, Afshar, Tapson, van Schaik (2017), EMNIST: an extension of MNIST to handwritten letters.
"""

from __future__ import annotations

import re
from pathlib import Path

from scoutview.data.raw_images import part_of

LINE = re.compile(r"\s*(\d{1,6})\s+(\d{1,7})(?:\s+\d{1,7})*\s*")
SUFFIX = "-mapping.txt"


def is_transposed(path: Path) -> bool:
    """Whether the pictures of a file lie on their side, mirrored, as all of EMNIST's do."""
    return path.name.lower().startswith("emnist")


def class_names(path: Path) -> dict[int, str] | None:
    """The names of the labels by the mapping file beside a file of the set: `emnist-letters-mapping.txt`."""
    words = path.name.split("-")
    set_name = "-".join(words[: next((place for place, word in enumerate(words) if part_of(word)), len(words))])
    mapping = path.with_name(set_name + SUFFIX)
    if not mapping.is_file():
        return None
    try:
        lines = [line for line in mapping.read_text(encoding="utf-8").splitlines() if line.strip()]
        found = [LINE.fullmatch(line) for line in lines]
        names = {int(line[1]): chr(int(line[2])) for line in found if line is not None}
    except (OSError, ValueError, OverflowError):
        return None
    return names if names and len(names) == len(lines) else None
