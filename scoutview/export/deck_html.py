"""Slides as one page for a browser: pictures within, no network, no script, and a printed page for each slide."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from scoutview.export.deck_slide import Slide
from scoutview.graphics.base.theme import Theme

STYLE = """
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
section { margin: 0 auto; padding: clamp(1rem, 3vw, 3rem) clamp(1rem, 5vw, 6rem);
  background: var(--ground); color: var(--text); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h2 { margin: 0 0 .3em; font-size: clamp(1.4rem, 2.8vw, 3.4rem); line-height: 1.2; overflow-wrap: anywhere; }
figure { margin: 0; display: flex; flex-direction: column; }
figcaption { order: -1; margin: 0 0 1em; font-size: clamp(1rem, 1.6vw, 1.9rem); line-height: 1.4;
  color: var(--quiet); overflow-wrap: anywhere; }
.picture { overflow-x: auto; margin: 0 calc(-1 * clamp(1rem, 5vw, 6rem)); }
.picture img { display: block; width: 100%; min-width: 56rem; height: auto; }
@media print {
  @page { size: 13.333in 7.5in; margin: 0; }
  section { height: 7.5in; overflow: hidden; padding: .4in .667in 0; break-after: page; break-inside: avoid; }
  section:last-child { break-after: auto; }
  h2 { font-size: 27pt; }
  figcaption { font-size: 15pt; margin-bottom: .1in; }
  .picture { overflow: visible; margin: 0 -.667in; text-align: center; }
  .picture img { display: inline-block; width: auto; min-width: 0; max-width: 100%; max-height: 5.8in; }
}
"""
# the page itself forbids all that would leave it
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def html_page(slides: Sequence[Slide]) -> str:
    """The text of the page. On a narrow screen a picture keeps a size that can be read, and is moved sideways."""
    readable = [slide.words() for slide in slides]
    body = "\n".join(map(_section, readable))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(readable[0].title or 'ScoutView')}</title>\n"
        f"<style>{STYLE}body {{ background: {slides[0].theme.panel}; }}\n</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _section(slide: Slide) -> str:
    title = f"<h2>{escape(slide.title)}</h2>\n" if slide.title else ""
    caption = f"<figcaption>{escape(slide.caption)}</figcaption>\n" if slide.caption else ""
    content = b64encode(slide.image_png).decode()
    return (
        f'<section style="{_colours(slide.theme)}">\n{title}<figure>\n'
        f'<div class="picture"><img alt="{escape(slide.caption or slide.title)}" '
        f'src="data:image/png;base64,{content}"></div>\n{caption}</figure>\n</section>'
    )


def _colours(theme: Theme) -> str:
    return f"--ground: {theme.panel}; --text: {theme.text}; --quiet: {theme.text2}"
