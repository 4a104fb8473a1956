"""The tokenizer that belongs to a model: text into its tokens, and each token as a viewer should see it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from scoutview.checkpoints.byte_pieces import SPELLED_BYTE, bytes_of_token, shown_bytes
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.checkpoints.stored_tensor import shown
from scoutview.errors import UserError
from scoutview.language import tr

LONG_SPACE = "▁"  # as SentencePiece writes a space
MOST_CHARACTERS = 100_000  # of a text


@dataclass(frozen=True)
class TokenPiece:
    """A token of a text. `shown` is how it reads, spaces as spaces; `begin` to `end` is its part of the text.

    Tokens that share a character have both the whole of it; one that a template added has an empty part.
    """

    id: int
    shown: str
    begin: int
    end: int
    special: bool


class ModelTokenizer(ABC):
    """Text to token ids and back, as the model was trained with it: nothing padded, nothing cut."""

    @abstractmethod
    def __len__(self) -> int:
        """How many ids it knows; a model may have rows for more."""

    @abstractmethod
    def pieces(self, text: str) -> tuple[TokenPiece, ...]:
        """The tokens of a text, with those that a template adds at its ends.

        Raises:
            UserError: the text cannot be read with this vocabulary.
        """

    @abstractmethod
    def shown(self, number: int) -> str:
        """A token as a viewer sees it: `<E2 80>` where its bytes are no whole character, "" where there is none."""

    @abstractmethod
    def is_special(self, number: int) -> bool:
        """Whether it marks something, as the end of a text, and is no part of one."""

    @abstractmethod
    def text(self, ids: Sequence[int]) -> str:
        """What these tokens say, without special ones."""

    @abstractmethod
    def to_bytes(self) -> bytes:
        """For a recording; `tokenizer_from_bytes` reads it."""

    def ids(self, text: str) -> list[int]:
        return [piece.id for piece in self.pieces(text)]

    def shown_tokens(self, ids: Iterable[int]) -> list[str]:
        return [self.shown(number) for number in ids]


class LibraryTokenizer(ModelTokenizer):
    """One that the package `tokenizers` runs, from the content of a tokenizer.json."""

    def __init__(self, content: str, name: str = "tokenizer.json") -> None:
        from tokenizers import Tokenizer

        with told_as(
            tr("{name} is damaged or of an unknown kind: save the tokenizer of the model again.").format(name=name)
        ):
            self._library = Tokenizer.from_str(content)
            self._library.no_padding()
            self._library.no_truncation()
            self._size = self._library.get_vocab_size()
        self._content = content

    def __len__(self) -> int:
        return self._size

    def pieces(self, text: str) -> tuple[TokenPiece, ...]:
        text = text.encode("utf-8", "replace").decode()  # half characters, which a broken paste may hold
        if len(text) > MOST_CHARACTERS:
            raise UserError(
                tr("The text has {count:,} characters: at most {most:,} are read.").format(
                    count=len(text), most=MOST_CHARACTERS
                )
            )
        with told_as(tr("This tokenizer fails at this text: give another one.")):
            encoding = self._library.encode(text)
        ids, added = encoding.ids, encoding.special_tokens_mask
        ranges = self._exact_ranges(text, ids, added) or [
            _mended(text, begin, end, self.shown(number))
            for number, (begin, end) in zip(ids, encoding.offsets, strict=True)
        ]
        return tuple(
            TokenPiece(number, self.shown(number), begin, end, bool(mask) or self.is_special(number))
            for number, (begin, end), mask in zip(ids, ranges, added, strict=True)
        )

    def shown(self, number: int) -> str:
        token = self._library.id_to_token(number) if 0 <= number < 2**32 else None
        if token is None:
            return ""
        if number in self._added:
            return self._added[number]
        if self._is_byte_level:
            content = bytes_of_token(token)
            return token if content is None else shown_bytes(content)
        spelled = SPELLED_BYTE.match(token)
        if spelled:
            return shown_bytes(bytes([int(spelled[1], 16)]))
        return token.replace(LONG_SPACE, " ") if self._has_long_spaces else token

    def is_special(self, number: int) -> bool:
        return number in self._specials

    def text(self, ids: Sequence[int]) -> str:
        with told_as(tr("This tokenizer fails at these tokens.")):
            return str(self._library.decode([number for number in ids if 0 <= number < self._size]))

    def to_bytes(self) -> bytes:
        return self._content.encode()

    # inside

    @cached_property
    def _added(self) -> dict[int, str]:
        return {number: token.content for number, token in self._library.get_added_tokens_decoder().items()}

    @cached_property
    def _specials(self) -> frozenset[int]:
        added = self._library.get_added_tokens_decoder()
        return frozenset(number for number, token in added.items() if token.special)

    @cached_property
    def _parts(self) -> str:
        """What its decoder and its cutting are made of, in words."""
        parts = (self._library.decoder, self._library.pre_tokenizer, self._library.normalizer)
        return " ".join(part.__getstate__().decode() for part in parts if part is not None)

    @property
    def _is_byte_level(self) -> bool:
        return '"ByteLevel"' in self._parts

    @property
    def _has_long_spaces(self) -> bool:
        return LONG_SPACE in self._parts

    def _exact_ranges(self, text: str, ids: Sequence[int], added: Sequence[int]) -> list[tuple[int, int]]:
        """By the bytes of the tokens, where together they are those of the text; else nothing."""
        if not self._is_byte_level:
            return []
        parts = [b"" if mask else self._bytes_of(number) for number, mask in zip(ids, added, strict=True)]
        if b"".join(parts) != text.encode():
            return []
        character = [place for place, letter in enumerate(text) for _ in letter.encode()]  # that each byte is of
        ranges, byte = [], 0
        for part in parts:
            there = character[byte] if byte < len(character) else len(text)
            ranges.append((there, character[byte + len(part) - 1] + 1 if part else there))
            byte += len(part)
        return ranges

    def _bytes_of(self, number: int) -> bytes:
        if number in self._added:
            return self._added[number].encode()
        return bytes_of_token(self._library.id_to_token(number) or "") or b""


class CharacterTokenizer(ModelTokenizer):
    """A token for each character, as nanoGPT's meta.pkl has them."""

    def __init__(self, letters: Mapping[int, str]) -> None:
        self._letters = dict(letters)
        self._ids = {letter: number for number, letter in self._letters.items()}

    def __len__(self) -> int:
        return max(self._letters) + 1

    def pieces(self, text: str) -> tuple[TokenPiece, ...]:
        unknown = dict.fromkeys(letter for letter in text if letter not in self._ids)
        if unknown:
            letters = " ".join(shown(letter) for letter in list(unknown)[:5])
            raise UserError(
                tr("This model knows {count:,} characters, and not these: {letters}").format(
                    count=len(self._letters), letters=letters
                )
            )
        return tuple(
            TokenPiece(self._ids[letter], letter, place, place + 1, special=False) for place, letter in enumerate(text)
        )

    def shown(self, number: int) -> str:
        return self._letters.get(number, "")

    def is_special(self, number: int) -> bool:
        return False

    def text(self, ids: Sequence[int]) -> str:
        return "".join(self.shown(number) for number in ids)

    def to_bytes(self) -> bytes:
        return json.dumps({CHARACTERS: {str(number): letter for number, letter in self._letters.items()}}).encode()


CHARACTERS = "characters"


def tokenizer_from_bytes(content: bytes) -> ModelTokenizer:
    """That whose `to_bytes` this is.

    Raises:
        CheckpointError: it is damaged.
    """
    text = content.decode("utf-8", "replace")
    if text.startswith(f'{{"{CHARACTERS}"'):
        return CharacterTokenizer({int(number): letter for number, letter in json.loads(text)[CHARACTERS].items()})
    return LibraryTokenizer(text)


@contextmanager
def told_as(sentence: str) -> Iterator[None]:
    """Tells whatever the library raises as this sentence: its panics are no Exceptions.

    Raises:
        CheckpointError: in place of those.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, UserError):
        raise
    except BaseException as error:
        raise CheckpointError(sentence) from error


def _mended(text: str, begin: int, end: int, token: str) -> tuple[int, int]:
    """The part of a token that the library gives an empty one after itself, for it is only spaces."""
    before = begin - len(token)
    if begin == end and token and token.isspace() and before >= 0 and text[before:begin] == token:
        return before, begin
    return begin, end
