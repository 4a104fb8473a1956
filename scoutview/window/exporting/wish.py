"""What the user wants to take along, and the words that make the command line do it. Plain Python."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoutview.language import tr
from scoutview.window.exporting.format import Format, Kind, Subject

FROM_TO = tr(", steps {first} to {last}")
LONGEST_TITLE = 60  # letters that a file is called after: most disks take 255 bytes


@dataclass(frozen=True)
class FilmWish:
    """The frames from a step to a step, both included, and how they run; without seconds each frame comes once.

    Without steps it is a film of the panel's own stepper, at the frame on screen.
    """

    steps: tuple[int, int] | None = None
    frames_per_second: float = 20.0
    seconds: float | None = None
    hold_s: float = 0.0


@dataclass(frozen=True)
class PageWish:
    """So many frames from a step to a step, both included, and what is asked beside the probe on screen."""

    steps: tuple[int, int] = (0, 0)
    frames: int = 1
    probes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExportWish:
    """What is to be written.

    `panels` are the names of those wanted, `size` is that of the picture. Without a theme each scene has its own;
    without steps for slides there is one, of the frame on screen.
    """

    format: Format
    panels: tuple[str, ...]
    size: tuple[int, int]
    theme: str
    title: str = ""
    caption: str = ""
    footer: bool = True
    transparent: bool = False
    outlines: bool = False  # the letters of an .svg are shapes
    film: FilmWish = field(default_factory=FilmWish)
    slides: tuple[int, ...] = ()
    page: PageWish = field(default_factory=PageWish)
    subject: Subject = Subject.PANELS


@dataclass(frozen=True)
class Source:
    """What is on screen: recording, step, probe in its written form, and the choices made in each panel."""

    recording: Path
    step: int
    probe: str
    views: Mapping[str, Mapping[str, Any]]
    interventions: tuple[str, ...] = ()


def command_words(wish: ExportWish, source: Source, target: Path) -> list[str]:
    """What follows `scoutview` to make the file `target` of panels."""
    words = ["export", f"{source.recording}", f"--probe={source.probe}", "-o", f"{target}", "--progress"]
    words += [f"--intervene={text}" for text in source.interventions]
    for name in wish.panels:
        words += ["--panel", name]
        if source.views.get(name):
            words.append(f"--view={name}={json.dumps(source.views[name])}")
    words += _drawing_words(wish)
    if wish.format.moves:
        return words + _film_words(wish, source.step)
    if wish.format.kind is Kind.PAGE:
        return words + _page_words(wish.page)
    return words + [f"--frame=step={step}" for step in wish.slides or (source.step,)]


def talk_words(wish: ExportWish, talk: Path, target: Path) -> list[str]:
    """What follows `scoutview` to make the file `target` of the talk in a file."""
    return ["export", f"{talk}", "-o", f"{target}", "--progress", *_drawing_words(wish)]


def _drawing_words(wish: ExportWish) -> list[str]:
    if not wish.format.is_drawn:
        return []
    words = [f"--theme={wish.theme}"] if wish.theme else []
    words += [f"--{name}={text}" for name, text in (("title", wish.title), ("caption", wish.caption)) if text]
    if wish.format.has_size:
        words.append(f"--size={wish.size[0]}x{wish.size[1]}")
    if not wish.footer:
        words.append("--no-footer")
    if wish.transparent and wish.format.kind is Kind.STILL:
        words.append("--transparent")
    if wish.outlines and wish.format.has_letters:
        words.append("--outlines")
    return words


def _film_words(wish: ExportWish, step: int) -> list[str]:
    film = wish.film
    words = [f"--fps={film.frames_per_second:g}"]
    if film.steps is None:
        words += ["--local", f"--frame=step={step}"]
    else:
        words.append(f"--steps={film.steps[0]}:{film.steps[1]}")
    if film.seconds is not None:
        words.append(f"--seconds={film.seconds:g}")
    if film.hold_s and wish.format.kind is Kind.FILM:
        words.append(f"--hold={film.hold_s:g}")
    return words


def _page_words(page: PageWish) -> list[str]:
    words = [f"--steps={page.steps[0]}:{page.steps[1]}", f"--frames={page.frames}"]
    return words + [f"--probe={text}" for text in page.probes]


def file_name(title: str, wish: ExportWish, step: int) -> str:
    """What the file is called unless the user says otherwise; a folder's name has no dot, which would be an ending."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", f"{title[:LONGEST_TITLE]}{_when(wish, step)}")
    return f"{name}{wish.format.ending}" if wish.format.ending else name.replace(".", " ")


def _when(wish: ExportWish, step: int) -> str:
    """Which steps it shows; a scene says that by its title."""
    if wish.subject in (Subject.SCENE, Subject.TALK):
        return ""
    if wish.format.moves and wish.film.steps is not None:
        return FROM_TO.format(first=wish.film.steps[0], last=wish.film.steps[1])
    if wish.format.kind is Kind.PAGE:
        return FROM_TO.format(first=wish.page.steps[0], last=wish.page.steps[1])
    if len(wish.slides) > 1:
        return FROM_TO.format(first=wish.slides[0], last=wish.slides[-1])
    return tr(", step {step}").format(step=(wish.slides or (step,))[0])
