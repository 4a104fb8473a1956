"""How tokens are written: no two look the same."""

from scoutview.graphics.base.token_label import labels_apart, token_label

BLANKS = ["\n", "\n ", "\n    ", "\t", " ", "  ", "   ", "     ", "      "]
ALIKE = [*BLANKS, "\u00a0", "\u200b", "\u200d", "\u3000", "\u0301"]


def test_blanks_and_what_cannot_be_seen_have_labels_of_their_own() -> None:
    labels = [token_label(token) for token in ALIKE]
    assert len(set(labels)) == len(ALIKE)
    assert all(label.strip() and label.isprintable() for label in labels)
    assert labels[:5] == ["↵", "↵␣", "↵␣␣␣␣", "⇥", "␣"]
    assert labels[-6:] == ["␣×6", "U+00A0", "U+200B", "U+200D", "U+3000", "◌\u0301"]


def test_words_are_written_as_they_are() -> None:
    for word in ("fox", "किताब", "می\u200cخواهد", "3.5", "…"):
        assert token_label(f" {word}") == token_label(word) == word
    assert token_label("so\u00adme") == "soU+00ADme"


def test_of_two_tokens_in_a_list_that_differ_by_a_space_it_is_shown() -> None:
    assert labels_apart([" the", "the", " cat", " "]) == ["␣the", "the", "cat", "␣"]
