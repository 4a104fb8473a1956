"""The libraries that the program is made of: versions and licences, as they tell of themselves. No Qt."""

from dataclasses import dataclass
from importlib import metadata

from scoutview.language import tr

# Of each library its name among the installed ones, and what it is for.
LIBRARIES = (
    ("PySide6-Essentials", tr("windows", "on screen")),
    ("pyqtgraph", tr("plots", "what a library is for")),
    ("torch", tr("models and their training")),
    ("numpy", tr("arrays", "what a library is for")),
    ("scipy", tr("statistics and fitted curves")),
    ("safetensors", tr("weights of other models")),
    ("tokenizers", tr("text into tokens")),
    ("scikit-learn", tr("t-SNE and probes")),
    ("pillow", tr("pictures", "what a library is for")),
    ("av", tr("films", "what a library is for")),
    ("python-pptx", tr("slides", "what a library is for")),
    ("tqdm", tr("progress in a terminal")),
    ("platformdirs", tr("the places of files")),
    ("psutil", tr("memory and processes")),
)
UNTOLD = tr("as its own files say")
LONGEST = 120  # letters of a licence's name; what is longer is its text


@dataclass(frozen=True)
class Library:
    """`version` and `licence` are as it tells; nothing, and `UNTOLD`, where a build brings it without saying so."""

    name: str
    use: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """All that ScoutView itself asks for."""
    return tuple(_library(name, use) for name, use in LIBRARIES)


def _library(name: str, use: str) -> Library:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return Library(name, use, "", UNTOLD)
    return Library(name, use, told["Version"], _licence(told))


def _licence(told: metadata.PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        licence = "".join(told.get_all(field, [])).strip()
        if licence and "\n" not in licence and len(licence) <= LONGEST:
            return licence
    classes = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    return ", ".join(classes) or UNTOLD
