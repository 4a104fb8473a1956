"""Which files data is read from: ordinary ones, that end and are there at once."""

from pathlib import Path

from scoutview.errors import UserError

MOST_BYTES = 1_000_000_000  # of a file once it is unpacked; all of EMNIST has two thirds of that


def refuse_pipes_and_devices(path: Path) -> None:
    """Raises UserError where reading could wait for ever or never end; what is missing is for the caller to tell."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UserError(f"“{path.name}” is a pipe or a device: only ordinary files can be read.")


def refuse_too_large(length: int, name: str) -> None:
    """Raises UserError where a file unpacks, or claims to unpack, to more bytes than any set of small pictures has."""
    if length > MOST_BYTES:
        raise UserError(
            f"{name} unpacks to {length / 1e9:,.1f} GB: a set of pictures may have at most {MOST_BYTES / 1e9:.0f} GB."
        )
