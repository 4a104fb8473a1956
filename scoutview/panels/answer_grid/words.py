"""What is said of the grid of all answers: what a cell is and which sums are counted, the finding, the formula."""

from scoutview.graphics.base.numbers import count, percent, share
from scoutview.language import tr
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums

UNKNOWN = tr("Each square is a sum.")
IN_WORDS = tr(
    "<p>For each sum the network gives every number a probability; the likeliest is its answer, and its probability is"
    " the confidence.</p><p style='font-size:large'>answer(a, b) = argmax<sub>c</sub> p(c | a, b)</p>"
)
EARLIER = tr(
    "<p><b>Memorised</b>: the first frame with 99.9 % of the training sums right. <b>Half-way</b>: the first one after "
    "that with half of the sums right that it never saw. <b>Now</b>: the frame on screen.</p>"
)


def explanation(grid: AnswersToSums, *, only_split: bool, unseen_colour: str) -> str:
    """What a cell is and what to look for; `unseen_colour` is the name of the colour of those that were never seen."""
    lit = (
        tr("blue = training sees it")
        if only_split
        else tr("{colour} = never seen and right").format(colour=unseen_colour)
    )
    return tr("Each square is a sum {sum}: {colours}.").format(sum=grid.spoken_letters, colours=lit)


def finding(counts: AnswerCounts) -> str:
    """How many of the sums are right that it never saw."""
    told = (
        tr("{share} of the {number} pairs it never saw are right.")
        if counts.unordered
        else tr("{share} of the {number} sums it never saw are right.")
    )
    return told.format(share=share(counts.unseen_share), number=count(counts.unseen))


def formula(grid: AnswersToSums, counts: AnswerCounts, *, with_earlier: bool) -> str:
    """What an answer is, and all that is counted, as rich text."""
    rows = "".join(
        f"<tr><td>{words}</td><td align='right'>&nbsp;{_of(right, total)}</td>"
        f"<td align='right'>&nbsp;= {percent(right / total if total else float('nan'))}</td>"
        f"<td align='right'>&nbsp;{percent(confidence)}</td></tr>"
        for words, right, total, confidence in (
            (tr("training sums"), counts.trained_right, counts.trained, counts.trained_confidence),
            (tr("never seen"), counts.unseen_right, counts.unseen, counts.unseen_confidence),
        )
    )
    answered, sure = tr("answered right"), tr("confidence")
    head = f"<tr><td></td><td colspan='2' align='right'>{answered}</td><td align='right'>&nbsp;{sure}</td></tr>"
    return f"{IN_WORDS}<p>{_counted(grid, counts)}</p><table>{head}{rows}</table>{EARLIER if with_earlier else ''}"


def _counted(grid: AnswersToSums, counts: AnswerCounts) -> str:
    numbers = count(grid.numbers)
    cells = tr("{side}² = {number} cells.").format(side=numbers, number=count(grid.numbers**2))
    if not counts.unordered:
        return cells
    pairs = tr(
        "a + b and b + a have the same answer, and training sees both or none of them: they are one pair and count "
        "once. {side} · ({side} + 1) / 2 = {number} pairs."
    ).format(side=numbers, number=count(counts.total))
    return f"{cells} {pairs}"


def _of(part: int, whole: int) -> str:
    return tr("{part} of {whole}").format(part=count(part), whole=count(whole))
