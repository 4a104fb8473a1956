"""What a recording carries of its text."""

import json
import unicodedata

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.labs.next_token.carried_text import HELD_OUT_BYTES, CarriedText, carried_documents, telling_beginning
from scoutview.labs.next_token.tokenizer import train_tokenizer

HELD_OUT = ("The fox saw the cat. The fox ran.", "The owl saw the moon.")


@pytest.fixture
def carried():
    tokenizer = train_tokenizer(HELD_OUT * 3, 200)
    counts = np.arange(len(tokenizer))
    company = np.arange(2 * len(tokenizer), dtype=np.float32).reshape(-1, 2)
    return CarriedText(tokenizer, counts, company, HELD_OUT, {"beats token counts": 3.5}, "abc")


def next_token(carried, text):
    token = carried.next_token(text, carried.tokenizer.encode(text))
    return carried.tokenizer.vocabulary[token] if token >= 0 else None


def test_the_held_out_text_tells_what_comes_next(carried):
    assert next_token(carried, "The fox saw the") == " cat"
    assert next_token(carried, " owl saw the") == " moon"


def test_there_is_no_right_answer_where_the_text_is_not_or_goes_on_in_two_ways(carried):
    assert next_token(carried, "The wolf") is None
    assert next_token(carried, "The fox") is None  # saw, or ran
    assert next_token(carried, "") is None


def test_a_word_cut_in_two_has_no_right_answer(carried):
    assert next_token(carried, "The fox saw the c") is None


def test_the_end_of_a_document_is_the_first_token_mark(carried):
    assert next_token(carried, "The fox ran.") == "<start>"


def test_assets_read_back_to_the_same(carried):
    back = CarriedText.from_assets(carried.to_assets())
    assert back.tokenizer.vocabulary == carried.tokenizer.vocabulary
    assert back.held_out == HELD_OUT
    assert back.reference_losses == carried.reference_losses
    np.testing.assert_array_equal(back.counts, carried.counts)
    np.testing.assert_array_equal(back.company, carried.company)


@pytest.mark.parametrize("name", ["tokenizer.json", "vocabulary_counts.json", "company_map.float32", "text.json"])
def test_damaged_assets_give_one_sentence(carried, name):
    for broken in ({name: b"[1]"}, {name: b"\xff"}):
        with pytest.raises(UserError, match="tokenizer or held-out text is damaged"):
            CarriedText.from_assets({**carried.to_assets(), **broken})
    with pytest.raises(UserError, match="damaged"):
        CarriedText.from_assets({key: value for key, value in carried.to_assets().items() if key != name})


def test_no_more_is_carried_than_may_be():
    documents = ["Ein Bär und noch ein Bär."] * 10_000
    carried = carried_documents(documents)
    size = len(json.dumps(carried, ensure_ascii=False).encode())
    assert HELD_OUT_BYTES - 100 < size <= HELD_OUT_BYTES


def test_a_telling_beginning_ends_before_a_word_that_was_there_before():
    lines = "Title\n*****\n\nThe old fox found a red apple. The hen gave the apple to the rabbit."
    assert telling_beginning(["No word twice here.", lines], True) == "The old fox found a red apple. The hen gave the"
    assert telling_beginning(["abcdefgh " * 9], True) == "abcdefgh abcdefgh abcdefgh abcdefgh"
    assert telling_beginning(["abcdefgh " * 9], False) == "abcdefgh abcdefgh abcdefgh abcdefgh abcd"
    assert telling_beginning([], True) == ""


@pytest.mark.parametrize("text", ["नमस्ते" * 20, "e\u0301" * 40, "\U0001f469\u200d\U0001f680" * 30])
def test_a_beginning_is_never_cut_inside_a_letter(text):
    beginning = telling_beginning([text], True)
    assert text.startswith(beginning)
    assert len(beginning) >= 40
    assert not unicodedata.category(text[len(beginning)]).startswith("M")
    assert "\u200d" not in (beginning[-1], text[len(beginning)])


def test_a_script_without_capitals_has_telling_beginnings_too():
    line = "एक लड़की ने एक लोमड़ी देखी और बहुत देर तक वह लोमड़ी भागी"
    assert telling_beginning([line], True) == "एक लड़की ने एक लोमड़ी देखी और बहुत देर तक वह"
