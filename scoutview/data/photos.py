"""Photos as networks see them: a square in red, green and blue, whatever the file; and those that come along."""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scoutview.data.files import refuse_pipes_and_devices
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.probe import PhotoProbe
from scoutview.resources import resource

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 120_000_000  # a panorama; read in three bytes a pixel
LEAST_SIDE = 16
KEPT_SIDE = 384  # of the middle square, which networks see in fewer
LARGEST_SIDE = 512  # of a photo in its written form
DEEP = 257  # of 16 bits to one of 8
WRITTEN = re.compile(r"photo:(\d{1,4})x(\d{1,4}):([A-Za-z0-9_\-+/=]*)\s*(?::(.*))?", re.DOTALL)
NUMBER = re.compile(r"(?:photo\s*:?\s*)?(\d{1,9})", re.IGNORECASE)
MIDDLE = tr("its middle square")
KINDS = tr("a JPEG, PNG, WebP, TIFF, BMP or GIF file")


@dataclass(frozen=True)
class ShippedPhoto:
    """One that comes with ScoutView: its file, and what is on it in a word and in a few."""

    file: str
    name: str
    title: str


@dataclass(frozen=True, eq=False)
class ReadPhoto:
    """A photo (side, side, 3) uint8, and in words what was done to it."""

    pixels: np.ndarray
    done: str


@cache
def shipped_photos() -> tuple[ShippedPhoto, ...]:
    """Those that come with ScoutView; `resources/NOTICE` has their sources."""
    entries = json.loads(resource("photos/photos.json").read_text(encoding="utf-8"))
    return tuple(ShippedPhoto(entry["file"], entry["name"], entry["title"]) for entry in entries)


def photo_from_text(text: str) -> PhotoProbe:
    """The probe that the text means: `photo 3`, the path of a file, or `photo:224x224:` and a PNG in base64.

    Raises:
        UserError: it means none; the sentence says what would.
    """
    text = text.strip()
    if text.startswith("photo:") and (match := WRITTEN.fullmatch(text)) and match[3]:
        return _from_written(match)
    if match := NUMBER.fullmatch(text):
        return _numbered(int(match[1]))
    if not text:
        raise UserError(tr("Ask with “photo 1”, or with the path of a photo."))
    path = Path(text).expanduser()
    if not path.exists():
        raise UserError(
            tr("There is no photo “{text}”: ask with “photo 1” or the path of {kinds}.").format(text=text, kinds=KINDS)
        )
    return own_photo(read_photo(path), path.name)


def own_photo(read: ReadPhoto, name: str) -> PhotoProbe:
    """The probe of a photo of the user's own; `name` says where it came from."""
    height, width = read.pixels.shape[:2]
    source = f"{name}, {read.done}" if read.done else name
    return PhotoProbe(number=0, pixels=read.pixels.tobytes(), height=height, width=width, source=source)


def text_of_photo(probe: PhotoProbe) -> str:
    """The written form that `photo_from_text` reads back to an equal probe; no file is needed for that."""
    if not probe.pixels:
        return f"photo {probe.number}"
    from PIL import Image

    packed = io.BytesIO()
    Image.fromarray(pixels_of(probe)).save(packed, "png")
    written = f"photo:{probe.height}x{probe.width}:{base64.urlsafe_b64encode(packed.getvalue()).decode()}"
    return f"{written}:{probe.source}" if probe.source else written


def pixels_of(probe: PhotoProbe) -> np.ndarray:
    """The user's own photo (height, width, 3) uint8.

    Raises:
        UserError: there are not height x width x 3 bytes.
    """
    if len(probe.pixels) != probe.height * probe.width * 3:
        raise UserError(
            tr("A photo of {height} x {width} should have three bytes for each pixel.").format(
                height=probe.height, width=probe.width
            )
        )
    return np.frombuffer(probe.pixels, np.uint8).reshape(probe.height, probe.width, 3)


def photo_kept(probe: PhotoProbe) -> np.ndarray:
    """The same in as many pixels as there are, at most KEPT_SIDE a side."""
    if probe.pixels:
        return pixels_of(probe)
    return read_photo(_shipped_path(probe)).pixels


def photo_asked(probe: PhotoProbe, side: int) -> np.ndarray:
    """The photo of a probe scaled to (side, side, 3) uint8."""
    from PIL import Image

    kept = photo_kept(probe)
    return np.asarray(Image.fromarray(kept).resize((side, side), Image.Resampling.BICUBIC), np.uint8)


def _shipped_path(probe: PhotoProbe) -> Path:
    return resource("photos") / shipped_photos()[_numbered(probe.number).number - 1].file


def read_photo(path: Path) -> ReadPhoto:
    """The middle square of a photo in a file, upright, at most KEPT_SIDE a side.

    Raises:
        UserError: it is no photo, damaged, or has more pixels than can be read.
    """
    refuse_pipes_and_devices(path)
    if path.is_dir():
        raise UserError(tr("“{file}” is a folder: a photo should be {kinds}.").format(file=path.name, kinds=KINDS))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be read: {why}.").format(file=path.name, why=error.strerror or error)
        ) from error
    return photo_of_bytes(content, path.name)


def photo_of_bytes(content: bytes, name: str) -> ReadPhoto:
    """The same of the bytes of a file.

    Raises:
        UserError: as `read_photo`.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are looked at here, and of odd notes in the file
            with Image.open(io.BytesIO(content)) as image:
                _refuse_size(image, name)
                image.draft("RGB", (2 * KEPT_SIDE, 2 * KEPT_SIDE))  # of a large JPEG no more is unpacked than is needed
                return _squared(_upright_colours(image))
    except UnidentifiedImageError:
        raise UserError(
            tr("“{name}” is no photo that can be read: it should be {kinds}.").format(name=name, kinds=KINDS)
        ) from None
    except Image.DecompressionBombError:
        raise UserError(_too_large(name)) from None
    except UserError:
        raise
    except MemoryError:
        raise UserError(_too_large(name)) from None
    except Exception as error:  # whatever a damaged file makes its reader raise
        raise UserError(
            tr("“{name}” is damaged or cut short: save the photo again, or choose another.").format(name=name)
        ) from error


def _refuse_size(image: Image, name: str) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise UserError(
            tr(
                "“{name}” has {width:,} x {height:,} pixels, which is too large to read: scale it to at most {most}"
                " million pixels."
            ).format(name=name, width=width, height=height, most=MOST_PIXELS // 10**6)
        )
    if min(width, height) < LEAST_SIDE:
        raise UserError(
            tr(
                "“{name}” has {width} x {height} pixels: a photo should have at least {least_side} on each side."
            ).format(name=name, width=width, height=height, least_side=LEAST_SIDE)
        )


def _too_large(name: str) -> str:
    return tr("“{name}” is too large to read: scale it to at most {most} million pixels.").format(
        name=name, most=MOST_PIXELS // 10**6
    )


def _upright_colours(image: Image) -> Image:
    """Mode RGB, the way up that the camera noted, whatever its colours, its depth, and what is transparent white."""
    from PIL import Image as images
    from PIL import ImageOps

    image.load()  # a damaged file is refused
    with suppress(Exception):  # whatever is wrong with the camera's notes alone: the photo is taken as it lies
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I") or image.mode == "F":
        return _of_deep(image).convert("RGB")
    if "A" not in image.getbands() and "a" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    image = image.convert("RGBA")
    return images.alpha_composite(images.new("RGBA", image.size, "white"), image).convert("RGB")


def _of_deep(image: Image) -> Image:
    """Grey of more than 8 bits, in 8."""
    from PIL import Image as images

    grey = np.nan_to_num(np.asarray(image, np.float32), posinf=0.0, neginf=0.0)
    highest = float(grey.max(initial=0))
    if image.mode == "F":
        factor = 255.0 if highest <= 1 else 1.0
    else:
        factor = 1 / DEEP if image.mode.startswith("I;16") or highest > 255 else 1.0
    return images.fromarray(np.clip(grey * factor, 0, 255).round().astype(np.uint8))


def _squared(image: Image) -> ReadPhoto:
    from PIL import Image as images

    width, height = image.size
    edge = min(width, height)
    left, top = (width - edge) // 2, (height - edge) // 2
    square, kept = image.crop((left, top, left + edge, top + edge)), min(edge, KEPT_SIDE)
    pixels = np.asarray(square.resize((kept, kept), images.Resampling.BICUBIC), np.uint8)
    return ReadPhoto(pixels, MIDDLE if width != height else "")


def _numbered(number: int) -> PhotoProbe:
    count = len(shipped_photos())
    if not 1 <= number <= count:
        raise UserError(
            tr("There is no photo {number}: those that come along go from 1 to {count}.").format(
                number=number, count=count
            )
        )
    return PhotoProbe(number=number)


def _from_written(match: re.Match[str]) -> PhotoProbe:
    height, width = int(match[1]), int(match[2])
    if not (1 <= height <= LARGEST_SIDE and 1 <= width <= LARGEST_SIDE):
        raise UserError(
            tr("A written photo should be at most {largest_side} x {largest_side}, not {height} x {width}.").format(
                largest_side=LARGEST_SIDE, height=height, width=width
            )
        )
    from PIL import Image

    try:
        content = base64.b64decode(match[3].replace("-", "+").replace("_", "/"), validate=True)
        with Image.open(io.BytesIO(content), formats=("png",)) as image:
            if image.size != (width, height):
                raise UserError(
                    tr("The written photo is not {height} x {width}, as it says.").format(height=height, width=width)
                )
            pixels = np.asarray(image.convert("RGB"), np.uint8)
    except (binascii.Error, OSError, SyntaxError, ValueError) as error:
        raise UserError(tr("The written photo should be a PNG in base64, as ScoutView writes it.")) from error
    return PhotoProbe(number=0, pixels=pixels.tobytes(), height=height, width=width, source=match[4] or "")
