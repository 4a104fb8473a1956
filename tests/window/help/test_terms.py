"""The words of the field, and the panels that show what they mean."""

import ast
from pathlib import Path

from scoutview.app import sample_recordings
from scoutview.labs.registry import lab_named
from scoutview.panels.registry import PANELS
from scoutview.window.help import term, terms
from scoutview.window.help.first_words import AT_ONCE, FIRST_WORDS
from scoutview.window.help.term import SHOWN_WITH
from scoutview.window.help.terms import TERMS
from scoutview.window.help.terms_of_scoutview import TERMS_OF_SCOUTVIEW
from scoutview.window.shell.search_plan import Found, found

CLASSES = {panel.name: panel for panel in PANELS}
OF_THE_TALK = (
    "token", "embedding", "vector", "weight", "matrix multiplication", "attention", "head", "MLP", "residual stream",
    "logits", "temperature", "softmax", "loss", "gradient", "backpropagation", "gradient descent", "learning rate",
    "batch", "epoch", "overfitting", "validation", "next-token prediction", "denoising", "scaling law",
    "isoFLOP curve", "compute", "sentiment neuron", "grokking", "Fourier transform", "linear probe", "world model",
    "modular network", "neuron", "feature visualization", "emergence", "ablation", "intervention", "frame",
    "recording", "probe",
)  # fmt: skip


def test_all_words_of_the_talk_are_explained_once_and_in_order() -> None:
    words = [each.word for each in TERMS]
    assert set(OF_THE_TALK) <= set(words)
    assert len(set(words)) == len(words)
    assert words == sorted(words, key=str.casefold)


def test_a_word_is_told_in_one_or_two_sentences_and_seen_in_panels_whose_samples_show_it() -> None:
    for each in TERMS:
        sentences = each.meaning.replace("et al.", "et al").split(". ")
        assert each.meaning.endswith("."), each.word
        assert 1 <= len(sentences) <= 2, each.word
        assert each.panels or each in TERMS_OF_SCOUTVIEW, each.word
        for panel in each.panels:
            if lab := each.shown_with(panel):
                assert CLASSES[panel].needs <= {channel.name for channel in lab_named(lab).channels}, each.word
                assert lab in sample_recordings()


def test_every_panel_is_named_by_a_word() -> None:
    assert {panel for each in TERMS for panel in each.panels} == set(CLASSES) == set(SHOWN_WITH)


def test_every_word_is_found_by_itself_and_by_what_else_it_is_called() -> None:
    lines = [Found(each.word, "Help ▸ Words", each.word, "", each.others) for each in TERMS]
    for each in TERMS:
        typed = each.word.replace(",", "")
        assert each.word in [line.name for line in found(lines, typed)[:3]], each.word
    assert found(lines, "FLOP")[0].name == "compute"


def test_words_are_plain_data() -> None:
    for module in Path(terms.__file__).parent.glob("term*.py"):
        names = {
            node.module for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
        }
        assert not any("PySide6" in str(name) for name in names), module
    assert AT_ONCE in FIRST_WORDS
    assert term.in_order(TERMS) == TERMS
