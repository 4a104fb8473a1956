"""Everything that can be done in the window, once: the menu, the search, the list of keys and its page follow from it.

Plain data. What a command does is said by its name in `actions.py`.
"""

from dataclasses import dataclass
from enum import Enum


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

    RECENT = "Open recent"
    LABS = "Labs"
    PANELS = "Panels"
    TOURS = "Guided tours"


GROUPS = ("File", "Talk", "Train", "Timeline", "Ask", "View", "Help")
LISTED = {Lists.RECENT: "File", Lists.LABS: "File", Lists.PANELS: "View", Lists.TOURS: "Help"}

COMMANDS = (
    Command("choose_lab", "File", "Choose a lab…", ("Ctrl+Shift+K",), words="experiment model"),
    Command("start_page", "File", "Start page, and back", ("Ctrl+Home",), words="home welcome run"),
    Command("open", "File", "Open a recording…", ("Ctrl+O",), words="load file scout"),
    Command("open_folder", "File", "Open a folder of recordings…", words="compare runs sweep"),
    Command("runs", "File", "Your runs…", ("Ctrl+Shift+O",), words="rename delete history"),
    Command("save_recording", "File", "Save a copy of the recording…", ("Ctrl+Shift+E",), words="save as"),
    Command("export", "File", "Export…", ("Ctrl+E",), words="picture film slides numbers csv png video"),
    Command("settings", "File", "Settings of ScoutView…", ("Ctrl+Shift+,",), words="preferences options folder"),
    Command("quit", "File", "Quit", ("Ctrl+Q",), words="exit close"),
    Command("scenes", "Talk", "Scenes of the talk", ("Ctrl+Shift+S",), checkable=True, words="strip show hide"),
    Command("add_scene", "Talk", "Add what is on screen to the talk", ("Ctrl+Shift+A",), words="scene take"),
    Command("present", "Talk", "Present", ("F5",), words="show slides full screen talk"),
    Command("go_on_with_series", "Talk", "Go on with “AI from the inside”", words="series chapter course"),
    Command("contents", "Talk", "Contents of “AI from the inside”", words="series chapters course"),
    Command("new_talk", "Talk", "New talk"),
    Command("open_talk", "Talk", "Open a talk…", words="load file scouttalk"),
    Command("save_talk", "Talk", "Save the talk", ("Ctrl+S",)),
    Command("save_talk_as", "Talk", "Save the talk as…"),
    Command("pack_talk", "Talk", "Save the talk with its recordings…", words="pack copy take along"),
    Command("export_talk", "Talk", "Export the talk…", words="slides pptx html"),
    Command("undo", "Talk", "Undo in the talk", ("Ctrl+Z",)),
    Command("redo", "Talk", "Redo in the talk", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("scene_words", "Talk", "Caption and notes of the scene…", ("F4",), words="words edit task try"),
    Command("rename_scene", "Talk", "Rename the scene", ("F2",), words="title"),
    Command("retake_scene", "Talk", "Replace the scene with what is on screen", words="retake"),
    Command("duplicate_scene", "Talk", "Duplicate the scene", ("Ctrl+Shift+D",), words="copy"),
    Command("scene_earlier", "Talk", "Move the scene to the left", ("Alt+Left",)),
    Command("scene_later", "Talk", "Move the scene to the right", ("Alt+Right",)),
    Command("delete_scene", "Talk", "Delete the scene", ("Del",), sole=True, words="remove"),
    Command("train", "Train", "Train, pause or continue", ("Ctrl+T",), words="start resume run"),
    Command("one_step", "Train", "Train one step", words="single next paused"),
    Command("stop", "Train", "Stop the training", ("Ctrl+.",), words="end finish"),
    Command("continue", "Train", "Continue training from the last frame", ("Ctrl+Shift+T",), words="train on more"),
    Command("train_anew", "Train", "Train a new model with these settings", ("Ctrl+Shift+N",), words="again restart"),
    Command("reset", "Train", "Reset (same seed)", ("Ctrl+R",), words="untrained begin anew"),
    Command("new_seed", "Train", "New seed", ("Ctrl+Shift+R",), words="random dice another"),
    Command("change", "Train", "Change while it trains…", ("Ctrl+Shift+L",), words="learning rate setting mode"),
    Command("sweep", "Train", "Train a sweep: many runs…", words="vary compare several seeds settings"),
    Command("lab_settings", "Train", "Settings of this lab…", ("Ctrl+,",), words="options build size layers data"),
    Command("play", "Timeline", "Play or pause", ("Space",), sole=True),
    Command("forth", "Timeline", "One frame on; at the end of a paused training, one step", ("Right",), sole=True),
    Command("back", "Timeline", "One frame back", ("Left",), sole=True),
    Command("forth_ten", "Timeline", "Ten frames on", ("Shift+Right",), sole=True),
    Command("back_ten", "Timeline", "Ten frames back", ("Shift+Left",), sole=True),
    Command("first", "Timeline", "First frame", ("Home",), sole=True, words="untrained beginning"),
    Command("last", "Timeline", "Newest frame", ("End",), sole=True, words="last"),
    Command("faster", "Timeline", "Play faster", ("+", "="), sole=True, words="speed"),
    Command("slower", "Timeline", "Play slower", ("-",), sole=True, words="speed"),
    Command("loop", "Timeline", "Loop over the run, or no longer", ("L",), sole=True, words="repeat"),
    Command("follow", "Timeline", "Follow the newest frame, or hold this one", ("F",), sole=True, words="live"),
    Command("next_mark", "Timeline", "Next mark", ("M",), sole=True, words="event"),
    Command("previous_mark", "Timeline", "Mark before", ("Shift+M",), sole=True, words="event previous"),
    Command("probe", "Ask", "Ask the model something", ("Ctrl+L",), words="probe type draw text prompt"),
    Command("intervention", "Ask", "Change the model inside…", ("Ctrl+Shift+I",), words="intervention ablate switch"),
    Command("formula", "Ask", "Formula of the panel in use", ("Ctrl+I",), words="explain equation mathematics"),
    Command("show_all", "View", "All of the plot or picture at hand", ("A",), sole=True, words="zoom reset"),
    Command("maximise", "View", "Maximise the panel in use, or all as before", ("Ctrl+M",), words="large panel"),
    Command("places", "View", "Panels back to their places", ("Ctrl+Shift+Home",), words="reset arrangement layout"),
    Command("theme", "View", "Dark or light", ("Ctrl+D",), words="theme colours"),
    Command("larger", "View", "Larger text", ("Ctrl++", "Ctrl+="), words="zoom size font"),
    Command("smaller", "View", "Smaller text", ("Ctrl+-",), words="zoom size font"),
    Command("normal", "View", "Normal text", ("Ctrl+0",), words="zoom size font reset"),
    Command("full_screen", "View", "Full screen", ("F11",)),
    Command("still", "View", "Reduce motion", checkable=True, words="animation"),
    Command("escape", "View", "Out of what is open", ("Esc",), sole=True, words="close dismiss message restore"),
    Command("search", "Help", "Search all commands…", ("Ctrl+K", "Ctrl+Shift+P"), words="palette find help"),
    Command("menu", "Help", "This menu", ("F10",)),
    Command("keys", "Help", "All keys", ("F1",), words="shortcuts keyboard help"),
    Command("words", "Help", "Words of this field", words="glossary dictionary terms meaning explain"),
    Command("first_words", "Help", "Say again what each part is for", words="introduction first start hints"),
    Command("about", "Help", "About ScoutView", words="version libraries credits"),
    Command("licences", "Help", "Licences", words="license libraries terms notice"),
    Command("data_places", "Help", "Where data lies", words="folder path files runs drafts settings"),
)

# After these there is a line in the menu.
ENDS = frozenset({
    "start_page", "export", "settings", "contents", "export_talk", "redo", "stop", "train_anew", "new_seed",
    "back_ten", "last", "slower", "follow", "places", "normal", "menu",
})  # fmt: skip

# Keys of a part of the window while it has the keyboard, or of the mouse; they mean nothing anywhere else.
OF_PARTS = (
    ("↑ ↓ ← →", "in a picture that has been reached with Tab: the cell, token or bar beside"),
    ("I, O, Ctrl+arrows", "in a zoomable picture that has been reached with Tab: nearer, farther, to the side"),
    ("wheel, drag", "in a plot or picture: zoom at the pointer, move"),
    ("Shift and drag, right drag", "in a plot or picture: zoom into a box"),
    ("double click", "in a plot or picture: all of it; on the title of a panel: maximise"),
    ("← →, Home, End, Enter", "in the scenes of a talk: another scene"),
    ("right drag", "in the timeline: loop over these steps"),
    ("Ctrl+V", "anywhere but in a text field, where a model reads photos: ask with the photo on the clipboard"),
)

_SIGNS = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−", "Del": "Delete", "Esc": "Escape"
}  # fmt: skip


def in_words(key: str) -> str:
    """A key as the user reads it: "Ctrl+Shift+Z", "Shift+→", "Ctrl+−"."""
    if key.endswith("++"):
        return key
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _SIGNS.get(last, last)])


def rows_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each group its commands with their keys, and at last what parts of the window make of keys and the mouse."""
    groups = []
    for group in GROUPS:
        rows = [(each.title, " or ".join(map(in_words, each.keys))) for each in COMMANDS if each.group == group]
        rows += [(f"{listed.value} ▸", "") for listed, where in LISTED.items() if where == group]
        groups.append((group, rows))
    return [*groups, ("In a part of the window", [(words, key) for key, words in OF_PARTS])]


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
