"""Where texts come from, how they are cut, and what is said of those that cannot be read."""

import os

import pytest

from scoutview.errors import UserError
from scoutview.labs.next_token.text import DOCUMENT_CHARACTERS, corpus_title, read_corpus

WORDS = "The water runs down to the sea and the sea is never full.\n"


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "water.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ((WORDS * 20 + "\n") * 20).replace("\n", "\r\n").encode())
    return path


def test_a_text_file_is_cut_into_documents_without_losing_a_word(text_file):
    corpus = read_corpus(str(text_file))
    documents = corpus.training + corpus.validation
    assert corpus.title == "water.txt"
    assert sum(document.count("full") for document in documents) == 400
    assert all(len(document) <= 2 * DOCUMENT_CHARACTERS for document in documents)
    assert all(document.startswith("The water") and "\r" not in document for document in documents)
    assert len(corpus.validation) >= 1


def test_a_file_that_changed_is_read_again(text_file):
    before = read_corpus(str(text_file))
    assert read_corpus(str(text_file)) is before
    text_file.write_text("Another. " * 2000, encoding="utf-8")
    os.utime(text_file, ns=(1, 1))
    after = read_corpus(str(text_file))
    assert after.training[0].startswith("Another.")
    assert after.fingerprint != before.fingerprint


@pytest.mark.parametrize("name", ["stories", "python"])
def test_training_and_validation_have_no_paragraph_in_common(name):
    corpus = read_corpus(name)
    training, validation = (
        {part for text in texts for part in text.split("\n\n") if len(part) > 100}
        for texts in (corpus.training, corpus.validation)
    )
    assert not training & validation
    assert len(validation) > 50
    assert 0.05 < sum(map(len, corpus.validation)) / sum(map(len, corpus.training)) < 0.2


def test_the_reference_text_is_whole_and_its_prose_in_whole_lines():
    corpus = read_corpus("python")
    text = "\n\n".join(corpus.training + corpus.validation)
    assert len(text) > 300_000
    assert "Assert statements are a convenient way to insert debugging assertions into a program:" in text
    assert "\n   >>> " in text


def test_titles_need_no_reading():
    assert corpus_title("stories") == "stories · synthetic"
    assert corpus_title("python") == "Python reference"
    assert corpus_title("/nowhere/tales.txt") == "tales.txt"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no text"),
        (b"Only this.", "is too short to learn from: it should have at least 5,000"),
        (b"", "is too short"),
        ("Überall ist Wasser. ".encode("latin-1") * 500, "is no text in UTF-8"),
    ],
)
def test_a_text_that_cannot_be_used_gives_one_sentence(tmp_path, content, sentence):
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_corpus(str(path))


def test_a_folder_is_no_text(tmp_path):
    with pytest.raises(UserError, match=r"is a folder: the corpus should be one \.txt file"):
        read_corpus(str(tmp_path))
