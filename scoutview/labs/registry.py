"""All labs: those that a run can begin with, and those of which there are only recordings that come from elsewhere."""

from collections.abc import Mapping
from typing import Any

from scoutview.errors import UsageError, UserError
from scoutview.labs.bets.lab import BetJudge
from scoutview.labs.denoising.lab import Denoising
from scoutview.labs.digits.lab import Digits
from scoutview.labs.grokking.lab import Grokking
from scoutview.labs.lab import Lab
from scoutview.labs.language_model.lab import LanguageModels
from scoutview.labs.modular.lab import Modular
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.othello.lab import Othello
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.photos.lab import Photos
from scoutview.labs.reviews.lab import Reviews
from scoutview.labs.skills.lab import ManySkills
from scoutview.labs.sums.lab import DigitSums
from scoutview.settings import settings_from_values

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
)
RECORDED_ELSEWHERE: tuple[type[Lab[Any, Any]], ...] = (OwnModel,)


def lab_named(name: str) -> type[Lab[Any, Any]]:
    """The lab of this name.

    Raises:
        UsageError: there is none; the sentence lists those there are.
    """
    for lab in LABS:
        if lab.name == name:
            return lab
    raise UsageError(f"There is no lab “{name}”: there are {', '.join(lab.name for lab in LABS)}.")


def recorded_lab(name: str) -> type[Lab[Any, Any]]:
    """The lab of this name that a recording can be of.

    Raises:
        UsageError: there is none.
    """
    return next((lab for lab in RECORDED_ELSEWHERE if lab.name == name), None) or lab_named(name)


def lab_of_recording(name: str, settings: Mapping[str, Any], assets: Mapping[str, bytes] | None) -> Lab[Any, Any]:
    """The lab that a recording was made with, ready to be asked without its data; without assets, from its data.

    Raises:
        UserError: this version knows no such lab, or not these settings.
    """
    try:
        lab = recorded_lab(name)
    except UsageError as error:
        raise UserError(f"This recording is of a lab “{name}” that this version of ScoutView does not know.") from error
    return lab(settings_from_values(lab.Settings, settings), assets)
