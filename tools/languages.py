"""Collects the texts of the interface for translators, and makes what the program reads of their work.

`make languages`. A catalogue in `languages` is a .ts file for Qt Linguist or any editor; `resources/languages` has the
same compiled. A text that is not translated yet is left in English, and a test names it.
"""

import subprocess
import sys
from pathlib import Path

from scoutview.language import ENGLISH, LANGUAGES

ROOT = Path(__file__).parents[1]
SOURCES = ("scoutview", "tools")
CATALOGUES, COMPILED = ROOT / "languages", ROOT / "resources" / "languages"
SPOKEN_ELSEWHERE = tuple(name for name in LANGUAGES if name != ENGLISH)


def collect(catalogue: Path, language: str) -> None:
    """Bring a catalogue up to date with the source: what it holds is kept, new texts are added, and old ones go."""
    options = [
        "-extensions",
        "py",
        "-locations",
        "none",
        "-tr-function-alias",
        "tr+=tr_noop",
        "-no-obsolete",
        "-sort-messages",
        "-silent",
    ]
    languages = ["-disable-heuristic", "similartext", "-source-language", "en", "-target-language", language]
    places = [str(ROOT / source) for source in SOURCES]
    _run("pyside6-lupdate", *options, *languages, *places, "-ts", str(catalogue))


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """What the program reads of a catalogue: texts that are translated."""
    _run("pyside6-lrelease", str(catalogue), "-silent", "-qm", str(compiled))


def _run(program: str, *words: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / program), *words], check=True)


def main() -> None:
    CATALOGUES.mkdir(exist_ok=True)
    COMPILED.mkdir(exist_ok=True)
    for language in SPOKEN_ELSEWHERE:
        catalogue = CATALOGUES / f"scoutview_{language}.ts"
        collect(catalogue, language)
        compile_catalogue(catalogue, COMPILED / f"scoutview_{language}.qm")


if __name__ == "__main__":
    main()
