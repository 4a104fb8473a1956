"""A deck: slides of a picture, a title, a caption and notes, as a .pptx or as one .html page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scoutview.errors import UsageError, UserError
from scoutview.export.deck_html import html_page
from scoutview.export.deck_slide import Slide
from scoutview.recording.whole_files import write_whole

__all__ = ["Slide", "check_count", "write_deck"]

MOST_SLIDES = 500  # all of them are in memory at once


def write_deck(slides: Sequence[Slide], path: Path) -> None:
    """Write the slides in their order, by the name's ending: .pptx (16:9) or .html (one page that needs no network).

    The same slides give the same bytes.

    Raises:
        UsageError: the name ends otherwise.
        UserError: there are no slides, or too many, or the file cannot be written there.
    """
    encode = KINDS.get(path.suffix.lower())
    if encode is None:
        raise UsageError(f"Slides are written as {' or '.join(KINDS)}, not {path.name}.")
    check_count(len(slides))
    write_whole(path, encode(slides))


def check_count(slides: int) -> None:
    """Raises UserError where a deck would have none, or too many."""
    if not 1 <= slides <= MOST_SLIDES:
        raise UserError(f"A deck has from 1 to {MOST_SLIDES:,} slides, not {slides:,}: choose other frames.")


def _pptx(slides: Sequence[Slide]) -> bytes:
    from scoutview.export.deck_pptx import pptx_file  # a tenth of a second that no other command should wait for

    return pptx_file(slides)


def _html(slides: Sequence[Slide]) -> bytes:
    return html_page(slides).encode()


KINDS: Mapping[str, Callable[[Sequence[Slide]], bytes]] = {".pptx": _pptx, ".html": _html}
