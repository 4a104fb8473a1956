"""When did it appear, in a sentence."""

from collections.abc import Callable

from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.runs.appearance_plan import Appearance


def appearance_words(
    found: Appearance, subject: str, measure: str, text_of: Callable[[float], str] = share
) -> tuple[str, ...]:
    """From long to short: "The unit appears between steps 300 and 320: ...".

    `subject` begins the sentence ("The unit", "The board"); `measure` goes on after a value ("right on unseen
    reviews"), which `text_of` writes.
    """
    if not found.is_told:
        return (f"The run is being asked: {share(found.filled)} of its frames so far.", "The run is being asked.")
    newest, limit = int(found.steps[-1]), text_of(found.threshold)
    side = "below" if found.falls else "above"
    if found.came is None:
        now = f"{text_of(found.at(newest))} {measure}"
        return (
            f"{subject} has not appeared by step {count(newest)}: {now}; it counts from {limit} on.",
            f"{subject} has not appeared by step {count(newest)}.",
            "Not yet.",
        )
    there = f"{text_of(found.at(found.came))} {measure}"
    if found.before is None:
        return (f"{subject} is there from step {count(found.came)} on: {there}.", f"There from step {found.came} on.")
    return (
        f"{subject} appears between steps {count(found.before)} and {count(found.came)}: from "
        f"{text_of(found.at(found.before))} to {there}, and it stays {side} {limit}.",
        f"{subject} appears between steps {count(found.before)} and {count(found.came)}: {there}.",
        f"Appears by step {count(found.came)}.",
    )
