"""What a lab says of itself in plain data: where its panels stand, its picture, what it takes, what is its sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from scoutview.language import tr

# where panels stand


@dataclass(frozen=True)
class Row:
    """Panels that share a place as tabs, the first one shown, and their share of the column's height."""

    share: int
    panels: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """Rows from top to bottom, and their share of the window's width."""

    share: int
    rows: tuple[Row, ...]


Arrangement = tuple[Column, ...]  # from left to right

# the picture on the lab's card


@dataclass(frozen=True)
class ShownChannel:
    """A channel in a thumbnail, and which of its values are the darkest and the brightest.

    Of a channel of many pictures `count` are shown: the first ones, or, `spread`, from the first to the last.
    """

    channel: str
    darkest: float = 0.0
    brightest: float = 1.0
    count: int = 6
    spread: bool = False


@dataclass(frozen=True)
class Thumbnail:
    """How a lab's card is drawn, from what its sample carries.

    `curves`: metrics over the steps of the run, each from its lowest to its highest value; `shown` are their names.
    `points`: (count, 2), the second axis upwards. `matrix`: (..., row, column); of several the last layer's most
    pointed one. `pictures`: (count, row, column), three in a row. `photos`: (row, column, colour) bytes, or several.
    `board`: (..., square) of -1, 0, 1, the last one. `wires`: the sizes of layers, the places of all neurons along
    them, 0 to 1, and for each neuron the weights that enter it.
    """

    kind: Literal["points", "matrix", "pictures", "curves", "photos", "board", "wires"]
    shown: tuple[ShownChannel, ...]


# what can be asked, and how


@dataclass(frozen=True)
class ProbeEntry:
    """How a person enters a probe.

    Attributes:
        editor: `text`: a line that is asked while one types. `numbers`: two numbers in a line, with the arrow keys.
            `picture`: a number, a drawing or a file. `photo`: one that comes along, a file, or what is pasted.
            `fields`: a field for each part of the probe. `board`: moves of a game, typed or by clicks on the squares of
            what `Lab.board` tells.
        example: its written form, or several, for the command line.
        invitation: what stands in an empty line, or over the pad: "Draw a digit."
        meaning: what a line holds: "two numbers, as one writes a sum".
        numbered: what the number of a picture counts.
        counts_from: the number of the first photo.
    """

    editor: Literal["text", "numbers", "picture", "photo", "fields", "board"] = "fields"
    example: str = ""
    invitation: str = ""
    meaning: str = ""
    numbered: str = tr("validation picture")
    counts_from: int = 1


EMPTY, FIRST, SECOND = 0, 1, 2  # who stands on a square: nobody, the player who began, the other one


@dataclass(frozen=True)
class Board:
    """How a game stands after the moves of a probe: all that an editor needs which is clicked on.

    Attributes:
        rows, columns: squares down and across.
        squares: their names, row by row from the top left: "a1", "b1", ...
        standing: (rows * columns): EMPTY, FIRST or SECOND, in the same order.
        legal: names of the squares that can be played now; none once the game has ended.
        turn: whose move it is, FIRST or SECOND; EMPTY once the game has ended.
        players: what the first and the second one are called: "black", "white".
        last: the square of the last move, or nothing.
        sentence: what happens now, in one sentence: "White has no move and passes: black moves again.", "The game is
            over: black has 20 discs, white 16.", or simply whose move it is.
    """

    rows: int
    columns: int
    squares: tuple[str, ...]
    standing: tuple[int, ...]
    legal: tuple[str, ...]
    turn: int
    players: tuple[str, str]
    last: str = ""
    sentence: str = ""


# what it takes


@dataclass(frozen=True)
class FileKind:
    """A kind of files that can be dropped on the window, known by their names.

    Attributes:
        words: "a .txt text"
        endings: of the names, small.
        within: what a name may have anywhere.
        folders: whether a folder is one, whatever is in it.
        holding: patterns of names; a folder that holds such a file or folder surely is one.
        brief: "a text", where kinds are only hinted at; the words where there is nothing shorter.
    """

    words: str
    endings: tuple[str, ...]
    within: tuple[str, ...] = ()
    folders: bool = False
    brief: str = ""
    holding: tuple[str, ...] = ()

    def includes(self, path: Path) -> bool:
        """Whether it is one, by its name."""
        if path.is_dir():
            return self.folders or self.is_sure(path)
        name = path.name.lower()
        return name.endswith(self.endings) or any(part in name for part in self.within)

    def is_sure(self, path: Path) -> bool:
        """Whether it is a folder that shows by what it holds that it is one."""
        return path.is_dir() and any(next(path.glob(pattern), None) is not None for pattern in self.holding)


@dataclass(frozen=True)
class Taken:
    """What a lab does with a file: trains on it, with its path as a setting, or, without one, is asked with it."""

    kind: FileKind
    setting: str = ""


TEXT = FileKind(tr("a .txt text"), (".txt",), brief=tr("a text"))
IMAGES = FileKind(
    tr("images as .npz, .csv, .parquet, IDX or a folder"),
    (".npz", ".csv", ".parquet", ".gz"),
    within=("idx",),
    folders=True,
    brief=tr("a folder of pictures"),
)
PICTURE = FileKind(tr("a picture"), (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"))

# the run that ships


@dataclass(frozen=True)
class SampleTraining:
    """How the recording that ships is made: the settings that are not the default ones, and how many frames it keeps.

    `seconds` ends the training early.
    """

    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    frames: int = 30
    seconds: float | None = None


# runs that are held against each other


@dataclass(frozen=True)
class DeclaredSweep:
    """Runs of one lab that differ in some settings: which ones they are, for window and command line.

    `settings` holds for all of them, `varies` lists the values of each setting in which they differ, as they are
    written. With `budgets` each run trains until it has taken as many operations as the largest, by the lab's
    `flops_per_step`; without, as many steps as its settings say.
    """

    name: str
    title: str
    description: str  # a sentence or two, with how long it takes
    settings: Mapping[str, str]
    varies: Mapping[str, tuple[str, ...]]
    budgets: tuple[float, ...] = ()
