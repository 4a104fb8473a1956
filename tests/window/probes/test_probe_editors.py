"""Asking: a drawn digit, a picture by number, a text that is still being typed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.probe import NumbersProbe, PictureProbe, TextProbe
from scoutview.window.docks.dock_area import answers_on_screen
from scoutview.window.docks.formula import FormulaPopover
from scoutview.window.probes.drawing_pad import SIDE, DrawingPad
from scoutview.window.probes.numbers_editor import NumbersEditor
from scoutview.window.probes.picture_editor import PictureEditor
from scoutview.window.probes.probe_editors import probe_editor
from scoutview.window.probes.text_editor import REST_MS, TYPING_MS, TextEditor
from tests.every_lab import small_lab
from tests.window.conftest import User
from tests.window.shell.room import words_without_room


class SumUser:
    """The editor for two numbers, and what it emitted."""

    def __init__(self, qtbot: QtBot, text: str = "4+22", **settings: str) -> None:
        self.lab = small_lab("grokking", **settings)  # modulo 23
        editor = probe_editor(self.lab, Look())
        assert isinstance(editor, NumbersEditor)
        self.editor, self.line = editor, editor.line
        self.probes: list[NumbersProbe] = []
        self.refusals: list[str] = []
        editor.probe_chosen.connect(self.probes.append)
        editor.refused.connect(self.refusals.append)
        qtbot.addWidget(editor)
        editor.resize(500, 40)
        editor.show()
        editor.show_probe(self.lab.parse_probe(text))
        self.line.setFocus()

    def type(self, text: str) -> None:
        self.line.selectAll()
        QTest.keyClicks(self.line, text)

    @property
    def told(self) -> list[str]:
        return [sentence for sentence in self.refusals if sentence]


@pytest.fixture
def sums(qtbot: QtBot) -> SumUser:
    return SumUser(qtbot)


LEFT = Qt.MouseButton.LeftButton
UP, DOWN, RETURN = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return


def stroke(pad: DrawingPad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def test_strokes_leave_ink_and_are_taken_back_one_by_one(qtbot: QtBot) -> None:
    pad = DrawingPad(Look())
    qtbot.addWidget(pad)
    pad.resize(224, 224)
    pad.show()
    with qtbot.waitSignal(pad.drawn):
        stroke(pad, (60, 60))
    dot = pad.ink()
    assert (dot.shape, dot.max()) == ((SIDE, SIDE), 255)
    assert dot[15, 15] == 255
    assert dot[:, SIDE // 2 :].max() == 0
    stroke(pad, (180, 180))
    assert pad.ink()[45, 45] == 255
    pad.undo()
    assert (pad.ink() == dot).all()
    pad.clear()
    pad.undo()
    assert pad.ink().max() == 0


def test_a_drawn_digit_is_asked_after_each_stroke(user: User) -> None:
    user.choose("digits")
    editor = user.window.strip.editor
    assert isinstance(editor, PictureEditor)
    user.window.strip.focus_probe()
    assert editor.pad.isVisible()
    stroke(editor.pad, (110, 40), (110, 100), (110, 180))
    user.until(lambda: user.session.probe.pixels != b"" and user.at_rest())
    assert editor.number.text() == "drawn by hand"
    assert "centred" in user.window.notes.text()
    assert user.observation("prediction")["right_outcome"] == -1
    editor._popover.hide()
    editor.number.setValue(17)
    user.until(lambda: user.session.probe_text == "validation:17" and user.at_rest())
    assert editor.number.text() in ("validation picture 17", "no. 17")  # as there is room
    assert user.observation("prediction")["right_outcome"] >= 0


def test_what_is_being_typed_is_not_overwritten_by_the_probe_before(qtbot: QtBot) -> None:
    lab = small_lab("next_token")
    editor = TextEditor(lab, Look())
    qtbot.addWidget(editor)
    editor.resize(700, 36)
    editor.show()
    editor.show_probe(TextProbe(text="The fox"))
    QTest.keyClicks(editor.line, " ran")
    editor.show_probe(TextProbe(text="The fox"))
    assert editor.line.text() == "The fox ran"
    with qtbot.waitSignal(editor.probe_chosen) as signal:
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert signal.args == [TextProbe(text="The fox ran")]


def test_a_text_is_asked_at_each_key_and_the_caret_stays(qtbot: QtBot) -> None:
    editor, asked = TextEditor(small_lab("next_token"), Look()), []
    qtbot.addWidget(editor)
    editor.probe_chosen.connect(asked.append)
    editor.probe_chosen.connect(lambda probe: editor.show_probe(probe.with_interventions(("head 0.0 off",))))
    editor.show_probe(TextProbe(text="The fox"))
    editor.line.setCursorPosition(3)
    for key in " o":
        QTest.keyClicks(editor.line, key)
        qtbot.waitUntil(lambda: bool(asked) and asked[-1].text == editor.line.text(), timeout=100_000)
    assert [probe.text for probe in asked] == ["The  fox", "The o fox"]
    assert editor.line.cursorPosition() == 5


def test_a_text_longer_than_its_field_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    editor = TextEditor(small_lab("next_token"), Look())
    qtbot.addWidget(editor)
    editor.resize(260, 36)
    editor.show()
    shown = []
    for text in ("The old fox " * 9, "The old fox"):
        editor.show_probe(TextProbe(text=text))
        image = editor.line.grab().toImage()
        shown.append([image.pixel(x, y) for x in range(16, 60) for y in range(4, image.height() - 4)])
    assert shown[0] == shown[1]  # the same letters at the left
    assert len(set(shown[0])) > 2


def test_a_short_text_field_leaves_its_room_to_the_text(qtbot: QtBot) -> None:
    editor = TextEditor(small_lab("next_token"), Look())
    qtbot.addWidget(editor)
    editor.show()
    editor.show_probe(TextProbe(text="a dog"))
    for width, word, count in ((700, True, True), (480, False, True), (300, False, False)):
        editor.resize(width, 36)
        assert (editor._word.isVisible(), editor._count.isVisible()) == (word, count)


def test_a_text_that_is_too_long_shows_both_ends_until_one_types(qtbot: QtBot) -> None:
    editor = TextEditor(small_lab("next_token"), Look())
    qtbot.addWidget(editor)
    editor.resize(480, 36)
    editor.show()
    editor.show_probe(TextProbe(text="The old fox found a red apple, and the fox gave the old apple away"))
    editor.resize(editor.line.fontMetrics().horizontalAdvance(editor.text()) + 30, 36)
    for text, count in (("The old fox found", True), (editor.text(), False)):
        editor.show_probe(TextProbe(text=text))
        assert (editor._count.isVisible(), editor.line.shown()) == (count, text), "the number of tokens goes first"
    editor.show_probe(TextProbe(text="The old fox found a red apple. " + "word " * 20 + "The fox gave the"))
    shown = editor.line.shown()
    assert shown.startswith("The old fox")
    assert shown.endswith("fox gave the")
    assert " … " in shown
    blurred = editor.line.grab().toImage()
    editor.activateWindow()
    editor.focus()
    qtbot.waitUntil(editor.line.hasFocus)
    assert editor.line.grab().toImage() != blurred
    assert editor.text().count("word") == 20


def test_the_number_of_tokens_follows_the_probe_whatever_panels_show(user: User) -> None:
    user.choose("next_token")
    window, session = user.window, user.session
    window.area.toggle_maximised("learning_curves")  # no panel on screen asks for tokens
    editor = window.strip.editor
    assert isinstance(editor, TextEditor)
    lab = session.lab
    assert lab is not None
    for text in ("the", "the dog ran", "the dog ran home " * 40):
        session.set_probe_text(text)
        assert editor._count.text() == lab.size_in_words(session.probe)
    assert editor._count.text() == f"{lab.settings.context} tokens"  # more are not read
    editor.focus()
    QTest.keyClicks(editor.line, "a")
    user.until(lambda: editor._count.text() == "1 token")
    window.area.leave_maximised()
    user.until(user.at_rest)
    prediction = window.docks["prediction"].panel
    prediction.probe_chosen.emit("a dog")  # as Append does
    assert editor._count.text() == lab.size_in_words(session.probe) != "1 token"


def test_the_formula_opens_with_this_frames_numbers(user: User) -> None:
    user.choose("digits")
    user.window.docks["prediction"].header.info.click()
    (popover,) = user.window.findChildren(FormulaPopover)
    assert popover.isVisible()
    text = popover.text.toPlainText()
    assert any(character.isdigit() for character in text)
    assert popover.text.verticalScrollBar().maximum() == 0
    popover.close()


def test_random_asks_another_validation_picture_each_time(user: User) -> None:
    user.choose("digits")
    editor = user.window.strip.editor
    assert isinstance(editor, PictureEditor)
    assert editor.number.maximum() == user.session.lab.validation_count() - 1 > 10
    random = next(button for button in editor.findChildren(QPushButton) if button.text() == "Random")
    for _ in range(5):
        before = user.session.probe
        random.click()
        assert user.session.probe != before
    assert not user.window.notes.isVisible()


def test_after_a_drawing_every_validation_picture_can_be_asked(user: User) -> None:
    user.choose("digits")
    editor = user.window.strip.editor
    assert isinstance(editor, PictureEditor)
    ink = bytes(200 * (20 < at % 56 < 30) for at in range(56 * 56))
    user.session.set_probe(PictureProbe(pixels=ink, height=56, width=56, source="drawn by hand"))
    assert editor.number.text() == "drawn by hand"
    editor.number.setFocus()
    editor.number.selectAll()
    QTest.keyClicks(editor.number, "0")
    QTest.keyClick(editor.number, Qt.Key.Key_Return)
    assert user.session.probe == PictureProbe(validation=0)
    assert editor.number.text().endswith("0")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_drawing_is_named_whole_in_the_narrowest_field(qtbot: QtBot, scale: float) -> None:
    look = Look(scale=scale)
    editor = probe_editor(small_lab("digits"), look)
    qtbot.addWidget(editor)
    editor.setStyleSheet(stylesheet(look))
    editor.show_probe(PictureProbe(pixels=bytes(28 * 28), height=28, width=28))
    editor.resize(editor.minimumSizeHint())
    editor.show()
    assert words_without_room(editor) == []


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_what_is_noted_of_a_drawing_covers_neither_the_answer_nor_the_pad(user: User, size: tuple[int, int]) -> None:
    user.choose("digits")
    user.window.resize(*size)
    user.until(user.at_rest)
    user.window.strip.focus_probe()
    pad = QApplication.activePopupWidget()
    assert pad is not None
    ink = bytes([0, 255] * 1568)
    user.session.set_probe(PictureProbe(pixels=ink, height=56, width=56, source="drawn by hand"))
    note = user.window.notes
    user.until(note.isVisible)
    place = QRect(note.mapToGlobal(QPoint(0, 0)), note.size())
    answers = answers_on_screen(user.window.docks)
    assert answers
    assert not any(place.intersects(each) for each in (*answers, pad.geometry()))
    pad.close()


def test_what_is_no_number_of_a_picture_is_told(qtbot: QtBot) -> None:
    editor = probe_editor(small_lab("digits"), Look())
    assert isinstance(editor, PictureEditor)
    qtbot.addWidget(editor)
    editor.take_lab(editor.lab)
    editor.show()
    refusals: list[str] = []
    probes: list[PictureProbe] = []
    editor.refused.connect(refusals.append)
    editor.probe_chosen.connect(probes.append)
    last = editor.number.maximum()
    editor.number.setFocus()
    for typed in ("seven", f"{last}9", "twenty two", "1x"):
        editor.number.selectAll()
        QTest.keyClicks(editor.number, typed)
        assert refusals[-1] == f"There is no validation picture “{typed}”: numbers go from 0 to {last}."
        QTest.keyClick(editor.number, Qt.Key.Key_Backspace)
    assert not probes
    editor.number.selectAll()
    QTest.keyClicks(editor.number, "0")
    QTest.keyClick(editor.number, RETURN)
    editor.number.selectAll()
    QTest.keyClicks(editor.number, "3")
    assert refusals[-1] == ""
    QTest.keyClick(editor.number, RETURN)
    assert probes[-1] == PictureProbe(validation=3)
    editor.number.selectAll()
    QTest.keyClicks(editor.number, "3")  # the same again
    assert refusals[-1] == ""


def test_typing_goes_on_while_a_new_run_begins(user: User) -> None:
    user.choose("next_token")
    user.window.strip.focus_probe()
    QTest.keyClicks(user.window.focusWidget(), "The cat")
    path = user.session.path
    user.prepare("next_token")
    assert user.session.path != path
    line = user.window.focusWidget()
    QTest.keyClicks(line, " - 1")
    user.until(lambda: user.session.probe == TextProbe(text="The cat - 1"))
    assert user.session.timeline.step == 0


def test_an_editor_that_went_with_its_lab_asks_nothing_any_more(user: User) -> None:
    """A key may wait in a queue, a text for a rest, while another lab comes."""
    user.choose("digits")
    gone, probe, another = user.window.strip.editor, user.session.probe, small_lab("denoising")
    assert isinstance(gone, PictureEditor)
    user.window.strip.show_lab(another, another.default_probe())
    gone.choose(PictureProbe(validation=3))
    assert user.session.probe == probe


def test_a_sum_is_asked_as_soon_as_it_is_one_and_nothing_is_refused_before(qtbot: QtBot, sums: SumUser) -> None:
    for text, asked in (("1", 0), ("1+", 0), ("1+2", 1), ("1+22", 2)):
        sums.type(text)
        qtbot.wait(TYPING_MS + 80)
        assert (len(sums.probes), sums.told) == (asked, [])
    assert sums.probes == [NumbersProbe(a=1, b=2), NumbersProbe(a=1, b=22)]
    assert sums.line.text() == "1+22"


def test_what_is_no_sum_is_refused_after_a_rest_and_stays(qtbot: QtBot, sums: SumUser) -> None:
    sums.type("5+")
    qtbot.wait(TYPING_MS + REST_MS // 2)
    assert sums.told == []
    qtbot.waitUntil(lambda: len(sums.told) == 1, timeout=100_000)
    assert "“5+”" in sums.told[0]
    sums.editor.show_probe(NumbersProbe(a=4, b=22))  # the probe that is still asked
    assert (sums.line.text(), sums.probes) == ("5+", [])
    sums.editor.show_probe(NumbersProbe(a=4, b=21))  # another one was chosen elsewhere
    assert sums.line.text() == "4+21"


def test_escape_brings_back_the_sum_that_is_shown(user: User) -> None:
    user.choose("grokking")
    editor = user.window.strip.editor
    assert isinstance(editor, TextEditor)
    shown = editor.line.text()
    for leave in (False, True):
        editor.focus()
        QTest.keyClicks(editor.line, "5+")
        QTest.keyClick(editor.line, RETURN)
        assert user.window.notes.isVisible()
        if leave:
            user.window.setFocus()
        user.key(Qt.Key.Key_Escape)
        assert (editor.line.text(), user.session.probe_text) == (shown, shown)
        assert not user.window.notes.isVisible()
        assert not editor.line.hasFocus()


def test_what_is_no_sum_is_refused_at_return_and_when_the_field_is_left(sums: SumUser) -> None:
    sums.type("5+23")
    QTest.keyClick(sums.line, RETURN)
    assert len(sums.told) == 1
    assert "0 to 22" in sums.told[0]
    sums.type("6+")
    sums.line.clearFocus()
    assert len(sums.told) == 2
    assert (sums.line.text(), sums.probes) == ("6+", [])
    sums.line.setFocus()
    sums.type("6+7")
    QTest.keyClick(sums.line, RETURN)
    assert (sums.probes, sums.refusals[-1]) == ([NumbersProbe(a=6, b=7)], "")


def test_the_arrow_keys_step_the_number_with_the_caret_around_the_modulus(sums: SumUser) -> None:
    for key in (UP, UP, DOWN, DOWN):
        QTest.keyClick(sums.line, key)
    assert [probe.b for probe in sums.probes] == [0, 1, 0, 22]
    assert sums.line.cursorPosition() == len("4+22")
    sums.line.setCursorPosition(1)
    for _ in range(5):
        QTest.keyClick(sums.line, DOWN)
    assert [(probe.a, probe.b) for probe in sums.probes[4:]] == [(3, 22), (2, 22), (1, 22), (0, 22), (22, 22)]
    assert (sums.line.text(), sums.line.cursorPosition()) == ("22+22", 2)
    assert sums.told == []


def test_the_arrow_keys_leave_what_is_no_sum_yet(sums: SumUser) -> None:
    sums.type("5+")
    QTest.keyClick(sums.line, UP)
    assert (sums.line.text(), sums.probes) == ("5+", [])


def test_a_difference_is_written_with_its_sign(qtbot: QtBot) -> None:
    sums = SumUser(qtbot, "4-22", operation="a-b", pairs="ordered")
    QTest.keyClick(sums.line, UP)
    assert (sums.line.text(), sums.probes) == ("4-0", [NumbersProbe(a=4, b=0)])
    sums.editor.take_lab(small_lab("grokking"))  # the next run adds
    sums.editor.show_probe(NumbersProbe(a=4, b=0))
    assert sums.line.text() == "4+0"


def test_the_field_for_sums_says_what_it_takes_in_place_of_a_number_of_tokens(sums: SumUser) -> None:
    assert (sums.editor._count.isVisible(), sums.editor._count.text()) == (True, "two numbers, 0 to 22")
    assert sums.line.width() <= 300


def test_an_unchanged_count_lays_nothing_out_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = TextEditor(small_lab("next_token"), Look())
    qtbot.addWidget(editor)
    editor.resize(700, 36)
    editor.show()
    editor.show_probe(TextProbe(text="a dog"))
    set_margins: list[tuple[int, ...]] = []
    monkeypatch.setattr(editor.line, "setTextMargins", lambda *margins: set_margins.append(margins))
    editor.show_probe(TextProbe(text="a dog", interventions=("head 0.0 off",)))
    assert set_margins == []
    editor.show_probe(TextProbe(text="a dog and a cat " * 9))
    assert len(set_margins) == 1
