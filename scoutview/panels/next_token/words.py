"""What the next token panel says in words: legend, finding, formula. Arithmetic only."""

from collections.abc import Sequence
from html import escape

import numpy as np

from scoutview.graphics.base.numbers import count, ordinal, percent, share, three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.panels.next_token.plan import CERTAIN, OPEN, OPEN_WITHIN, Draw, SamplingChoices

MARKS = frozenset({"<start>", "<unknown>"})  # tokens that are no text: nobody can type them
APPEND = "Put the drawn token at the end of the text, and ask again"
GREEDY = ("temperature 0: always the likeliest token", "always the likeliest")
DRAWN = ("drawn from", "drawn")
CLICK = "click a word to ask after it"
ELSEWHERE = f"at its end the text is all but certain: {CLICK}"
AS_IT_SAYS = ("the model's chance of each token", "chances")


def strong_bar(choices: SamplingChoices) -> tuple[str, ...]:
    """What the strong bar is, or the only one, the longest wording first."""
    if choices.as_the_model_says:
        return AS_IT_SAYS
    return GREEDY if choices.greedy else DRAWN


def notes(choices: SamplingChoices, draw: Draw, *, picture: bool, opened: float | None = None) -> tuple[str, ...]:
    """What else belongs beside the legend, the most important first; a picture shows no sliders, so it says all.

    `opened`: nobody chose the place in the text, which is not its end; how certain that is in this frame.
    """
    elsewhere = () if opened is None or picture else (ELSEWHERE if opened >= CERTAIN else CLICK,)
    if choices.greedy:
        return elsewhere
    told = []
    if picture:
        told.append(f"temperature {choices.temperature:.2f}")
        told += [f"top-k {count(choices.top_k)}"] if choices.top_k else []
        told += [f"top-p {choices.top_p:.2f}"] if choices.top_p < 1 else []
    told.append(f"seed {choices.seed}")
    told += [f"{count(draw.kept)} of {count(draw.vocabulary)} tokens"] if draw.is_cut else []
    return (*told, *elsewhere)


def appendable(tokens: Sequence[str]) -> bool:
    """Whether these tokens are text."""
    return bool(tokens) and MARKS.isdisjoint(tokens)


def append_tip(tokens: Sequence[str], *, at_end: bool) -> str:
    """What the button does, or why it cannot."""
    if not at_end:
        return "Tokens are put at the end of the text only: click its last token first"
    mark = next((token for token in tokens if token in MARKS), None)
    return APPEND if mark is None else f"“{mark}” is a mark and no text: it cannot be put at the end of one"


def run_titles(name: str) -> tuple[str, ...]:
    """What is told at a few steps of the run, the longest wording first."""
    asked, likely = "How the text went on at each step", f"how likely “{name}” was"
    return f"{asked} of the training, and {likely}", f"{asked}, and {likely}", asked


def temperature_titles(name: str) -> tuple[str, ...]:
    """What share the likeliest token has by temperature, the longest wording first."""
    told = f"Share of “{name}” at each temperature"
    return f"{told}: the higher, the more the other tokens have", told, f"“{name}” by temperature"


def finding(draw: Draw, choices: SamplingChoices, after: str = "") -> str:
    """What was drawn, and how likely that was; `after` which token, where that is not the last one."""
    name, where = token_label(draw.drawn), f"After “{token_label(after)}”, " if after else ""
    if choices.greedy:
        if where:
            return f"{where}temperature 0 always takes the likeliest token: “{name}” ({percent(draw.drawn_before)})."
        return f"Temperature 0 always takes the likeliest token: “{name}” ({percent(draw.drawn_before)})."
    place = "the likeliest" if draw.drawn_rank == 0 else f"the {ordinal(draw.drawn_rank + 1)} likeliest"
    told = f"{where}“{name}” is drawn, {place} with {percent(draw.drawn_after)}"
    if abs(draw.drawn_after - draw.drawn_before) > 0.0005:
        told += f" instead of the model's own {percent(draw.drawn_before)}"
    return f"{told}."


def formula(draw: Draw | None, choices: SamplingChoices) -> str:
    """In words, and with the numbers of the two likeliest tokens."""
    return _IN_WORDS if draw is None else _IN_WORDS + _in_numbers(draw, choices)


def _in_numbers(draw: Draw, choices: SamplingChoices) -> str:
    names = [escape(token_label(str(name))) for name in draw.names[:2]]
    told = "".join(
        f"<tr><td>“{name}”</td><td align='right'>&nbsp;{percent(float(before))}</td>"
        f"<td align='right'>&nbsp;→ {percent(float(after))}</td></tr>"
        for name, before, after in zip(names, draw.before, draw.after, strict=False)
    )
    if len(names) < 2 or not draw.before[1] > 0:
        return f"<table>{told}</table>"
    gap = float(np.log(draw.before[0] / draw.before[1]))
    sentence = f"The score of “{names[0]}” is {three_digits(gap)} higher than that of “{names[1]}”"
    if choices.greedy:
        return f"<table>{told}</table><p>{sentence}: at temperature 0 that alone decides.</p>"
    hot = gap / choices.temperature
    return (
        f"<table>{told}</table><p>{sentence}. Divided by T = {choices.temperature:.2f} that is "
        f"{three_digits(hot)}, so before anything is cut off it is e<sup>{three_digits(hot)}</sup> = "
        f"{three_digits(float(np.exp(min(hot, 700.0))))} times as likely. {count(draw.kept)} of "
        f"{count(draw.vocabulary)} tokens can be drawn.</p>"
    )


_IN_WORDS = (
    "<p>The model gives every token a score z. Divided by the temperature T and raised to e they become chances. Top-k "
    "then keeps the k likeliest, top-p the likeliest that together have the share p; what is kept is scaled up to 1. "
    "One token is drawn: a number between 0 and 1 falls into the share of one of them.</p>"
    f"<p>Shown first is the end of the text. Where the likeliest token has {share(CERTAIN)} or more there, hardly "
    "anything is left to draw: then it is the earlier token after which the likeliest one is closest to "
    f"{share(OPEN)}, from {share(OPEN - OPEN_WITHIN)} to {share(OPEN + OPEN_WITHIN)}. It is chosen at the run's last "
    "frame, while it trains at the last eighth of it, so that it stays.</p>"
    "<p style='font-size:large'>p<sub>i</sub> = e<sup>z<sub>i</sub>/T</sup> / "
    "Σ<sub>k</sub> e<sup>z<sub>k</sub>/T</sup></p>"
)
