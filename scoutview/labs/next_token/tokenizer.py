"""Tokens: words and word parts (byte-pair encoding over the characters of a text), or single characters.

A leading space belongs to its token (" fox"), so tokens put one after the other are the text again.
Source: Sennrich, Haddow, Birch (2016), Neural Machine Translation of Rare Words with Subword Units; the way of cutting
words is that of Radford et al. (2019), GPT-2, without its contractions and on characters where GPT-2 has bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

START = "<start>"  # the first-token mark: stands before every document
UNKNOWN = "<unknown>"  # any character that the training text does not have
DOCUMENTS_AT_A_TIME = 256  # encoded: what the library says of all documents of a text would take 60 MB
FIRST_RULES, RULES = 1, 2  # recordings of before marks belonged to their letters say nothing of rules
WORDS = {
    FIRST_RULES: r" ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    RULES: r" ?\p{L}[\p{L}\p{M}\x{200C}\x{200D}]*| ?\p{N}[\p{N}\p{M}]*| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
}
BYTE_ORDER_MARK = "\ufeff"


class Tokenizer:
    """Text to token ids and back. Token 0 is the first-token mark, token 1 the unknown one; neither can be typed.

    Letters with marks are read composed (NFC) and stay whole, lines end in one way, however a text is stored: `rules`
    says so. With the first rules, a text is read as it is and marks are apart.
    """

    start_id = 0
    unknown_id = 1

    def __init__(self, vocabulary: Sequence[str], merges: Sequence[tuple[str, str]], rules: int = FIRST_RULES) -> None:
        from tokenizers.models import BPE

        self.rules = rules
        self.vocabulary = tuple(vocabulary)
        self.merges = tuple(merges)
        self._characters = frozenset(token for token in vocabulary if len(token) == 1)
        ids = {token: number for number, token in enumerate(vocabulary)}
        model = BPE(vocab=ids, merges=list(self.merges), unk_token=UNKNOWN, fuse_unk=False)
        self._encoder = _encoder(model, rules)

    def __len__(self) -> int:
        return len(self.vocabulary)

    def read(self, text: str) -> str:
        """The text as it is read: the tokens put together, but for unknown characters."""
        normalizer = self._encoder.normalizer
        return _encodable(text) if normalizer is None else str(normalizer.normalize_str(_encodable(text)))

    def encode(self, text: str) -> list[int]:
        return self._encoder.encode(_encodable(text)).ids

    def encode_documents(self, texts: Sequence[str]) -> np.ndarray:
        """All tokens in a row, the first-token mark before each document and after the last."""
        parts = [np.array([self.start_id], np.int64)]
        for first in range(0, len(texts), DOCUMENTS_AT_A_TIME):
            encodings = self._encoder.encode_batch_fast(list(texts[first : first + DOCUMENTS_AT_A_TIME]))
            parts += [np.array([*encoding.ids, self.start_id], np.int64) for encoding in encodings]
        return np.concatenate(parts)

    def tokens(self, ids: Iterable[int]) -> list[str]:
        return [self.vocabulary[number] for number in ids]

    def unknown_characters(self, text: str) -> tuple[str, ...]:
        """The characters that become the unknown token, each once."""
        return tuple(dict.fromkeys(character for character in self.read(text) if character not in self._characters))

    def to_bytes(self) -> bytes:
        stored = {"vocabulary": self.vocabulary, "merges": self.merges, "rules": self.rules}
        return json.dumps(stored, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Tokenizer:
        stored = json.loads(content)
        vocabulary, merges = stored["vocabulary"], [(left, right) for left, right in stored["merges"]]
        rules = stored.get("rules", FIRST_RULES)
        if rules not in WORDS:
            raise ValueError(f"a tokenizer of unknown rules: {rules}")
        return cls(vocabulary, merges, rules)


def _encodable(text: str) -> str:
    """Half characters, which a file name or a broken paste may hold, cannot be read by the library."""
    return text.encode("utf-8", "replace").decode() if any("\ud800" <= c <= "\udfff" for c in text) else text


def train_tokenizer(texts: Sequence[str], size: int) -> Tokenizer:
    """A vocabulary of `size` tokens, of which the two marks and all characters of the texts come first.

    No word parts are made where the characters alone fill it: size 0 gives characters as tokens.
    """
    from tokenizers.models import BPE
    from tokenizers.trainers import BpeTrainer

    encoder = _encoder(BPE(unk_token=UNKNOWN), RULES)
    encoder.train_from_iterator(
        texts, BpeTrainer(vocab_size=size, special_tokens=[START, UNKNOWN], show_progress=False)
    )
    stored = json.loads(encoder.to_str())["model"]
    ids: dict[str, int] = stored["vocab"]
    return Tokenizer(sorted(ids, key=ids.__getitem__), [(left, right) for left, right in stored["merges"]], RULES)


def _encoder(model: Any, rules: int) -> Any:
    """The library's tokenizer, which reads and cuts a text by these rules."""
    from tokenizers import Regex, normalizers, pre_tokenizers
    from tokenizers import Tokenizer as Encoder

    encoder: Any = Encoder(model)
    encoder.pre_tokenizer = pre_tokenizers.Split(Regex(WORDS[rules]), "isolated")
    if rules > FIRST_RULES:
        one_way = [("\r\n", "\n"), ("\r", "\n"), (BYTE_ORDER_MARK, "")]
        encoder.normalizer = normalizers.Sequence(
            [*(normalizers.Replace(*pair) for pair in one_way), normalizers.NFC()]
        )
    return encoder
