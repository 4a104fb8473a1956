"""A corpus as tokens, ready to train on, and the windows that training reads from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from scoutview.labs.next_token.text import Corpus, read_corpus
from scoutview.labs.next_token.tokenizer import Tokenizer, train_tokenizer

STORY_VOCABULARY = 512
TEXT_VOCABULARY = 2048


@dataclass(frozen=True, eq=False)
class TokenStream:
    """Documents one after the other, the first-token mark before each and after the last.

    `ids` is (N) int64, `starts` (documents + 1) int64 the places of the marks.
    """

    ids: Tensor
    starts: Tensor

    @classmethod
    def of(cls, ids: np.ndarray, start_id: int) -> TokenStream:
        return cls(torch.from_numpy(ids), torch.from_numpy(np.flatnonzero(ids == start_id)))

    def windows(self, rng: torch.Generator, count: int, context: int) -> tuple[Tensor, Tensor]:
        """Inputs and the tokens that come next, (count, context) each; shorter where the stream is.

        An eighth begin with the first-token mark, as an empty probe does; an eighth with the token after it, as a typed
        text does; the others anywhere. In both eighths a document is as likely as it is long.
        """
        length = min(context, len(self.ids) - 1)
        last = len(self.ids) - 1 - length
        places = torch.randint(last + 1, (count,), generator=rng)
        kinds = torch.randint(8, (count,), generator=rng)
        marks = self.starts[torch.searchsorted(self.starts, places, right=True) - 1]
        places = torch.where(kinds == 0, marks, torch.where(kinds == 1, marks + 1, places)).clamp(max=last)
        windows = self.ids[places[:, None] + torch.arange(length + 1)]  # (count, length + 1)
        return windows[:, :-1].contiguous(), windows[:, 1:].contiguous()


@dataclass(frozen=True, eq=False)
class TokenSource:
    """The training text and the held-out text as tokens of one vocabulary, learned on the training text alone."""

    corpus: Corpus
    tokenizer: Tokenizer
    training: TokenStream
    validation: TokenStream

    @property
    def counts(self) -> np.ndarray:
        """(token) int64: times in the training text; the first-token mark counts once per document."""
        counts = np.bincount(self.training.ids.numpy(), minlength=len(self.tokenizer))
        counts[self.tokenizer.start_id] = len(self.corpus.training)
        return counts.astype(np.int64)


def token_source(corpus: str, tokens: str, vocabulary: int, tokenizer: Tokenizer | None = None) -> TokenSource:
    """The corpus in `words` (a vocabulary of this size, 0: as suits the corpus) or `characters`. Kept in memory.

    With a tokenizer, in its tokens: those that a run began with.

    Raises:
        UserError: the corpus cannot be read.
    """
    size = 0
    if tokens == "words":
        size = vocabulary or (STORY_VOCABULARY if corpus == "stories" else TEXT_VOCABULARY)
    read = read_corpus(corpus)
    return _token_source(read, (tokenizer or _trained(read, size)).to_bytes())


@lru_cache(maxsize=2)
def _trained(corpus: Corpus, size: int) -> Tokenizer:
    return train_tokenizer(corpus.training, size)


@lru_cache(maxsize=2)
def _token_source(corpus: Corpus, stored: bytes) -> TokenSource:
    """By what is in the tokenizer: each recording of a run brings one of its own."""
    tokenizer = Tokenizer.from_bytes(stored)
    training, validation = (
        TokenStream.of(tokenizer.encode_documents(documents), tokenizer.start_id)
        for documents in (corpus.training, corpus.validation)
    )
    return TokenSource(corpus, tokenizer, training, validation)
