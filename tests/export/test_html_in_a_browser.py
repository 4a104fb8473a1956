"""An exported page in a real browser, where there is one: its pictures show, and it asks the network for nothing."""

import io
import json
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.cli import main
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import fingerprint_of, path_in_talk
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk, write_talk
from tests.small_runs import LAST, recording_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
needs_a_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
OF_THE_BROWSER = "not an origin"  # who asks, where the browser asks for itself: its clock, its dictionary


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of a run and the page of a talk."""
    folder = tmp_path_factory.mktemp("pages")
    recording = recording_of("digits")
    words = ("--panel", "prediction", "--frames", "::6", "--theme", "dark", "--size", "960x540")
    assert main(["export", str(recording), *words, "-o", str(folder / "run.html")]) == 0
    talk = folder / "a.scouttalk"
    with Recording.open(recording) as opened:
        fingerprint = fingerprint_of(opened, LAST)
    scene = Scene(
        path_in_talk(recording, talk),
        fingerprint,
        LAST,
        probe="",
        panels=(PanelView("prediction"), PanelView("learning_curves")),
        title="A scene",
        caption="See https://example.org.",
    )
    write_talk(Talk("A talk", (scene, scene)), talk)
    assert main(["export", str(talk), "--size", "960x540", "-o", str(folder / "talk.html")]) == 0
    return folder


@pytest.mark.parametrize("name", ["run", "talk"])
def test_a_page_names_nothing_outside_itself(pages: Path, name: str) -> None:
    """Nothing that a browser would fetch: an address in somebody's caption is only text."""
    text = (pages / f"{name}.html").read_text("utf-8")
    fetched = re.findall(r"""(?:src|href|srcset|data|action|poster)\s*=\s*["']?([^"'\s>]{0,40})""", text)
    assert len(fetched) >= 2
    assert all(each.startswith("data:image/png;base64,") for each in fetched)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL) + re.findall(r'style="([^"]*)"', text)
    assert not any(sign in style for style in styles for sign in ("url(", "@import", "//"))
    assert "default-src 'none'" in text
    assert "<script" not in text


@needs_a_browser
@pytest.mark.parametrize(("name", "titles"), [("run", ["Prediction"] * 3), ("talk", ["A scene"] * 2)])
def test_a_page_shows_its_pictures_and_asks_the_network_for_nothing(
    pages: Path, tmp_path: Path, name: str, titles: list[str]
) -> None:
    page, shot = pages / f"{name}.html", tmp_path / "shot.png"
    document = browse(page, tmp_path, "--dump-dom").decode()
    assert re.findall(r"<h2>(.*?)</h2>", document) == titles
    assert asked_for(tmp_path) == []
    browse(page, tmp_path, f"--screenshot={shot}", "--window-size=1280,900", "--hide-scrollbars")
    with Image.open(shot) as image:
        shown = np.asarray(image.convert("RGB"))
    assert asked_for(tmp_path) == []
    first = first_picture(document)
    ground = first[0, 0]
    common = {tuple(colour) for colour, share in shares(first) if share > 0.005} - {tuple(ground)}
    assert len(common) >= 2
    visible = {tuple(colour) for colour, share in shares(shown) if share > 0.0005}
    assert common <= visible
    assert (shown[0, 0] == ground).all()


@needs_a_browser
def test_a_page_that_asks_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "asking.html"
    page.write_text('<!DOCTYPE html><img src="http://127.0.0.1:9/a.png">')
    browse(page, tmp_path, "--dump-dom")
    assert asked_for(tmp_path) == ["http://127.0.0.1:9/a.png"]


def browse(page: Path, folder: Path, *flags: str) -> bytes:
    """What the browser writes; what it asked for is in network.json of that folder."""
    profile, log = folder / "profile", folder / "network.json"
    log.unlink(missing_ok=True)
    words = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", f"--log-net-log={log}", *flags, page.as_uri()]
    return subprocess.run(words, capture_output=True, check=True, timeout=90).stdout


def asked_for(folder: Path) -> list[str]:
    """The addresses that the page, not the browser, asked a network for."""
    log = json.loads((folder / "network.json").read_text("utf-8"))
    start = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    asked = [event["params"] for event in log["events"] if event["type"] == start and "params" in event]
    return [each["url"] for each in asked if "url" in each and each.get("initiator") != OF_THE_BROWSER]


def first_picture(document: str) -> np.ndarray:
    match = re.search(r"data:image/png;base64,([^\"]+)", document)
    assert match is not None
    with Image.open(io.BytesIO(b64decode(match[1]))) as image:
        return np.asarray(image.convert("RGB"))


def shares(pixels: np.ndarray) -> Sequence[tuple[np.ndarray, float]]:
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    return list(zip(colours, counts / counts.sum(), strict=True))
