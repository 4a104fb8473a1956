"""Windows of tokens for training."""

import numpy as np
import torch

from scoutview.labs.next_token.token_source import TokenStream, token_source
from scoutview.labs.next_token.tokenizer import Tokenizer

# Documents of 9 tokens, numbered 1, 2, 3 and so on, behind marks of 0.
IDS = np.concatenate([np.concatenate([[0], 10 * document + np.arange(1, 10)]) for document in range(200)])


def test_the_next_token_of_each_input_is_its_target():
    stream = TokenStream.of(np.append(IDS, 0), 0)
    inputs, following = stream.windows(torch.Generator().manual_seed(0), 300, 16)
    assert inputs.shape == following.shape == (300, 16)
    torch.testing.assert_close(inputs[:, 1:], following[:, :-1])


def test_an_eighth_begins_with_the_mark_and_an_eighth_after_it():
    stream = TokenStream.of(np.append(IDS, 0), 0)
    inputs, _ = stream.windows(torch.Generator().manual_seed(0), 4000, 16)
    first = inputs[:, 0]
    anywhere = 0.75 / 10  # the others meet either place by chance
    assert abs((first == 0).float().mean() - (0.125 + anywhere)) < 0.03
    assert abs((first % 10 == 1).float().mean() - (0.125 + anywhere)) < 0.03


def test_the_same_generator_gives_the_same_windows():
    stream = TokenStream.of(IDS, 0)
    one, other = (stream.windows(torch.Generator().manual_seed(5), 8, 12)[0] for _ in range(2))
    torch.testing.assert_close(one, other)


def test_a_text_shorter_than_the_context_gives_all_it_has():
    inputs, following = TokenStream.of(np.array([0, 1, 2, 3, 0]), 0).windows(torch.Generator(), 2, 64)
    assert inputs.tolist() == [[0, 1, 2, 3]] * 2
    assert following.tolist() == [[1, 2, 3, 0]] * 2


def test_a_corpus_is_encoded_once_for_every_recording_of_the_same_tokens() -> None:
    begun = token_source("stories", "characters", 0)
    recorded = [Tokenizer.from_bytes(begun.tokenizer.to_bytes()) for _ in range(2)]
    assert all(token_source("stories", "characters", 0, each) is begun for each in recorded)
    other = Tokenizer([*begun.tokenizer.vocabulary, "ᚠ"], begun.tokenizer.merges, begun.tokenizer.rules)
    assert token_source("stories", "characters", 0, other) is not begun
