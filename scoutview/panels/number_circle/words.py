"""What the number circle says: the sum, its two turns in degrees, and how circular the numbers stand."""

from math import isfinite

from scoutview.graphics.base.numbers import MINUS, count, likelihood, percent, three_digits
from scoutview.graphics.runs.circle_plan import Standing
from scoutview.graphics.runs.circle_words import times
from scoutview.panels.number_circle.plan import CircleSum, sharing_direction

WHOLE_TURN = 360.0
SIGNS = {1: "+", -1: MINUS}


def degrees(angle: float, decimals: int = 0) -> str:
    """An angle as people read it: "134°"."""
    if not decimals:
        return f"{count(round(angle))}°"
    return f"{MINUS if angle < 0 else ''}{abs(angle):.{decimals}f}°"


def direction(angle: float) -> str:
    """An angle as a direction: 0° to 359°."""
    return degrees(round(angle) % WHOLE_TURN)


def sum_parts(asked: CircleSum) -> tuple[str, str, str]:
    """ "45 + 72 = 117 → ", "4" and "mod 113": the arithmetic, the right answer, and the modulus."""
    answer = count(asked.right_answer)
    written = f"{count(asked.a)} {SIGNS[asked.sign]} {count(asked.b)} = "
    wraps = asked.total != asked.right_answer
    return f"{written}{count(asked.total)} → " if wraps else written, answer, f"mod {count(asked.modulus)}"


def wrap_sentence(asked: CircleSum) -> str:
    """ "After 112 comes 0 again: 122 − 113 = 9." Nothing where the sum is one of the numbers itself."""
    total, answer, p, last = map(count, (asked.total, asked.right_answer, asked.modulus, asked.modulus - 1))
    if asked.total == asked.right_answer:
        return ""
    if asked.total < 0:
        return f"Before 0 comes {last}: {total} + {p} = {answer}."
    return f"After {last} comes 0 again: {total} {MINUS} {p} = {answer}."


def turn_words(asked: CircleSum) -> tuple[str, str, str]:
    """The first turn, the second one and where they end, written so that they add up."""
    decimals = _agreeing_decimals(asked)
    first, second, end = (degrees(angle, decimals) for angle in (asked.first_turn, asked.second_turn, asked.end))
    return first, second, end


def turns_sentence(asked: CircleSum) -> str:
    """ "Turn 134°, then 70° more: 204°, the direction of 4." """
    first, second, end = turn_words(asked)
    around = degrees(asked.end % WHOLE_TURN, _agreeing_decimals(asked))
    if asked.end >= WHOLE_TURN:
        end += f" {MINUS} 360° = {around}"
    elif asked.end < 0:
        end += f" + 360° = {around}"
    return f"Turn {first}, then {second} {'more' if asked.sign > 0 else 'back'}: {end}, {_direction_of(asked)}."


def finding_sentence(asked: CircleSum, *, stands: bool, later: bool) -> str:
    """What to see. `stands`: the numbers stand on the circle; `later`: they do not yet, and will in this run."""
    where = "the numbers do not stand on a circle yet" if later else "the numbers do not stand on a circle"
    model = f"The model answers {count(asked.model_answer)} ({likelihood(asked.model_probability)})"
    if not stands:
        return f"{model}, but {where}." if asked.is_right else f"{model}: {where}."
    if asked.is_right:
        return turning_sentence(asked)
    return f"{model}. Turning leads elsewhere: {direction(asked.end)} is {_direction_of(asked)}."


def turning_sentence(asked: CircleSum) -> str:
    """ "Adding is turning: 45 turns 134°, 72 turns 70° more, and that points at 4." """
    first, second, _ = turn_words(asked)
    does, way = ("Adding is turning", "more") if asked.sign > 0 else ("Taking away is turning back", "back")
    turns = f"{count(asked.a)} turns {first}, {count(asked.b)} turns {second} {way}"
    return f"{does}: {turns}, and that points at {_answer_there(asked)}."


def circularity(share: float) -> str:
    """How circular they stand; nothing where that is unknown."""
    return f"An ideal circle explains {percent(share)} of where the numbers stand." if isfinite(share) else ""


def around_in_words(turns: int) -> tuple[str, ...]:
    """What the numbers around the circle are, from long to short."""
    return (
        f"The numbers outside stand where a perfect circle, {times(turns)} round, has them.",
        "The numbers outside: where a perfect circle has them.",
        "",
    )


def point_variants(number: int, ideal: float, stands: float) -> tuple[str, ...]:
    """What is said of the point under the mouse, from long to short; angles in degrees."""
    aim, place = direction(ideal), direction(stands)
    return f"number {count(number)}: ideal {aim}, stands at {place}", f"{count(number)}: ideal {aim}, at {place}"


def circle_formula(asked: CircleSum, standing: Standing, first_share: float | None) -> str:
    """The formula with this frame's numbers in it, as rich text."""
    k, p, sign = count(asked.frequency), count(asked.modulus), SIGNS[asked.sign]
    shared = (
        f"<p>{_direction_of(asked).capitalize()}: {k} and {p} have the divisor "
        f"{count(sharing_direction(asked.modulus, asked.frequency))}, so that several numbers share each direction.</p>"
        if sharing_direction(asked.modulus, asked.frequency) > 1
        else ""
    )
    return (
        f"{IN_WORDS}<p style='font-size:large'>α<sub>n</sub> = 360° · k · n / p = 360° · {k} · n / {p}</p>"
        f"<p>Adding numbers adds their angles, and a whole turn is nothing, just as p is nothing modulo p:</p>"
        f"<p style='font-size:large'>α<sub>a</sub> {sign} α<sub>b</sub> = α<sub>a {sign} b mod p</sub></p>"
        f"<p>{turns_sentence(asked)}</p>{shared}{_share_in_numbers(standing, first_share)}"
    )


def _share_in_numbers(standing: Standing, first_share: float | None) -> str:
    if not isfinite(standing.share):
        return "<p>At this step the positions are no numbers, or all the same: no circle can be fitted.</p>"
    text = (
        "<p>How circular: the share R² of the variance of the positions x<sub>n</sub> around their mean that the ideal "
        f"circle u<sub>n</sub> explains, with its best radius r = {three_digits(standing.radius)}, one for both axes:"
        "</p><p style='font-size:large'>R² = 1 − Σ|x<sub>n</sub> − r u<sub>n</sub>|² / Σ|x<sub>n</sub>|² = 1 − "
        f"{three_digits(standing.rest)} / {three_digits(standing.spread)} = {percent(standing.share)}</p>"
    )
    if first_share is None or not isfinite(first_share):
        return text
    return (
        f"{text}<p>The two directions are fitted to the numbers, so that chance alone explains some: before training "
        f"it was {percent(first_share)}. The words call it a circle from {percent((1 + first_share) / 2)} on, half of "
        "the way from there to a perfect one.</p>"
    )


def _direction_of(asked: CircleSum) -> str:
    return f"the direction of {_answer_there(asked)}"


def _answer_there(asked: CircleSum) -> str:
    """The right answer, with how many others stand in its direction."""
    others = sharing_direction(asked.modulus, asked.frequency) - 1
    more = "" if not others else " and 1 other" if others == 1 else f" and {count(others)} others"
    return f"{count(asked.right_answer)}{more}"


def _agreeing_decimals(asked: CircleSum) -> int:
    """As few as make the written turns add up to the written end, two at most; none mostly does."""
    for decimals in (0, 1):
        first, second, end = (round(angle, decimals) for angle in (asked.first_turn, asked.second_turn, asked.end))
        if round(first + asked.sign * second - end, decimals) == 0:
            return decimals
    return 2


IN_WORDS = (
    "<p>The vectors of all numbers are seen along two directions: those that the cosine and the sine wave of one "
    "frequency k have in the table. On an ideal circle number n stands at the angle</p>"
)
