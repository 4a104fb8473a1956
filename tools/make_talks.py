"""Makes the talks that ship with ScoutView from the sample recordings: `make talks`, after `make recordings`.

The words are written here; steps and numbers are those of the recordings.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoutview.frame import Curves
from scoutview.labs.registry import lab_of_recording
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import fingerprint_of, path_in_talk
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import ENDING, Talk, write_talk

CIRCLE, GRID = PanelView("number_circle"), PanelView("answer_grid")
ACCURACY, SPECTRUM, ALGORITHM = PanelView("accuracy"), PanelView("spectrum"), PanelView("algorithm")
CURVES, PREDICTION, PRODUCTS = PanelView("learning_curves"), PanelView("prediction"), PanelView("matrix_multiply")
FEATURES = PanelView("feature_visualization")


OVERFITTED = 1.2  # times the lowest loss


@dataclass(frozen=True)
class Telling:
    """A scene before its recording is known: what is said, and what is shown at which step."""

    title: str
    caption: str
    step: int
    panels: Sequence[PanelView]
    notes: str = ""
    plays: tuple[int, int] | None = None


def how_a_network_learns(curves: Curves) -> list[Telling]:
    steps, last = [int(step) for step in curves.steps], int(curves.steps[-1])
    losses = curves.metrics["validation_loss"]
    best = int(losses.argmin())
    early = next(step for step in steps if step >= 25)
    untrained, lowest, final = (f"{losses[position]:.2f}" for position in (0, best, -1))
    share = f"{100 * curves.metrics['validation_accuracy'][best]:.1f} %"
    too_much = Telling(
        "Too much of a good thing",
        f"Its loss on new digits was lowest at step {steps[best]:,}, {lowest}; at the end it is {final}.",
        last,
        (CURVES,),
        "Training loss goes on falling: from there it learns its training digits, not digits. That is overfitting.",
    )
    return [
        Telling(
            "It knows nothing",
            "Before training all its weights are random numbers. Asked for a digit, it guesses.",
            0,
            (PREDICTION,),
            "Let people see that no digit stands out. Then ask with another picture: it guesses again.",
        ),
        Telling(
            "Numbers in, numbers out",
            "The picture is numbers, the network is numbers. All it does is multiply them and add them up.",
            0,
            (PRODUCTS,),
            "Point at one cell: it is a row times a column. Nothing else happens in here.",
        ),
        Telling(
            "How wrong it is, as one number",
            f"The loss counts how surprised it is by the right answer. Untrained: {untrained}. Training makes it fall.",
            0,
            (CURVES,),
            "Surprise is the logarithm of the probability that it gave to the right digit.",
        ),
        Telling(
            "A small step downhill, again and again",
            "For every weight one can compute whether more or less of it would lower the loss. Each step moves all.",
            early,
            (CURVES, PREDICTION),
            "This is gradient descent. Backpropagation is how these thousands of slopes are found at once.",
            (0, early),
        ),
        Telling(
            "It reads digits it never saw",
            f"At step {steps[best]:,} it names {share} of the digits right that it is asked and did not train on.",
            steps[best],
            (PREDICTION, CURVES),
            "Draw a digit of your own: press Ctrl+L. It has never seen your hand.",
        ),
        Telling(
            "What it looks for",
            "These pictures were made by the network: each excites one of its channels most.",
            steps[best],
            (FEATURES,),
            "Nobody told it to look for strokes and edges. Scrub back to the start to see them appear.",
        ),
        *([too_much] if losses[-1] > OVERFITTED * losses[best] else []),
        Telling(
            "Ask it yourself",
            "Any frame of this training can still be asked: move the timeline, draw a digit, see what it answers.",
            steps[best],
            (PREDICTION, FEATURES),
            "Take digits from the audience, and ask the network at step 0, at step 20 and at the end.",
        ),
    ]


def memorising_then_understanding(curves: Curves) -> list[Telling]:
    steps, last = [int(step) for step in curves.steps], int(curves.steps[-1])
    at = {mark.name: mark.step for mark in curves.marks}
    memorised, generalised, cleaned = at["memorised"], at["generalised"], at["cleaned up"]
    plateau = next(step for step in reversed(steps) if step <= (memorised + generalised) // 2)
    halfway = steps[int((curves.metrics["validation_accuracy"] >= 0.5).argmax())]
    keys = int(curves.metrics["key_frequencies"][-1])
    return [
        Telling(
            "A network that is to learn sums",
            "Every cell is a sum a + b, counted modulo 113. It is shown half of them, and knows nothing yet.",
            0,
            (GRID,),
            "Modulo 113: after 112 comes 0 again, as on a clock. Click a cell and read what it answers.",
        ),
        Telling(
            "By heart",
            f"At step {memorised:,} all the sums that it was shown are right, and next to none of the others.",
            memorised,
            (GRID, ACCURACY),
            "It took about a second. One would stop here and say: it has memorised, it understands nothing.",
        ),
        Telling(
            "Nothing seems to happen",
            "Training goes on. All it was shown is right already; the rest stays wrong for hundreds of steps.",
            plateau,
            (ACCURACY,),
            "Wait with the audience. The dips are spikes of the loss: this run has a high learning rate.",
            (memorised, plateau),
        ),
        Telling(
            "But something grows",
            "Meanwhile a few frequencies stand out in how it writes numbers down. Nobody asked for waves.",
            plateau,
            (SPECTRUM, CIRCLE),
            "Weight decay makes large weights costly. A rule needs fewer of them than a list of sums.",
            (0, generalised),
        ),
        Telling(
            "Suddenly it knows them all",
            f"Half of the sums it never saw are right at step {halfway:,}, 99 % at step {generalised:,}.",
            generalised,
            (ACCURACY, GRID),
            "This is called grokking (Power et al. 2022). A spike of the loss helped this run along.",
            (plateau, generalised),
        ),
        Telling(
            "The numbers stand on a circle",
            "Seen along two of its directions, the cloud of numbers has become a circle.",
            last,
            (CIRCLE,),
            "Scrub back and forth: cloud, circle. Other frequencies make other circles: choose one.",
            (0, last),
        ),
        Telling(
            "Adding is turning",
            "Turn by the first number, turn on by the second, and read off the sum.",
            last,
            (CIRCLE, PREDICTION),
            "Take two numbers from the audience: press Ctrl+L and type them, such as 99+77.",
        ),
        Telling(
            "The whole algorithm, as a formula",
            f"It answers with {keys} waves. Where all of them peak together, there is the answer.",
            last,
            (ALGORITHM,),
            "Nanda et al. (2023) read this out of a network like this one. Below: the rule formed before it showed.",
        ),
        Telling(
            "What is left is the rule",
            f"From step {cleaned:,} on next to nothing but these waves is left. A toy, but one that is understood.",
            last,
            (SPECTRUM, ALGORITHM, GRID),
            "Large networks are not understood like this, yet. This is what it would look like.",
        ),
    ]


TALKS = {
    "How a network learns": ("digits", how_a_network_learns),
    "Memorising, then understanding": ("grokking", memorising_then_understanding),
}


def made_talk(title: str, recordings: Path, path: Path) -> Talk:
    name, tell = TALKS[title]
    source = recordings / f"{name}.scout"
    with Recording.open(source) as recording:
        lab = lab_of_recording(recording.description.lab, recording.description.settings, recording.assets)
        probe = lab.format_probe(lab.default_probe())
        scenes = [
            Scene(
                recording=path_in_talk(source, path),
                fingerprint=fingerprint_of(recording, telling.step),
                step=telling.step,
                probe=probe,
                panels=tuple(telling.panels),
                title=telling.title,
                caption=telling.caption,
                notes=telling.notes,
                plays=telling.plays,
            )
            for telling in tell(recording.curves())
        ]
    return Talk(title, tuple(scenes))


def file_name(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "_") + ENDING


def main() -> None:
    recordings, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for title in TALKS:
        path = folder / file_name(title)
        talk = made_talk(title, recordings, path)
        write_talk(talk, path)
        sys.stdout.write(f"{path}: {len(talk.scenes)} scenes\n")


if __name__ == "__main__":
    main()
