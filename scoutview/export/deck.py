"""A deck: slides of a picture, a title, a caption and notes, as a .pptx."""

from collections.abc import Sequence
from pathlib import Path

from scoutview.errors import UsageError, UserError
from scoutview.export.deck_slide import Slide
from scoutview.language import tr
from scoutview.recording.whole_files import write_whole

__all__ = ["Slide", "check_count", "write_deck"]

MOST_SLIDES = 500  # all of them are in memory at once


def write_deck(slides: Sequence[Slide], path: Path) -> None:
    """Write the slides in their order as a .pptx, 16:9. The same slides give the same bytes.

    Raises:
        UsageError: the name ends otherwise.
        UserError: there are no slides, or too many, or the file cannot be written there.
    """
    if path.suffix.lower() != ".pptx":
        raise UsageError(tr("Slides are written as .pptx, not {name}.").format(name=path.name))
    check_count(len(slides))
    from scoutview.export.deck_pptx import pptx_file  # a tenth of a second that no other command should wait for

    write_whole(path, pptx_file(slides))


def check_count(slides: int) -> None:
    """Raises UserError where a deck would have none, or too many."""
    if not 1 <= slides <= MOST_SLIDES:
        sentence = tr("A deck has from 1 to {most:,} slides, not {slides:,}: choose other frames.")
        raise UserError(sentence.format(most=MOST_SLIDES, slides=slides))
