"""The two themes: colours by role, and the colour maps. Numpy only.

Contrast and colour-blind distances of these values are recomputed by tests/graphics/base/test_theme.py.
"""

from dataclasses import dataclass

import numpy as np


def colour_table(anchors: str, entries: int = 256) -> np.ndarray:
    """(entries, 3) uint8 sRGB, linear in sRGB between evenly spaced hexadecimal anchors."""
    corners = np.array([[int(anchor[i : i + 2], 16) for i in (1, 3, 5)] for anchor in anchors.split()], float)
    positions = np.linspace(0, len(corners) - 1, entries)
    channels = [np.interp(positions, np.arange(len(corners)), corners[:, channel]) for channel in range(3)]
    table = np.stack(channels, axis=1).round().astype(np.uint8)
    table.flags.writeable = False
    return table


@dataclass(frozen=True, eq=False)
class Theme:
    """Colours by role ("#RRGGBB"), the magnitude map (0 is the panel), the signed map (0 in the middle), and the greys
    of what is a picture itself (paper to ink).
    """

    name: str
    window: str  # behind panels; the timeline's well
    panel: str
    raised: str  # chip, field, button, bar track
    hover: str
    line: str  # hairline, grid line
    axis: str  # axis, unselected mark
    text: str
    text2: str  # explanation, labels
    text3: str  # ticks, stamps, icons
    accent: str  # "you": the cursor, what was chosen, the one main button
    on_accent: str
    wash: str  # fill of a chosen chip
    train: str
    validation: str
    mark: str
    error: str
    series1: str  # of plots without training and validation: curves and points in the order in which they are listed
    series2: str
    series3: str
    series4: str
    kinds: tuple[str, ...]  # of things of which each is of one kind; a word at the place repeats it
    edge: str  # a panel's hairline; the panel's own colour where it has none
    magnitude: np.ndarray  # (256, 3) uint8
    signed: np.ndarray  # (256, 3) uint8
    greys: np.ndarray  # (256, 3) uint8


DARK = Theme(
    name="dark",
    window="#0C0F14",
    panel="#14181F",
    raised="#1E242E",
    hover="#28303C",
    line="#2A323E",
    axis="#5A6676",
    text="#F1F4F8",
    text2="#B4BECB",
    text3="#8A96A6",
    accent="#3EE8B5",
    on_accent="#06231A",
    wash="#173A34",
    train="#4A9BFA",
    validation="#F4B02A",
    mark="#EFCBF6",
    error="#EC5B70",
    series1="#BDB4FC",
    series2="#6C9900",
    series3="#CF8790",
    series4="#9075B4",
    kinds=("#59E4F0", "#F5A569", "#E5A0BD", "#ECE4A8", "#FA3A1A", "#C44FF5", "#6EF52E"),
    edge="#14181F",
    magnitude=colour_table("#161A21 #213754 #195B8C #09789B #0699A7 #2BB7AC #74CDA3 #B8E0A3 #F7F4B9"),
    signed=colour_table("#73BFFE #4D91C9 #30638B #283F52 #1F1E1C #4E3820 #7B501B #B3762A #F7AA4E"),
    greys=colour_table("#06080B #FAFAFA"),
)

LIGHT = Theme(
    name="light",
    window="#F3F4F6",
    panel="#FFFFFF",
    raised="#ECEEF2",
    hover="#E1E5EA",
    line="#DFE3E8",
    axis="#8A94A2",
    text="#14181F",
    text2="#434C59",
    text3="#626D7C",
    accent="#0B7F6F",
    on_accent="#FFFFFF",
    wash="#DDF1ED",
    train="#0B5FC4",
    validation="#AE5E04",
    mark="#56204C",
    error="#8F0A1E",
    series1="#3F09A2",
    series2="#487548",
    series3="#5A2D36",
    series4="#6375A2",
    kinds=("#17687A", "#D2321F", "#B51FD0", "#6B4620", "#860742", "#2B14A0", "#127B09"),
    edge="#DFE3E8",
    magnitude=colour_table("#FAFAF7 #D0E1CC #98CDB7 #63B6B3 #2D97A7 #0B7C9B #02628D #0F4371 #11234F"),
    signed=colour_table("#00489F #3F76C7 #7EA9EA #BAD1F3 #F9F6F4 #E9C6B3 #D89A77 #AF663B #8F4206"),
    greys=colour_table("#FFFFFF #0C0E12"),
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
