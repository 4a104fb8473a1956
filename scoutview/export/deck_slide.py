"""One slide of a deck, and how it is made from a picture of panels."""

from dataclasses import dataclass, replace

from scoutview.export.picture import Picture, PictureWords
from scoutview.export.picture_plan import plan_picture
from scoutview.export.still import png_bytes
from scoutview.graphics.base.theme import LIGHT, Theme


@dataclass(frozen=True)
class Slide:
    """A picture as the content of a .png, and the words of the slide: above it, and for the speaker alone."""

    image_png: bytes
    title: str
    caption: str = ""
    notes: str = ""
    theme: Theme = LIGHT

    def words(self) -> "Slide":
        """The same with words that every file can hold: without halves of characters and without control codes."""
        title, caption, notes = map(_writable, (self.title, self.caption, self.notes))
        return replace(self, title=title, caption=caption, notes=notes)


def slide_from_picture(picture: Picture, words: PictureWords, notes: str = "") -> Slide:
    """The panels and the footer as a picture, and as words what would stand above them, for panels that are fed."""
    size = picture.size
    image = picture.image(PictureWords("·", "·", words.footer))  # above the panels is now room for a title and a line
    plan = plan_picture(size.width, size.height, len(picture.panels), footer=bool(words.footer))
    top = round(min((panel.title or panel.body).y for panel in plan.panels))
    cut = image.copy(0, top, size.width, size.height - top)
    return Slide(png_bytes(cut), picture.title(words), picture.caption(words), notes, picture.look.theme)


def _writable(text: str) -> str:
    whole = text.replace("\t", " ").encode("utf-8", "replace").decode()
    return "".join(letter for letter in whole if letter == "\n" or (letter >= " " and letter not in "\ufffe\uffff"))
