"""The kinds of tokens: those of the stories against the grammar, those of other texts against the tokens themselves."""

import re
from collections import Counter

import numpy as np
import pytest

from scoutview.labs.next_token import stories as grammar
from scoutview.labs.next_token.stories import Character, Dice, Ingredients, kinds_of_words, stories
from scoutview.labs.next_token.token_kinds import token_kinds
from scoutview.labs.next_token.token_source import token_source
from scoutview.observation import Question
from tests.every_lab import asker_at


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def named(tokens: tuple[str, ...], *, stories: bool = False, characters: bool = False) -> dict[str, str]:
    kinds = token_kinds(tokens, stories=stories, characters=characters)
    return dict(zip(tokens, kinds.names[kinds.of_tokens].tolist(), strict=True))


def test_each_word_of_the_stories_has_one_kind_and_no_other_word_has() -> None:
    written = words_of(" ".join(stories(4000)))
    assert set(kinds_of_words()) == written
    declared = [*grammar.HE, *grammar.SHE, *grammar.NATURES, *grammar.COLOURS, *grammar.VERBS, *grammar.OTHERS]
    assert max(Counter(declared).values()) == 1


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("characters", {"hero": Character("owl", "old"), "friend": Character("hen", "kind")}),
        ("colours", {"colour": "blue"}),
        ("traits", {"hero": Character("fox", "shy"), "friend": Character("rabbit", "wise")}),
        ("places", {"place": "in the cave"}),
    ],
)
def test_what_the_grammar_puts_in_one_place_is_of_one_kind(kind: str, change: dict[str, object]) -> None:
    """A story with another ingredient differs in words of that ingredient's kind, and pronouns, alone."""
    plain = {
        "hero": Character("fox", "old"),
        "friend": Character("rabbit", "kind"),
        "colour": "red",
        "thing": "apple",
        "use": "ate",
        "place": "in the forest",
    }
    kinds = kinds_of_words()
    for plot in grammar.PLOTS:
        told = [words_of(" ".join(plot(Ingredients(**given, dice=Dice((1,)))))) for given in (plain, plain | change)]
        differing = {kinds[word] for word in told[0] ^ told[1]}
        assert differing <= {kind, "other words"}
        if kind not in ("colours", "places"):
            assert kind in differing


def test_the_tokens_of_the_stories_have_the_kinds_of_their_words() -> None:
    source = token_source("stories", "words", 0)
    kinds = named(source.tokenizer.vocabulary, stories=True)
    assert kinds[" fox"] == "characters"
    assert kinds[" kind"] == "traits"
    assert kinds["The"] == kinds[" the"] == "other words"
    assert (kinds["he"], kinds[" he"]) == ("word parts", "other words")
    assert (kinds["."], kinds["<start>"]) == ("punctuation", "marks")
    seen = [token for token, times in zip(source.tokenizer.vocabulary, source.counts, strict=True) if times]
    parts = [token for token in seen if kinds[token] == "word parts"]
    assert len(parts) <= 4  # "an" is written with a part, and so is one rare word


def test_pieces_of_other_texts_have_the_kinds_that_they_tell() -> None:
    kinds = named((" the", "ing", " 42", "7", "(", "\n", "<start>", " fox", "A1"))
    assert kinds == {
        " the": "word beginnings",
        "ing": "word parts",
        " 42": "numbers",
        "7": "numbers",
        "(": "punctuation",
        "\n": "blanks",
        "<start>": "marks",
        " fox": "word beginnings",
        "A1": "word parts",
    }


def test_characters_are_vowels_consonants_digits_and_others() -> None:
    kinds = named(("a", "E", "é", "b", "Y", "ж", "5", "!", " ", "<unknown>"), stories=True, characters=True)
    assert list(kinds.values()) == [
        *("vowels", "vowels", "vowels", "consonants", "consonants", "other letters", "digits", "punctuation"),
        *("blanks", "marks"),
    ]


def test_only_kinds_that_there_are_have_names() -> None:
    kinds = token_kinds(("b", "a"), stories=False, characters=True)
    assert kinds.names.tolist() == ["vowels", "consonants"]
    np.testing.assert_array_equal(kinds.of_tokens, [1, 0])


@pytest.mark.parametrize("name", ["next_token", "grokking"])
def test_a_row_and_its_position_are_exactly_what_enters(name: str) -> None:
    lab, asker = asker_at(name, -1)
    questions = [Question(each) for each in ("tokens", "embedding", "input_vectors")]
    answers = asker.answer(lab.default_probe(), questions)
    told = {channel: array for arrays in answers.values() for channel, array in arrays.items()}
    rows = told["token_ids"] >= 0
    entering = told["embedding"][told["token_ids"][rows]]
    if len(told["position_vectors"]):
        entering = entering + told["position_vectors"][: len(rows)][rows]
    np.testing.assert_array_equal(entering, told["input_vectors"][rows])


def test_the_lab_tells_the_kind_of_each_of_its_tokens() -> None:
    lab, asker = asker_at("next_token", 0)
    told = asker.answer(lab.default_probe(), [Question("vocabulary")])[Question("vocabulary")]
    assert told["token_kinds"].shape == told["vocabulary"].shape
    assert told["token_kinds"].max() < len(told["token_kind_names"])
