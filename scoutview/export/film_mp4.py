"""Films as .mp4: H.264 in the one form that every browser, phone and slide program plays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from scoutview.export.film_pixels import even_sized, opaque, pixels_of
from scoutview.export.film_plan import FilmPlan

# Drawings have large even areas and thin lines: little is won by a slower search, much lost by a lower quality.
QUALITY = {"preset": "veryfast", "crf": "18"}
KEY_FRAME_S = 2  # how far a player that jumps has to look back
BT709 = 1  # the number of this matrix in the standard (ITU-T H.273)


@contextmanager
def mp4_writer(draft: Path, plan: FilmPlan) -> Iterator[Callable[[QImage], None]]:
    """Call what it gives with each picture; the film is whole when the block ends."""
    container = av.open(str(draft), "w", format="mp4", options={"movflags": "+faststart"})
    try:
        film = _Film(container, plan)
        yield film.add
        film.finish()
    except BaseException:
        with suppress(OSError, av.FFmpegError):  # what went wrong first is what is told
            container.close()
        raise
    container.close()


class _Film:
    def __init__(self, container: av.container.OutputContainer, plan: FilmPlan) -> None:
        self._container, self._plan = container, plan
        self._stream: VideoStream | None = None
        self._reformatter = VideoReformatter()
        self._last: av.VideoFrame | None = None
        self._count = 0

    def add(self, image: QImage) -> None:
        image = opaque(even_sized(image))
        if self._stream is None:
            self._stream = self._start(image.width(), image.height())
        given = av.VideoFrame.from_numpy_buffer(pixels_of(image), "bgra")  # no copy: `image` lives until it is encoded
        self._last = self._reformatter.reformat(
            given,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._encode(self._stream, self._last)

    def finish(self) -> None:
        if self._stream is None or self._last is None:
            return
        for _ in range(self._plan.held_pictures):
            self._encode(self._stream, self._last)
        self._container.mux(self._stream.encode(None))

    def _start(self, width: int, height: int) -> VideoStream:
        rate = self._plan.rate
        stream = self._container.add_stream("libx264", rate=rate, options=QUALITY)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.gop_size = max(1, round(KEY_FRAME_S * rate))
        context = stream.codec_context
        context.time_base = 1 / rate
        # Said in the file as well: players would guess from the height.
        context.color_range, context.colorspace = ColorRange.MPEG, BT709
        context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        return stream

    def _encode(self, stream: VideoStream, picture: av.VideoFrame) -> None:
        picture.pts, picture.time_base = self._count, 1 / self._plan.rate
        self._count += 1
        self._container.mux(stream.encode(picture))
