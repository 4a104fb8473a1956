"""The one style sheet of the program, for ordinary controls; drawn parts take the same colours from the look."""

from string import Template

from scoutview.graphics.base.look import Look
from scoutview.resources import resource

# Lengths are design pixels in the template: ${8px} is 8 at 1280x800. A radius is less than half of a height: one that
# is more by a rounded pixel makes square corners. The list of a combo box has them, for what Qt puts beneath it is
# white and no sheet reaches it.
_SHEET = """
* { font-size: ${14px}; color: $text; outline: none; }
QWidget#window, QMainWindow, QStackedWidget#pages, QWidget#strip { background: $window; }
QMainWindow::separator { background: $window; width: ${8px}; height: ${8px}; }
QDockWidget { border: none; background: $window; }
QRubberBand { background: $wash; border: ${1px} solid $accent; }
QLabel { background: transparent; }
QLabel[role="label"] { font-size: ${13px}; color: $text2; }
QLabel[role="tick"] { font-size: ${13px}; color: $text3; }
QLabel[role="caption"] { font-size: ${15px}; color: $text2; }
QLabel[role="title"] { font-size: ${16px}; font-weight: 600; }
QLabel[role="question"] { font-size: ${15px}; }
QLabel[role="task"] { font-size: ${18px}; color: $accent; }
QLabel[role="note"] { font-size: ${13px}; color: $text2; background: $raised; border: ${1px} solid $line;
  border-radius: ${8px}; padding: ${6px} ${12px}; }
QLabel[role="finding"] { font-size: ${20px}; font-weight: 600; }
QLabel[role="headline"] { font-size: ${32px}; font-weight: 600; }
QFrame[role="target"] { border: ${3px} solid $accent; }
QLabel[role="target"] { background: $wash; border: ${2px} solid $accent; border-radius: ${10px}; font-size: ${20px};
  font-weight: 600; padding: ${16px} ${24px}; }
QLabel[role="error"] { font-size: ${13px}; color: $error; }

QPushButton, QToolButton { background: $raised; border: none; border-radius: ${8px}; padding: 0 ${12px};
  min-height: ${30px}; font-weight: 500; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
  QCheckBox:focus, QPlainTextEdit:focus { border: ${2px} solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $text3; background: $raised; }
QPushButton[role="main"] { background: $accent; color: $on_accent; font-weight: 600; min-height: ${36px};
  padding: 0 ${16px}; }
QPushButton[role="main"]:disabled { background: $raised; color: $text3; }
QPushButton[role="main"]:focus { border: ${2px} solid $text; }
QPushButton[role="ghost"], QToolButton[role="ghost"] { background: transparent; color: $text2; padding: 0;
  min-width: ${28px}; min-height: ${28px}; }
QPushButton[role="ghost"]:hover, QToolButton[role="ghost"]:hover { background: $raised; color: $text; }
QToolButton[role="ghost"]:checked { background: $wash; }
QToolButton[role="disc"] { background: $raised; border-radius: ${19px}; padding: 0; min-width: ${40px};
  max-width: ${40px}; min-height: ${40px}; max-height: ${40px}; }
QToolButton[role="disc"]:hover { background: $hover; }
QPushButton[role="pill"] { border-radius: ${13px}; min-height: ${28px}; max-height: ${28px}; padding: 0 ${12px};
  font-size: ${13px}; }
QPushButton[role="pill"]:checked { background: $wash; }
QPushButton[role="ghost"]:focus, QToolButton[role="ghost"]:focus { border: ${2px} solid $accent; }
QPushButton[role="chip"] { border-radius: ${6px}; min-height: ${26px}; padding: 0 ${8px}; }
QPushButton[role="chip"]:checked { background: $wash; border: ${2px} solid $accent; }
QPushButton[role="segment"] { background: transparent; color: $text2; border-radius: ${6px}; min-height: ${24px};
  padding: 0 ${8px}; font-size: ${13px}; }
QPushButton[role="segment"][tight="true"] { padding: 0 ${3px}; }
QPushButton[role="segment"]:hover { color: $text; background: $raised; }
QPushButton[role="segment"]:checked { background: $raised; color: $text; }
QPushButton[role="segment"]:focus { border: ${2px} solid $accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox { background: $panel; border: ${1px} solid $line;
  border-radius: ${8px}; padding: 0 ${8px}; min-height: ${28px}; font-size: ${14px};
  selection-background-color: $wash; selection-color: $text; }
QLineEdit[role="probe"] { font-size: ${15px}; min-height: ${34px}; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $text3; background: $raised; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; }
QProgressBar { background: $raised; border: none; border-radius: ${3px}; max-height: ${6px}; min-height: ${6px}; }
QProgressBar::chunk { background: $accent; border-radius: ${3px}; }
QComboBox { background: $raised; border: ${2px} solid $raised; border-radius: ${8px}; padding: 0 ${8px};
  min-height: ${26px}; }
QComboBox:hover { background: $hover; border-color: $hover; }
QComboBox::drop-down { border: none; width: ${22px}; }
QComboBox::down-arrow { image: url("$down"); width: ${14px}; height: ${14px}; }
QComboBox QAbstractItemView { background: $panel; border: ${1px} solid $line; border-radius: 0; padding: ${4px};
  selection-background-color: $wash; selection-color: $text; }
QCheckBox { spacing: ${8px}; background: transparent; border: ${2px} solid transparent; border-radius: ${4px}; }
QCheckBox::indicator { width: ${16px}; height: ${16px}; border-radius: ${4px}; border: ${1px} solid $axis;
  background: $panel; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }

QSlider { background: transparent; min-height: ${20px}; }
QSlider::groove:horizontal { height: ${4px}; background: $raised; border-radius: ${2px}; }
QSlider::sub-page:horizontal { background: $axis; border-radius: ${2px}; }
QSlider::handle:horizontal { background: $accent; width: $knob; height: $knob; margin: -${5px} 0;
  border-radius: $knob_radius; }
QSlider::handle:horizontal:focus { border: ${2px} solid $text; }

QMenu { background: $panel; border: ${1px} solid $line; border-radius: ${8px}; padding: ${4px}; }
QMenu::item { padding: ${6px} ${24px} ${6px} ${12px}; border-radius: ${6px}; background: transparent; }
QMenu::item:selected { background: $raised; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: ${1px}; background: $line; margin: ${4px} ${8px}; }
QToolTip { background: $raised; color: $text; border: ${1px} solid $line; padding: ${4px} ${6px};
  font-size: ${13px}; }
QDialog, QFrame#popover { background: $panel; }
QFrame#popover { border: ${1px} solid $line; border-radius: ${10px}; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${10px}; }
QScrollBar:horizontal { background: transparent; height: ${10px}; }
QScrollBar::handle { background: $hover; border-radius: ${4px}; min-height: ${24px}; min-width: ${24px};
  margin: ${1px}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $text2; padding: ${5px} ${12px}; margin: 0 ${2px} ${4px} 0;
  border-radius: ${6px}; font-size: ${13px}; font-weight: 500; }
QTabBar::tab:selected { background: $raised; color: $text; }
QTabBar::tab:hover { color: $text; }
QTabBar::tear { width: 0; image: none; border: none; }
QTabBar::tab:focus { border: ${2px} solid $accent; }
QTabBar::scroller { width: ${28px}; }
QTabBar QToolButton { background: $window; border-radius: ${6px}; padding: 0; min-height: 0; margin: 0 0 ${4px} 0;
  color: $text2; font-size: ${13px}; }
QTabBar QToolButton:hover { background: $raised; }
QTabBar QToolButton:disabled { background: $window; }
QTabBar QToolButton::left-arrow { image: url("$left"); width: ${16px}; height: ${16px}; }
QTabBar QToolButton::left-arrow:disabled { image: none; }
QTabBar QToolButton::right-arrow { image: url("$right"); width: ${16px}; height: ${16px}; }
QTabBar QToolButton::right-arrow:disabled { image: none; }
QAbstractItemView { background: $panel; border: ${1px} solid $line; border-radius: ${8px};
  gridline-color: $line; selection-background-color: $wash; selection-color: $text; }
QListWidget[role="words"]::item { padding: ${4px} ${10px}; }
QTableWidget::item { padding: 0 ${8px}; }
QHeaderView, QTableCornerButton::section { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $text3; border: none; border-bottom: ${1px} solid $line;
  padding: ${4px} ${8px}; font-size: ${13px}; }
QTextBrowser { background: $panel; border: none; font-size: ${14px}; }
"""


class _Sheet(Template):
    idpattern = r"[a-z_0-9]+"


def stylesheet(look: Look) -> str:
    """Qt style sheet for this theme and scale."""
    names = ("window", "panel", "raised", "hover", "line", "axis", "text", "text2", "text3", "accent", "on_accent")
    colours = {name: getattr(look.theme, name) for name in (*names, "wash", "error")}
    lengths = {f"{length}px": f"{look.px(length)}px" for length in range(1, 41)}
    knob = look.px(4) + 2 * look.px(5)  # as high as its groove and margins make it
    lengths |= {"knob": f"{knob}px", "knob_radius": f"{knob // 2}px"}  # Qt draws no corner that is larger than half
    pictures = ("down", "left", "right", "check")
    icons = {name: resource("icons", f"{name}_{look.theme.name}.svg").as_posix() for name in pictures}
    sheet: str = _Sheet(_SHEET).substitute(colours | lengths | icons)
    return sheet
