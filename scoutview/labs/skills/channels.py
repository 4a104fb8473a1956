"""What a network that has many skills can be asked."""

from __future__ import annotations

from scoutview.labs.shared_channels import (
    LEARNING_CHANNELS,
    OPERATIONS,
    SITES,
    prediction_channels,
    product_channels,
)
from scoutview.observation import Channel


def skill_channels() -> tuple[Channel, ...]:
    """Of the case asked, and of every skill, in the order of the page of channels."""
    skills = "skills"
    return (
        Channel("skill_accuracies", ("skill",), "share of cases it has right; frequent skills first", "", skills),
        Channel("skill_losses", ("skill",), "their mean loss", "nats per case", skills),
        Channel("skill_frequencies", ("skill",), "share of the cases of training", "sums to 1", skills),
        Channel("skill_bits", ("skill", "counted bit"), "the bits that count for it, from 0", question=skills),
        Channel("skill_cases", (), "how many cases of each are asked, the same at every frame", question=skills),
        Channel("logits", ("answer",), "the network's answer before the softmax"),
        *prediction_channels("even and odd", "the skill and the bits that count for it", "0: a case has one answer"),
        *SITES,
        *product_channels("what enters, of the case asked"),
        *OPERATIONS,
        *LEARNING_CHANNELS,
    )
