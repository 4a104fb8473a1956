"""What is said of one unit: the sentence, what is read off, the formula with this frame's numbers."""

from collections.abc import Mapping, Sequence
from html import escape
from math import isfinite

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, ordinal, percent, share, two_decimals
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.appearance_words import appearance_words
from scoutview.observation import UNCHANGED
from scoutview.panels.one_unit.plan import Place, Rival, Search, Spread, UnitReading, place_text

NOTHING_YET = "Nothing was asked of a unit yet."
MEASURE = "of unseen reviews right"
UPDATE = (
    "<p>Each unit keeps one number. A letter replaces a share z of it by a new one: "
    "<b>h ← (1 − z) · h + z · tanh(v)</b>, and z and v come from the letters read.</p>"
)
SEARCH_NOTE = (
    "<p>The unit, its sign and its threshold are chosen on one half of the held-out reviews and judged on the other. "
    "One unit is read, never a mix of all: a mix of an untrained network's units already tells much.</p>"
)


def findings(reading: UnitReading | None, judged: float, rank: int) -> tuple[str, ...]:
    """This frame in a sentence, from long to short; `rank` is the unit's among all."""
    if reading is None:
        return ("",)
    unit = f"unit {place_text(reading.place)}"
    if reading.is_held:
        held = two_decimals(float(reading.values[-1]))
        return (
            f"{unit.capitalize()} is changed by hand: it ends at {held}, and by itself at "
            f"{two_decimals(float(reading.alone[-1]))}.",
            f"{unit.capitalize()} is changed by hand.",
        )
    end = float(reading.values[-1]) if len(reading.values) else float("nan")
    says = reading.label_of(end)
    of_all = "the best of all" if rank == 1 else "among the best"
    which = f"{unit}, {of_all}," if reading.is_best else unit
    return (
        f"One number inside, {which} ends this text at {two_decimals(end)} and so says {says}; "
        f"it has {share(judged)} of unseen reviews right.",
        f"{unit.capitalize()} ends at {two_decimals(end)}: {says}. It has {share(judged)} of unseen reviews right.",
        f"{unit.capitalize()}: {says}; {share(judged)} right.",
    )


def letter_lines(reading: UnitReading, position: int) -> list[str]:
    """What is read off at a letter."""
    value = float(reading.values[position])
    lines = [f"{two_decimals(value)}: {reading.label_of(value)}", f"after “{reading.heard(position)}”"]
    return lines + ([f"by itself {two_decimals(float(reading.alone[position]))}"] if reading.is_held else [])


def bin_lines(spread: Spread, labels: Sequence[str], number: int) -> list[str]:
    """What is read off at a bar of the histogram."""
    low, high = spread.edges[number : number + 2]
    kinds = [f"{count(int(spread.counts[label, number]))} {labels[label]}" for label in (1, 0)]
    return [f"{two_decimals(float(low))} to {two_decimals(float(high))}", ", ".join(kinds)]


def unit_lines(search: Search, place: Place) -> list[str]:
    """What is read off at a unit."""
    lines = [
        f"unit {place_text(place)}, {ordinal(search.rank(place))} best",
        f"{percent(float(search.chosen[place]))} of the choosing half",
        f"{percent(float(search.judged[place]))} of the judging half",
    ]
    negated = float(search.negated[place])
    return lines + ([f"{percent(negated)} where all is negated"] if isfinite(negated) else [])


def spread_heading(spread: Spread | None, labels: Sequence[str], *, negated: bool) -> tuple[str, ...]:
    """Over the histogram."""
    if spread is None:
        return ("There are no such reviews here.",)
    told = f"{count(spread.total)} unseen reviews{' in which every opinion is negated' if negated else ''}"
    brief = f"{count(spread.total)} {'negated' if negated else 'unseen'} reviews"
    right = f"{share(spread.accuracy)} right"
    return f"Where this unit ends {told}: {right}", f"{brief}: {right}", right


def rivals_heading(*, negated: bool) -> tuple[str, ...]:
    kind = "negated" if negated else "unseen"
    return f"Share of {kind} reviews told right", f"{kind} reviews right"


def search_heading(search: Search) -> tuple[str, ...]:
    best, second = search.best, search.next_best
    if search.rank(best) > 1:
        return (
            f"Each unit alone: {place_text(best)}, of the best the one that the network goes by, has "
            f"{share(float(search.judged[best]))} right; {place_text(second)} {share(float(search.judged[second]))}.",
            f"{place_text(best)}: {share(float(search.judged[best]))}, {place_text(second)}: "
            f"{share(float(search.judged[second]))}",
        )
    return (
        f"Each unit alone: the best, {place_text(best)}, has {share(float(search.judged[best]))} right, the next, "
        f"{place_text(second)}, {share(float(search.judged[second]))}.",
        f"Best {place_text(best)}: {share(float(search.judged[best]))}, next {share(float(search.judged[second]))}",
    )


def when_words(found: Appearance) -> tuple[str, ...]:
    return appearance_words(found, "The unit", MEASURE)


def note_texts(arrays: Arrays) -> tuple[str, ...]:
    """What the reviews are and what others measured, from long to short: the last line of each ends at its colon."""
    lines = [str(line) for line in arrays.get("published_lines", ())]
    texts: list[str] = []
    for kept in range(len(lines), 0, -1):
        texts.append(" ".join(lines[:kept]))
        said, colon, _ = lines[kept - 1].partition(": ")
        if colon and kept > 1:
            texts.append(" ".join([*lines[: kept - 1], f"{said}."]))
    return tuple(texts) or ("",)


def unit_formula(
    reading: UnitReading | None, rows: Mapping[str, Sequence[Rival]], arrays: Arrays, found: Appearance
) -> str:
    """The update of a unit with this text's numbers, and all that it is held against."""
    told = UPDATE
    if reading is not None and len(reading.values):
        end = float(reading.values[-1])
        side = ">" if reading.sign > 0 else "<"
        told += (
            f"<p>Unit {place_text(reading.place)} says {escape(reading.labels[1])} where h {side} "
            f"{two_decimals(reading.threshold)}; here it ends at {two_decimals(end)}.</p>"
        )
    for name, each in rows.items():
        cells = "".join(
            f"<tr><td>{escape(row.name)}</td><td align='right'>&nbsp;{percent(row.share)}</td></tr>" for row in each
        )
        told += f"<p>{escape(name)}:</p><table>{cells}</table>" if cells else ""
    told += SEARCH_NOTE + f"<p>{escape(when_words(found)[0])}</p>"
    told += "".join(f"<p>{escape(str(line))}</p>" for line in arrays.get("published_lines", ()))
    return told + (f"<p>{escape(str(arrays['published_source']))}</p>" if "published_source" in arrays else "")


def prefix_of(interventions: Sequence[str]) -> str:
    """Before the channels of questions about all reviews: with interventions the unchanged model is asked."""
    return UNCHANGED if interventions else ""
