"""The form of a sweep: what varies over which values, how long, how many at a time, and where; then how far it is."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import large
from scoutview.graphics.widgets.buttons import main_button
from scoutview.labs.declaration import DeclaredSweep
from scoutview.labs.lab import Lab
from scoutview.language import as_read, tr
from scoutview.settings import Settings, fields_of, with_labels_alone
from scoutview.sweeps.local import cores
from scoutview.sweeps.planning import takes_budgets
from scoutview.window.sweeps.wish import SweepWish, free_folder, variable

ROWS = 3
NOTHING = tr("nothing else", "varies")
EXAMPLE = tr("16,24,40 or 0:4")
OWN = tr("of your own", "a sweep")
OPERATIONS = tr("or operations, such as 6e10,1.2e11")
OPERATIONS_TIP = tr("The same computing for each run: a large model then takes fewer steps than a small one")
THIS_MACHINE = tr("this machine, or a Dask cluster such as tcp://HOST:8786")
EXPLANATION = tr(
    "Many runs of this lab that differ in what varies here, a recording each in one folder. All other settings are"
    " those on screen."
)


class VariedRow(QWidget):
    """A setting, and the values that it takes."""

    changed = Signal()

    def __init__(self, lab: type[Lab[Any, Any]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self.values = QComboBox(self), QLineEdit(self)
        self.setting.addItem(NOTHING, "")
        for name, label in variable(lab):
            self.setting.addItem(label, name)
        self.setting.setAccessibleName(tr("Setting that varies"))
        self.values.setAccessibleName(tr("Its values"))
        self.values.setPlaceholderText(EXAMPLE)
        self.values.setToolTip(tr("Values with commas between; 0:4 is 0, 1, 2, 3, and 0:100:25 is 0, 25, 50, 75"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.setting, 2)
        layout.addWidget(self.values, 3)
        self.setting.currentIndexChanged.connect(self._turn)
        self.values.textChanged.connect(self.changed)
        self._turn()

    def choose(self, name: str, values: str) -> None:
        self.setting.setCurrentIndex(max(0, self.setting.findData(name)))
        self.values.setText(values)

    def varied(self) -> tuple[str, str] | None:
        """The name of the setting and what is typed, if there is one."""
        name = str(self.setting.currentData())
        return (name, as_listed(self.values.text())) if name else None

    def _turn(self) -> None:
        self.values.setEnabled(bool(self.setting.currentData()))
        self.changed.emit()


class SweepDialog(QDialog):
    """Stays while it trains; closing it leaves the sweep to go on."""

    wanted = Signal(object)  # a SweepWish that fits
    length_asked = Signal(object)  # the same, to be told how long it would take
    edited = Signal()
    stop_asked = Signal()

    def __init__(
        self, lab: type[Lab[Any, Any]], settings: Settings, runs: Path, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lab, self._settings, self._look = lab, settings, look
        self.setWindowTitle(tr("Sweep of {title}").format(title=lab.title))
        self.kind = QComboBox(self)
        self.kind.addItem(OWN, None)
        for sweep in lab.sweeps:
            self.kind.addItem(sweep.title, sweep)
        self.kind.setAccessibleName(tr("Which sweep"))
        self.kind.setVisible(bool(lab.sweeps))
        self.explanation = self._label(EXPLANATION, "label")
        self.rows = [VariedRow(lab, look, self) for _ in range(ROWS)]
        self.steps = QLineEdit(str(settings.steps), self)
        self.jobs = _jobs_choice(self)
        self.budgets = _line(tr("Operations of each run"), OPERATIONS, OPERATIONS_TIP, self)
        self.budgets.setVisible(takes_budgets(lab))
        self.on = _line(tr("Trains on"), THIS_MACHINE, tr("The address that “dask scheduler” prints"), self)
        self.folder = QLineEdit(str(free_folder(runs, lab.name)), self)
        for field, name in ((self.steps, tr("Steps of each run")), (self.folder, tr("Folder"))):
            field.setAccessibleName(name)
        self.standing = self._label("", "label")
        self.refusal = self._label("", "error")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.start = main_button(tr("Train these runs"))
        self.stop = _button(tr("Stop"), tr("End the runs with what they have; the same form goes on with them"), self)
        self.ask_length = _button(
            tr("How long?"), tr("Tries some of the runs for a moment, and says about how long all take"), self
        )
        self._close = QPushButton(tr("Close"), self)
        self._lay_out()
        self.rows[0].choose("seed", "0:4")
        self._connect()
        self.show_running(False)
        self._edited()

    def wish(self) -> SweepWish:
        """What the form says."""
        varied = tuple(said for row in self.rows if (said := row.varied()) is not None)
        folder = Path(self.folder.text()).expanduser()
        jobs, declared = int(self.jobs.currentText()), self.kind.currentData()
        budgets = "" if declared is not None else self.budgets.text().strip()
        on = self.on.text().strip()
        return SweepWish(self._lab, self._settings, varied, self.steps.text(), jobs, folder, declared, budgets, on)

    def show_running(self, running: bool) -> None:
        """The form, or how far its runs are."""
        self._form.setEnabled(not running)
        self.start.setVisible(not running)
        self.ask_length.setVisible(not running)
        self.stop.setVisible(running)
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
            self.refuse("")
            self._tell(tr("The first run begins."))

    def show_length(self, words: str) -> None:
        """How long it would take; or that this is being tried, where nothing is known yet."""
        self.ask_length.setEnabled(bool(words))
        self._tell(words or tr("Some of the runs are tried for a moment…"))

    def refuse_length(self, sentence: str) -> None:
        """It cannot be said, and why: most often the runs cannot be trained either."""
        self._tell("")
        self.refuse(sentence)
        self.ask_length.setEnabled(True)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """So many steps are done of so many."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self._tell(words)

    def show_end(self, words: str, refusal: str = "") -> None:
        """It is over: how it ended, and one sentence where something went wrong."""
        self.show_running(False)
        self._tell(words)
        self.refuse(refusal)

    def _tell(self, words: str) -> None:
        self.standing.setText(words)
        self.standing.setVisible(bool(words))

    def refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        look = self._look
        self._form = self._filled_form()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.ask_length, self.stop, self._close, self.start):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        layout.addWidget(self._label(tr("Sweep of {title}").format(title=self._lab.title), "title"))
        layout.addWidget(self.explanation)
        for widget in (self._form, self.standing, self.bar, self.refusal):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.resize(look.px(600), look.px(540))

    def _filled_form(self) -> QWidget:
        """All that can be said, a row for each."""
        look, holder = self._look, QWidget(self)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(look.px(20))
        form.setVerticalSpacing(look.px(8))
        browse = QPushButton(tr("Choose…"), self)
        browse.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(look.px(8))
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        rows: list[tuple[str, QWidget | QLayout]] = [(tr("Sweep"), self.kind)] if self._lab.sweeps else []
        first, other = tr("What varies"), tr("and", "another setting that varies")
        rows += [(other if number else first, row) for number, row in enumerate(self.rows)]
        rows += [(tr("Steps of each run"), self.steps), *([("", self.budgets)] if takes_budgets(self._lab) else [])]
        rows += [(tr("Trains on"), self.on), (tr("Runs at a time"), self.jobs), (tr("Folder"), place)]
        for words, field in rows:
            label = self._label(words, "label")
            form.addRow(label, field)
        return holder

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(role != "title")
        return label

    def _connect(self) -> None:
        fields = (self.steps, self.budgets, self.on, self.folder)
        for changed in (*(row.changed for row in self.rows), *(field.textChanged for field in fields)):
            changed.connect(self._edited)
        self.jobs.currentIndexChanged.connect(self._edited)
        self.ask_length.clicked.connect(lambda: self.length_asked.emit(self.wish()))
        self.kind.currentIndexChanged.connect(self._take_declared)
        self.start.clicked.connect(self._begin)
        self.stop.clicked.connect(self._ask_to_stop)
        self._close.clicked.connect(self.close)

    def _take_declared(self) -> None:
        """What the lab says of this sweep goes into the form; what else varies can be said besides."""
        declared: DeclaredSweep | None = self.kind.currentData()
        self.explanation.setText(EXPLANATION if declared is None else declared.description)
        varies = [("seed", "0:4")] if declared is None else [(n, ",".join(v)) for n, v in declared.varies.items()]
        for row, (name, values) in zip(self.rows, [*varies, *[("", "")] * ROWS], strict=False):
            row.choose(name, values)
        budgets = () if declared is None else declared.budgets
        self.budgets.setEnabled(declared is None)
        own = str(self._settings.steps)
        most = tr("up to {operations} operations each")
        self.steps.setText(most.format(operations=large(max(budgets))) if budgets else own)
        self._edited()

    def _edited(self) -> None:
        """How many runs it would be, or why none."""
        self.refuse("")
        self.edited.emit()
        self.steps.setEnabled(self.kind.currentData() is None and not self.budgets.text().strip())
        self.jobs.setEnabled(not self.on.text().strip())
        try:
            self._tell(tr("%n runs", "", len(self.wish().sweep().runs), one="1 run"))
        except UserError as error:
            self._tell("")
            self.refuse(self._in_labels(error))
            self.start.setEnabled(False)
        else:
            self.start.setEnabled(True)
        self.ask_length.setEnabled(self.start.isEnabled())

    def _begin(self) -> None:
        self.wanted.emit(self.wish())

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_asked.emit()

    def _in_labels(self, error: UserError) -> str:
        return with_labels_alone(str(error), [field.name for field in fields_of(self._lab.Settings)])

    def _choose_folder(self) -> None:
        begin = str(Path(self.folder.text()).parent)
        chosen = QFileDialog.getExistingDirectory(self, tr("A folder for the sweep"), begin)
        if chosen:
            self.folder.setText(chosen)


def as_listed(typed: str) -> str:
    """Values with commas between them; where they have decimal commas, semicolons were typed instead."""
    return ",".join(as_read(value.strip()) for value in typed.split(";")) if ";" in typed else typed


def _jobs_choice(parent: QWidget) -> QComboBox:
    """How many runs at a time: one for each core, unless chosen."""
    jobs = QComboBox(parent)
    jobs.addItems([str(number + 1) for number in range(max(2, cores()))])
    jobs.setCurrentText(str(cores()))
    jobs.setToolTip(tr("Each trains on a processor core of its own"))
    return jobs


def _line(name: str, placeholder: str, tip: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    line.setToolTip(tip)
    return line


def _button(words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setToolTip(tip)
    return button
