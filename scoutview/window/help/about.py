"""What the program is, and what it is made of."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from scoutview import __version__
from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.window.help.libraries import libraries
from scoutview.window.help.page import HelpPage, help_label, table_of

LICENCE = "Apache License 2.0"


class AboutPage(HelpPage):
    """Name, version, licence and libraries."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        line = tr("Watch small AI models learn, and ask them anything at any step of their training.")
        super().__init__(f"ScoutView {__version__}", line, look, parent)
        told = tr("{licence}. Nothing you do here leaves this computer.").format(licence=LICENCE)
        self.rows.addWidget(help_label(told, "label", self))
        self.libraries = help_label(table_of(versions()), "label", self)
        self.rows.addWidget(self.libraries)
        self.rows.addStretch(1)


def versions() -> list[tuple[str, str, str]]:
    """Of Python, Qt and each library its version and what it is for."""
    own = [
        ("Python", platform.python_version(), tr("the language")),
        ("Qt", str(qVersion()), tr("windows", "on screen")),
    ]
    return [*own, *((each.name, each.version, each.use) for each in libraries())]
