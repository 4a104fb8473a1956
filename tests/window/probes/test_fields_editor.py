"""Probes of fields, and of two numbers, of a lab that does nothing for them; every lab's editor against its words."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.declaration import ProbeEntry
from scoutview.probe import NumbersProbe, Probe
from scoutview.settings import setting
from scoutview.window.probes.fields_editor import FieldsEditor
from scoutview.window.probes.numbers_editor import NumbersEditor
from scoutview.window.probes.probe_editors import EDITORS, probe_editor
from tests.every_lab import NAMES, OTHER_PROBES, small_lab
from tests.tiny_lab import TinyLab, TinySettings

UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@dataclass(frozen=True, kw_only=True)
class PendulumProbe(Probe):
    angle: float = setting(0.3, "Angle", minimum=-3.0, maximum=3.0, step=0.1, unit="rad")
    length: float = setting(1.0, "Length", minimum=0.5, maximum=10.0, field_px=120)
    swings: int = setting(4, "Swings", minimum=1, maximum=20)
    damped: bool = setting(False, "Damped")
    name: str = setting("bob", "Name", field_px=100)
    method: str = setting("euler", "Method", choices=("euler", "midpoint", "exact"))


class PendulumLab(TinyLab):
    name = "pendulum"
    probe_entry: ClassVar = ProbeEntry()
    parse_probe = TinyLab.__mro__[1].parse_probe
    format_probe = TinyLab.__mro__[1].format_probe

    def default_probe(self) -> PendulumProbe:
        return PendulumProbe()


class PairLab(PendulumLab):
    name = "pair"
    probe_entry: ClassVar = ProbeEntry("numbers", example="a=1,b=2")

    def default_probe(self) -> NumbersProbe:
        return NumbersProbe(a=-5, b=5)

    def numbers(self) -> range:
        return range(-5, 6)


class User:
    """An editor, and what it emitted."""

    def __init__(self, qtbot: QtBot, lab: TinyLab, look: Look | None = None) -> None:
        self.editor = probe_editor(lab, look or Look())
        self.probes: list[Probe] = []
        self.refusals: list[str] = []
        self.editor.probe_chosen.connect(self.probes.append)
        self.editor.refused.connect(self.refusals.append)
        qtbot.addWidget(self.editor)
        self.editor.resize(900, 40)
        self.editor.show()
        self.editor.show_probe(lab.default_probe())


@pytest.fixture
def pendulum(qtbot: QtBot) -> User:
    return User(qtbot, PendulumLab(TinySettings()))


def test_a_probe_of_fields_has_its_editor_for_nothing(pendulum: User) -> None:
    editor = pendulum.editor
    assert isinstance(editor, FieldsEditor)
    assert editor.text() == "angle=0.3,length=1,swings=4,damped=no,name=bob,method=euler"
    editor.lines["length"].setText("2.25")
    editor.lines["name"].setText('a "b", c=d')
    editor._ask()
    assert pendulum.probes == [PendulumProbe(length=2.25, name='a "b", c=d')]
    assert pendulum.refusals == [""]


def test_what_is_out_of_range_is_refused_with_field_and_range_and_stays(pendulum: User) -> None:
    pendulum.editor.lines["angle"].setText("4")
    pendulum.editor._ask()
    assert pendulum.probes == []
    assert pendulum.refusals == ["Angle should be from -3 to 3, not 4."]
    assert pendulum.editor.lines["angle"].text() == "4"
    pendulum.editor.give_up()
    assert pendulum.editor.lines["angle"].text() == "0.3"
    assert pendulum.refusals[-1] == ""


@pytest.mark.parametrize(
    ("field", "keys", "shown"),
    [
        ("angle", [UP, UP, UP], "0.6"),  # the declared step, without what 0.1 + 0.2 leaves behind
        ("length", [UP, UP, DOWN], "1.5"),  # half a unit where none is declared
        ("swings", [DOWN], "3"),
        ("damped", [UP], "yes"),
        ("method", [UP, UP], "exact"),
        ("method", [DOWN], "exact"),
        ("name", [UP], "bob"),
    ],
)
def test_the_arrow_keys_step_a_field_as_it_declares(pendulum: User, field: str, keys: list[Qt.Key], shown: str) -> None:
    for key in keys:
        QTest.keyClick(pendulum.editor.lines[field], key)
    assert pendulum.editor.lines[field].text() == shown
    assert len(pendulum.probes) == len(keys)


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_fields_are_64_pixels_wide_or_as_wide_as_they_declare(qtbot: QtBot, scale: float) -> None:
    user = User(qtbot, PendulumLab(TinySettings()), Look(scale=scale))
    widths = {name: line.width() for name, line in user.editor.lines.items()}
    wanted = {"angle": 64, "length": 120, "swings": 64, "damped": 64, "name": 100, "method": 64}
    assert widths == {name: round(scale * width) for name, width in wanted.items()}


def test_two_numbers_of_any_lab_step_around_those_it_declares(qtbot: QtBot) -> None:
    user = User(qtbot, PairLab(TinySettings()))
    editor = user.editor
    assert isinstance(editor, NumbersEditor)
    assert editor.text() == "a=-5,b=5"
    QTest.keyClick(editor.line, UP)
    assert user.probes == [NumbersProbe(a=-5, b=-5)]
    editor.line.setCursorPosition(3)
    QTest.keyClick(editor.line, DOWN)
    assert user.probes[-1] == NumbersProbe(a=5, b=-5)
    assert (editor.line.text(), editor.line.cursorPosition()) == ("a=5,b=-5", 3)


@pytest.mark.parametrize("name", NAMES)
def test_what_an_editor_shows_is_the_written_form_of_the_command_line(qtbot: QtBot, name: str) -> None:
    lab = small_lab(name)
    editor = probe_editor(lab, Look())
    assert type(editor) is EDITORS[lab.probe_entry.editor]
    qtbot.addWidget(editor)
    editor.take_lab(lab)
    for text in (lab.format_probe(lab.default_probe()), OTHER_PROBES[name]):
        probe = lab.parse_probe(text)
        editor.show_probe(probe)
        assert editor.text() == lab.format_probe(probe)
        assert lab.parse_probe(editor.text()) == probe


def test_numbers_that_a_lab_does_not_have_are_refused_in_a_sentence() -> None:
    lab = PairLab(TinySettings())
    assert lab.parse_probe("a=-5,b=0") == NumbersProbe(a=-5, b=0)
    with pytest.raises(UserError, match="they go from -5 to 5"):
        lab.parse_probe("a=-5,b=6")


@pytest.mark.usefixtures("german")
def test_in_german_a_field_has_a_decimal_comma_and_the_written_form_a_point(pendulum: User) -> None:
    editor = pendulum.editor
    assert isinstance(editor, FieldsEditor)
    assert editor.lines["angle"].text() == "0,3"
    assert editor.text() == "angle=0.3,length=1,swings=4,damped=no,name=bob,method=euler"
    editor.lines["angle"].setText("0,5")
    editor.lines["length"].setText("2.25")
    editor._ask()
    assert pendulum.probes == [PendulumProbe(angle=0.5, length=2.25)]
    QTest.keyClick(editor.lines["angle"], UP)
    assert editor.lines["angle"].text() == "0,6"
