"""A picture of panels, as a notebook shows it and a file holds it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.recording.files import check_folder
from scoutview.recording.whole_files import write_whole

ENDINGS = (".png", ".svg", ".pdf")
KINDS = {".png": "image/png", ".svg": "image/svg+xml"}  # that a notebook shows

Draws = Callable[[str], tuple[bytes, Mapping[str, Any]]]


class RunPicture:
    """Shown by a notebook; `save` writes it as a file. `choices` has what is chosen in its panels, by their names.

    `draws` makes the content of a file with this ending, and says what is chosen; `name` says what it is. It is `width`
    wide on a page, in pixels of a screen.
    """

    def __init__(self, draws: Draws, shown: str, name: str, width: int) -> None:
        if shown not in KINDS:
            raise UserError(
                tr("A notebook shows a picture as {kinds}, not as “{shown}”.").format(
                    kinds=" or ".join(KINDS), shown=shown
                )
            )
        self._draws, self._shown, self._name, self._width = draws, shown, name, width
        content, self.choices = draws(shown)
        self._contents = {shown: content}

    @property
    def png(self) -> bytes:
        """The content of a .png file."""
        return self._content(".png")

    @property
    def svg(self) -> str:
        """The content of an .svg file."""
        return self._content(".svg").decode()

    def save(self, path: str | Path) -> None:
        """Write it as the ending says, .png, .svg or .pdf; the file appears, or is replaced, whole.

        Raises:
            UserError: it ends otherwise, or cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() not in ENDINGS:
            raise UserError(
                tr("A picture is a {endings} file, not “{name}”.").format(endings=" or ".join(ENDINGS), name=path.name)
            )
        check_folder(path)
        write_whole(path, self._content(path.suffix.lower()))

    def _content(self, ending: str) -> bytes:
        if ending not in self._contents:
            self._contents[ending], _ = self._draws(ending)
        return self._contents[ending]

    # by IPython's names

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        kind = KINDS[self._shown]
        if self._shown == ".svg":
            return {kind: self.svg, "text/plain": repr(self)}, {}
        told = {kind: b64encode(self.png).decode(), "text/plain": repr(self)}
        return told, {kind: {"width": self._width}}

    def _repr_png_(self) -> bytes | None:
        return self.png if self._shown == ".png" else None

    def _repr_svg_(self) -> str | None:
        return self.svg if self._shown == ".svg" else None

    def __repr__(self) -> str:
        return self._name
