"""When did it appear, in a sentence."""

from collections.abc import Callable

from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.language import tr


def appearance_words(
    found: Appearance, subject: str, measure: str, text_of: Callable[[float], str] = share
) -> tuple[str, ...]:
    """From long to short: "The unit appears between steps 300 and 320: ...".

    `subject` begins the sentence ("The unit", "The board"); `measure` goes on after a value ("right on unseen
    reviews"), which `text_of` writes.
    """
    if not found.is_told:
        return (
            tr("The run is being asked: {filled} of its frames so far.").format(filled=share(found.filled)),
            tr("The run is being asked."),
        )
    newest, limit = int(found.steps[-1]), text_of(found.threshold)
    if found.came is None:
        now = f"{text_of(found.at(newest))} {measure}"
        return (
            tr("{subject} has not appeared by step {newest}: {now}; it counts from {limit} on.").format(
                subject=subject, newest=count(newest), now=now, limit=limit
            ),
            tr("{subject} has not appeared by step {newest}.").format(subject=subject, newest=count(newest)),
            tr("Not yet."),
        )
    there = f"{text_of(found.at(found.came))} {measure}"
    if found.before is None:
        return (
            tr("{subject} is there from step {came} on: {there}.").format(
                subject=subject, came=count(found.came), there=there
            ),
            tr("There from step {step} on.").format(step=found.came),
        )
    return (
        (
            tr(
                "{subject} appears between steps {before} and {came}: from {first} to {there}, "
                "and it stays below {limit}."
            )
            if found.falls
            else tr(
                "{subject} appears between steps {before} and {came}: from {first} to {there}, "
                "and it stays above {limit}."
            )
        ).format(
            subject=subject,
            before=count(found.before),
            came=count(found.came),
            first=text_of(found.at(found.before)),
            there=there,
            limit=limit,
        ),
        tr("{subject} appears between steps {before} and {came}: {there}.").format(
            subject=subject, before=count(found.before), came=count(found.came), there=there
        ),
        tr("Appears by step {came}.").format(came=count(found.came)),
    )
