"""A page: one file that refers to nothing outside, runs no script but its own, and says all without one."""

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.errors import UserError
from scoutview.export.page import write_page
from scoutview.export.page_formula import plain_html
from scoutview.export.page_html import html_page
from scoutview.export.page_parts import Drawings
from tests.export.page_parts import SVG, inflated, page_part, parts_in

ODD = 'Half \udce9 a\x00 let\x07ter\uffff </script><script>alert(1)</script> & "quotes"'


def test_a_page_refers_to_nothing_and_allows_no_script_but_its_own() -> None:
    text = html_page([page_part(), page_part()])
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[0]
    assert policy.startswith("default-src 'none'; img-src data: blob:; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (own,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in policy
    assert not re.findall(r"\son\w+=|\sstyle=|<link|<iframe|@import|url\(", text)
    fetched = re.findall(r"""(?:src|href|srcset|data|action|poster)="([^"]{0,30})""", text)
    assert len(fetched) == 4
    assert all(each.startswith("data:image/svg+xml;base64,") for each in fetched)


def test_the_same_parts_are_the_same_bytes() -> None:
    assert html_page([page_part()]) == html_page([page_part()])


def test_without_scripts_the_first_picture_and_its_words_are_there_and_told() -> None:
    text = html_page([page_part()])
    (wide,) = re.findall(r'<img [^>]* src="data:image/svg\+xml;base64,([^"]*)"', text)
    assert b64decode(wide).decode() == SVG.format(3)
    assert "Said of 20" in text
    assert "this is step 20 alone: where they do, a slider goes through 3 frames from step 0 to 20." in text
    assert "Scripts do not run" not in html_page([page_part(steps=(7,))])


def test_whatever_is_said_stays_words(tmp_path: Path) -> None:
    path = tmp_path / "odd.html"
    write_page([page_part(ODD, words=ODD)], path)
    text = path.read_text("utf-8")
    assert text.count("<script>") == 1
    whole = 'Half ? a letter </script><script>alert(1)</script> & "quotes"'
    assert unescape(re.findall(r"<h1[^>]*>(.*?)</h1>", text)[0]) == whole
    assert parts_in(path)[0]["title"] == whole


def test_lines_that_frames_share_are_kept_once() -> None:
    drawings = Drawings()
    frames = ["\n".join(["<svg>", *("<same/>" for _ in range(500)), f"<r{place}/>", "</svg>"]) for place in range(50)]
    for frame in frames:
        drawings.add([frame, "<svg/>"])
    assert [drawings.svg(place, 0) for place in range(50)] == frames
    assert inflated(drawings.packed()).count("same") == 1
    assert len(drawings.packed()) < len(frames[0])


def test_a_page_of_nothing_and_one_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="nothing to put on the page"):
        write_page([], tmp_path / "a.html")
    monkeypatch.setattr("scoutview.export.page_plan.LARGEST_BYTES", 1000)
    with pytest.raises(UserError, match="choose fewer frames, panels or probes"):
        write_page([page_part()], tmp_path / "a.html")
    assert list(tmp_path.iterdir()) == []


def test_a_formula_keeps_its_signs_and_nothing_that_acts() -> None:
    rich = "<p style='x'>a<sub>i</sub> &lt; 1 &amp; <a href='http://x'>b</a><img src=x onerror=y><script>c</script></p>"
    assert plain_html(rich) == "<p>a<sub>i</sub> &lt; 1 &amp; bc</p>"


@given(st.text(alphabet="<>/&;ab pi=\"'!-", max_size=60))
def test_no_formula_brings_another_tag(text: str) -> None:
    tags = re.findall(r"<[^>]*>", plain_html(text))
    assert all(re.fullmatch(r"</?(p|b|i|sub|sup|br|table|tr|td|th|ul|ol|li)>", tag) for tag in tags)
