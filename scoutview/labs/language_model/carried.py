"""What a recording carries of a language model besides its weights: what it is, its tokenizer, what it is called."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.checkpoints.model_tokenizer import ModelTokenizer, TokenPiece, tokenizer_from_bytes
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.models.language_spec import LanguageModelSpec, SpecError

SPEC, TOKENIZER, ABOUT, TEXT = "spec.json", "tokenizer.json", "about.json", "text.txt"
MASKS = ("[MASK]", "<mask>")
ENDS = ("<|endoftext|>", "<s>", "<bos>", "<|begin_of_text|>", "</s>", "[CLS]")  # what an empty text is read as
LONGEST_NAME = 32  # letters of a token in a table of all; longer ones are cut
MOST_TOKENS = 256  # of a text that is looked at, whatever the model could read
BEGINNINGS = ("The capital of France is", "The ", "a")
MASKED = "The capital of France is {}."


@dataclass(frozen=True, eq=False)
class ReadText:
    """A text as the model reads it: its pieces, and how many there were before it was cut."""

    pieces: tuple[TokenPiece, ...]
    total: int

    @property
    def ids(self) -> list[int]:
        return [piece.id for piece in self.pieces]

    @property
    def shown(self) -> list[str]:
        return [piece.shown for piece in self.pieces]


@dataclass(frozen=True, eq=False)
class CarriedModel:
    """`title` is what the model is called, `checkpoints` how many there are, `told` what was chosen in opening them.

    `text` goes along, for neurons to be looked for in it, under the name of its file.
    """

    spec: LanguageModelSpec
    tokenizer: ModelTokenizer
    title: str
    checkpoints: int = 1
    told: tuple[str, ...] = ()
    text: str = ""
    text_title: str = ""

    def to_assets(self) -> dict[str, bytes]:
        about = {"title": self.title, "checkpoints": self.checkpoints, "told": self.told, "text": self.text_title}
        return {
            **({TEXT: self.text.encode()} if self.text else {}),
            SPEC: json.dumps(self.spec.to_json()).encode(),
            TOKENIZER: self.tokenizer.to_bytes(),
            ABOUT: json.dumps(about).encode(),
        }

    @classmethod
    def from_assets(cls, assets: Mapping[str, bytes]) -> CarriedModel:
        """Of a recording.

        Raises:
            UserError: they are of no language model.
        """
        about = about_in(assets)
        try:
            return cls(
                spec_in(assets),
                tokenizer_from_bytes(assets[TOKENIZER]),
                str(about["title"]),
                int(about["checkpoints"]),
                tuple(map(str, about["told"])),
                assets.get(TEXT, b"").decode(),
                str(about["text"]),
            )
        except (KeyError, ValueError, TypeError) as error:
            raise UserError(tr("This recording does not say what model it is of.")) from error

    @property
    def context(self) -> int:
        """The longest text that is looked at, in tokens."""
        return min(self.spec.context, MOST_TOKENS)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What may be answered, whole: a token for each number, or a number where the tokenizer has none."""
        count = self.spec.answers or self.spec.vocabulary
        return tuple(self.tokenizer.shown(number) or f"#{number}" for number in range(count))

    @cached_property
    def named_rows(self) -> np.ndarray:
        """The same as an array, long ones cut."""
        cut = [name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…" for name in self.names]
        return np.array(cut, np.str_)

    @cached_property
    def mask(self) -> str:
        """How the token is written that stands for a masked word; nothing where there is none."""
        return next((each for each in MASKS if self._is_one_special(each)), "")

    def read(self, text: str) -> ReadText:
        """A text as the model reads it, cut where it is too long: its end stays, or, read both ways, its beginning.

        Raises:
            UserError: it has letters that the model does not know.
        """
        pieces = self.tokenizer.pieces(text) or (self._start,)
        cut = pieces[-self.context :] if self.spec.causal else pieces[: self.context]
        inside = self.spec.vocabulary
        if any(piece.id >= inside for piece in cut):
            raise UserError(
                tr("The tokenizer knows tokens that the model has no row for: it has {count:,}.").format(count=inside)
            )
        return ReadText(cut, len(pieces))

    @cached_property
    def beginning(self) -> str:
        """A text to ask with first."""
        wanted = (MASKED.format(self.mask), *BEGINNINGS) if self.mask and not self.spec.causal else BEGINNINGS
        for text in wanted:
            try:
                if self.read(text).total <= self.context:
                    return text
            except UserError:
                continue
        return ""

    @property
    def _start(self) -> TokenPiece:
        for written in ENDS:
            if self._is_one_special(written):
                number = next(piece.id for piece in self.tokenizer.pieces(written) if piece.shown == written)
                return TokenPiece(number, written, 0, 0, special=True)
        return TokenPiece(0, self.names[0], 0, 0, special=False)

    def _is_one_special(self, written: str) -> bool:
        try:
            pieces = self.tokenizer.pieces(written)
        except UserError:
            return False
        return any(piece.shown == written and self.tokenizer.is_special(piece.id) for piece in pieces)


def spec_in(assets: Mapping[str, bytes]) -> LanguageModelSpec:
    """What the model is, without its tokenizer.

    Raises:
        UserError: they are of no language model.
    """
    try:
        return LanguageModelSpec.from_json(json.loads(assets[SPEC]))
    except (KeyError, ValueError, SpecError) as error:
        raise UserError(tr("This recording does not say what model it is of.")) from error


def about_in(assets: Mapping[str, bytes]) -> Mapping[str, Any]:
    """How it is called, how many checkpoints it has, and what was chosen.

    Raises:
        UserError: they are of no language model.
    """
    try:
        about = json.loads(assets[ABOUT])
        told = {name: about[name] for name in ("title", "checkpoints", "told")}
        return {**told, "text": about.get("text", "")}  # older ones have none
    except (KeyError, ValueError, TypeError) as error:
        raise UserError(tr("This recording does not say what model it is of.")) from error


def title_of(path: Path) -> str:
    """What a model is called: its folder, or its file where that says more."""
    path = path.absolute()
    usual = path.stem.lower() in ("model", "pytorch_model", "ckpt", "checkpoint", "weights", "config")
    return path.name if path.is_dir() else path.parent.name if usual else path.stem


def words_of(told: Sequence[str]) -> tuple[str, ...]:
    """Each sentence once."""
    return tuple(dict.fromkeys(told))
