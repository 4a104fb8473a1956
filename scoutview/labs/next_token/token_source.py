"""A corpus as tokens, ready to train on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.labs.next_token.text import Corpus, read_corpus
from scoutview.labs.next_token.token_stream import TokenStream
from scoutview.labs.next_token.tokenizer import Tokenizer, train_tokenizer

STORY_VOCABULARY = 512
TEXT_VOCABULARY = 2048


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


def token_source(corpus: str, tokens: str, vocabulary: int) -> TokenSource:
    """The corpus in `words` (a vocabulary of this size, 0: as suits the corpus) or `characters`. Kept in memory.

    Raises:
        UserError: the corpus cannot be read.
    """
    size = 0
    if tokens == "words":
        size = vocabulary or (STORY_VOCABULARY if corpus == "stories" else TEXT_VOCABULARY)
    return _token_source(read_corpus(corpus), size)


@lru_cache(maxsize=2)
def _token_source(corpus: Corpus, size: int) -> TokenSource:
    tokenizer = train_tokenizer(corpus.training, size)
    training, validation = (
        TokenStream.of(tokenizer.encode_documents(documents), tokenizer.start_id)
        for documents in (corpus.training, corpus.validation)
    )
    return TokenSource(corpus, tokenizer, training, validation)
