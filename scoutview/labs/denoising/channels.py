"""What can be asked of a model of this lab."""

from __future__ import annotations

from scoutview.labs.shared_channels import (
    LEARNING_CHANNELS,
    OPERATIONS,
    ROW_PICTURES,
    SITES,
    product_channels,
)
from scoutview.observation import Channel


def denoising_channels() -> tuple[Channel, ...]:
    """All that can be asked, in the order of the page of channels."""
    picture = ("row", "column")
    steps, noising, strip = ("step", *picture), "noising", "denoising_strip"
    brightness = "brightness, -1 to 1"
    return (
        Channel("noisy", picture, "the picture at this step: alpha clean + sigma noise", question="denoising"),
        Channel("clean", picture, "what the model takes the picture to be", brightness, "denoising"),
        Channel("noise", picture, "what the model takes the noise to be", question="denoising"),
        Channel("alpha", (), "share of the picture", question="denoising"),
        Channel("sigma", (), "share of the noise; alpha² + sigma² = 1", question="denoising"),
        Channel("time", (), "1 is noise, 0 the picture", question="denoising"),
        Channel(
            "samples",
            ("sample", *picture),
            "others after this step: the same noise without guidance, then the three next seeds",
            question="denoising",
        ),
        Channel("noising_pictures", steps, "a validation picture on its way to noise", question=noising),
        Channel("noising_clean", picture, "the validation picture", brightness, noising),
        Channel("noising_noise", picture, "the noise that is mixed in", question=noising),
        Channel("noising_alpha", ("step",), "share of the picture", question=noising),
        Channel("noising_sigma", ("step",), "share of the noise", question=noising),
        Channel("noising_label", (), "the picture's class", question=noising),
        Channel("noising_count", (), "validation pictures that can be asked about", "pictures", noising),
        Channel("strip", ("column", "row", "column2"), "clean pictures at some of the steps", brightness, strip),
        Channel("strip_noisy", ("column", "row", "column2"), "the noisy pictures at the same steps", question=strip),
        Channel("strip_steps", ("column",), "which steps those are", question=strip),
        Channel("classes", ("class",), "names of the classes"),
        Channel(
            "components",
            (),
            "of how many components pictures are made; where of pixels, how many these are",
            "",
            "classes",
        ),
        *SITES,
        *product_channels("what enters at the first step, with the label and without"),
        ROW_PICTURES,
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
