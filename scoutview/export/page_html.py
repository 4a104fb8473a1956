"""The text of a page: what is shown without scripts, what the script moves, and a policy that forbids all else."""

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from scoutview.export.page_parts import PagePart, UnderProbe, layouts_for, packed
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.theme import Theme
from scoutview.language import language, tr
from scoutview.resources import resource

ROLES = ("text", "text2", "text3", "line", "raised", "accent", "on_accent", "wash", "mark")
ICONS = (
    '<svg viewBox="0 0 16 16" aria-hidden="true"><path class="starting" d="M3 1v14l11-7z"/>'
    '<path class="pausing" d="M3 1h4v14H3zM9 1h4v14H9z"/></svg>'
)


def html_page(parts: Sequence[PagePart]) -> str:
    """The whole page, one or more parts below each other; the same parts give the same text."""
    style = resource("page", "page.css").read_text("utf-8") + "".join(
        f"#part{number} {{ {_colours(part.theme)} }}\n" for number, part in enumerate(parts, 1)
    )
    style += f"body {{ background: {parts[0].theme.panel}; }}\n"
    script = resource("page", "page.js").read_text("utf-8")
    body = "\n".join(_part(part, number, len(parts)) for number, part in enumerate(parts, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_written(parts[0].title) or 'ScoutView')}</title>\n"
        f"<style>{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _policy(style: str, script: str) -> str:
    """The page itself forbids all that would leave it, and every script and style but its own."""
    return (
        f"default-src 'none'; img-src data: blob:; style-src {_fingerprint(style)}; script-src {_fingerprint(script)};"
        " base-uri 'none'; form-action 'none'"
    )


def _fingerprint(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _colours(theme: Theme) -> str:
    roles = "; ".join(f"--{role.replace('_', '-')}: {getattr(theme, role)}" for role in ROLES)
    return f"--ground: {theme.panel}; --line2: {theme.axis}; {roles}; color-scheme: {theme.name}"


def _part(part: PagePart, number: int, parts: int) -> str:
    first = part.asked[0].moments[part.start]
    heading = "h1" if parts == 1 else "h2"
    fixed = ' data-fixed="true"' if part.caption else ""
    single = "" if len(part.steps) > 1 else ' class="single"'
    figures = "\n".join(_figure(part, panel) for panel in range(len(part.titles)))
    return (
        f'<section id="part{number}" aria-labelledby="title{number}"{single}>\n'
        f'<{heading} id="title{number}">{_text(part.title)}</{heading}>\n'
        f'<p class="caption"{fixed}>{_text(part.caption or first.story)}</p>\n'
        f"{_without_scripts(part)}"
        f'<div class="panels{" alone" if len(part.titles) == 1 else ""}">\n{figures}\n</div>\n{_player(part)}'
        f'<footer class="source">{_text(first.source)}</footer>\n<div class="paper"></div>\n{_packs(part)}</section>'
    )


def _without_scripts(part: PagePart) -> str:
    if len(part.steps) == 1 and len(part.asked) == 1:
        return ""
    told = tr(
        "Scripts do not run here, so this is step {step} alone: where they do, a slider goes"
        " through {frames} frames from step {first} to {last}."
    ).format(
        step=count(part.steps[part.start]),
        frames=len(part.steps),
        first=count(part.steps[0]),
        last=count(part.steps[-1]),
    )
    return f'<p class="still">{told}</p>\n'


def _figure(part: PagePart, panel: int) -> str:
    first, drawings = part.asked[0].moments[part.start].panels[panel], part.asked[0].drawings[panel]
    wide, narrow = layouts_for(len(part.titles))
    pictures = [
        f"data:image/svg+xml;base64,{b64encode(drawings.svg(part.start, at).encode()).decode()}" for at in (0, 1)
    ]
    title, finding, summary = _text(part.titles[panel]), _text(first.finding), _text(tr("What is this?"))
    narrow_size, wide_size = (f'width="{each.width}" height="{each.height}"' for each in (narrow, wide))
    return (
        f'<figure>\n<figcaption><h3>{title}</h3><p class="finding">{finding}</p></figcaption>\n'
        f'<picture><source media="(max-width: 40rem)" {narrow_size} srcset="{pictures[1]}">'
        f'<img {wide_size} alt="{title}. {finding}"'
        f' src="{pictures[0]}"></picture>\n'
        f"<details><summary>{summary}</summary><p>{_text(part.explanations[panel])}</p>"
        f'<div class="formula">{_written(first.formula)}</div></details>\n</figure>'
    )


def _player(part: PagePart) -> str:
    last = len(part.steps) - 1
    at = _step(part, part.start)
    marks = "".join(
        f'<button type="button" data-place="{place}">{_text(name)} · {_step(part, place)}</button>'
        for place, name in part.marks.items()
    )
    play, pause, timeline = _text(tr("Play")), _text(tr("Pause")), _text(tr("Timeline"))
    slider, named = _text(tr("Step of the training")), _text(tr("Marks"))
    asked, hidden = _text(tr("Asked", "a choice among probes")), "" if len(part.asked) > 1 else " hidden"
    probes = "".join(f"<option>{_text(each.probe)}</option>" for each in part.asked)
    return (
        f'<div class="player" role="group" aria-label="{timeline}">\n'
        f'<button type="button" class="play" aria-label="{play}" data-play="{play}" data-pause="{pause}">'
        f"{ICONS}</button>\n"
        f'<div class="track"><svg class="ticks" aria-hidden="true" width="100%" height="100%">{_ticks(part)}</svg>'
        f'<input type="range" min="0" max="{last}" value="{part.start}" aria-label="{slider}"'
        f' aria-valuetext="{at}"></div>\n<output>{at}</output>\n'
        f'<label class="probes"{hidden}>{asked} <select>{probes}</select></label>\n'
        f'<div class="marks" role="group" aria-label="{named}">{marks}</div>\n'
        '<div class="unseen" role="status"></div>\n</div>\n'
    )


def _step(part: PagePart, place: int) -> str:
    return tr("step {step}").format(step=count(part.steps[place]))


def _ticks(part: PagePart) -> str:
    """A line for each mark, where the middle of the thumb comes to stand: it stays within the track."""
    last = max(1, len(part.steps) - 1)
    return "".join(
        f'<rect class="tick" x="{100 * place / last:.2f}%" y="15%" width="2" height="70%"/>' for place in part.marks
    )


def _packs(part: PagePart) -> str:
    packs = [
        f'<script type="text/plain" class="words">{packed(json.dumps(_words(part), separators=(",", ":")))}</script>'
    ]
    packs += [
        f'<script type="text/plain" class="pack" data-probe="{probe}" data-panel="{panel}">{drawings.packed()}</script>'
        for probe, asked in enumerate(part.asked)
        for panel, drawings in enumerate(asked.drawings)
    ]
    return "\n".join(packs) + "\n"


def _words(part: PagePart) -> dict[str, object]:
    return {
        "title": _written(part.title),
        "steps": [count(step) for step in part.steps],
        "named": tr("step {step}"),
        "start": part.start,
        "marks": {str(place): _written(name) for place, name in part.marks.items()},
        "printed": part.printed,
        "asked": [{"moments": _moments(asked)} for asked in part.asked],
    }


def _moments(asked: UnderProbe) -> list[dict[str, object]]:
    return [
        {
            "story": _written(moment.story),
            "source": _written(moment.source),
            "panels": [
                {"finding": _written(each.finding), "formula": _written(each.formula)} for each in moment.panels
            ],
        }
        for moment in asked.moments
    ]


def _text(words: str) -> str:
    return escape(_written(words))


def _written(words: str) -> str:
    """Without halves of characters and control codes, which no file can hold."""
    whole = words.replace("\t", " ").encode("utf-8", "replace").decode()
    return "".join(letter for letter in whole if letter == "\n" or (letter >= " " and letter not in "\ufffe\uffff"))
