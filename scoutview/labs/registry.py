"""All labs: those that a run can begin with, and those of which there are only recordings that come from elsewhere.

`labs` also has those of the plugins that the user allowed.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scoutview.errors import UsageError, UserError
from scoutview.labs.bets.lab import BetJudge
from scoutview.labs.charts.lab import Charts
from scoutview.labs.declaration import Taken
from scoutview.labs.denoising.lab import Denoising
from scoutview.labs.digits.lab import Digits
from scoutview.labs.grokking.lab import Grokking
from scoutview.labs.lab import Lab
from scoutview.labs.language_model.lab import LanguageModels
from scoutview.labs.modular.lab import Modular
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.of_plugins import LAB_OF_PLUGIN
from scoutview.labs.othello.lab import Othello
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.photos.lab import Photos
from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.skills.lab import ManySkills
from scoutview.labs.sums.lab import DigitSums
from scoutview.language import tr
from scoutview.plugins.allowed import OPTION, allowed
from scoutview.plugins.installed import installed_plugins
from scoutview.plugins.plugin_classes import PluginClasses, classes_of
from scoutview.recording.reader import Recording
from scoutview.settings import settings_from_text, settings_from_values

LABS: tuple[type[Lab[Any, Any]], ...] = (
    NextToken,
    Digits,
    Denoising,
    Grokking,
    ManySkills,
    BetJudge,
    DigitSums,
    Othello,
    Reviews,
    Modular,
    Photos,
    LanguageModels,
    Charts,
)
RECORDED_ELSEWHERE: tuple[type[Lab[Any, Any]], ...] = (OwnModel,)


def labs() -> tuple[type[Lab[Any, Any]], ...]:
    """Those that a run can begin with: ScoutView's own, then those of plugins."""
    return (*LABS, *plugin_labs().classes)


def plugin_labs() -> PluginClasses:
    """Those of the plugins that are allowed so far, which are imported now."""
    return _labs_of(allowed())


@cache
def _labs_of(plugins: tuple[str, ...]) -> PluginClasses:
    return classes_of(plugins, LAB_OF_PLUGIN, (*LABS, *RECORDED_ELSEWHERE))


def lab_named(name: str) -> type[Lab[Any, Any]]:
    """The lab of this name.

    Raises:
        UsageError: there is none; the sentence lists those there are.
    """
    for lab in labs():
        if lab.name == name:
            return lab
    raise UsageError(
        tr("There is no lab “{name}”: there are {labs}.").format(name=name, labs=", ".join(lab.name for lab in labs()))
    )


def recorded_lab(name: str) -> type[Lab[Any, Any]]:
    """The lab of this name that a recording can be of.

    Raises:
        UsageError: there is none.
    """
    return next((lab for lab in RECORDED_ELSEWHERE if lab.name == name), None) or lab_named(name)


def lab_of_recording(recording: Recording) -> Lab[Any, Any]:
    """The lab that a recording was made with, ready to be asked without its data.

    Raises:
        UserError: this version knows no such lab, or not these settings.
    """
    described = recording.description
    return lab_recorded_with(described.lab, described.settings, recording.assets)


def lab_recorded_with(name: str, settings: Mapping[str, Any], assets: Mapping[str, bytes] | None) -> Lab[Any, Any]:
    """The same by what a recording says; without assets it can be asked from its data alone.

    Raises:
        UserError: as `lab_of_recording`.
    """
    try:
        lab = recorded_lab(name)
    except UsageError as error:
        raise UserError(unknown_lab(name)) from error
    return lab(settings_from_values(lab.Settings, settings), assets)


def unknown_lab(name: str) -> str:
    """The sentence of a recording whose lab is not there: whether a plugin that is installed has it, and what to do."""
    has_it = [each.name for each in installed_plugins() if name in {point.name for point in each.of_kind("lab")}]
    if has_it and has_it[0] in allowed():
        return tr("This recording is of the lab “{name}” of the plugin {plugin}, which was left out.").format(
            name=name, plugin=has_it[0]
        )
    if has_it:
        return tr(
            "This recording is of the lab “{name}” of the plugin {plugin}, which is not allowed to run: "
            "tick it in the settings of ScoutView, or say {option} {plugin}."
        ).format(name=name, plugin=has_it[0], option=OPTION)
    return tr(
        "This recording is of a lab “{name}” that this version of ScoutView does not know: if it is "
        "of a plugin that you trust, say {option} and its file or, once it is installed, its name."
    ).format(name=name, option=OPTION)


def is_opened(path: Path) -> bool:
    """Whether `lab_that_opens` finds a lab for this folder or file."""
    return any(taken.kind.includes(path) for _, taken in _opening())


def lab_that_opens(path: Path, text: Path | None = None) -> Lab[Any, Any]:
    """A lab with nothing to train that takes this folder or file, with it as its setting, and perhaps a text.

    Raises:
        UserError: there is none.
    """
    for lab, taken in _opening():
        if taken.kind.includes(path):
            along = {} if text is None else {"text": str(text.absolute())}
            return lab(settings_from_text(lab.Settings, {taken.setting: str(path.absolute()), **along}))
    kinds = "; ".join(taken.kind.words for _, taken in _opening())
    raise UserError(
        tr("{file} is nothing that can be opened here, which is {kinds}.").format(file=path.name, kinds=kinds)
    )


def _opening() -> Iterator[tuple[type[Lab[Any, Any]], Taken]]:
    return ((lab, taken) for lab in labs() if lab.trained_elsewhere for taken in lab.takes if taken.setting)
