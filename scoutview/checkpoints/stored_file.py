"""A file of a checkpoint: what it is known by, read piece by piece or mapped into memory, never loaded whole."""

import hashlib
import mmap
import os
import weakref
from functools import cached_property
from pathlib import Path

from scoutview.data.files import refuse_pipes_and_devices
from scoutview.errors import UserError
from scoutview.language import tr


class CheckpointError(UserError):
    """A checkpoint that is not opened; the sentence says what is wrong with it, and what would be right."""


class StoredFile:
    """An ordinary file as it was when it was looked at first: its path, size and time.

    Nothing stays open: a mapping into memory lives as long as a tensor that was taken from it.
    """

    def __init__(self, path: Path) -> None:
        """Raises CheckpointError: there is no such file, it cannot be read, or it is a pipe, a device or a folder."""
        self.path = path
        self._seen = self._looked_at()
        self._mapping: weakref.ref[mmap.mmap] | None = None

    def __repr__(self) -> str:
        return f"StoredFile({self.path.name}, {self.size:,} bytes)"

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def size(self) -> int:
        """In bytes."""
        return self._seen[0]

    @cached_property
    def sha256(self) -> str:
        """The hash of all its bytes, in hexadecimal. It reads the whole file, once.

        Raises:
            CheckpointError: it has changed since it was opened, or cannot be read.
        """
        self.check_unchanged()
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise CheckpointError(_unreadable(self.path, error)) from error

    def read(self, begin: int, length: int) -> bytes:
        """So many bytes from there on.

        Raises:
            CheckpointError: the file ends before, has changed, or cannot be read.
        """
        if begin < 0 or length < 0 or begin + length > self.size:
            raise CheckpointError(tr("{name} is cut short: copy or save it again.").format(name=self.name))
        self.check_unchanged()
        try:
            with self.path.open("rb") as stream:
                stream.seek(begin)
                content = stream.read(length)
        except OSError as error:
            raise CheckpointError(_unreadable(self.path, error)) from error
        if len(content) < length:
            raise CheckpointError(tr("{name} is cut short: copy or save it again.").format(name=self.name))
        return content

    def mapping(self) -> mmap.mmap:
        """The whole file in memory as it is needed; what is written there stays in this process.

        Raises:
            CheckpointError: it has changed since it was opened, or cannot be read.
        """
        mapped = self._mapping() if self._mapping else None
        self.check_unchanged()
        if mapped is None:
            try:
                with self.path.open("rb") as stream:
                    mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY)
            except (OSError, ValueError) as error:
                raise CheckpointError(_unreadable(self.path, error)) from error
            self._mapping = weakref.ref(mapped)
        return mapped

    def check_unchanged(self) -> None:
        """Raises CheckpointError where the file is another one than when it was opened, or is gone."""
        if self._looked_at() != self._seen:
            raise CheckpointError(tr("{name} has changed since it was opened: open it again.").format(name=self.name))

    def _looked_at(self) -> tuple[int, int]:
        try:
            refuse_pipes_and_devices(self.path)
            seen = self.path.stat()
        except OSError as error:
            raise CheckpointError(_unreadable(self.path, error)) from error
        if self.path.is_dir():
            raise CheckpointError(tr("{name} is a folder: a file is needed here.").format(name=self.path.name))
        return seen.st_size, seen.st_mtime_ns


def is_there(path: Path) -> bool:
    """Whether a folder has an entry of this name, be it only a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _unreadable(path: Path, error: OSError | ValueError) -> str:
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        return tr("{name} is a link to a file that is gone: fetch the model again.").format(name=path.name)
    if isinstance(error, FileNotFoundError):
        return tr("There is no file {path}.").format(path=path)
    reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return tr("{name} cannot be read: {reason}.").format(name=path.name, reason=reason)
