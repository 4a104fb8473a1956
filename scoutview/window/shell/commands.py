"""Everything that can be done in the window, once: the menu, the search, the list of keys and its page follow from it.

Plain data. What a command does is said by its name in `actions.py`.
"""

from dataclasses import dataclass
from enum import Enum

from scoutview.language import tr, tr_noop, translated


@dataclass(frozen=True)
class Command:
    """`name` is for the program, `title` for the user. `words` are others that one might search it by.

    `keys` are as Qt writes them. `sole` ones have neither Ctrl nor Alt: they are letters where one types, and reach the
    window only where no field and no control wants them.
    """

    name: str
    group: str
    title: str
    keys: tuple[str, ...] = ()
    sole: bool = False
    checkable: bool = False
    words: str = ""

    @property
    def key(self) -> str:
        """The first of its keys in words, or nothing."""
        return in_words(self.keys[0]) if self.keys else ""


class Lists(Enum):
    """What is listed in a group besides its commands, made anew each time."""

    RECENT = tr("Open recent")
    LABS = tr("Labs")
    PANELS = tr("Panels")
    TOURS = tr("Guided tours")


GROUPS = (
    tr_noop("File", "a menu"),
    tr_noop("Talk", "a menu"),
    tr_noop("Train", "a menu"),
    tr_noop("Timeline", "a menu"),
    tr_noop("Ask", "a menu"),
    tr_noop("View", "a menu"),
    tr_noop("Help", "a menu"),
)
LISTED = {Lists.RECENT: "File", Lists.LABS: "File", Lists.PANELS: "View", Lists.TOURS: "Help"}

COMMANDS = (
    Command("choose_lab", "File", tr("Choose a lab…"), ("Ctrl+Shift+K",), words=tr("experiment model")),
    Command("start_page", "File", tr("Start page, and back"), ("Ctrl+Home",), words=tr("home welcome run")),
    Command("open", "File", tr("Open a recording…"), ("Ctrl+O",), words=tr("load file scout")),
    Command("open_folder", "File", tr("Open a folder of recordings…"), words=tr("compare runs sweep")),
    Command("runs", "File", tr("Your runs…"), ("Ctrl+Shift+O",), words=tr("rename delete history")),
    Command("save_recording", "File", tr("Save a copy of the recording…"), ("Ctrl+Shift+E",), words=tr("save as")),
    Command("export", "File", tr("Export…"), ("Ctrl+E",), words=tr("picture film slides numbers csv png video")),
    Command(
        "settings", "File", tr("Settings of ScoutView…"), ("Ctrl+Shift+,",), words=tr("preferences options folder")
    ),
    Command("quit", "File", tr("Quit"), ("Ctrl+Q",), words=tr("exit close")),
    Command("scenes", "Talk", tr("Scenes of the talk"), ("Ctrl+Shift+S",), checkable=True, words=tr("strip show hide")),
    Command("add_scene", "Talk", tr("Add what is on screen to the talk"), ("Ctrl+Shift+A",), words=tr("scene take")),
    Command("present", "Talk", tr("Present"), ("F5",), words=tr("show slides full screen talk")),
    Command("go_on_with_series", "Talk", tr("Go on with “AI from the inside”"), words=tr("series chapter course")),
    Command("contents", "Talk", tr("Contents of “AI from the inside”"), words=tr("series chapters course")),
    Command("new_talk", "Talk", tr("New talk")),
    Command("open_talk", "Talk", tr("Open a talk…"), words=tr("load file scouttalk")),
    Command("save_talk", "Talk", tr("Save the talk"), ("Ctrl+S",)),
    Command("save_talk_as", "Talk", tr("Save the talk as…")),
    Command("pack_talk", "Talk", tr("Save the talk with its recordings…"), words=tr("pack copy take along")),
    Command("export_talk", "Talk", tr("Export the talk…"), words=tr("slides pptx html")),
    Command("undo", "Talk", tr("Undo in the talk"), ("Ctrl+Z",)),
    Command("redo", "Talk", tr("Redo in the talk"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("scene_words", "Talk", tr("Caption and notes of the scene…"), ("F4",), words=tr("words edit task try")),
    Command("rename_scene", "Talk", tr("Rename the scene"), ("F2",), words=tr("title", "to be searched by")),
    Command("retake_scene", "Talk", tr("Replace the scene with what is on screen"), words=tr("retake")),
    Command(
        "duplicate_scene", "Talk", tr("Duplicate the scene"), ("Ctrl+Shift+D",), words=tr("copy", "to be searched by")
    ),
    Command("scene_earlier", "Talk", tr("Move the scene to the left"), ("Alt+Left",)),
    Command("scene_later", "Talk", tr("Move the scene to the right"), ("Alt+Right",)),
    Command("delete_scene", "Talk", tr("Delete the scene"), ("Del",), sole=True, words=tr("remove")),
    Command("train", "Train", tr("Train, pause or continue"), ("Ctrl+T",), words=tr("start resume run")),
    Command("one_step", "Train", tr("Train one step"), words=tr("single next paused")),
    Command("stop", "Train", tr("Stop the training"), ("Ctrl+.",), words=tr("end finish")),
    Command(
        "continue", "Train", tr("Continue training from the last frame"), ("Ctrl+Shift+T",), words=tr("train on more")
    ),
    Command(
        "train_anew", "Train", tr("Train a new model with these settings"), ("Ctrl+Shift+N",), words=tr("again restart")
    ),
    Command("reset", "Train", tr("Reset (same seed)"), ("Ctrl+R",), words=tr("untrained begin anew")),
    Command("new_seed", "Train", tr("New seed"), ("Ctrl+Shift+R",), words=tr("random dice another")),
    Command(
        "change", "Train", tr("Change while it trains…"), ("Ctrl+Shift+L",), words=tr("learning rate setting mode")
    ),
    Command("sweep", "Train", tr("Train a sweep: many runs…"), words=tr("vary compare several seeds settings")),
    Command(
        "lab_settings", "Train", tr("Settings of this lab…"), ("Ctrl+,",), words=tr("options build size layers data")
    ),
    Command("play", "Timeline", tr("Play or pause"), ("Space",), sole=True),
    Command("forth", "Timeline", tr("One frame on; at the end of a paused training, one step"), ("Right",), sole=True),
    Command("back", "Timeline", tr("One frame back"), ("Left",), sole=True),
    Command("forth_ten", "Timeline", tr("Ten frames on"), ("Shift+Right",), sole=True),
    Command("back_ten", "Timeline", tr("Ten frames back"), ("Shift+Left",), sole=True),
    Command("first", "Timeline", tr("First frame"), ("Home",), sole=True, words=tr("untrained beginning")),
    Command("last", "Timeline", tr("Newest frame"), ("End",), sole=True, words=tr("last", "to be searched by")),
    Command("faster", "Timeline", tr("Play faster"), ("+", "="), sole=True, words=tr("speed")),
    Command("slower", "Timeline", tr("Play slower"), ("-",), sole=True, words=tr("speed")),
    Command("loop", "Timeline", tr("Loop over the run, or no longer"), ("L",), sole=True, words=tr("repeat")),
    Command(
        "follow",
        "Timeline",
        tr("Follow the newest frame, or hold this one"),
        ("F",),
        sole=True,
        words=tr("live", "to be searched by"),
    ),
    Command("next_mark", "Timeline", tr("Next mark"), ("M",), sole=True, words=tr("event")),
    Command("previous_mark", "Timeline", tr("Mark before"), ("Shift+M",), sole=True, words=tr("event previous")),
    Command("probe", "Ask", tr("Ask the model something"), ("Ctrl+L",), words=tr("probe type draw text prompt")),
    Command(
        "intervention", "Ask", tr("Change the model inside…"), ("Ctrl+Shift+I",), words=tr("intervention ablate switch")
    ),
    Command("formula", "Ask", tr("Formula of the panel in use"), ("Ctrl+I",), words=tr("explain equation mathematics")),
    Command("show_all", "View", tr("All of the plot or picture at hand"), ("A",), sole=True, words=tr("zoom reset")),
    Command(
        "maximise", "View", tr("Maximise the panel in use, or all as before"), ("Ctrl+M",), words=tr("large panel")
    ),
    Command(
        "places", "View", tr("Panels back to their places"), ("Ctrl+Shift+Home",), words=tr("reset arrangement layout")
    ),
    Command("theme", "View", tr("Dark or light"), ("Ctrl+D",), words=tr("theme colours")),
    Command("larger", "View", tr("Larger text"), ("Ctrl++", "Ctrl+="), words=tr("zoom size font")),
    Command("smaller", "View", tr("Smaller text"), ("Ctrl+-",), words=tr("zoom size font")),
    Command("normal", "View", tr("Normal text"), ("Ctrl+0",), words=tr("zoom size font reset")),
    Command("full_screen", "View", tr("Full screen"), ("F11",)),
    Command("still", "View", tr("Reduce motion"), checkable=True, words=tr("animation")),
    Command(
        "escape", "View", tr("Out of what is open"), ("Esc",), sole=True, words=tr("close dismiss message restore")
    ),
    Command("search", "Help", tr("Search all commands…"), ("Ctrl+K", "Ctrl+Shift+P"), words=tr("palette find help")),
    Command("menu", "Help", tr("This menu"), ("F10",)),
    Command("keys", "Help", tr("All keys"), ("F1",), words=tr("shortcuts keyboard help")),
    Command("words", "Help", tr("Words of this field"), words=tr("glossary dictionary terms meaning explain")),
    Command("first_words", "Help", tr("Say again what each part is for"), words=tr("introduction first start hints")),
    Command("about", "Help", tr("About ScoutView"), words=tr("version libraries credits")),
    Command("licences", "Help", tr("Licences"), words=tr("license libraries terms notice")),
    Command("data_places", "Help", tr("Where data lies"), words=tr("folder path files runs drafts settings")),
)

# After these there is a line in the menu.
ENDS = frozenset({
    "start_page", "export", "settings", "contents", "export_talk", "redo", "stop", "train_anew", "new_seed",
    "back_ten", "last", "slower", "follow", "places", "normal", "menu",
})  # fmt: skip

# Keys of a part of the window while it has the keyboard, or of the mouse; they mean nothing anywhere else.
OF_PARTS = (
    ("↑ ↓ ← →", tr("in a picture that has been reached with Tab: the cell, token or bar beside")),
    (tr("I, O, Ctrl+arrows"), tr("in a zoomable picture that has been reached with Tab: nearer, farther, to the side")),
    (tr("wheel, drag"), tr("in a plot or picture: zoom at the pointer, move")),
    (tr("Shift and drag, right drag"), tr("in a plot or picture: zoom into a box")),
    (tr("double click"), tr("in a plot or picture: all of it; on the title of a panel: maximise")),
    (tr("← →, Home, End, Enter"), tr("in the scenes of a talk: another scene")),
    (tr("right drag"), tr("in the timeline: loop over these steps")),
    (
        tr("Ctrl+V"),
        tr("anywhere but in a text field, where a model reads photos: ask with the photo on the clipboard"),
    ),
)

_SIGNS = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−",
    "Del": tr("Delete", "a key"), "Esc": tr("Escape", "a key"),
    "Ctrl": tr("Ctrl", "a key"), "Shift": tr("Shift", "a key"), "Home": tr("Home", "a key"), "End": tr("End", "a key"),
    "Space": tr("Space", "a key"),
}  # fmt: skip


def in_words(key: str) -> str:
    """A key as the user reads it: "Ctrl+Shift+Z", "Shift+→", "Ctrl+−"."""
    if key.endswith("++"):
        return f"{in_words(key[:-2])}++"
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join(_SIGNS.get(each, each) for each in (*modifiers, last))


def rows_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each group its commands with their keys, and at last what parts of the window make of keys and the mouse."""
    groups = []
    for group in GROUPS:
        rows = [(each.title, tr(" or ").join(map(in_words, each.keys))) for each in COMMANDS if each.group == group]
        rows += [(f"{listed.value} ▸", "") for listed, where in LISTED.items() if where == group]
        groups.append((group_in_words(group), rows))
    return [*groups, (tr("In a part of the window"), [(words, key) for key, words in OF_PARTS])]


def group_in_words(group: str) -> str:
    """One of GROUPS as a menu is called."""
    return translated(group, "a menu")


def command(name: str) -> Command:
    """The one of this name."""
    return next(each for each in COMMANDS if each.name == name)


def keys_page() -> str:
    """The page of the documentation that lists all commands with their keys."""
    lines = [
        "# Commands and keys",
        "",
        "Everything that the window can do is in its menu (F10), is found by Ctrl+K with a word of it, and is listed",
        "by F1. A key has one meaning wherever the keyboard is; one without Ctrl or Alt is a letter where one types.",
        "A text field has its own undo, redo, copy and paste.",
    ]
    for group in GROUPS:
        lines += ["", f"## {group}", "", "| command | key |", "|---|---|"]
        for each in COMMANDS:
            if each.group == group:
                lines.append(f"| {each.title} | {', '.join(map(in_words, each.keys))} |")
        for listed, where in LISTED.items():
            if where == group:
                lines.append(f"| {listed.value} ▸ |  |")
    lines += ["", "## In a part of the window", "", "| key | |", "|---|---|"]
    lines += [f"| {key} | {words} |" for key, words in OF_PARTS]
    return "\n".join(lines) + "\n"
