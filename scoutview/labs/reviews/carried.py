"""What a recording carries of its reviews, so that its network can be asked where the reviews are not."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.errors import UserError
from scoutview.labs.reviews.counting import Judge
from scoutview.language import tr

CHOSEN, JUDGED, NEGATED = 0, 1, 2  # parts: where units are chosen, where judged, where every opinion is negated
PARTS = 3
START, UNKNOWN = "<start>", "<unknown>"
MOST_LETTERS = 96  # of the vocabulary
FEWEST = 5  # times that a letter is in the training reviews


@dataclass(frozen=True)
class ReviewLetters:
    """The vocabulary: a mark before each review, one for letters that training has not, then the letters."""

    vocabulary: tuple[str, ...]

    start = 0
    unknown = 1

    @classmethod
    def of(cls, texts: Iterable[str]) -> ReviewLetters:
        counts = Counter[str]()
        for text in texts:
            counts.update(text)
        usual = [letter for letter, count in counts.most_common(MOST_LETTERS) if count >= FEWEST]
        return cls((START, UNKNOWN, *sorted(usual)))

    def __len__(self) -> int:
        return len(self.vocabulary)

    @cached_property
    def _ids(self) -> Mapping[str, int]:
        return {letter: number for number, letter in enumerate(self.vocabulary)}

    def encode(self, text: str) -> list[int]:
        return [self._ids.get(letter, self.unknown) for letter in text]

    def encode_after_mark(self, text: str) -> np.ndarray:
        """int64, the start mark first."""
        return np.array([self.start, *self.encode(text)], np.int64)

    @property
    def mark(self) -> np.ndarray:
        """The start mark alone."""
        return np.array([self.start], np.int64)

    def names(self, ids: Iterable[int]) -> list[str]:
        return [self.vocabulary[number] for number in ids]

    def unknown_letters(self, text: str) -> tuple[str, ...]:
        """Those that are read as unknown, each once."""
        return tuple(dict.fromkeys(letter for letter in text if letter not in self._ids))


@dataclass(frozen=True, eq=False)
class HeldOutReviews:
    """Reviews that training never reads: texts, labels (0 or 1) and parts, (reviews) each."""

    texts: tuple[str, ...]
    labels: np.ndarray
    parts: np.ndarray

    def of(self, part: int) -> tuple[tuple[str, ...], np.ndarray]:
        """Texts and labels of one part."""
        places = np.flatnonzero(self.parts == part)
        return tuple(self.texts[place] for place in places), self.labels[places]


@dataclass(frozen=True, eq=False)
class CarriedReviews:
    """Letters, held-out reviews, the judge; how many reviews there are to train on, and a hash of all text."""

    letters: ReviewLetters
    held_out: HeldOutReviews
    judge: Judge
    trained: int
    fingerprint: str

    def to_assets(self) -> dict[str, bytes]:
        held_out = {
            "texts": self.held_out.texts,
            "labels": self.held_out.labels.tolist(),
            "parts": self.held_out.parts.tolist(),
        }
        judge = {"weights": self.judge.weights, "learned_from": self.judge.learned_from}
        about = {"trained": self.trained, "fingerprint": self.fingerprint}
        return {
            "letters.json": _packed(self.letters.vocabulary, pack=False),
            "held_out.json.zlib": _packed(held_out),
            "judge.json.zlib": _packed(judge),
            "reviews.json": _packed(about, pack=False),
        }

    @classmethod
    def from_assets(cls, assets: Mapping[str, bytes]) -> CarriedReviews:
        """Raises UserError where something is missing or is not what it should be."""
        try:
            held_out = json.loads(zlib.decompress(assets["held_out.json.zlib"]))
            judge = json.loads(zlib.decompress(assets["judge.json.zlib"]))
            about = json.loads(assets["reviews.json"])
            texts = tuple(held_out["texts"])
            labels, parts = (np.array(held_out[name], np.int64) for name in ("labels", "parts"))
            if not len(texts) == len(labels) == len(parts):
                raise ValueError("labels of other reviews")
            return cls(
                ReviewLetters(tuple(json.loads(assets["letters.json"]))),
                HeldOutReviews(texts, labels, parts),
                Judge(judge["weights"], int(judge["learned_from"])),
                int(about["trained"]),
                str(about["fingerprint"]),
            )
        except (KeyError, TypeError, ValueError, zlib.error) as error:
            raise UserError(tr("The recording's letters or held-out reviews are damaged.")) from error


def _packed(content: Sequence[str] | Mapping[str, object], *, pack: bool = True) -> bytes:
    written = json.dumps(content, ensure_ascii=False).encode()
    return zlib.compress(written, 9) if pack else written
