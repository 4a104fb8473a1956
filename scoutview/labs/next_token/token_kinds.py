"""What kind of token each is: what the grammar of the stories says of a word, else what the token itself tells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import read_only
from scoutview.labs.next_token.stories import kinds_of_words
from scoutview.labs.next_token.tokenizer import START, UNKNOWN
from scoutview.language import tr_noop

PARTS, NUMBERS, PUNCTUATION = tr_noop("word parts"), tr_noop("numbers"), tr_noop("punctuation")
BLANKS, MARKS = tr_noop("blanks"), tr_noop("marks", "a kind of tokens")
BEGINNINGS = tr_noop("word beginnings")
VOWELS, CONSONANTS = tr_noop("vowels"), tr_noop("consonants")
OTHER_LETTERS, DIGITS = tr_noop("other letters"), tr_noop("digits")
ALL = (BEGINNINGS, PARTS, VOWELS, CONSONANTS, OTHER_LETTERS, DIGITS, NUMBERS, PUNCTUATION, BLANKS, MARKS)


@dataclass(frozen=True, eq=False)
class TokenKinds:
    """`names` (kind) of those that there are, the most telling first; `of_tokens` (token) is the kind of each."""

    names: np.ndarray
    of_tokens: np.ndarray


def token_kinds(vocabulary: Sequence[str], *, stories: bool, characters: bool) -> TokenKinds:
    """The kinds of these tokens; `stories` and `characters` say what they were made from, and into what."""
    words = kinds_of_words() if stories and not characters else {}

    def kind_in_stories(token: str) -> str:
        whole = token.startswith(" ") or (len(token) > 1 and token.istitle())
        return words.get(token.strip(" ").lower(), PARTS) if whole else PARTS

    tell: Callable[[str], str] = _kind_of_letter if characters else kind_in_stories if words else _kind_of_word
    kinds = [_kind_of_other(token) or tell(token) for token in vocabulary]
    names = [name for name in (*dict.fromkeys(words.values()), *ALL) if name in kinds]
    places = {name: place for place, name in enumerate(names)}
    of_tokens = np.array([places[kind] for kind in kinds], np.int64)
    return TokenKinds(read_only(np.array(names, np.str_)), read_only(of_tokens))


def _kind_of_other(token: str) -> str:
    """That of a token without letters, and without digits only."""
    if token in (START, UNKNOWN):
        return MARKS
    if not token.strip():
        return BLANKS
    return "" if any(character.isalnum() for character in token) else PUNCTUATION


def _kind_of_word(token: str) -> str:
    if token.strip().isnumeric():
        return NUMBERS
    return BEGINNINGS if token[:1].isspace() else PARTS


def _kind_of_letter(token: str) -> str:
    if token.isnumeric():
        return DIGITS
    plain = unicodedata.normalize("NFD", token.lower())[:1]  # without its accent
    if not ("a" <= plain <= "z"):
        return OTHER_LETTERS
    return VOWELS if plain in "aeiou" else CONSONANTS
