"""How things look at one theme and one scale: colours, fonts, sizes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QFont, QFontDatabase

from scoutview.graphics.theme import DARK, Theme

FALLBACK_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew")

# role: (design pixels at 1280x800, weight)
TYPE = {
    "tick": (13, QFont.Weight.Normal),
    "label": (13, QFont.Weight.Normal),
    "label_strong": (13, QFont.Weight.DemiBold),
    "bar": (14, QFont.Weight.Normal),
    "bar_strong": (14, QFont.Weight.DemiBold),
    "chip": (14, QFont.Weight.Medium),
    "caption": (15, QFont.Weight.Normal),
    "caption_strong": (15, QFont.Weight.DemiBold),
    "title": (16, QFont.Weight.DemiBold),
    "finding": (20, QFont.Weight.DemiBold),
    "key": (24, QFont.Weight.DemiBold),
    "headline": (32, QFont.Weight.DemiBold),
}


@dataclass(frozen=True)
class Look:
    """A theme at a scale. `picture`: for an export, without controls. Without `motion` nothing is animated."""

    theme: Theme = DARK
    scale: float = 1.0
    picture: bool = False
    motion: bool = True

    def px(self, design: float) -> int:
        """Whole device-independent pixels for a length in design pixels, at least 1."""
        return max(1, round(design * self.scale))

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """The theme's colour of this role ("text2", "accent", ...)."""
        colour = QColor(getattr(self.theme, role))
        colour.setAlphaF(opacity)
        return colour

    def magnitude(self, value: float) -> QColor:
        """The magnitude map at value in 0..1."""
        return QColor(*map(int, self.theme.magnitude[int(np.clip(value, 0, 1) * 255 + 0.5)]))

    def signed(self, value: float) -> QColor:
        """The signed map at value in -1..1."""
        return QColor(*map(int, self.theme.signed[int((np.clip(value, -1, 1) + 1) * 127.5 + 0.5)]))


@lru_cache(maxsize=64)
def font(role: str, scale: float = 1.0) -> QFont:
    """The interface font in a role of the type scale, tabular figures; the size in design pixels times scale.

    A Canvas paints in design pixels and wants scale 1; a widget wants its look's scale.
    """
    pixels, weight = TYPE[role]
    chosen = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    chosen.setFamilies([*chosen.families(), *FALLBACK_FAMILIES])
    chosen.setPixelSize(max(1, round(pixels * scale)))
    chosen.setWeight(weight)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def text_on(background: QColor) -> QColor:
    """Near-black or white, whichever reads on this colour (relative luminance over 0.18 or not)."""
    linear = [
        ((c + 0.055) / 1.055) ** 2.4 if c > 0.04045 else c / 12.92
        for c in (background.redF(), background.greenF(), background.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#0C0F14") if luminance > 0.18 else QColor("#FFFFFF")
