"""How long a page takes to show a frame after its slider was moved: `python -m tests.export.page_speed PAGE...`"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tests.export.chromium import PAINTED, Chromium

# From the slider's event to the turn of the browser after the picture was painted: from far away, then from beside.
MOVES = """(async () => {
  const [part] = scoutviewPage.parts, times = [], count = part.steps.length;
  const far = [...part.steps.keys()].map((place) => (place * 7) % count);
  for (const place of [...far, ...part.steps.keys()]) {
    if (place === part.place) continue;
    const began = performance.now();
    part.slider.value = place;
    part.slider.dispatchEvent(new Event("input"));
    await part.show();
    await PAINTED;
    times.push(performance.now() - began);
  }
  return times;
})()""".replace("PAINTED", PAINTED)
EMPTY_MOVES = """(async () => {
  const times = [];
  for (let move = 0; move < 40; move++) {
    const began = performance.now();
    await PAINTED;
    times.push(performance.now() - began);
  }
  return times;
})()""".replace("PAINTED", PAINTED)


def moves_ms(browser: Chromium, page: Path) -> np.ndarray:
    """(moves,) milliseconds: each frame once from far away and once from beside."""
    browser.open(page)
    return np.array(browser.value(MOVES))


def empty_moves_ms(browser: Chromium) -> np.ndarray:
    """(40,) milliseconds of waiting in the same way for a picture in which nothing changed."""
    return np.array(browser.value(EMPTY_MOVES))


def measured(browser: Chromium, page: Path) -> str:
    """A line of the table in docs/pages.md."""
    median, p95 = np.percentile(moves_ms(browser, page), (50, 95))
    frames = browser.value("scoutviewPage.parts[0].steps.length")
    return f"| {page.stem} | {frames} | {page.stat().st_size / 1e6:.2f} | {median:.0f} | {p95:.0f} |\n"


if __name__ == "__main__":
    with TemporaryDirectory() as folder, Chromium(Path(folder)) as browser:
        for name in sys.argv[1:]:
            sys.stdout.write(measured(browser, Path(name).resolve()))
