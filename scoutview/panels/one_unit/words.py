"""What is said of one unit: the sentence, what is read off, the formula with this frame's numbers."""

from collections.abc import Mapping, Sequence
from html import escape
from math import isfinite

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count, ordinal, percent, share, two_decimals
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.runs.appearance_words import appearance_words
from scoutview.language import tr
from scoutview.observation import UNCHANGED
from scoutview.panels.one_unit.plan import Place, Rival, Search, Spread, UnitReading, place_text

NOTHING_YET = tr("Nothing was asked of a unit yet.")
MEASURE = tr("of unseen reviews right")
UPDATE = tr(
    "<p>Each unit keeps one number. A letter replaces a share z of it by a new one: "
    "<b>h ← (1 − z) · h + z · tanh(v)</b>, and z and v come from the letters read.</p>"
)
SEARCH_NOTE = tr(
    "<p>The unit, its sign and its threshold are chosen on one half of the held-out reviews and judged on the other. "
    "One unit is read, never a mix of all: a mix of an untrained network's units already tells much.</p>"
)


def findings(reading: UnitReading | None, judged: float, rank: int) -> tuple[str, ...]:
    """This frame in a sentence, from long to short; `rank` is the unit's among all."""
    if reading is None:
        return ("",)
    unit = tr("unit {place}").format(place=place_text(reading.place))
    if reading.is_held:
        held = two_decimals(float(reading.values[-1]))
        return (
            tr("{unit} is changed by hand: it ends at {held}, and by itself at {alone}.").format(
                unit=capital(unit), held=held, alone=two_decimals(float(reading.alone[-1]))
            ),
            tr("{unit} is changed by hand.").format(unit=capital(unit)),
        )
    end = float(reading.values[-1]) if len(reading.values) else float("nan")
    says = reading.label_of(end)
    of_all = tr("the best of all") if rank == 1 else tr("among the best")
    which = f"{unit}, {of_all}," if reading.is_best else unit
    return (
        tr(
            "One number inside, {which} ends this text at {end} and so says {says}; "
            "it has {judged} of unseen reviews right."
        ).format(which=which, end=two_decimals(end), says=says, judged=share(judged)),
        tr("{unit} ends at {end}: {says}. It has {judged} of unseen reviews right.").format(
            unit=capital(unit), end=two_decimals(end), says=says, judged=share(judged)
        ),
        tr("{unit}: {says}; {judged} right.").format(unit=capital(unit), says=says, judged=share(judged)),
    )


def letter_lines(reading: UnitReading, position: int) -> list[str]:
    """What is read off at a letter."""
    value = float(reading.values[position])
    lines = [
        f"{two_decimals(value)}: {reading.label_of(value)}",
        tr("after “{heard}”").format(heard=reading.heard(position)),
    ]
    return lines + (
        [tr("by itself {alone}").format(alone=two_decimals(float(reading.alone[position])))] if reading.is_held else []
    )


def bin_lines(spread: Spread, labels: Sequence[str], number: int) -> list[str]:
    """What is read off at a bar of the histogram."""
    low, high = spread.edges[number : number + 2]
    kinds = [f"{count(int(spread.counts[label, number]))} {labels[label]}" for label in (1, 0)]
    return [
        tr("{low} to {high}").format(low=two_decimals(float(low)), high=two_decimals(float(high))),
        ", ".join(kinds),
    ]


def unit_lines(search: Search, place: Place) -> list[str]:
    """What is read off at a unit."""
    lines = [
        tr("unit {place}, {rank} best").format(place=place_text(place), rank=ordinal(search.rank(place))),
        tr("{chosen} of the choosing half").format(chosen=percent(float(search.chosen[place]))),
        tr("{judged} of the judging half").format(judged=percent(float(search.judged[place]))),
    ]
    negated = float(search.negated[place])
    return lines + (
        [tr("{negated} where all is negated").format(negated=percent(negated))] if isfinite(negated) else []
    )


def spread_heading(spread: Spread | None, labels: Sequence[str], *, negated: bool) -> tuple[str, ...]:
    """Over the histogram."""
    if spread is None:
        return (tr("There are no such reviews here."),)
    words = (
        (
            tr("Where this unit ends {total} unseen reviews in which every opinion is negated: {right} right"),
            tr("{total} negated reviews: {right} right"),
        )
        if negated
        else (
            tr("Where this unit ends {total} unseen reviews: {right} right"),
            tr("{total} unseen reviews: {right} right"),
        )
    )
    numbers = {"total": count(spread.total), "right": share(spread.accuracy)}
    return tuple(each.format(**numbers) for each in (*words, tr("{right} right")))


def rivals_heading(*, negated: bool) -> tuple[str, ...]:
    if negated:
        return tr("Share of negated reviews told right"), tr("negated reviews right")
    return tr("Share of unseen reviews told right"), tr("unseen reviews right")


def search_heading(search: Search) -> tuple[str, ...]:
    best, second = search.best, search.next_best
    words = (
        (
            tr(
                "Each unit alone: {best}, of the best the one that the network goes by, has {judged} right; "
                "{second} {next_judged}."
            ),
            "{best}: {judged}, {second}: {next_judged}",
        )
        if search.rank(best) > 1
        else (
            tr("Each unit alone: the best, {best}, has {judged} right, the next, {second}, {next_judged}."),
            tr("Best {best}: {judged}, next {next_judged}"),
        )
    )
    judged, next_judged = (share(float(search.judged[place])) for place in (best, second))
    places = {"best": place_text(best), "second": place_text(second)}
    return tuple(each.format(**places, judged=judged, next_judged=next_judged) for each in words)


def when_words(found: Appearance) -> tuple[str, ...]:
    return appearance_words(found, tr("The unit"), MEASURE)


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
        told += tr("<p>Unit {place} says {label} where h {side} {threshold}; here it ends at {end}.</p>").format(
            place=place_text(reading.place),
            label=escape(reading.labels[1]),
            side=side,
            threshold=two_decimals(reading.threshold),
            end=two_decimals(end),
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
