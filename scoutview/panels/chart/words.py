"""What a chart says: the sentence made of its numbers, its sources, and how each number was read."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import numpy as np

from scoutview.graphics.base.numbers import in_words, large, three_digits
from scoutview.graphics.plots.plot_plan import tick_text
from scoutview.graphics.plots.quantity import Quantity, short_tick
from scoutview.language import tr
from scoutview.panels.chart.plan import AxisTold, ShownChart, favoured, growth_of, read_on_line, tasks_of

MONTHS = (
    tr("Jan"),
    tr("Feb"),
    tr("Mar"),
    tr("Apr"),
    tr("May"),
    tr("Jun"),
    tr("Jul"),
    tr("Aug"),
    tr("Sep"),
    tr("Oct"),
    tr("Nov"),
    tr("Dec"),
)
WRITTEN_OUT = 1e6  # from here on numbers are said: "2 million", "10¹⁵"
NO_CHART = (tr("There is no chart here yet."),)


def findings(chart: ShownChart) -> tuple[str, ...]:
    """One sentence made of the numbers, from long to short; what is seen, where they make none."""
    least, say = _SENTENCES.get(chart.finding, (0, None))
    return (chart.says,) if say is None or len(chart.series) < least else say(chart)


def _tasks(chart: ShownChart) -> tuple[str, ...]:
    told = [(series.word, tasks_of(series)) for series in chart.series]
    parts = [
        tr("in {above} of {all} tasks when it {way}").format(above=found.above, all=found.of, way=word)
        for word, found in told[::-1]
    ]
    return (
        tr("PaLM 540B answers better than the average person {tasks}.").format(tasks=tr(", and ").join(parts)),
        tr("PaLM 540B is better than the average person {tasks}.").format(tasks=parts[0]),
    )


def _climb(chart: ShownChart) -> tuple[str, ...]:
    series = chart.series[0]
    first, last = int(series.x.argmin()), int(series.y.argmax())
    months = round(12 * (series.x[last] - series.x[first]))
    low, high = three_digits(series.y[first]), three_digits(series.y[last])
    return (
        tr(
            "Right answers rose from {low} % to {high} % in {months} months, from {first} ({begin}) to {last} ({end})."
        ).format(
            low=low,
            high=high,
            months=months,
            first=series.names[first],
            begin=month(series.x[first]),
            last=series.names[last],
            end=month(series.x[last]),
        ),
        tr("Right answers rose from {low} % to {high} % in {months} months.").format(low=low, high=high, months=months),
    )


def _preferred(chart: ShownChart) -> tuple[str, ...]:
    first, second, *_ = chart.series
    better, of, others = favoured(first, second)
    brief = tr("In {better} of {all} qualities the answer of {who} was chosen as the better one").format(
        better=in_words(better), all=in_words(of), who=first.word
    )
    if len(others) != 1:
        return (f"{brief}.",)
    return (
        tr("{sentence}; not in “{quality}”.").format(sentence=brief, quality=f"{others[0][0].lower()}{others[0][1:]}"),
        f"{brief}.",
    )


def _growth(chart: ShownChart) -> tuple[str, ...]:
    machines, card, *_, brain = chart.series
    found = growth_of(machines)
    grown = tr(
        "From {begins:.0f} to {ends:.0f} the same money came to buy {times} times as much, on "
        "average twice as much every {doubling:.1f} years"
    ).format(begins=found.begins, ends=found.ends, times=large(found.times), doubling=found.doubling)
    less = tr("A graphics card of {year:.0f} did {times} times less for it than may be enough for a brain.").format(
        year=card.x[0], times=large(float(brain.y[0] / card.y[0]))
    )
    return f"{grown}. {less}", f"{grown}."


def _tokens(chart: ShownChart) -> tuple[str, ...]:
    *_, line, models = chart.series
    missing = read_on_line(line, models.x) / models.y
    most, named = int(np.nanargmax(missing)), list(models.names)
    nearest = int(np.nanargmin(np.abs(np.log(missing))))
    others = sorted(missing[place] for place in range(len(named)) if place != nearest)
    told = tr("For their size {number} of these models read {low:.0f} to {high:.0f} times too little text").format(
        number=in_words(len(others)), low=others[0], high=others[-1]
    )
    return (
        tr("{sentence}, {least} the least of all; {nearest} is close to the line.").format(
            sentence=told, least=named[most], nearest=named[nearest]
        ),
        f"{told}.",
    )


def _foretold(chart: ShownChart) -> tuple[str, ...]:
    came = [row[-1] for row in chart.rows].count("yes")
    return (
        tr(
            "Of {number} things {foretold} were foretold: how well it predicts text can be computed ahead, "
            "what it will be able to do only in part."
        ).format(number=in_words(len(chart.rows)), foretold=in_words(came)),
        tr("Of {number} things {foretold} were foretold.").format(
            number=in_words(len(chart.rows)), foretold=in_words(came)
        ),
    )


def _judged(chart: ShownChart) -> tuple[str, ...]:
    ahead = [row[-1] for row in chart.rows]
    return (
        tr(
            "Of {number} rounds we give {model} to the model, {person} to the person, {nobody} to nobody: a judgement."
        ).format(
            number=in_words(len(ahead)),
            model=in_words(ahead.count("model")),
            person=in_words(ahead.count("person")),
            nobody=in_words(ahead.count("nobody")),
        ),
        tr("A judgement of ours, no measurement."),
    )


# by the name of a finding: how many series it needs, and what says it
_SENTENCES: Mapping[str, tuple[int, Callable[[ShownChart], tuple[str, ...]]]] = {
    "tasks": (1, _tasks),
    "climb": (1, _climb),
    "preferred": (2, _preferred),
    "growth": (3, _growth),
    "tokens": (2, _tokens),
    "foretold": (0, _foretold),
    "judged": (0, _judged),
}


def sources_line(chart: ShownChart) -> tuple[str, ...]:
    """Where the numbers are from and what was left out, from long to short."""
    places: dict[str, list[str]] = {}
    for paper, _, place in (each.partition(", ") for each in dict.fromkeys(chart.places)):
        places.setdefault(paper, []).append(place)
    between = {paper: tr(" and ") if len(each) == 2 else "; " for paper, each in places.items()}
    told = ((paper, between[paper].join(each)) for paper, each in places.items())
    cited = "; ".join(", ".join(filter(None, each)) for each in told)
    left = tr(" Left out: {numbers}.").format(numbers="; ".join(chart.left_out)) if chart.left_out else ""
    source = tr("Source: {papers}.").format(papers=cited)
    return source + left, source


def formula(chart: ShownChart) -> str:
    """All that is cited, how each number was read, and what is not there."""
    cited = zip(chart.papers, chart.readings, strict=True)
    told = "".join(f"<p><b>{html.escape(paper)}</b><br>{html.escape(reading)}</p>" for paper, reading in cited)
    left = "".join(f"<li>{html.escape(each)}</li>" for each in chart.left_out)
    without = tr("Left out:")
    return f"<p>{html.escape(chart.says)}</p>{told}" + (f"<p>{without}</p><ul>{left}</ul>" if left else "")


def month(year: float) -> str:
    """The month of a moment in years: "Dec 2022"."""
    whole = int(year)
    return f"{MONTHS[min(11, int(12 * (year - whole)))]} {whole}"


def wide(value: float) -> str:
    """A number on an axis of many powers of ten, in words where nobody would count the zeros."""
    return large(value) if value >= WRITTEN_OUT else tick_text(value)


def read_off(value: float) -> str:
    return large(value) if value >= WRITTEN_OUT else three_digits(value)


def _year(value: float) -> str:
    return f"{value:.0f}"


def quantity(axis: AxisTold, names: tuple[str, ...] = ()) -> Quantity:
    """What is along an axis, written as its scale wants it; `names` are those of the places of a scale of names."""
    ways: Mapping[str, tuple[Callable[[float], str], Callable[[float], str]]] = {
        "log": (wide, read_off),
        "years": (_year, _year),
        "months": (_year, month),
        "names": (lambda value: "", lambda value: names[int(value) - 1] if 1 <= value <= len(names) else ""),
    }
    tick, text = ways.get(axis.scale, (short_tick, three_digits))
    shorter = (axis.word,) if axis.unit else ()
    return Quantity(
        axis.word,
        axis.unit,
        whole=axis.scale in ("years", "months"),
        logarithmic=axis.scale == "log",
        shorter=shorter,
        tick_of=tick,
        text_of=text,
    )
