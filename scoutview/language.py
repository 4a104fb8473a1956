"""The language of the interface: every text that a user reads passes `tr`.

What stands in the source is English. Another language is a catalogue of Qt (`resources/languages`), chosen once for a
program and for those that it starts, before anything else of ours is imported: words of panels and labs are made then.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from numbers import Real
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import platformdirs

from scoutview.errors import UsageError
from scoutview.option import take_option
from scoutview.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

LANGUAGES = {"en": "English", "de": "Deutsch"}
ENGLISH = "en"
OPTION = "--language"
SPOKEN = "SCOUTVIEW_LANGUAGE"  # in the environment, which programs started from here have as well
# What English writes with a comma and a point, and what this language writes instead.
_SIGNS = {"de": str.maketrans(",.", ".,")}

_WITH_THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}(\.\d{3})+")  # "1.200" in German; "0.001" is less than one

_language = ENGLISH
_catalogue: QTranslator | None = None


def tr(text: str, comment: str = "", n: int = -1, *, one: str = "") -> str:
    """A text in the language of the interface. `comment` tells apart what is the same word in English only.

    With a number `n`, `%n` stands for it, and in English `one` is the text for 1. What else differs from time to time
    stands in braces and is given to `format`: `tr("step {step:,}").format(step=step)`. Numbers come out as the language
    writes them.
    """
    if _catalogue is None:
        return text if n < 0 else (one if n == 1 and one else text).replace("%n", f"{n:,}")
    said = _catalogue.translate("", text, comment, n) or text
    return _Said(said if n < 0 else said.replace("%n", as_written(f"{n:,}")))


def tr_noop(text: str, comment: str = "") -> str:  # the comment is for who translates
    """A text that is a key as well: it stays English here, and `translated` shows it."""
    return text


def translated(text: str, comment: str = "") -> str:
    """What `tr_noop` marked, in the language of the interface; a text that is in no catalogue is left as it is."""
    return text if _catalogue is None else _catalogue.translate("", text, comment) or text


def inside(label: str) -> str:
    """A label as it stands inside a sentence: with a small letter in English; a German noun keeps its large one."""
    return f"{label[:1].lower()}{label[1:]}" if _catalogue is None else label


def as_written(number: str) -> str:
    """A number as this language writes it, from what Python made of it: "1,234.5" is "1.234,5" in German."""
    signs = _SIGNS.get(_language)
    return number.translate(signs) if signs else number


def as_read(number: str) -> str:
    """A number that somebody typed, for Python to read: the other way round. In German “0.5” is read as “0,5” is."""
    signs = _SIGNS.get(_language)
    if signs and ("," in number or _WITH_THOUSANDS.fullmatch(number)):
        return number.replace(".", "").translate(signs)
    return number


def language() -> str:
    """The one that is spoken, by a key of LANGUAGES."""
    return _language


def speak(name: str) -> None:
    """Speak this language from now on; what was said before stays as it is.

    Raises:
        UsageError: it is none of LANGUAGES.
    """
    global _language, _catalogue  # of a program there is one
    if name not in LANGUAGES:
        raise UsageError(f"There is no language “{name}”: choose {' or '.join(LANGUAGES)}.")
    _language, _catalogue = name, None if name == ENGLISH else _read_catalogue(name)


def catalogue() -> QTranslator | None:
    """The catalogue of the language that is spoken; English has none."""
    return _catalogue


def begin(words: Sequence[str]) -> list[str]:
    """Speak what these words of a command line ask for, else what the environment or the user's choice says.

    Programs that are started from here speak it as well. Returns the other words.

    Raises:
        UsageError: no known language is named.
    """
    wanted, others = take_option(words, OPTION)
    if "" in wanted:
        raise UsageError(f"{OPTION} wants {' or '.join(LANGUAGES)}.")
    name = wanted[-1] if wanted else os.environ.get(SPOKEN) or chosen_language() or of_system()
    speak(name)
    os.environ[SPOKEN] = name
    return others


def choice_file() -> Path:
    """Where the user's choice is kept, in a file of one word."""
    return platformdirs.user_config_path("ScoutView", appauthor=False) / "language"


def chosen_language() -> str:
    """What the user chose for the next start; nothing: as the system."""
    try:
        name = choice_file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return name if name in LANGUAGES else ""


def choose_language(name: str) -> None:
    """Keep a choice for the next start; nothing: as the system.

    Raises:
        OSError: it cannot be written.
    """
    path = choice_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{name}\n", encoding="utf-8")


def of_system() -> str:
    """The system's language where it is one of LANGUAGES, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            name = value.partition("_")[0].partition(".")[0]
            return name if name in LANGUAGES else ENGLISH
    return ENGLISH


def _read_catalogue(name: str) -> QTranslator:
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    path = resource("languages", f"scoutview_{name}.qm")
    if not translator.load(str(path)):
        raise UsageError(f"{LANGUAGES[name]} cannot be read from {path}: install ScoutView again.")
    return translator


class _Said(str):
    """A text whose numbers are written as the language does when they are put in."""

    __slots__ = ()

    def format(self, *values: Any, **named: Any) -> str:
        return _NUMBERS.vformat(self, values, named)


class _Numbers(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(format(value, format_spec))
        written = isinstance(value, Real) and not isinstance(value, bool)
        return as_written(text) if written and (format_spec or not isinstance(value, int)) else text


_NUMBERS = _Numbers()

if os.environ.get(SPOKEN) in LANGUAGES:
    speak(os.environ[SPOKEN])
