"""The plain name of a site."""

import pytest

from scoutview.graphics.base.site_words import site_words


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("block.0.attention.query", "attention, query, block 0"),
        ("block.11.mlp.contract", "MLP, contract, block 11"),
        ("convolution_1", "convolution 1"),
        ("unembedding", "unembedding"),
        ("block.2.expand", "expand, block 2"),
        ("equals", "“=”"),
        ("block", "block"),
        ("write", "last layer: writes the picture"),
    ],
)
def test_a_site_is_named_by_what_it_is_and_its_block(site: str, words: str) -> None:
    assert site_words(site) == words
