"""Files that appear whole or not at all."""

from pathlib import Path

from scoutview.recording.files import beside
from scoutview.recording.format import in_plain_words


def write_whole(path: Path, content: bytes) -> None:
    """The file appears, or is replaced, at once and whole.

    Raises:
        UserError: it cannot be written.
    """
    with beside(path) as draft, in_plain_words(path):
        draft.write_bytes(content)
        draft.replace(path)
