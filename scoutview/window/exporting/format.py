"""What can be exported, and the kinds of files it can become. Plain Python."""

from dataclasses import dataclass
from enum import Enum

from scoutview.language import tr


class Subject(Enum):
    """What is taken along."""

    PANELS = "panels"
    WINDOW = "window"
    SCENE = "scene"
    TALK = "talk"


class Kind(Enum):
    """What an export is in the end."""

    STILL = "still"
    FILM = "film"
    FOLDER = "folder"
    SLIDES = "slides"
    PAGE = "page"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class Format:
    """A kind of file by its ending, its short name and what it is; a folder has no ending."""

    ending: str
    name: str
    purpose: str
    kind: Kind

    @property
    def moves(self) -> bool:
        return self.kind in (Kind.FILM, Kind.FOLDER)

    @property
    def has_size(self) -> bool:
        """Whether one says how large it is: slides are of one size, and a page is as large as what shows it."""
        return self.is_drawn and self.kind not in (Kind.SLIDES, Kind.PAGE)

    @property
    def has_letters(self) -> bool:
        """Whether another program sets its text, in a font that it has; a .pdf brings its own."""
        return self.ending == ".svg"

    @property
    def is_drawn(self) -> bool:
        return self.kind is not Kind.NUMBERS


FORMATS = (
    Format(".png", "PNG", tr("a picture"), Kind.STILL),
    Format(".svg", "SVG", tr("a drawing, text stays text"), Kind.STILL),
    Format(".pdf", "PDF", tr("a drawing for print"), Kind.STILL),
    Format(".pptx", "PPTX", tr("slides for PowerPoint"), Kind.SLIDES),
    Format(".html", "HTML", tr("a page with a slider"), Kind.PAGE),
    Format(".mp4", "MP4", tr("a film"), Kind.FILM),
    Format(".gif", "GIF", tr("a film that loops by itself"), Kind.FILM),
    Format("", "PNG", tr("a folder of numbered pictures"), Kind.FOLDER),
    Format(".csv", "CSV", tr("the numbers, for a spreadsheet"), Kind.NUMBERS),
    Format(".json", "JSON", tr("the numbers, for any program"), Kind.NUMBERS),
    Format(".npz", "NPZ", tr("the numbers, for NumPy"), Kind.NUMBERS),
)


def formats_of(subject: Subject) -> tuple[Format, ...]:
    """What this can become: a window is its pixels, and a talk is its slides or a page."""
    if subject is Subject.PANELS:
        return FORMATS
    if subject is Subject.WINDOW:
        return FORMATS[:1]
    kinds = (Kind.SLIDES, Kind.PAGE) if subject is Subject.TALK else (Kind.STILL, Kind.SLIDES, Kind.PAGE)
    return tuple(each for each in FORMATS if each.kind in kinds)
