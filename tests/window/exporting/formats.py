"""The formats of the export dialog, by their endings."""

from scoutview.window.exporting.format import FORMATS, Format


def format_named(ending: str) -> Format:
    """The format of this ending; a folder has none."""
    return next(each for each in FORMATS if each.ending == ending)
