"""Names of files that the user typed, made whole."""

from pathlib import Path

from scoutview.errors import UserError
from scoutview.language import tr


def with_ending(path: Path, ending: str) -> Path:
    """The path as typed, with the ending put after it where it is missing: a name may have dots.

    Raises:
        UserError: a file of the longer name is there, and nobody was asked about it.
    """
    if path.suffix.lower() == ending:
        return path
    longer = path.with_name(path.name + ending)
    if longer.exists():
        raise UserError(
            tr("{name} is there already: give another name, or that one in full to replace it.").format(
                name=longer.name
            )
        )
    return longer


def free_name(folder: Path, name: str) -> Path:
    """A path in the folder that nothing has yet: the name, or the name with a number."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{name} {number}"
        number += 1
    return path
