"""Files that appear whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.recording.files import beside
from scoutview.recording.format import in_plain_words

NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """The file appears, or is replaced, at once and whole.

    Raises:
        UserError: it cannot be written.
    """
    with beside(path) as draft, told_as_sentence(path):
        draft.write_bytes(content)
        draft.replace(path)


@contextmanager
def told_as_sentence(path: Path) -> Iterator[None]:
    """Tell a full disk and the like as one sentence; anything else that goes wrong inside passes.

    Raises:
        UserError: instead of any error of the file system.
    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE:
            told = tr("There is no room for {name} on its disk: free some space, or choose another folder.").format(
                name=path.name
            )
            raise UserError(told) from error
        with in_plain_words(path):
            raise
