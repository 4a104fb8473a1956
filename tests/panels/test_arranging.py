"""Parts of a panel are where they belong, also where showing one of them changes the panel's size."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.widgets.controls import Controls
from scoutview.panels.panel import Panel


class Restless(Panel):
    """Its left part, once shown, makes it narrower, as a window does that is laid out again."""

    name = "restless"
    title = "Restless"
    needs = frozenset[str]()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.left, self.right = QWidget(self), QWidget(self)
        self.left.hide()
        self.times = 0

    def _arrange(self) -> None:
        self.times += 1
        width = self.width()
        if self.left.isHidden():
            self.left.show()
            self.resize(300, self.height())
        self.place(self.right, Box(width - 50, 0, 50, 20))


def test_what_is_placed_is_not_overtaken_by_a_size_that_changes_meanwhile(qtbot: QtBot) -> None:
    panel = Restless(Look())
    qtbot.addWidget(panel)
    panel.show()
    panel.left.hide()
    panel.times = 0
    panel.resize(400, 200)
    assert panel.width() == 300
    assert panel.right.geometry().right() == 299
    assert panel.times == 2


def test_another_look_places_the_parts_anew(qtbot: QtBot) -> None:
    panel = Restless(Look())
    qtbot.addWidget(panel)
    panel.resize(400, 200)
    panel.show()
    panel.set_look(Look(LIGHT, 2.0))
    assert panel.right.width() == 100


def test_controls_take_their_room_from_the_rest_and_none_in_a_picture(qtbot: QtBot) -> None:
    panel = Restless(Look(LIGHT, 2.0))
    qtbot.addWidget(panel)
    panel.resize(400, 200)
    controls = Controls(panel.look, panel)
    top = panel.arrange_controls(controls, lambda width: width // 6, 16, top=3.0, below=5.0)
    assert controls.geometry().getRect() == (32, 6, 336, 56)
    assert top == 3 + 56 / 2 + 5
    panel.look = Look(LIGHT, 2.0, picture=True)
    assert panel.arrange_controls(controls, lambda _: 60, 16, top=3.0) == 3
    assert controls.isHidden()
