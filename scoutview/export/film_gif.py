"""Films as .gif, which begin again for ever: first all pictures are looked at for a palette, then they are packed."""

import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import IO

import av
import numpy as np
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from scoutview.errors import UserError
from scoutview.export.film_palette import SIZE, ColourCounts, PaletteMap, rgb_of
from scoutview.export.film_pixels import opaque, pixels_of
from scoutview.export.film_plan import FilmPlan
from scoutview.language import tr

FASTEST = 50.0  # browsers take any shorter time for a tenth of a second
TICK = Fraction(1, 100)  # the clock of a GIF, in seconds


@contextmanager
def gif_writer(draft: Path, plan: FilmPlan, packed: Callable[[], None]) -> Iterator[Callable[[QImage], None]]:
    """Call what it gives with each picture; the film is packed when the block ends, `packed` called for each picture.

    Raises:
        UserError: more pictures a second than a GIF can show.
    """
    if plan.frames_per_second > FASTEST:
        raise UserError(
            tr("A GIF shows at most {most:g} pictures a second, not {speed:g}: choose fewer, or an .mp4.").format(
                most=FASTEST, speed=plan.frames_per_second
            )
        )
    with tempfile.TemporaryFile(dir=draft.parent, prefix=".film-") as file:
        waiting = _Waiting(file)
        yield waiting.add
        _pack(waiting, draft, plan, packed)


class _Waiting:
    """The pictures until their palette is known, on the disk: a film in memory could be larger than the memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sizes: list[int] = []
        self.colours = ColourCounts()
        self.width = self.height = 0

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, image: QImage) -> None:
        image = opaque(image)
        self.width, self.height = image.width(), image.height()
        pixels = np.ascontiguousarray(pixels_of(image)).view("<u4")[..., 0] & np.uint32(0xFFFFFF)
        self.colours.add(pixels)
        self._sizes.append(self._file.write(zlib.compress(pixels.data, 1)))

    def __iter__(self) -> Iterator[np.ndarray]:
        """(height, width) uint32 each."""
        self._file.seek(0)
        for size in self._sizes:
            content = zlib.decompress(self._file.read(size))
            yield np.frombuffer(content, np.uint32).reshape(self.height, self.width)


def _pack(waiting: _Waiting, draft: Path, plan: FilmPlan, packed: Callable[[], None]) -> None:
    if not len(waiting):
        return
    colours = waiting.colours.palette()
    palette = np.zeros((SIZE + 1, 4), np.uint8)  # alpha, red, green, blue; the last is clear: "as before"
    palette[: len(colours), 1:] = rgb_of(colours)
    palette[:SIZE, 0] = 255
    entry_map = PaletteMap(colours)
    ends = [_ticks(number, plan) for number in range(len(waiting) + 1)]
    last = ends[-1] - ends[-2] + round(plan.hold_s / TICK)
    container = av.open(str(draft), "w", format="gif", options={"loop": "0", "final_delay": str(last)})
    try:
        stream = _start(container, waiting, plan)
        for start, pixels in zip(ends, waiting, strict=False):
            entries = entry_map.entries(pixels)
            picture = av.VideoFrame.from_ndarray((entries, palette), "pal8")  # type: ignore[arg-type]  # no stub of it
            picture.pts, picture.time_base = start, TICK
            container.mux(stream.encode(picture))
            packed()
        container.mux(stream.encode(None))
    except BaseException:
        with suppress(OSError, av.FFmpegError):  # what went wrong first is what is told
            container.close()
        raise
    container.close()


def _start(container: av.container.OutputContainer, waiting: _Waiting, plan: FilmPlan) -> VideoStream:
    stream = container.add_stream("gif", rate=plan.rate)
    stream.width, stream.height, stream.pix_fmt = waiting.width, waiting.height, "pal8"
    stream.codec_context.time_base = TICK
    return stream


def _ticks(number: int, plan: FilmPlan) -> int:
    """When a picture begins: rounded from the start of the film, so that no error adds up."""
    return round(number / plan.rate / TICK)
