"""What of a plugin is taken, and the one sentence for each part that is not."""

import sys
from pathlib import Path

import pytest

from scoutview.labs.of_plugins import LAB_OF_PLUGIN
from scoutview.labs.registry import LABS
from scoutview.panels.of_plugins import PANEL_OF_PLUGIN
from scoutview.panels.registry import PANELS
from scoutview.plugins.installed import installed_plugins
from scoutview.plugins.plugin_classes import PluginClasses, classes_of
from tests.plugins.sine import LAB, NAME, PACKAGE, PANEL

SINE = LAB.read_text("utf-8")
CURVE = PANEL.read_text("utf-8")


def labs_of(*plugins: str | Path) -> PluginClasses:
    return classes_of([str(plugin) for plugin in plugins], LAB_OF_PLUGIN, LABS)


def panels_of(*plugins: str | Path) -> PluginClasses:
    return classes_of([str(plugin) for plugin in plugins], PANEL_OF_PLUGIN, PANELS)


def file_of(folder: Path, text: str) -> Path:
    path = folder / "mine.py"
    path.write_text(text, "utf-8")
    return path


def test_files_bring_what_they_list() -> None:
    assert [lab.__name__ for lab in labs_of(LAB, PANEL).classes] == ["Sine"]
    assert [panel.__name__ for panel in panels_of(LAB, PANEL).classes] == ["SineCurve"]
    assert labs_of(LAB, PANEL).refused == panels_of(LAB, PANEL).refused == ()


def test_one_file_may_bring_both(tmp_path: Path) -> None:
    both = file_of(tmp_path, SINE + CURVE)
    assert [each.name for each in (*labs_of(both).classes, *panels_of(both).classes)] == ["sine", "sine_curve"]


def test_a_package_brings_its_entry_points(installed: Path) -> None:
    assert [each.name for each in (*labs_of(NAME).classes, *panels_of(NAME).classes)] == ["sine", "sine_curve"]


def test_to_list_what_is_installed_imports_nothing(installed: Path) -> None:
    (plugin,) = [each for each in installed_plugins() if each.name == NAME]
    assert (plugin.version, plugin.brings) == ("1.0", "lab sine, panel sine_curve")
    assert PACKAGE.name not in sys.modules
    assert labs_of().classes == ()
    assert PACKAGE.name not in sys.modules


def test_a_damaged_package_hides_no_other(installed: Path) -> None:
    damaged = installed / "broken-1.dist-info"
    damaged.mkdir()
    (damaged / "entry_points.txt").write_text("[scoutview.labs]\nx = y\n=\n")
    assert NAME in [each.name for each in installed_plugins()]


WRONG_FILES = {
    "1 / 0": "The plugin mine.py is left out: it raises an error at line 1 of mine.py (ZeroDivisionError: division by",
    "\nimport nonsense_xyz": "at line 2 of mine.py (ModuleNotFoundError: No module named 'nonsense_xyz').",
    "def f(:": "The plugin mine.py is left out: line 1 of mine.py is no Python (invalid syntax).",
    "raise SystemExit(3)": "it raises an error at line 1 of mine.py (SystemExit: 3).",
    "class Sine: pass": "it has neither a tuple LABS nor a tuple PANELS of its classes.",
    "LABS = 3": "it has neither a tuple LABS nor a tuple PANELS of its classes.",
    "LABS = (3,)": "A lab of the plugin mine.py is left out: it is no class below scoutview.labs.lab.Lab.",
    "class One: name = 'one'\nLABS = (One,)": "The lab “one” of the plugin mine.py is left out: it is no class below",
    SINE.replace("    plugin_api = 1\n", ""): "it does not say for which ScoutView it was written: plugin_api = 1.",
    SINE.replace("plugin_api = 1", "plugin_api = 0"): "written for plugin_api = 0, and this ScoutView has 1.",
    SINE.replace('name = "sine"', 'name = "../sine"'): "its name is '../sine', and should be of small letters, digits",
    SINE.replace('name = "sine"', 'name = "digits"'): "of the plugin mine.py is left out: ScoutView has a lab of",
    SINE.replace('    title = "Sine"\n', ""): "its title is missing or no str.",
    SINE.replace("def evaluate", "def estimate").replace("def observe", "def look"): "not define evaluate, observe.",
    SINE.replace("minimum=1, maximum=4096", "minimum=64, maximum=4096"): ": Width (width) should be from 64 ",
    SINE.replace("Settings: ClassVar[type[Settings]] = SineSettings", "Settings = int"): "its Settings are no class",
    SINE.replace("*LEARNING_CHANNELS,", "'curve',"): "its channels are not all scoutview.observation.Channel.",
}  # fmt: skip


@pytest.mark.parametrize("number", range(len(WRONG_FILES)))
def test_a_file_that_is_wrong_is_told_in_one_sentence_and_left_out(tmp_path: Path, number: int) -> None:
    text, told = list(WRONG_FILES.items())[number]
    assert text != SINE
    found = labs_of(file_of(tmp_path, text), LAB)
    assert [lab.name for lab in found.classes] == ["sine"]  # of the other one
    (sentence,) = found.refused
    assert told in sentence
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            CURVE.replace("def formula", "def form"),
            "The panel “sine_curve” of the plugin mine.py is left out: it does not",
        ),
        (CURVE.replace('name = "sine_curve"', 'name = "attention"'), "ScoutView has a panel of this name already."),
        (CURVE.replace("frozenset({", "set({"), "its needs is missing or no frozenset."),
        (CURVE.replace('"asked_place"}', "1}"), "its needs are not all names of channels."),
        (SINE.replace("LABS", "PANELS"), "it is no class below scoutview.panels.panel.Panel."),
    ],
)
def test_a_panel_that_is_wrong_is_told_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    found = panels_of(file_of(tmp_path, text))
    assert found.classes == ()
    (sentence,) = found.refused
    assert told in sentence


def test_what_is_not_there_is_told(tmp_path: Path, installed: Path) -> None:
    found = labs_of(tmp_path / "none.py", "no-such-plugin", NAME)
    assert [lab.name for lab in found.classes] == ["sine"]
    assert found.refused == (
        f"The plugin none.py is left out: there is no such file in {tmp_path}.",
        "The plugin no-such-plugin is left out: it is no installed package that brings labs or panels, and no file"
        " ending in .py.",
    )


def test_the_second_of_two_labs_of_one_name_is_left_out(installed: Path) -> None:
    found = labs_of(LAB, NAME)
    assert len(found.classes) == 1
    assert found.refused == (
        "The lab “sine” of the plugin scoutview-sine is left out: the plugin lab.py has a lab of this name already.",
    )


def test_an_entry_point_is_called_as_its_lab(installed: Path) -> None:
    points = next(installed.glob("*.dist-info")) / "entry_points.txt"
    points.write_text(points.read_text("utf-8").replace("sine =", "wave =").replace("panel:SineCurve", "panel:None_"))
    assert "The lab “wave” of the plugin scoutview-sine is left out: it calls itself “sine”" in labs_of(NAME).refused[0]
    (sentence,) = panels_of(NAME).refused
    assert (
        "The panel “sine_curve” of the plugin scoutview-sine is left out: it cannot be imported (AttributeError: "
        in sentence
    )
    assert "has no attribute 'None_'" in sentence


def test_what_a_plugin_prints_does_not_come_between_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labs_of(file_of(tmp_path, f"{SINE}\nprint('hello')\n"))
    assert capsys.readouterr() == ("", "hello\n")


def test_a_file_runs_once(tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    text = f"with open({str(counted)!r}, 'a') as file:\n    file.write('x')\n1 / 0\n"
    path = file_of(tmp_path, text)
    assert labs_of(path).refused == panels_of(path).refused
    assert counted.read_text() == "x"
