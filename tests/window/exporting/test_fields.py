"""Numbers as they are typed into the export dialog."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.window.exporting.fields import NumberField


@pytest.fixture
def dialog(qtbot: QtBot) -> QWidget:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def field(dialog: QWidget) -> NumberField:
    return NumberField("The hold", "2", "", Look(), dialog)


@pytest.mark.parametrize(("typed", "number"), [("1,200", 1200), ("0.5", 0.5), (" 12 500 ", 12_500)])
def test_a_number_may_have_thousands(field: NumberField, typed: str, number: float) -> None:
    field.setText(typed)
    assert field.number() == number


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("typed", "number"), [("1.200", 1200), ("0,5", 0.5), ("0.5", 0.5), ("1.200,5", 1200.5)])
def test_in_german_a_comma_is_decimal_and_a_point_is_understood(field: NumberField, typed: str, number: float) -> None:
    field.setText(typed)
    assert field.number() == number


@pytest.mark.usefixtures("german")
def test_what_is_no_number_is_refused_in_german(field: NumberField) -> None:
    field.setText("1,2,3")
    with pytest.raises(UserError, match="eine Zahl wie 2, nicht „1,2,3“"):
        field.number()
