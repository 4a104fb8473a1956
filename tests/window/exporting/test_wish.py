"""Wishes become words of the command line, which understands them."""

import argparse
from pathlib import Path

import pytest

from scoutview.cli import export, export_talk
from scoutview.cli.export_kind import check_options, check_outlines, kind_of
from scoutview.export.picture import PictureSize
from scoutview.window.exporting.format import FORMATS, Kind, Subject, formats_of
from scoutview.window.exporting.wish import ExportWish, FilmWish, PageWish, Source, command_words, file_name, talk_words
from tests.window.exporting.formats import format_named

SOURCE = Source(Path("/runs/a.scout"), 400, "-5 foxes\n=x", {"attention": {"head": [1, 0], "row": 3}, "prediction": {}})


def parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    export.add_arguments(parser)
    assert words[0] == "export"
    return parser.parse_args(words[1:])


def wish(ending: str, **more: object) -> ExportWish:
    return ExportWish(format_named(ending), ("attention", "prediction"), (640, 361), "dark", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.purpose)
def test_the_command_line_takes_every_format_and_what_goes_with_it(each) -> None:
    film = FilmWish((100, 400), 25, 3.5, 1.5)
    wanted = wish(each.ending, title="--Mine", caption="So.", footer=False, transparent=True, outlines=True, film=film)
    target = Path("/out/a.b" if not each.ending else f"/out/a{each.ending}").with_suffix(each.ending)
    arguments = parsed(command_words(wanted, SOURCE, target))
    check_options(kind_of(target), arguments)
    check_outlines(arguments)
    assert bool(arguments.outlines) == (each.ending == ".svg")
    assert (arguments.files, arguments.output, arguments.probe) == ([SOURCE.recording], target, [SOURCE.probe])
    assert arguments.panel == ["attention", "prediction"]
    assert arguments.view == [("attention", {"head": [1, 0], "row": 3})]
    assert arguments.progress
    if each.is_drawn:
        assert arguments.theme == "dark"
        assert arguments.size == (PictureSize(640, 361) if each.has_size else None)
        assert (arguments.title, arguments.caption, arguments.footer) == ("--Mine", "So.", False)
    if each.moves:
        assert (arguments.steps, arguments.fps, arguments.seconds) == ("100:400", 25, 3.5)
    elif each.kind is Kind.PAGE:
        assert (arguments.steps, arguments.frames, arguments.frame) == ("0:0", "1", None)
    else:
        assert arguments.frame == ["step=400"]


def test_a_film_of_the_panels_own_steps_is_of_the_frame_on_screen() -> None:
    alone = ExportWish(format_named(".mp4"), ("denoising",), (640, 360), "light", film=FilmWish(None))
    arguments = parsed(command_words(alone, SOURCE, Path("/out/a.mp4")))
    check_options(kind_of(Path("/out/a.mp4")), arguments)
    assert arguments.local
    assert (arguments.frame, arguments.steps) == (["step=400"], None)


def test_slides_of_several_frames_name_each_of_them() -> None:
    arguments = parsed(command_words(wish(".pptx", slides=(0, 200, 400)), SOURCE, Path("/out/a.pptx")))
    check_options(kind_of(Path("/out/a.pptx")), arguments)
    assert arguments.frame == ["step=0", "step=200", "step=400"]


@pytest.mark.parametrize(
    ("subject", "each"), [(s, each) for s in (Subject.SCENE, Subject.TALK) for each in formats_of(s)], ids=str
)
@pytest.mark.parametrize("theme", ["", "dark"])
def test_the_command_line_takes_a_talk_with_all_that_goes_with_it(subject: Subject, each, theme: str) -> None:
    wanted = ExportWish(each, (), (640, 361), theme, footer=False, transparent=True, outlines=True, subject=subject)
    target = Path(f"/out/a{each.ending}")
    arguments = parsed(talk_words(wanted, Path("/a.scouttalk"), target))
    export_talk._check_options(kind_of(target), arguments)
    assert (arguments.files, arguments.output, arguments.progress) == ([Path("/a.scouttalk")], target, True)
    assert (arguments.theme or "", arguments.footer) == (theme, False)
    assert bool(arguments.transparent) == (each.kind is Kind.STILL)
    assert bool(arguments.outlines) == (each.ending == ".svg")


def test_the_name_of_a_file_is_not_too_long_for_a_disk() -> None:
    name = file_name("長い題" * 100, wish(".mp4", film=FilmWish((0, 120000))), 7)
    assert len(name.encode()) <= 230
    assert name.endswith(", steps 0 to 120000.mp4")


def test_a_file_is_called_after_what_it_shows() -> None:
    assert file_name("Loss", wish(".png"), 1200) == "Loss, step 1200.png"
    assert file_name("Loss", wish(".mp4", film=FilmWish((0, 1200))), 7) == "Loss, steps 0 to 1200.mp4"
    assert file_name("8x8: 1.5/2", wish("", film=FilmWish((0, 9))), 7) == "8x8  1 5 2, steps 0 to 9"
    assert file_name("Loss", wish(".pptx", slides=(0, 6, 12)), 7) == "Loss, steps 0 to 12.pptx"
    assert file_name("Loss", wish(".pptx", slides=(12,)), 7) == "Loss, step 12.pptx"
    assert file_name("Loss", wish(".html", page=PageWish((0, 40), 9)), 7) == "Loss, steps 0 to 40.html"
    assert file_name("Why?\n", wish(".html", subject=Subject.TALK), 7) == "Why .html"
