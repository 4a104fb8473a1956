"""Text to tokens and back."""

import json
import unicodedata

import pytest

from scoutview.labs.next_token.text import read_corpus
from scoutview.labs.next_token.tokenizer import DOCUMENTS_AT_A_TIME, START, UNKNOWN, Tokenizer, train_tokenizer


@pytest.fixture(scope="module")
def stories():
    return read_corpus("stories")


@pytest.fixture(scope="module")
def words(stories):
    return train_tokenizer(stories.training, 512)


def test_tokens_put_together_are_the_text(stories, words):
    for text in (*stories.validation[:200], "  two  spaces and an end ", "Then she wept, again?"):
        assert "".join(words.tokens(words.encode(text))) == text


def test_a_word_is_one_token_with_its_leading_space(words):
    tokens = words.tokens(words.encode("The old fox found a red apple."))
    assert tokens == ["The", " old", " fox", " found", " a", " red", " apple", "."]
    assert len(words) == 512


def test_training_twice_gives_the_same_tokenizer(stories, words):
    assert train_tokenizer(stories.training, 512).to_bytes() == words.to_bytes()


def test_a_stored_tokenizer_reads_the_same(words):
    stored = Tokenizer.from_bytes(words.to_bytes())
    assert stored.vocabulary == words.vocabulary
    assert stored.encode("A foxglove, unseen") == words.encode("A foxglove, unseen")


def test_characters_never_seen_are_named_once_and_become_the_unknown_token(words):
    ids = words.encode("The fox é猫é 🦊.")
    assert ids.count(words.unknown_id) == 4
    assert words.unknown_characters("The fox é猫é 🦊.") == ("é", "猫", "🦊")
    assert words.tokens([words.unknown_id]) == [UNKNOWN]


def test_the_marks_cannot_be_typed(words):
    assert words.start_id not in words.encode(START)
    assert words.start_id == words.vocabulary.index(START)


def test_half_a_surrogate_pair_is_no_crash(words):
    assert len(words.encode("fox \ud83e")) == len(words.encode("fox ?"))


def test_size_nought_gives_characters(stories):
    characters = train_tokenizer(stories.training[:100], 0)
    assert characters.tokens(characters.encode("The fox.")) == list("The fox.")


def test_documents_stand_in_a_row_between_marks(words):
    ids = words.encode_documents(["The fox.", "A cat."])
    tokens = words.tokens(ids)
    assert tokens == [START, "The", " fox", ".", START, "A", " cat", ".", START]


def test_many_documents_are_the_tokens_of_each_in_a_row(stories, words):
    documents = stories.training[: DOCUMENTS_AT_A_TIME + 3]
    one_by_one = [number for text in documents for number in (words.start_id, *words.encode(text))]
    assert words.encode_documents(documents).tolist() == [*one_by_one, words.start_id]


HINDI = "किताब में लिखा है कि लड़की ने फूल देखा। हिन्दी की कविता सुनकर माँ हँसी। "
FRENCH = "L'été, le garçon épelait «\u00a0déjà\u00a0» près de la forêt enneigée. "
PERSIAN = "او می\u200cخواهد کتاب\u200cها را بخواند. "


@pytest.mark.parametrize("text", [HINDI, FRENCH, PERSIAN])
def test_a_letter_and_its_marks_stay_together(text):
    tokenizer = train_tokenizer([text * 40], 400)
    tokens = tokenizer.tokens(tokenizer.encode(text))
    assert "".join(tokens) == unicodedata.normalize("NFC", text)
    assert all(not unicodedata.category(token.strip()[:1] or "a").startswith("M") for token in tokens)
    assert max(map(len, tokens)) > 4


def test_a_text_is_read_alike_however_it_is_stored():
    text = "Zoë mangea\nune pêche.\n\nÀ côté, l'été. " * 20
    stored = unicodedata.normalize("NFD", text)
    tokenizers = [train_tokenizer([each], 300) for each in (text, stored, "\ufeff" + text.replace("\n", "\r\n"))]
    assert len({tokenizer.vocabulary for tokenizer in tokenizers}) == 1
    asked = "Zoë mangea À côté\n"
    for other in (unicodedata.normalize("NFD", asked), "\ufeffZoë mangea À côté\r\n", "Zoë mangea À côté\r"):
        assert tokenizers[0].encode(other) == tokenizers[0].encode(asked)
        assert tokenizers[0].unknown_characters(other) == ()


def test_a_tokenizer_of_before_reads_as_it_did():
    text = "किताब e\u0301te\u0301\r\n"
    stored = {"vocabulary": [START, UNKNOWN, *sorted(set(text))], "merges": []}
    older = Tokenizer.from_bytes(json.dumps(stored).encode())
    assert older.tokens(older.encode(text)) == list(text)
    assert older.read(text) == text
    assert Tokenizer.from_bytes(older.to_bytes()).rules == older.rules
    with pytest.raises(ValueError, match="unknown rules"):
        Tokenizer.from_bytes(older.to_bytes().replace(b'"rules": 1', b'"rules": 99'))
