"""A page for any browser, on which one goes through the frames of runs: one file that needs no network."""

from collections.abc import Sequence
from pathlib import Path

from scoutview.errors import UserError
from scoutview.export.page_html import html_page
from scoutview.export.page_parts import PagePart
from scoutview.export.page_plan import check_size
from scoutview.language import tr
from scoutview.recording.whole_files import write_whole


def write_page(parts: Sequence[PagePart], path: Path) -> int:
    """Write the parts below each other, a slider for each; returns how many bytes it took.

    Raises:
        UserError: there are no parts, the page would be too large for a browser, or it cannot be written there.
    """
    if not parts:
        raise UserError(tr("There is nothing to put on the page: choose a panel and a frame."))
    content = html_page(parts).encode()
    check_size(len(content))
    write_whole(path, content)
    return len(content)
