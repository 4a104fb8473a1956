"""Under which terms the program, its libraries, and the data and weights that ship with it are used."""

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.resources import resource
from scoutview.window.help.about import LICENCE
from scoutview.window.help.libraries import libraries
from scoutview.window.help.page import HelpPage, table_of

OF_LIBRARIES = tr("Libraries, as their packages say")
OF_DATA = tr("Data and weights that come along")


class LicencesPage(HelpPage):
    """Our own licence, those of the libraries as installed, and the notice of data and weights."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(tr("Licences"), tr("What ScoutView is made of belongs to many people."), look, parent)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(tr("Licences"))
        self.text.setHtml(licences_text())
        self.rows.addWidget(self.text, 1)

    def take_keys(self) -> None:
        self.text.setFocus()


def licences_text() -> str:
    """All of them, as rich text."""
    notice = resource("NOTICE").read_text(encoding="utf-8")
    of_libraries = table_of((each.name, each.version, each.licence) for each in libraries())
    return (
        f"<h3>ScoutView</h3><p>{LICENCE}</p>"
        f"<h3>{OF_LIBRARIES}</h3>{of_libraries}"
        f"<h3>{OF_DATA}</h3><p style='white-space: pre-wrap'>{escape(notice)}</p>"
    )
