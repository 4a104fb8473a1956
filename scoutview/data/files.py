"""Which files data is read from: ordinary ones, that end and are there at once."""

from pathlib import Path

from scoutview.errors import UserError
from scoutview.language import tr

MOST_BYTES = 1_000_000_000  # of a file once it is unpacked; all of EMNIST has two thirds of that


def refuse_pipes_and_devices(path: Path) -> None:
    """Raises UserError where reading could wait for ever or never end; what is missing is for the caller to tell."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UserError(tr("“{file}” is a pipe or a device: only ordinary files can be read.").format(file=path.name))


def refuse_too_large(length: int, name: str) -> None:
    """Raises UserError where a file unpacks, or claims to unpack, to more bytes than any set of small pictures has."""
    if length > MOST_BYTES:
        raise UserError(
            tr("{name} unpacks to {length:,.1f} GB: a set of pictures may have at most {most_bytes:.0f} GB.").format(
                name=name, length=length / 1e9, most_bytes=MOST_BYTES / 1e9
            )
        )
