"""Makes the talks that ship with ScoutView from the sample recordings: `make talks`, after `make recordings`.

The words are written here; steps and numbers are those of the recordings. The words are of the language that is spoken,
and talks that are not English lie in a folder of their language.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from scoutview.graphics.base.numbers import loss, percent, three_digits
from scoutview.labs.grokking.fourier import SHARE
from scoutview.labs.registry import lab_of_recording
from scoutview.language import ENGLISH, language, tr, tr_noop, translated
from scoutview.observation import Question
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import fingerprint_of, path_in_talk
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.shipped import CHAPTERS_FOLDER
from scoutview.talks.talk import ENDING, Talk, write_talk
from tools.chapters import CHAPTERS, Chapter
from tools.talk_facts import LOSS, Facts, Telling
from tools.talk_of_a_unit import a_feeling_that_nobody_labelled
from tools.talk_of_modular import how_a_network_sorts_itself
from tools.talk_of_othello import a_board_that_nobody_drew
from tools.talk_of_photos import a_car_in_the_eye_of_a_camera
from tools.talk_of_sizes import how_big_should_a_model_be

CIRCLE, GRID = PanelView("number_circle"), PanelView("answer_grid")
ACCURACY, SPECTRUM, ALGORITHM = PanelView("accuracy"), PanelView("spectrum"), PanelView("algorithm")
CURVES, PREDICTION = PanelView("learning_curves"), PanelView("prediction")
FEATURES, MAPS = PanelView("feature_visualization"), PanelView("activation_maps")

DIGIT = "validation:41"  # the one that is followed: plainly written, and soon learned


def how_a_network_learns(facts: Facts) -> list[Telling]:
    """One digit is followed: read, taken apart, guessed at before training, and learned."""
    last, names = facts.steps[-1], facts.class_names()
    weights, (before, after) = len(facts.weights(0)), facts.steepest_step()
    shares, right = facts.shares(last, DIGIT)
    digit, sure, guessed = names[right], percent(shares[right]), percent(facts.shares(0, DIGIT)[0][right])
    told, maps = (facts.answer(last, DIGIT, Question(name)) for name in ("pixel_sum", "activation_maps"))
    pixels, (first_maps, second_maps) = told["sum_inputs"].size, maps["map_shapes"][:, 0]
    moves = facts.moves(before, after)
    untrained, trained = (
        f"{facts.curves.metrics['validation_accuracy'][position]:.0%}".replace("%", " %") for position in (0, -1)
    )
    fall = [loss(facts.measured(LOSS, step)) for step in (before, after)]
    read = facts.read_right(last)
    missed = f"validation:{read.index(False)}"
    wrong, truth = facts.shares(last, missed)
    return [
        Telling(
            tr("It reads a digit it never saw"),
            tr(
                "It says {digit} ({sure}). Nobody told it what a {digit} looks like: it learned that from examples."
            ).format(digit=digit, sure=sure),
            last,
            (PREDICTION,),
            tr("Ask the audience how they know that it is a {digit}. Hardly anybody can write down the rule.").format(
                digit=digit
            ),
            probe=DIGIT,
        ),
        Telling(
            tr("To the network it is numbers"),
            tr(
                "{pixels} pixels times {pixels} weights, added up with a bias: {total}. All its answers are made of "
                "such sums."
            ).format(pixels=pixels, total=three_digits(float(told["sum_value"]))),
            last,
            (_product_at(told, maps["map_shapes"][0, 2]),),
            tr(
                "Point at one pixel, at the weight in the same place, and at their product. Click elsewhere: another "
                "sum."
            ),
            probe=DIGIT,
        ),
        Telling(
            tr("From the picture to the answer"),
            tr(
                "The same sum at every place is a map. {first_maps} maps of the picture, {second_maps} made of those, "
                "then the answer: {digit}."
            ).format(first_maps=first_maps, second_maps=second_maps, digit=digit),
            last,
            (MAPS,),
            tr("Below is the sum of the scene before. Click a pixel of any map to see the sum that made it."),
            probe=DIGIT,
        ),
        Telling(
            tr("Before training it guesses"),
            tr(
                "Its {weights:,} weights begin as random numbers. The {digit} gets {guessed}, about as much as any "
                "digit."
            ).format(weights=weights, digit=digit, guessed=guessed),
            0,
            (PREDICTION,),
            tr("Same picture, same sums, other weights. All that training will change are these weights."),
            probe=DIGIT,
        ),
        Telling(
            tr("One small step downhill"),
            tr(
                "Step {step} moves {moved:,} weights, typically by {typical:.3f}. The loss, how wrong it is, falls "
                "from {before} to {now}."
            ).format(
                step=after,
                moved=np.count_nonzero(moves),
                typical=np.median(moves),
                before=fall[0],
                now=fall[1],
            ),
            after,
            (_sum_at(told), _curves_around(before), PREDICTION),
            tr(
                "For every weight it is computed whether more or less of it lowers the loss; each moves a little that "
                "way: gradient descent. Of {digits} digits {gaining} gain by this step, this one from {before} to "
                "{now}; the others lose. Press Shift with an arrow key to step back and forth: watch the sum and the "
                "answer."
            ).format(
                digits=len(read),
                gaining=facts.gaining(before, after),
                before=percent(facts.shares(before, DIGIT)[0][right]),
                now=percent(facts.shares(after, DIGIT)[0][right]),
            ),
            (before, after),
            DIGIT,
        ),
        Telling(
            tr("The same step, again and again"),
            tr(
                "{steps:,} steps, {batch} digits each. Of digits kept from it, it read {untrained} right at first, and "
                "{trained} now."
            ).format(steps=last, batch=facts.setting("batch"), untrained=untrained, trained=trained),
            last,
            (PanelView("learning_curves", {"shown": "accuracy", "log_steps": True}), PREDICTION),
            tr(
                "It wavers: each step is computed from a few digits only. Steps are on a logarithmic axis: each mark "
                "is ten times as many."
            ),
            (0, last),
            DIGIT,
        ),
        Telling(
            tr("What a channel looks for"),
            tr("The large picture was made to excite one channel most. Beside it: real digits that excite it most."),
            last,
            (FEATURES,),
            tr("Nobody told it to look for strokes like this. Choose another channel, or scrub back to step 0."),
            probe=DIGIT,
        ),
        Telling(
            tr("Wrong, and sure of it"),
            tr(
                "Of {digits} digits that it never trained on it reads {right} right. This {digit} it takes for "
                "{answer} ({likely})."
            ).format(
                digits=len(read),
                right=sum(read),
                digit=names[truth],
                answer=names[int(wrong.argmax())],
                likely=percent(wrong.max()),
            ),
            last,
            (PREDICTION,),
            tr(
                "The curves before count only some of these digits. It has no answer “I do not know”: draw a house, "
                "and it names a digit."
            ),
            probe=missed,
        ),
        Telling(
            tr("Your turn"),
            tr("Draw a digit, and see it go through all maps. Then move back in time, and ask the network as it was."),
            last,
            (PREDICTION, MAPS),
            tr(
                "Press Ctrl+L and draw, or let the audience draw. Then ask it at step 0, at step {step} and at the end."
            ).format(step=before),
        ),
    ]


def _product_at(told: Mapping[str, np.ndarray], width: int) -> PanelView:
    """The sum that the activation maps explain, as a patch times a kernel."""
    channel, row, column = told["sum_place"].tolist()
    place = {"cell": [int(row * width + column), channel], "building": False}
    return PanelView("matrix_multiply", {"site": str(told["sum_layer"]), "place": place, "on_picture": True})


def _sum_at(told: Mapping[str, np.ndarray]) -> PanelView:
    """The same sum below the maps."""
    return PanelView("activation_maps", {"layer": str(told["sum_layer"]), "place": told["sum_place"].tolist()})


def _curves_around(step: int) -> PanelView:
    """The loss over the first steps, this one in the middle."""
    return PanelView("learning_curves", {"log_loss": False, "zoom": {"loss": {"steps": [0, 2 * step]}}})


def memorising_then_understanding(facts: Facts) -> list[Telling]:
    curves, steps, last = facts.curves, facts.steps, facts.steps[-1]
    at = {mark.name: mark.step for mark in curves.marks}
    memorised, generalised = at["memorised"], at["generalised"]
    plateau = next(step for step in reversed(steps) if step <= (memorised + generalised) // 2)
    halfway = steps[int((curves.metrics["validation_accuracy"] >= 0.5).argmax())]
    first_keys, keys = (int(curves.metrics["key_frequencies"][position]) for position in (0, -1))
    return [
        Telling(
            tr("A network that is to learn sums"),
            tr("Every cell is a sum a + b, counted modulo 113. It is shown half of them, and knows nothing yet."),
            0,
            (GRID,),
            tr("Modulo 113: after 112 comes 0 again, as on a clock. Click a cell and read what it answers."),
        ),
        Telling(
            tr("By heart"),
            _shares_right(facts, memorised),
            memorised,
            (GRID, ACCURACY),
            tr(
                "It took {seconds:.0f} seconds. One would stop here and say: it has memorised, it understands nothing."
            ).format(seconds=facts.seconds_at(memorised)),
        ),
        Telling(
            tr("Nothing seems to happen"),
            tr("Training goes on. {right}").format(right=_shares_right(facts, plateau)),
            plateau,
            (ACCURACY,),
            tr("Wait with the audience. The dips are spikes of the loss: this run has a high learning rate."),
            (memorised, plateau),
        ),
        Telling(
            tr("But something grows"),
            tr("Meanwhile a few frequencies stand out in how it writes numbers down. Nobody asked for waves."),
            plateau,
            (SPECTRUM, CIRCLE),
            tr("Weight decay makes large weights costly. A rule needs fewer of them than a list of sums."),
            (0, generalised),
        ),
        Telling(
            tr("Suddenly it knows them all"),
            tr("Half of the sums it never saw are right at step {halfway:,}, 99 % at step {generalised:,}.").format(
                halfway=halfway, generalised=generalised
            ),
            generalised,
            (ACCURACY, GRID),
            tr("This is called grokking (Power et al. 2022). A spike of the loss helped this run along."),
            (plateau, generalised),
        ),
        Telling(
            tr("The numbers stand on a circle"),
            tr("Seen along two of its directions, the cloud of numbers has become a circle."),
            last,
            (CIRCLE,),
            tr("Scrub back and forth: cloud, circle. Other frequencies make other circles: choose one."),
            (0, last),
        ),
        Telling(
            tr("Adding is turning"),
            tr("Turn by the first number, turn on by the second, and read off the sum."),
            last,
            (CIRCLE, PREDICTION),
            tr("Take two numbers from the audience: press Ctrl+L and type them, such as 99+77."),
        ),
        Telling(
            tr("The whole algorithm, as a formula"),
            tr("It answers mostly with {keys} waves. Where all of them peak together, there is the answer.").format(
                keys=keys
            ),
            last,
            (ALGORITHM,),
            tr(
                "Nanda et al. (2023) read this out of a network like this one. “over the run”: it formed before it "
                "showed."
            ),
        ),
        Telling(
            tr("What is left is the rule"),
            tr(
                "At least {share:.0f} % of how it writes numbers down is in {keys} waves; at first it took "
                "{first_keys}. A toy, but one that is understood."
            ).format(share=SHARE * 100, keys=keys, first_keys=first_keys),
            last,
            (SPECTRUM, ALGORITHM, GRID),
            tr("Large networks are not understood like this, yet. This is what it would look like."),
        ),
    ]


def _shares_right(facts: Facts, step: int) -> str:
    trained, new = (percent(facts.measured(f"{role}_accuracy", step)) for role in ("train", "validation"))
    return tr("Of the sums that it was shown {trained} are right at step {step:,}, and {new} of the others.").format(
        trained=trained, step=step, new=new
    )


TALKS: Mapping[str, tuple[str, Callable[[Facts], list[Telling]]]] = {
    tr_noop("How a network learns"): ("recordings/digits.scout", how_a_network_learns),
    tr_noop("Memorising, then understanding"): ("recordings/grokking.scout", memorising_then_understanding),
    tr_noop("How big should a model be?"): ("sweeps/isoflop/width=26.scout", how_big_should_a_model_be),
    tr_noop("A board that nobody drew"): ("recordings/othello.scout", a_board_that_nobody_drew),
    tr_noop("How a network sorts itself"): ("recordings/modular.scout", how_a_network_sorts_itself),
    tr_noop("A feeling that nobody labelled"): ("recordings/reviews.scout", a_feeling_that_nobody_labelled),
    tr_noop("A car in the eye of a camera"): ("recordings/photos.scout", a_car_in_the_eye_of_a_camera),
}


def made_talk(title: str, resources: Path, path: Path) -> Talk:
    """A guided tour, as it stands in a file at this path."""
    return Talk(translated(title), _scenes(*TALKS[title], resources, path))


def made_chapter(chapter: Chapter, resources: Path, path: Path) -> Talk:
    """A chapter of the series, as it stands in a file at this path."""
    scenes = _scenes(chapter.recording, chapter.tell, resources, path)
    return Talk(translated(chapter.title), scenes, chapter.number, chapter.summary)


def _scenes(name: str, tell: Callable[[Facts], list[Telling]], resources: Path, path: Path) -> tuple[Scene, ...]:
    with Recording.open(resources / name) as recording:
        facts = Facts(recording)
        return tuple(_scene(telling, resources / (telling.recording or name), path) for telling in tell(facts))


def _scene(telling: Telling, source: Path, path: Path) -> Scene:
    with Recording.open(source) as recording:
        return Scene(
            recording=path_in_talk(source, path),
            fingerprint=fingerprint_of(recording, telling.step),
            step=telling.step,
            probe=telling.probe or _default_probe(recording),
            panels=tuple(telling.panels),
            title=telling.title,
            caption=telling.caption,
            notes=telling.notes,
            plays=telling.plays,
            interventions=telling.interventions,
            task=telling.task,
        )


def _default_probe(recording: Recording) -> str:
    lab = lab_of_recording(recording)
    return str(lab.format_probe(lab.default_probe()))


def file_name(title: str) -> str:
    return title.lower().translate(str.maketrans(" ", "_", ",?")) + ENDING


def chapter_file_name(chapter: Chapter) -> str:
    return f"{chapter.number:02}_{file_name(chapter.title)}"


def main() -> None:
    resources, folder = Path(sys.argv[1]), Path(sys.argv[2])
    if language() != ENGLISH:
        folder /= language()
    for title in TALKS:
        path = folder / file_name(title)
        _write(made_talk(title, resources, path), path)
    for chapter in CHAPTERS:
        path = folder / CHAPTERS_FOLDER / chapter_file_name(chapter)
        _write(made_chapter(chapter, resources, path), path)


def _write(talk: Talk, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_talk(talk, path)
    sys.stdout.write(f"{path}: {len(talk.scenes)} scenes\n")


if __name__ == "__main__":
    main()
