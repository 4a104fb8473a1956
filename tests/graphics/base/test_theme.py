"""The colours of both themes: contrast, and distances as colour-blind viewers see them."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.theme import DARK, LIGHT, THEMES, Theme

# Source: Machado, Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision
# Deficiency, severity 1; on linear RGB.
VISION = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = XYZ @ np.ones(3)
NAMED = ("accent", "train", "validation", "mark", "error")
SERIES = ("series1", "series2", "series3", "series4")
THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def linear(colour: str | np.ndarray) -> np.ndarray:
    if isinstance(colour, str):
        colour = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    share = np.asarray(colour) / 255
    return np.where(share > 0.04045, ((share + 0.055) / 1.055) ** 2.4, share / 12.92)


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, relative luminance."""
    low, high = sorted(float(linear(colour) @ XYZ[1]) + 0.05 for colour in (one, other))
    return high / low


def lab(colour: str | np.ndarray, vision: str = "normal") -> np.ndarray:
    seen = np.clip(linear(colour) @ VISION[vision].T, 0, 1)
    share = (seen @ XYZ.T) / WHITE
    f = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    """Source: Sharma, Wu and Dalal (2005), The CIEDE2000 Color-Difference Formula."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * np.cos(np.radians(hue - 30)) + 0.24 * np.cos(np.radians(2 * hue))
    t += 0.32 * np.cos(np.radians(3 * hue + 6)) - 0.2 * np.cos(np.radians(4 * hue - 63))
    parts = (
        (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)),
        (c2 - c1) / (1 + 0.045 * chroma),
        2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t),
    )
    bend = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(sum(part**2 for part in parts) + bend * parts[1] * parts[2]))


def test_the_distance_agrees_with_the_published_examples() -> None:
    examples = (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    )
    for one, other, expected in examples:
        assert ciede2000(np.array(one, float), np.array(other, float)) == pytest.approx(expected, abs=1e-4)


@THEME
def test_words_are_readable_on_every_ground(theme: Theme) -> None:
    least = {"text": 14.0, "text2": 7.4, "text3": 4.5}
    for role, ratio in least.items():
        for ground in (theme.window, theme.panel, theme.raised):
            assert contrast(getattr(theme, role), ground) >= ratio
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.wash) >= 11
    assert contrast(theme.axis, theme.panel) >= 2.95
    for role in (*NAMED, *SERIES):
        assert contrast(getattr(theme, role), theme.panel) >= 4.5


def test_the_contrasts_are_those_that_were_measured() -> None:
    measured = {
        (DARK, "text"): (17.4, 16.1, 14.1),
        (DARK, "text2"): (10.2, 9.5, 8.3),
        (DARK, "text3"): (6.4, 5.9, 5.2),
        (LIGHT, "text"): (16.2, 17.8, 15.3),
        (LIGHT, "text2"): (7.9, 8.7, 7.5),
        (LIGHT, "text3"): (4.8, 5.3, 4.5),
    }
    for (theme, role), ratios in measured.items():
        found = [contrast(getattr(theme, role), ground) for ground in (theme.window, theme.panel, theme.raised)]
        assert found == pytest.approx(ratios, abs=0.06)


@pytest.mark.parametrize(
    ("theme", "least"),
    [
        (DARK, {"normal": 30.7, "deuteranopia": 16.4, "protanopia": 17.8}),
        (LIGHT, {"normal": 23.7, "deuteranopia": 17.4, "protanopia": 21.2}),
    ],
    ids=["dark", "light"],
)
def test_named_colours_stay_apart_for_colour_blind_viewers(theme: Theme, least: dict[str, float]) -> None:
    for vision, distance in least.items():
        places = {role: lab(getattr(theme, role), vision) for role in NAMED}
        found = min(ciede2000(places[a], places[b]) for a, b in itertools.combinations(NAMED, 2))
        assert found == pytest.approx(distance, abs=0.15)
        assert ciede2000(places["train"], places["validation"]) >= 50


@THEME
@pytest.mark.parametrize("vision", VISION)
def test_series_stay_apart_from_each_other_and_from_the_named_colours(theme: Theme, vision: str) -> None:
    series = [lab(getattr(theme, role), vision) for role in SERIES]
    assert min(ciede2000(one, other) for one, other in itertools.combinations(series, 2)) >= 16
    assert ciede2000(series[0], series[1]) >= 35  # the pair that most plots have
    assert min(ciede2000(each, lab(getattr(theme, role), vision)) for each in series for role in NAMED) >= 8.5


@THEME
@pytest.mark.parametrize("vision", VISION)
def test_more_is_always_lighter_or_always_darker(theme: Theme, vision: str) -> None:
    lightness = lab(theme.magnitude, vision)[:, 0]
    steps = np.diff(lightness[::4])  # neighbours differ by less than a byte rounds
    assert np.all(steps > 0) if theme is DARK else np.all(steps < 0)
    assert abs(lightness[-1] - lightness[0]) > 60


@THEME
def test_colour_blind_viewers_tell_the_ends_of_the_signed_map_apart(theme: Theme) -> None:
    for vision in ("deuteranopia", "protanopia"):
        assert ciede2000(lab(theme.signed[0], vision), lab(theme.signed[-1], vision)) >= 49


@THEME
def test_kinds_can_be_read_and_told_apart(theme: Theme) -> None:
    assert min(contrast(colour, theme.panel) for colour in theme.kinds) >= 4.5
    for vision, least in (("normal", 15), ("deuteranopia", 6), ("protanopia", 6)):
        seen = [lab(colour, vision) for colour in theme.kinds]
        assert min(ciede2000(one, other) for one, other in itertools.combinations(seen, 2)) >= least
    assert min(ciede2000(lab(colour), lab(theme.accent)) for colour in theme.kinds) >= 15
