"""The text that goes along with a language model: neurons are looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from scoutview.analysis.neuron_text import NeuronText, Piece, WordFamily, comes_next
from scoutview.data.files import refuse_pipes_and_devices
from scoutview.errors import UserError
from scoutview.labs.language_model.carried import CarriedModel
from scoutview.language import tr
from scoutview.models.language_spec import LanguageModelSpec

MOST_BYTES = 64_000  # of a text that goes along
MOST_TOKENS = 8192  # that are looked through; of a large model fewer
MOST_ACTIVITIES = 100_000_000  # of all neurons on all tokens, 200 MB
MOST_PIECE = 128  # tokens of a piece: neurons read what was said before, and no more of it than that
ENDS = frozenset(".!?")


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _is_number(word: str) -> bool:
    return word[:1].isdigit()


FAMILIES: Mapping[str, WordFamily] = {
    "a sentence ends next": WordFamily(
        tr("right before a sentence ends"), comes_next(lambda text, place: text[place] in ENDS)
    ),
    "a word comes again next": WordFamily(
        tr("before a word told earlier"),
        comes_next(lambda text, place: text[place].isalpha() and text[place] in text[:place]),
    ),
    "a capital comes next": WordFamily(
        tr("before a capital"), comes_next(lambda text, place: _is_capital(text[place]))
    ),
    "a number comes next": WordFamily(tr("before a number"), comes_next(lambda text, place: _is_number(text[place]))),
    "capitals": WordFamily(tr("on capitals"), lambda text: list(map(_is_capital, text))),
    "numbers": WordFamily(tr("on numbers"), lambda text: list(map(_is_number, text))),
}


def text_in(path: Path) -> str:
    """The beginning of a text file.

    Raises:
        UserError: it cannot be read, or is no text.
    """
    try:
        refuse_pipes_and_devices(path)
        with path.open("rb") as file:
            beginning = file.read(MOST_BYTES)
    except OSError as error:
        raise UserError(
            tr("{file} cannot be read: {why}.").format(file=path.name, why=error.strerror or error)
        ) from error
    text = beginning.decode("utf-8", "ignore")  # the last letter may be cut in two
    if not text.strip() or "\0" in text or len(text.encode()) < len(beginning) - 3:
        raise UserError(tr("{file} is no text in UTF-8: save it as such.").format(file=path.name))
    return text


@lru_cache(maxsize=2)
def neuron_text(carried: CarriedModel) -> NeuronText:
    """The text that goes along, paragraph by paragraph; nothing where there is none."""
    title = tr("of {title}").format(title=carried.text_title) if carried.text else tr("of text")
    return NeuronText(title, tuple(_pieces(carried)), carried.named_rows, -1, FAMILIES)


def _pieces(carried: CarriedModel) -> Iterator[Piece]:
    left, length = most_tokens(carried.spec), min(carried.context, MOST_PIECE)
    for number, paragraph in enumerate(filter(str.strip, re.split(r"\n\s*\n", carried.text))):
        ids = [piece.id for piece in carried.tokenizer.pieces(paragraph)]
        for first in range(0, len(ids), length):
            piece = tuple(ids[first : first + length])
            left -= len(piece)
            if left < 0:
                return
            yield Piece(piece, number)


def most_tokens(spec: LanguageModelSpec) -> int:
    """How many are looked through: all activities are kept while neurons are searched."""
    return min(MOST_TOKENS, MOST_ACTIVITIES // max(1, spec.blocks * spec.mlp_width))
