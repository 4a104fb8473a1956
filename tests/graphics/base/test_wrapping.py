"""Lines that say less where there is less room."""

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import font
from scoutview.graphics.base.wrapping import both_ends


def metrics_and_width(text: str) -> tuple[QFontMetricsF, float]:
    metrics = QFontMetricsF(font("label"))
    return metrics, metrics.horizontalAdvance(text) + 1


def test_of_a_long_text_both_ends_are_kept_in_whole_words(qtbot: QtBot) -> None:
    text = "The old fox found a red apple. The fox gave the"
    metrics, width = metrics_and_width("The old fox … fox gave the")
    assert both_ends(text, width, metrics) == "The old fox … fox gave the"
    assert both_ends(text, metrics_and_width(text)[1], metrics) == text
    assert "…" in both_ends("x" * 200, 100, metrics)
