"""What a recording carries of its text, so that its model can be asked where the text is not."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.labs.next_token.tokenizer import FIRST_RULES, Tokenizer
from scoutview.language import tr

HELD_OUT_BYTES = 64_000
ZERO_WIDTH_JOINER = "\u200d"
JOINERS = "\u200c" + ZERO_WIDTH_JOINER
WORD = re.compile(r"[^\W\d_]{4,}")
TELLING_AFTER = 40  # characters of a text before the word that its first question asks for


@dataclass(frozen=True, eq=False)
class CarriedText:
    """The tokenizer and what follows from the text.

    `counts` (token) is how often training has each token, `company` (token, 2) the map of `analysis.company_map`.
    """

    tokenizer: Tokenizer
    counts: np.ndarray
    company: np.ndarray
    held_out: tuple[str, ...]
    reference_losses: Mapping[str, float]
    fingerprint: str

    @property
    def seen(self) -> np.ndarray:
        """(token) bool: which tokens the training text has."""
        return self.counts > 0

    @cached_property
    def names(self) -> np.ndarray:
        """(token) the vocabulary as text; read-only."""
        return read_only(np.array(self.tokenizer.vocabulary, np.str_))

    @cached_property
    def telling(self) -> tuple[tuple[str, ...], bool]:
        """The held-out documents as they are read, and whether letters stay whole in them: for `telling_beginning`."""
        return tuple(map(self.tokenizer.read, self.held_out)), self.tokenizer.rules > FIRST_RULES

    def next_token(self, text: str, ids: Sequence[int]) -> int:
        """The token that follows this text, `ids` its tokens, in the held-out documents; -1 where they have it not.

        Also -1 where it is there more than once and goes on differently.
        """
        found, text = -1, self.tokenizer.read(text)
        for document in self.telling[0] if text else ():
            place = document.find(text)
            while place >= 0:
                token = self._token_after(document[place:], ids)
                if token < 0 or found not in (-1, token):
                    return -1
                found = token
                place = document.find(text, place + 1)
        return found

    def _token_after(self, document: str, ids: Sequence[int]) -> int:
        """The token after `ids` where the document's tokens begin with them; -1 where a word is cut in two."""
        tokens = [*self.tokenizer.encode(document), self.tokenizer.start_id]
        return tokens[len(ids)] if tokens[: len(ids)] == list(ids) else -1

    def to_assets(self) -> dict[str, bytes]:
        about = {"reference_losses": dict(self.reference_losses), "fingerprint": self.fingerprint}
        return {
            "tokenizer.json": self.tokenizer.to_bytes(),
            "vocabulary_counts.json": json.dumps(self.counts.tolist()).encode(),
            "company_map.float32": self.company.astype("<f4").tobytes(),
            "held_out.json": json.dumps(self.held_out, ensure_ascii=False).encode(),
            "text.json": json.dumps(about).encode(),
        }

    @classmethod
    def from_assets(cls, assets: Mapping[str, bytes]) -> CarriedText:
        """Raises UserError where something is missing or is not what it should be."""
        try:
            tokenizer = Tokenizer.from_bytes(assets["tokenizer.json"])
            counts = np.array(json.loads(assets["vocabulary_counts.json"]), np.int64)
            company = np.frombuffer(assets["company_map.float32"], "<f4").reshape(len(tokenizer), 2)
            held_out = tuple(json.loads(assets["held_out.json"]))
            about = json.loads(assets["text.json"])
            if counts.shape != (len(tokenizer),):
                raise ValueError("counts of another vocabulary")
            return cls(tokenizer, counts, company, held_out, about["reference_losses"], about["fingerprint"])
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(tr("The recording's tokenizer or held-out text is damaged.")) from error


def carried_documents(documents: Sequence[str]) -> tuple[str, ...]:
    """The first documents, as many as may be carried."""
    carried: list[str] = []
    left = HELD_OUT_BYTES
    for document in documents:
        left -= len(json.dumps(document, ensure_ascii=False).encode()) + 2
        if left < 2:
            break
        carried.append(document)
    return tuple(carried)


def telling_beginning(documents: Sequence[str], whole_letters: bool) -> str:
    """The beginning of a line up to a word that it had before: only looking back tells what comes next.

    Of the first line that has such a word; where none has, of the first line, about as long. `whole_letters`: marks
    belong to their letters, and nothing is cut inside a word; runs of before that keep the text that they opened with.
    """
    begins = _begins_anew if whole_letters else str.isupper
    lines = [line for document in documents for line in document.splitlines() if begins(line[:1])]
    beginnings = (_up_to_a_repeated_word(line, whole_letters) for line in lines)
    first = "".join(documents[:1])
    return next(filter(None, beginnings), _whole_words(first) if whole_letters else first[:TELLING_AFTER].rstrip())


def _up_to_a_repeated_word(line: str, whole_letters: bool) -> str:
    """Empty where no word comes twice."""
    before: set[str] = set()
    letters = "".join("a" if _belongs_to_the_last(character) else character for character in line)
    for found in WORD.finditer(letters if whole_letters else line):
        word = line[found.start() : found.end()]
        if found.start() > TELLING_AFTER and word in before and line[found.start() - 1] == " ":
            return line[: found.start() - 1]
        before.add(word)
    return ""


def _begins_anew(letter: str) -> bool:
    """A capital, or a letter of a script that has none."""
    return letter.isalpha() and not letter.islower()


def _whole_words(text: str) -> str:
    """About as much of a text as tells; in scripts without spaces to the end of a letter."""
    if len(text) <= TELLING_AFTER:
        return text.rstrip()
    end = max(text.rfind(blank, 1, TELLING_AFTER + 1) for blank in " \n\t")
    if end < 1:
        end = TELLING_AFTER
        while end < len(text) and (_belongs_to_the_last(text[end]) or text[end - 1] == ZERO_WIDTH_JOINER):
            end += 1
    return text[:end].rstrip()


def _belongs_to_the_last(character: str) -> bool:
    """Whether it is a mark on the letter before it, or joins to it."""
    return unicodedata.category(character).startswith("M") or character in JOINERS
