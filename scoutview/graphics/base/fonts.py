"""Which characters can be drawn here: no text is shown as silent boxes."""

import unicodedata

from PySide6.QtGui import QFontMetrics

from scoutview.graphics.base.look import font
from scoutview.language import tr

UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")  # controls, joiners and blanks: nothing to draw


def missing_characters(text: str) -> str:
    """Those characters of a text that no installed font can draw, each once, in their order."""
    metrics = QFontMetrics(font("caption"))
    seen = (character for character in dict.fromkeys(text) if unicodedata.category(character) not in UNSEEN)
    return "".join(character for character in seen if not metrics.inFontUcs4(ord(character)))


def readable(text: str) -> str:
    """The text with numbers in place of what cannot be drawn."""
    return text.translate({ord(character): f"U+{ord(character):04X}" for character in missing_characters(text)})


def missing_in_words(text: str) -> str:
    """One sentence that names the characters by number, as they cannot be shown; empty where all can be drawn."""
    missing = missing_characters(text)
    if not missing:
        return ""
    name = unicodedata.name(missing[0], "").lower()
    first = f"U+{ord(missing[0]):04X}" + (f" ({name})" if name else "")
    if len(missing) > 1:
        return tr(
            "No installed font can draw {first} and {others} more of this text: "
            "boxes stand for what the model does read."
        ).format(first=first, others=len(missing) - 1)
    return tr("No installed font can draw {first}: boxes stand for what the model does read.").format(first=first)
