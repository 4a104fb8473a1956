"""What a step of denoising says: one sentence, and the formulas with its numbers. Arithmetic only."""

from collections.abc import Sequence
from html import escape
from math import isfinite

import numpy as np

from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.sentence import capital, quoted
from scoutview.graphics.widgets.picture_grid_plan import Pixel
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import as_written, tr
from scoutview.panels.denoising.equation_plan import NoiseTerms
from scoutview.panels.denoising.shown import DenoisingShown
from scoutview.probe import SamplingProbe, text_of_value

BACKWARD_NAMES = (
    (tr("noisy picture"), tr("picture")),
    (tr("guessed picture"), tr("guess")),
    (tr("guessed noise"), tr("noise")),
)
FORWARD_NAMES = ((tr("noisy picture"), tr("picture")), (tr("real picture"),), (tr("noise"),))

NEARLY_ALL, ABOUT = 0.995, 0.05  # shares of noise that are called so, and half give or take this

IN_WORDS = tr(
    "<p>Every noisy picture is a mixture of a clean picture and noise. The network is shown the mixture and says "
    "which part of it is which. A little of the noise is taken away, and it is asked again.</p>"
)
_SOURCES = tr(
    "<p>Sources: Ho, Jain, Abbeel 2020 (the mixture); Song, Meng, Ermon 2021 (taking the noise away without adding "
    "new); Ho, Salimans 2022 (guidance).</p>"
)


def mixture_formula(alpha: float, sigma: float, names: Sequence[Sequence[str]]) -> str:
    """The mixture with this step's numbers; alpha² + sigma² = 1 is said with them too."""
    noisy, clean, noise = (name[0] for name in names)
    here = tr(
        "Here: {noisy} = {alpha:.3f} × {clean} + {sigma:.3f} × {noise}; {alpha:.3f}² + {sigma:.3f}² = {sum:.2f}."
    ).format(noisy=noisy, alpha=alpha, clean=clean, sigma=sigma, noise=noise, sum=alpha**2 + sigma**2)
    formula = tr("noisy = α × clean + σ × noise")
    return f"<p style='font-size:large'>{formula}</p><p>{here}</p>"


def numbers_of(noisy: np.ndarray, clean: np.ndarray, noise: np.ndarray, alpha: float, sigma: float) -> str:
    """The mixture for the pixel where the clean picture is brightest."""
    place = np.unravel_index(int(clean.argmax()), clean.shape)
    row, column = (int(each) for each in place)
    one, two, three = (float(each[place]) for each in (noisy, clean, noise))
    return tr(
        "<p>The pixel in row {row}, column {column}: {alpha:.3f} × {clean} + {sigma:.3f} × {noise} = {noisy}.</p>"
    ).format(
        row=row,
        column=column,
        alpha=alpha,
        clean=three_digits(two),
        sigma=sigma,
        noise=three_digits(three),
        noisy=three_digits(one),
    )


def guidance_formula(label: str, guidance: float) -> str:
    """Classifier-free guidance with the probe's weight."""
    weight = three_digits(guidance)
    used = tr("(1 + {weight}) × v(picture, “{label}”) − {weight} × v(picture, no label)").format(
        weight=weight, label=escape(label)
    )
    guided = tr("v = (1 + w) × v(picture, label) − w × v(picture, no label)")
    here = tr("Guidance w = {weight}: v = {formula}. The larger w, the more the label decides.")
    return f"<p style='font-size:large'>{guided}</p><p>{here.format(weight=weight, formula=used)}</p>{_SOURCES}"


def noising_formula() -> str:
    """What the way to noise is for."""
    told = tr("Training shows the network such mixtures and asks for their parts.")
    return f"<p>{told}</p>{_SOURCES}"


def denoising_formula(shown: DenoisingShown) -> str:
    """The mixture and what it is for, with the numbers of the shown step; in plain words where there is none."""
    terms, probe = shown.terms, shown.probe
    if terms is None:
        return IN_WORDS
    mixture = mixture_formula(terms.alpha, terms.sigma, FORWARD_NAMES if shown.forward else BACKWARD_NAMES)
    numbers = numbers_of(terms.noisy, terms.clean, terms.noise, terms.alpha, terms.sigma)
    asked = noising_formula() if shown.forward or probe is None else guidance_formula(shown.label, probe.guidance)
    simplified = "".join(f"<p>{note}</p>" for note in component_notes(shown)[:1])
    return f"{IN_WORDS}{simplified}{mixture}{numbers}{share_formula(shown)}{asked}"


def component_notes(shown: DenoisingShown) -> tuple[str, ...]:
    """What is simplified where pictures are not made of pixels, from long to short; nothing where they are."""
    number, (height, width) = shown.components, shown.shape
    if shown.forward or not number:
        return ()
    texts = (
        tr(
            "Simplified: a picture is made of {number} components, measured on the training pictures, not of {pixels} "
            "free pixels: so even at training step 0 noise ends in strokes."
        ),
        tr(
            "Simplified: a picture is made of {number} measured components: so even an untrained network draws strokes."
        ),
        tr(
            "Simplified: a picture is made of {number} components, measured on the training pictures, not of {pixels} "
            "pixels."
        ),
        tr("Simplified: pictures are made of {number} measured components."),
        "",  # where not even that has room
    )
    return tuple(text.format(number=number, pixels=height * width) for text in texts)


def denoising_sentences(shown: DenoisingShown, *, picture: bool, alone: bool = False) -> tuple[str, ...]:
    """What stands under the pictures, from long to short: the finding, or what is simplified.

    The latter at training step 0, where strokes out of an untrained network are what one wonders at, and in a picture
    that is saved, which has its finding as a caption; the formula says it always. Nothing `alone`, where the finding
    stands over the panel.
    """
    if alone:
        return ()
    notes = component_notes(shown)
    if picture:
        return notes
    untrained = shown.observation is not None and shown.observation.step == 0
    return notes if notes and untrained else denoising_findings(shown)


def denoising_findings(shown: DenoisingShown) -> tuple[str, ...]:
    """The sentence about the shown step, from long to short; an empty one where there is none."""
    terms, steps = shown.terms, shown.steps
    if terms is None or shown.observation is None:
        return ("",)
    if shown.forward:
        return (forward_finding(shown.label, terms.sigma, steps.named),)
    if not np.isfinite(terms.clean).all():
        return (tr("At {step} the guess has pixels that are no numbers.").format(step=steps.named),)
    return backward_findings(shown.label, terms.sigma, steps, trained=shown.observation.step > 0)


def noise_words(sigma: float) -> str:
    """How much of a mixture's variance is noise, in words, to be followed by "is noise"."""
    share = sigma**2
    if share > NEARLY_ALL:
        return tr("nearly all")
    if share < 1 - NEARLY_ALL:
        return tr("almost nothing")
    return tr("about half") if abs(share - 0.5) <= ABOUT else tr("about {percent:.0f} %").format(percent=100 * share)


def backward_findings(label: str, sigma: float, steps: Steps, *, trained: bool) -> tuple[str, ...]:
    """What becomes of noise and how much of it is left at this step; before any training nothing has to come of it."""
    drawn = quoted(label) if label else tr("a picture")
    becomes = tr("Noise becomes {picture}") if trained else tr("Noise is to become {picture}")
    if steps.complete and steps.shown == steps.total - 1:
        left = tr("the guess is the finished picture")
    elif sigma**2 < 1 - NEARLY_ALL:
        left = tr("almost no noise is left")
    else:
        left = tr("{part} is still noise").format(part=noise_words(sigma))
    at = tr("at {step} {left}.").format(step=steps.text(), left=left)
    return (
        f"{becomes.format(picture=drawn)}: {at}",
        tr("At {step} {left}.").format(step=steps.named, left=left),
        f"{capital(left)}.",
    )


def mean_difference(clean: np.ndarray, last: np.ndarray) -> float:
    """How far two pictures in -1..1 are apart on average, as a share of the way from black to white."""
    with np.errstate(invalid="ignore"):  # of a run that diverged
        return float(np.abs(clean - last).mean()) / 2


def share_formula(shown: DenoisingShown) -> str:
    """What the finding says in words, with its numbers."""
    terms, observation = shown.terms, shown.observation
    if terms is None or observation is None:
        return ""
    noise = tr("Share of the variance that is noise: {sigma:.3f}² = {percent:.1f} %.").format(
        sigma=terms.sigma, percent=100 * terms.sigma**2
    )
    difference = np.nan if shown.forward else mean_difference(terms.clean, observation["clean"][-1])
    if not shown.steps.complete or not isfinite(difference):
        return f"<p>{noise}</p>"
    off = tr("A pixel of the guess is on average {percent:.1f} % of black to white off the finished picture.")
    return f"<p>{noise} {off.format(percent=100 * difference)}</p>"


def forward_finding(label: str, sigma: float, place: str) -> str:
    return tr("At {step} {part} of what you see of this “{label}” is noise.").format(
        step=place, part=noise_words(sigma), label=label
    )


def way_headings(label: str, probe: SamplingProbe | None) -> tuple[str, ...]:
    """Over the way from noise to a picture, from long to short."""
    drawn = tr("noise becomes “{label}”").format(label=label) if label else tr("noise becomes a picture")
    if probe is None:
        return f"{drawn}: {_DENOISING}", drawn
    asked = tr("noise {seed}, guidance {guidance}").format(
        seed=probe.seed, guidance=as_written(text_of_value(probe.guidance))
    )
    return (
        f"{drawn} ({asked}): {_DENOISING}",
        f"{drawn}: {_DENOISING}",
        drawn,
    )


def noising_headings(label: str) -> tuple[str, ...]:
    return (
        tr("a real picture, “{label}”, becomes noise: noising step →").format(label=label),
        tr("“{label}” becomes noise: noising step →").format(label=label),
        tr("“{label}” becomes noise").format(label=label),
    )


def sample_headings(label: str, place: str) -> tuple[str, ...]:
    """Over the samples; `place` is empty where they are finished."""
    drawn = quoted(label) if label else tr("the same label")
    long = tr("{label} from this noise and others").format(label=drawn)
    return (
        f"{long}, {place}" if place else long,
        long,
        tr("this noise and others"),
        tr("this and other noise"),
        tr("this and others"),
    )


_DENOISING = tr("denoising step →")
UNGUIDED = (tr("without guidance"), tr("no guidance"), tr("unguided"))  # over the sample that is drawn so


def sample_captions(probe: SamplingProbe | None, seeds: int) -> tuple[tuple[str, ...], ...]:
    """Under each sample: its noise by its seed."""
    first = probe.seed if probe is not None else 0
    return tuple((tr("noise {seed}").format(seed=first + number), str(first + number)) for number in range(seeds))


def pixel_words(place: str, pixel: Pixel, value: float) -> str:
    """What one pixel of a picture is."""
    return tr("{picture}, row {row}, column {column}: {number}").format(
        picture=place, row=pixel.row, column=pixel.column, number=three_digits(value)
    )


def sum_words(terms: NoiseTerms, pixel: Pixel) -> str:
    """How one pixel adds up."""
    at = pixel.row, pixel.column
    one, two, three = (three_digits(float(each[at])) for each in (terms.noisy, terms.clean, terms.noise))
    weights = f"{three_digits(terms.alpha)} × {two} + {three_digits(terms.sigma)} × {three}"
    where = tr("row {row}, column {column}").format(row=pixel.row, column=pixel.column)
    return f"{where}: {one} = {weights}"
