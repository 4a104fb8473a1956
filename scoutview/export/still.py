"""A picture in a file or on the clipboard: pixels (.png), or letters and lines (.svg, .pdf)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from scoutview.errors import UserError
from scoutview.export.picture import Picture, PictureWords
from scoutview.export.plain_letters import PlainLetters
from scoutview.export.svg_drawing import PIXELS_PER_INCH, drawn_svg
from scoutview.export.svg_letters import outlined, with_generic_family
from scoutview.language import tr
from scoutview.recording.whole_files import write_whole

POINTS_PER_INCH = 72
PDF_PER_INCH = 1200  # so fine that no letter is moved to a coarse grid


def write_still(picture: Picture, words: PictureWords, path: Path, *, outlines: bool = False) -> None:
    """Write the picture as its extension says; the file appears, or is replaced, whole or not at all.

    With `outlines` the letters of an .svg are shapes that need no font; those of other files never need one.

    Raises:
        UserError: the extension is none of these, or the file cannot be written.
    """
    encode = still_format(path)
    write_whole(path, svg_bytes(picture, words, outlines=outlines) if encode is svg_bytes else encode(picture, words))


def still_format(path: Path) -> Callable[[Picture, PictureWords], bytes]:
    """What makes the content of such a file.

    Raises:
        UserError: the extension is none of these.
    """
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        sentence = tr("A picture is a {endings} file, not “{name}”.")
        raise UserError(sentence.format(endings=tr(" or ").join(FORMATS), name=path.name)) from None


def png_bytes(image: QImage) -> bytes:
    """The picture as the content of a .png file.

    Raises:
        UserError: Qt cannot write it, for want of memory for instance.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise UserError(tr("The picture could not be made into a .png: {error}.").format(error=writer.errorString()))
    return bytes(buffer.data().data())


def svg_bytes(picture: Picture, words: PictureWords, *, outlines: bool = False) -> bytes:
    """The picture as the content of an .svg file with a unit for each pixel; the same bytes each time.

    Its letters are text, in the first of the fonts named that a program finds, or with `outlines` shapes.
    """
    svg = drawn_svg(
        picture.size.width,
        picture.size.height,
        lambda painter: picture.paint(painter, words),
        title=picture.title(words),
        description=" ".join(filter(None, (picture.caption(words), words.footer))),
    )
    return (outlined(svg) if outlines else with_generic_family(svg)).encode()


def pdf_bytes(picture: Picture, words: PictureWords) -> bytes:
    """The picture as the content of a .pdf file of one page, as large as the picture, its fonts within."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("ScoutView")
    writer.setTitle(picture.title(words))
    writer.setResolution(PDF_PER_INCH)
    points = QSizeF(picture.size.width, picture.size.height) * (POINTS_PER_INCH / PIXELS_PER_INCH)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    with PlainLetters(writer) as painter:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.scale(PDF_PER_INCH / PIXELS_PER_INCH, PDF_PER_INCH / PIXELS_PER_INCH)
        picture.paint(painter, words)
    return bytes(buffer.data().data())


def copy_picture(picture: Picture, words: PictureWords) -> None:
    """Put the picture on the clipboard: as pixels, as a .png and as an .svg, for programs to take what they can."""
    image = picture.image(words)
    content = QMimeData()
    content.setImageData(image)
    content.setData("image/png", png_bytes(image))
    content.setData("image/svg+xml", svg_bytes(picture, words))
    QGuiApplication.clipboard().setMimeData(content)


FORMATS: dict[str, Callable[[Picture, PictureWords], bytes]] = {
    ".png": lambda picture, words: png_bytes(picture.image(words)),
    ".svg": svg_bytes,
    ".pdf": pdf_bytes,
}
