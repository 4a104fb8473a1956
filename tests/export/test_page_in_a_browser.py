"""An exported page in a real browser, where there is one: it moves, prints, and asks for nothing."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from scoutview.cli import main
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.labs.registry import lab_of_recording
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from tests.export.chromium import Chromium, needs_a_browser
from tests.export.page_parts import parts_in
from tests.export.page_speed import empty_moves_ms, moves_ms
from tests.small_runs import LAST, recording_of

pytestmark = [needs_a_browser, pytest.mark.slow]
PART = "scoutviewPage.parts[0]"
TALK = "memorising_then_understanding.scouttalk"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a run of 13 frames: two panels, two probes."""
    path = tmp_path_factory.mktemp("pages") / "run.html"
    words = (
        "--panel",
        "attention",
        "--panel",
        "prediction",
        "--theme",
        "dark",
        "--probe",
        "the fox",
        "--probe",
        "a red",
    )
    assert main(["export", str(recording_of("next_token")), *words, "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


def output(browser: Chromium) -> str:
    """The step that is told, once what was wanted is shown."""
    return str(browser.value(f"{PART}.show().then(() => document.querySelector('output').textContent)"))


def shown(browser: Chromium, folder: Path) -> np.ndarray:
    """The pixels of the page as it is."""
    browser.value(f"{PART}.show()")
    browser.screenshot(folder / "shot.png")
    with Image.open(folder / "shot.png") as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_it_opens_without_a_complaint_and_asks_for_nothing(browser: Chromium, page: Path) -> None:
    browser.events.clear()
    browser.open(page)
    browser.press("Home")
    assert output(browser) == "step 0"
    assert browser.complaints() == []
    assert set(browser.requested()) == {page.as_uri()}


def test_what_the_policy_forbids_is_noticed(browser: Chromium, page: Path, tmp_path: Path) -> None:
    asking = tmp_path / "asking.html"
    text = page.read_text("utf-8")
    asking.write_text(text.replace("<main>", '<main><img src="http://127.0.0.1:9/a.png">'), "utf-8")
    browser.events.clear()
    browser.open(asking)
    assert "img-src" in " ".join(browser.complaints())
    asking.write_text(text.replace('"use strict";', '"use strict"; '), "utf-8")
    browser.events.clear()
    browser.send("Page.navigate", url=asking.as_uri())
    browser.wait_for("document.readyState === 'complete'")
    assert "script-src" in " ".join(browser.complaints())
    assert not browser.value("document.querySelector('section').classList.contains('moving')")


def test_keys_go_through_the_frames(browser: Chromium, page: Path) -> None:
    browser.open(page)
    seen = [output(browser)]
    for key in ("ArrowLeft", "ArrowLeft", "Home", "ArrowLeft", "ArrowRight", "End"):
        browser.press(key)
        seen.append(output(browser))
    assert seen == [f"step {step}" for step in (LAST, LAST - 1, LAST - 2, 0, 0, 1, LAST)]


def test_space_plays_to_the_end_and_stops_there(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press(" ")  # at the end: from the beginning
    assert browser.value(f"{PART}.playing")
    assert browser.value("document.querySelector('.play').getAttribute('aria-label')") == "Pause"
    browser.wait_for(f"!{PART}.playing")
    assert output(browser) == f"step {LAST}"
    browser.press("Home")
    browser.press(" ")
    browser.press(" ")
    assert not browser.value(f"{PART}.playing")


def test_each_frame_has_its_pictures_and_its_words(browser: Chromium, page: Path, tmp_path: Path) -> None:
    browser.open(page)
    (part,) = parts_in(page)
    last = shown(browser, tmp_path)
    browser.press("Home")
    first = shown(browser, tmp_path)
    assert (np.abs(first - last).max(axis=2) > 20).mean() > 0.005
    words = part["asked"][0]["moments"][0]
    assert browser.value("document.querySelector('.finding').textContent") == words["panels"][0]["finding"]
    assert browser.value("document.querySelector('figure img').alt") == f"Attention. {words['panels'][0]['finding']}"
    assert browser.value("document.querySelector('.source').textContent") == words["source"]
    browser.press("End")
    assert np.abs(shown(browser, tmp_path) - last).max() < 20  # but for the edge of a round button


def test_another_probe_shows_its_own(browser: Chromium, page: Path, tmp_path: Path) -> None:
    browser.open(page)
    first = shown(browser, tmp_path)
    browser.value("document.querySelector('select').focus()")
    browser.press("ArrowDown")
    second = shown(browser, tmp_path)
    assert (np.abs(first - second).max(axis=2) > 20).mean() > 0.005
    words = parts_in(page)[0]["asked"][1]["moments"][-1]
    assert browser.value("document.querySelectorAll('.finding')[1].textContent") == words["panels"][1]["finding"]


def test_a_phone_has_all_in_its_width_and_a_finger_moves_it(browser: Chromium, page: Path) -> None:
    browser.open(page, 390, 844, phone=True)
    assert browser.value("document.documentElement.scrollWidth") == 390
    assert browser.value("document.querySelector('figure img').naturalWidth") == 360
    small = browser.value(
        "[...document.querySelectorAll('.player button, .player select, .player input')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    left, top, width, height = browser.value(
        "(r => [r.x, r.y, r.width, r.height])(document.querySelector('input').getBoundingClientRect())"
    )
    assert top + height <= 844  # in reach, however far one has scrolled
    browser.tap(left + width / 2, top + height / 2)
    browser.wait_for(f"{PART}.place === 6")
    assert output(browser) == "step 6"


def test_without_scripts_the_last_frame_is_there_and_told(browser: Chromium, page: Path, tmp_path: Path) -> None:
    browser.open(page)
    with_scripts = shown(browser, tmp_path)
    browser.open(page, scripts=False)
    browser.screenshot(tmp_path / "still.png")
    with Image.open(tmp_path / "still.png") as image:
        without = np.asarray(image.convert("RGB")).astype(int)
    ground = np.array([int(DARK.panel[at : at + 2], 16) for at in (1, 3, 5)])
    drawn = [(np.abs(each[:600] - ground).max(axis=2) > 40).mean() for each in (with_scripts, without)]
    assert min(drawn) > 0.5 * max(drawn) > 0.01
    document = browser.send("DOM.getDocument", depth=0)["root"]["nodeId"]
    said = browser.send("DOM.querySelector", nodeId=document, selector=".still")["nodeId"]
    assert "Scripts do not run here" in browser.send("DOM.getOuterHTML", nodeId=said)["outerHTML"]
    player = browser.send("DOM.querySelector", nodeId=document, selector=".player")["nodeId"]
    with pytest.raises(AssertionError, match="box model"):  # it takes no room
        browser.send("DOM.getBoxModel", nodeId=player)


def test_a_screen_reader_has_a_name_for_everything(browser: Chromium, page: Path) -> None:
    browser.open(page)
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    named = {(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes if not node.get("ignored")}
    assert {("slider", "Step of the training"), ("button", "Play"), ("group", "Timeline")} <= named
    assert ("combobox", "Asked") in named
    finding = parts_in(page)[0]["asked"][0]["moments"][-1]["panels"][0]["finding"]
    assert ("image", f"Attention. {finding}") in named
    assert browser.value("document.querySelector('input').getAttribute('aria-valuetext')") == f"step {LAST}"
    browser.wait_for(f"document.querySelector('[role=status]').textContent.startsWith('step {LAST}. ')")


def test_who_wants_no_motion_sees_frames_change_slowly(browser: Chromium, page: Path) -> None:
    browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    browser.open(page)
    times = browser.value(
        f"(async () => {{ const p = {PART}, times = []; const go = p.go.bind(p);"
        " p.go = (at) => { times.push(performance.now()); return go(at) }; p.toggle();"
        " while (times.length < 3) await new Promise(done => setTimeout(done, 20)); p.pause(); return times })()"
    )
    browser.send("Emulation.setEmulatedMedia", features=[])
    assert times[2] - times[1] >= 990  # a timer is never early


def test_on_paper_are_the_chosen_frames(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "marked.html"
    run = resource("recordings", "grokking.scout")
    assert (
        main(["export", str(run), "--panel", "accuracy", "--panel", "prediction", "--frames", "6", "-o", str(path)])
        == 0
    )
    browser.open(path)
    (part,) = parts_in(path)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(browser.pdf())).pages]
    assert len(sheets) == len(part["printed"]) >= 4
    for sheet, place in zip(sheets, part["printed"], strict=True):
        assert f"step {part['steps'][place]}" in sheet
        assert re.sub(r"\s", "", part["asked"][0]["moments"][place]["panels"][0]["finding"]) in re.sub(r"\s", "", sheet)
        assert "validation" in sheet  # letters of the drawing stay letters
        assert "What is this?" not in sheet


def test_a_talk_has_a_slider_in_each_scene_and_a_sheet_for_each(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "talk.html"
    assert main(["export", str(resource("talks", TALK)), "--frames", "2", "-o", str(path)]) == 0
    browser.open(path)
    scenes = len(parts_in(path))
    assert browser.value("document.querySelectorAll('section.moving input[type=range]').length") == scenes >= 8
    browser.value("document.querySelectorAll('input')[1].focus()")
    before = browser.value("scoutviewPage.parts.map(part => part.place)")
    browser.press("Home")
    after = browser.value("scoutviewPage.parts.map(part => part.place)")
    assert [number for number in range(scenes) if before[number] != after[number]] in ([1], [])
    assert after[1] == 0
    assert len(pypdf.PdfReader(io.BytesIO(browser.pdf())).pages) == scenes


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_it_is_in_the_theme_that_was_chosen(browser: Chromium, tmp_path: Path, theme: object) -> None:
    path = tmp_path / "a.html"
    name, panel = theme.name, theme.panel  # type: ignore[attr-defined]
    run = str(recording_of("digits"))
    assert main(["export", run, "--panel", "prediction", "--frames", "2", "--theme", name, "-o", str(path)]) == 0
    browser.open(path)
    assert tuple(shown(browser, tmp_path)[2, 2]) == tuple(int(panel[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.timeout(1200)  # a slice of the loss takes seconds
@pytest.mark.parametrize("name", ["next_token", "grokking", "digits", "denoising"])
def test_all_panels_that_stand_in_a_lab_move_smoothly(browser: Chromium, tmp_path: Path, name: str) -> None:
    recording, path = recording_of(name), tmp_path / "a.html"
    with Recording.open(recording) as opened:
        lab = lab_of_recording(opened)
    panels = [panel for column in lab.arrangement for row in column.rows for panel in row.panels]
    slow = []
    for pair in zip(panels[::2], panels[1::2] or panels[:1], strict=False):
        words = [word for panel in pair for word in ("--panel", panel)]
        assert main(["export", str(recording), *words, "--frames", "3", "-o", str(path)]) == 0
        times = moves_ms(browser, path)
        if np.median(times) > 6 * np.median(empty_moves_ms(browser)):
            slow.append((pair, times))
    assert slow == []


def test_a_move_of_the_slider_takes_little_longer_than_a_picture_of_the_screen(browser: Chromium, page: Path) -> None:
    """docs/pages.md has the milliseconds, of a machine with nothing else to do."""
    moves, empty = moves_ms(browser, page), empty_moves_ms(browser)
    assert np.percentile(moves, 95) < 6 * np.percentile(empty, 95)
    assert np.median(moves) < 6 * np.median(empty)
