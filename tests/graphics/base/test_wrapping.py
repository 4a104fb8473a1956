"""Lines that say less where there is less room."""

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import font
from scoutview.graphics.base.wrapping import both_ends, wrapped, wrapped_whole


def metrics_and_width(text: str) -> tuple[QFontMetricsF, float]:
    metrics = QFontMetricsF(font("label"))
    return metrics, metrics.horizontalAdvance(text) + 1


def test_of_a_long_text_both_ends_are_kept_in_whole_words(qtbot: QtBot) -> None:
    text = "The old fox found a red apple. The fox gave the"
    metrics, width = metrics_and_width("The old fox … fox gave the")
    assert both_ends(text, width, metrics) == "The old fox … fox gave the"
    assert both_ends(text, metrics_and_width(text)[1], metrics) == text
    assert "…" in both_ends("x" * 200, 100, metrics)


def test_a_last_sentence_does_not_leave_one_word_alone_in_the_last_line(qtbot: QtBot) -> None:
    text = "Loss: how surprised the model is. Lower is better."
    metrics, width = metrics_and_width("Loss: how surprised the model is. Lower is")
    assert wrapped(text, width + 2, metrics)[-1] == "better."
    whole = wrapped_whole(text, width + 2, metrics)
    assert [line.replace("\u00a0", " ") for line in whole] == ["Loss: how surprised the model is.", "Lower is better."]
    assert wrapped_whole(text, 2 * width, metrics) == [text]
