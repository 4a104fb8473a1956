"""What a recording carries of its text, so that its model can be asked where the text is not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.labs.next_token.tokenizer import Tokenizer

HELD_OUT_BYTES = 64_000
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

    def next_token(self, text: str, ids: Sequence[int]) -> int:
        """The token that follows this text, `ids` its tokens, in the held-out documents; -1 where they have it not.

        Also -1 where it is there more than once and goes on differently.
        """
        found = -1
        for document in self.held_out if text else ():
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
            raise UserError("The recording's tokenizer or held-out text is damaged.") from error


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


def telling_beginning(documents: Sequence[str]) -> str:
    """The beginning of a line up to a word that it had before: only looking back tells what comes next.

    Of the first line that has such a word; where none has, of the first line, as long.
    """
    lines = [line for document in documents for line in document.splitlines() if line[:1].isupper()]
    beginnings = (_up_to_a_repeated_word(line) for line in lines)
    return next(filter(None, beginnings), "".join(documents[:1])[:TELLING_AFTER].rstrip())


def _up_to_a_repeated_word(line: str) -> str:
    """Empty where no word comes twice."""
    before: set[str] = set()
    for found in re.finditer(r"[^\W\d_]{4,}", line):
        if found.start() > TELLING_AFTER and found[0] in before and line[found.start() - 1] == " ":
            return line[: found.start() - 1]
        before.add(found[0])
    return ""
