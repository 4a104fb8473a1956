"""The written forms of what a model of somebody's own is asked with, by what it takes; without torch."""

from __future__ import annotations

import re
from pathlib import Path

from scoutview.errors import UserError
from scoutview.labs.own_model.parts import CarriedParts
from scoutview.labs.own_model.pixels import NO_SCALING, PictureKind, saved_framing
from scoutview.labs.own_model.probe import OwnProbe, SavedPictureProbe, example_of
from scoutview.language import tr
from scoutview.probe import PhotoProbe, PictureProbe, Probe, probe_from_text, text_of_probe

NUMBERED = re.compile(r"(?:example\s*=|validation\s*:|photo)?\s*(\d{1,9})", re.IGNORECASE)


def default_of(parts: CarriedParts | None) -> Probe:
    """The first example, as the kind of probe that suits the model."""
    kind = None if parts is None or parts.unknown else parts.picture
    return OwnProbe() if kind is None else _numbered(kind, 0)


def probe_of(text: str, parts: CarriedParts) -> Probe:
    """`example=3`; the path of a picture, or what was drawn in its written form, of a model that sees pictures.

    Raises:
        UserError: it means none; the sentence says what would.
    """
    kind = None if parts.unknown else parts.picture
    if kind is None:
        return probe_from_text(text, OwnProbe())
    if match := NUMBERED.fullmatch(text.strip()):
        if int(match[1]) >= parts.examples:
            raise UserError(
                tr("There is no example {number}: the recording carries 0 to {last}.").format(
                    number=match[1], last=parts.examples - 1
                )
            )
        return _numbered(kind, int(match[1]))
    if not text.strip():
        raise UserError(tr("Ask with example=0, or with the path of a picture."))
    if not kind.taken:
        raise UserError(NO_SCALING)
    return _drawn(text, parts) if kind.is_drawn else _photo(text)


def text_of(probe: Probe) -> str:
    """The written form that `probe_of` reads back to an equal probe."""
    number = example_of(probe)
    if isinstance(probe, OwnProbe):
        return text_of_probe(probe)
    if number is not None:
        return f"example={number}"
    if isinstance(probe, PhotoProbe):
        from scoutview.data.photos import text_of_photo

        return text_of_photo(probe)
    from scoutview.data import drawn_pictures

    assert isinstance(probe, PictureProbe)
    return drawn_pictures.text_of_probe(probe)


def _numbered(kind: PictureKind, number: int) -> Probe:
    return SavedPictureProbe(validation=number) if kind.is_drawn else PhotoProbe(number=number + 1)


def _drawn(text: str, parts: CarriedParts) -> PictureProbe:
    from scoutview.data import drawn_pictures

    return drawn_pictures.probe_from_text(text, parts.examples, saved_framing(parts.pixels)[0])


def _photo(text: str) -> PhotoProbe:
    from scoutview.data.photos import own_photo, photo_from_text, read_photo

    if text.strip().startswith("photo:"):
        return photo_from_text(text)
    path = Path(text.strip()).expanduser()
    if not path.exists():
        raise UserError(
            tr("There is no picture “{text}”: ask with example=0 or the path of a picture.").format(text=text.strip())
        )
    return own_photo(read_photo(path), path.name)
