"""What is said of the grid of all answers: what a cell is and which sums are counted, the finding, the formula."""

from scoutview.graphics.base.numbers import count, percent, share
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums

UNKNOWN = "Each square is a sum."
IN_WORDS = (
    "<p>For each sum the network gives every number a probability; the likeliest is its answer, and its probability is"
    " the confidence.</p><p style='font-size:large'>answer(a, b) = argmax<sub>c</sub> p(c | a, b)</p>"
)
EARLIER = (
    "<p><b>Memorised</b>: the first frame with 99.9 % of the training sums right. <b>Half-way</b>: the first one after "
    "that with half of the sums right that it never saw. <b>Now</b>: the frame on screen.</p>"
)


def explanation(grid: AnswersToSums, *, only_split: bool, unseen_colour: str) -> str:
    """What a cell is and what to look for; `unseen_colour` is the name of the colour of those that were never seen."""
    lit = "blue = training sees it" if only_split else f"{unseen_colour} = never seen and right"
    return f"Each square is a sum {grid.spoken_letters}: {lit}."


def finding(counts: AnswerCounts) -> str:
    """How many of the sums are right that it never saw."""
    return f"{share(counts.unseen_share)} of the {count(counts.unseen)} {counts.word} it never saw are right."


def formula(grid: AnswersToSums, counts: AnswerCounts, *, with_earlier: bool) -> str:
    """What an answer is, and all that is counted, as rich text."""
    rows = "".join(
        f"<tr><td>{words}</td><td align='right'>&nbsp;{count(right)} of {count(total)}</td>"
        f"<td align='right'>&nbsp;= {percent(right / total if total else float('nan'))}</td>"
        f"<td align='right'>&nbsp;{percent(confidence)}</td></tr>"
        for words, right, total, confidence in (
            ("training sums", counts.trained_right, counts.trained, counts.trained_confidence),
            ("never seen", counts.unseen_right, counts.unseen, counts.unseen_confidence),
        )
    )
    head = "<tr><td></td><td colspan='2' align='right'>answered right</td><td align='right'>&nbsp;confidence</td></tr>"
    return f"{IN_WORDS}<p>{_counted(grid, counts)}</p><table>{head}{rows}</table>{EARLIER if with_earlier else ''}"


def _counted(grid: AnswersToSums, counts: AnswerCounts) -> str:
    cells = f"{count(grid.numbers)}² = {count(grid.numbers**2)} cells."
    if not counts.unordered:
        return cells
    numbers = count(grid.numbers)
    return (
        f"{cells} a + b and b + a have the same answer, and training sees both or none of them: they are one pair "
        f"and count once. {numbers} · ({numbers} + 1) / 2 = {count(counts.total)} pairs."
    )
