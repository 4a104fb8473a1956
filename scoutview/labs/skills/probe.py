"""What a network that has many skills is asked: the number of a skill, and the bits of a case."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.settings import setting

MOST_SKILLS = 200


@dataclass(frozen=True, kw_only=True)
class SkillProbe(Probe):
    """A skill by its number from 1, the most frequent one, and a text of zeros and ones."""

    skill: int = setting(
        8, tr("Skill"), description=tr("Its number; 1 is met most often."), minimum=1, maximum=MOST_SKILLS, field_px=46
    )
    bits: str = setting("01", tr("Bits"), description=tr("The bits of the case, each 0 or 1."), field_px=264)


def checked(probe: SkillProbe, skills: int, bits: int) -> SkillProbe:
    """The same probe, where this network can be asked with it.

    Raises:
        UserError: there is no such skill, or these are not its bits.
    """
    if probe.skill > skills:
        raise UserError(
            tr("There is no skill {skill}: they go from 1 to {skills}.").format(skill=probe.skill, skills=skills)
        )
    if set(probe.bits) - set("01"):
        raise UserError(
            tr("Bits (bits) should be {bits} digits, each 0 or 1, not “{typed}”.").format(bits=bits, typed=probe.bits)
        )
    if len(probe.bits) != bits:
        raise UserError(
            tr("Bits (bits) should be {bits} digits, each 0 or 1: here are {count}.").format(
                bits=bits, count=len(probe.bits)
            )
        )
    return probe
