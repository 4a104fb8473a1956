"""How things look at one theme and one scale: colours, fonts, sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from scoutview.graphics.base.theme import DARK, Theme

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
    """A theme at a scale. `picture`: for an export, without controls; `transparent`: one without a ground of its own.

    Without `motion` nothing is animated. `alone`: the panel has all of the window, and its finding stands over it.
    """

    theme: Theme = DARK
    scale: float = 1.0
    picture: bool = False
    motion: bool = True
    transparent: bool = False
    alone: bool = False

    @property
    def says_finding(self) -> bool:
        """Whether whoever holds the panel says its finding in large letters: then the panel itself need not."""
        return self.picture or self.alone

    @property
    def moves(self) -> bool:
        """Whether anything may move by itself: nobody has asked for stillness, and this is no picture."""
        return self.motion and not self.picture

    def px(self, design: float) -> int:
        """Whole device-independent pixels for a length in design pixels, at least 1."""
        return max(1, round(design * self.scale))

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """The theme's colour of this role ("text2", "accent", ...)."""
        return _colour(getattr(self.theme, role), opacity)

    def tint(self, role: str, opacity: float) -> QColor:
        """What that colour gives on a panel, opaque: Qt draws curves and points many times faster so."""
        return _tint(getattr(self.theme, role), self.theme.panel, round(opacity, 3))

    def kind(self, number: int) -> QColor:
        """The colour of a kind of things, by its place among them; the first few have one of their own."""
        kinds = self.theme.kinds
        return _colour(kinds[number] if number < len(kinds) else self.theme.text3, 1.0)

    def kind_tint(self, number: int, opacity: float) -> QColor:
        """What the colour of a kind gives on a panel, opaque."""
        return _tint(self.kind(number).name(), self.theme.panel, round(opacity, 3))

    def on_panel(self, colour: QColor, opacity: float) -> QColor:
        """What any colour gives on a panel, opaque."""
        return _tint(colour.name(), self.theme.panel, round(opacity, 3))

    def mixed(self, colour: QColor, other: QColor, share: float) -> QColor:
        """This share of a colour with what is left of the other, opaque."""
        return _tint(colour.name(), other.name(), round(share, 2))

    def magnitude(self, value: float) -> QColor:
        """The magnitude map at value in 0..1; nan is as 0."""
        return self.magnitudes()[_entry(value)]

    def on_magnitude(self, value: float) -> QColor:
        """The colour for words on `magnitude(value)`."""
        return _words_on(self.theme, "magnitude")[_entry(value)]

    def magnitudes(self) -> tuple[QColor, ...]:
        """All 256 colours of the magnitude map."""
        return _colours(self.theme, "magnitude")

    def signed(self, value: float) -> QColor:
        """The signed map at value in -1..1; nan is as 0."""
        return _colours(self.theme, "signed")[_signed_entry(value)]

    def on_signed(self, value: float) -> QColor:
        """The colour for words on `signed(value)`."""
        return _words_on(self.theme, "signed")[_signed_entry(value)]


def _entry(share: float) -> int:
    """Which of 256 colours; nan takes the first, as no comparison with it holds."""
    return int(min(max(0, share), 1) * 255 + 0.5)


def _signed_entry(value: float) -> int:
    return _entry(0.5 if isnan(value) else (value + 1) / 2)


# Made once: a panel asks for hundreds at every picture. Nobody may change one.


@lru_cache(maxsize=1024)
def _colour(code: str, opacity: float) -> QColor:
    colour = QColor(code)
    colour.setAlphaF(opacity)
    return colour


@lru_cache(maxsize=1024)
def _tint(code: str, ground: str, opacity: float) -> QColor:
    above, below = QColor(code), QColor(ground)
    red, green, blue = (
        opacity * one + (1 - opacity) * other
        for one, other in (
            (above.redF(), below.redF()),
            (above.greenF(), below.greenF()),
            (above.blueF(), below.blueF()),
        )
    )
    return QColor.fromRgbF(red, green, blue)


@lru_cache(maxsize=8)
def _colours(theme: Theme, table: str) -> tuple[QColor, ...]:
    return tuple(QColor(*entry) for entry in getattr(theme, table).tolist())


@lru_cache(maxsize=8)
def _words_on(theme: Theme, table: str) -> tuple[QColor, ...]:
    return tuple(map(text_on, _colours(theme, table)))


@lru_cache(maxsize=8192)
def text_width(text: str, role: str) -> float:
    """How wide the text is in a role of the type scale, in design pixels."""
    return QFontMetricsF(font(role)).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def elided(text: str, role: str, width: float) -> str:
    """The text in a role of the type scale, its end cut off where it is wider than this."""
    return QFontMetricsF(font(role)).elidedText(text, Qt.TextElideMode.ElideRight, width)


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
    return tabular(chosen)


def tabular(chosen: QFont) -> QFont:
    """The font, with digits of one width from now on."""
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def first_with_room(variants: Sequence[str], width: float, role: str) -> str:
    """The first of these texts, from long to short, that fits the width, else the last; of texts that come again."""
    return next((text for text in variants if text_width(text, role) <= width), variants[-1] if variants else "")


def fitting_role(text: str, width: float, roles: Sequence[str]) -> str:
    """The first of these roles, from large to small, in which the text fits the width; else the last."""
    return next((role for role in roles if text_width(text, role) <= width), roles[-1])


def text_on(background: QColor) -> QColor:
    """Near-black or white, whichever reads on this colour (relative luminance over 0.19 or not)."""
    linear = [
        ((c + 0.055) / 1.055) ** 2.4 if c > 0.04045 else c / 12.92
        for c in (background.redF(), background.greenF(), background.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#0C0F14") if luminance > 0.19 else QColor("#FFFFFF")
