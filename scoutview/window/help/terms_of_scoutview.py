"""Words that mean something of their own in ScoutView. Plain data."""

from scoutview.language import tr
from scoutview.window.help.term import FieldTerm

TERMS_OF_SCOUTVIEW = (
    FieldTerm(
        tr("frame", "in Help"),
        tr("In ScoutView: the run at one training step, with its loss and all its weights. It never changes."),
        ("learning_curves",),
    ),
    FieldTerm(
        tr("history", "in Help"),
        tr("In ScoutView: the answer to one question at many frames, so that one sees how it came about."),
        ("next_token", "algorithm"),
    ),
    FieldTerm(
        tr("lab", "in Help"),
        tr(
            "In ScoutView: an experiment. It says which data, which model, which loss, and what can be asked of the "
            "model."
        ),
    ),
    FieldTerm(
        tr("mark", "in Help"),
        tr("In ScoutView: a named step of a run, such as the one at which overfitting begins."),
        ("learning_curves",),
    ),
    FieldTerm(
        tr("measure", "in Help"),
        tr("In ScoutView: numbers along a run, at steps of their own, that the training logged or somebody computed."),
        ("measures",),
    ),
    FieldTerm(
        tr("panel", "in Help"),
        tr("In ScoutView: one view of what the model computes at the frame on screen."),
    ),
    FieldTerm(
        tr("probe", "in Help"),
        tr(
            "In ScoutView: what you ask the model with, such as a text, a drawn digit or a photo. What the field "
            "calls a probe is here a linear probe."
        ),
        ("prediction",),
    ),
    FieldTerm(
        tr("recording", "in Help"),
        tr("In ScoutView: one .scout file with one run of one lab, frame by frame."),
    ),
    FieldTerm(
        tr("run", "in Help"),
        tr(
            "In ScoutView: one training, from its random weights on. Others of the same lab differ in settings or seed."
        ),
        ("runs",),
    ),
    FieldTerm(
        tr("scene", "in Help"),
        tr(
            "In ScoutView: what is needed to show the same thing again: recording, frame, probe, panels and words. A "
            "talk is a list of scenes."
        ),
    ),
    FieldTerm(
        tr("sweep", "in Help"),
        tr("In ScoutView: many runs of one lab that differ in settings that you name."),
        ("runs", "isoflop", "sums_by_size"),
    ),
    FieldTerm(
        tr("timeline", "in Help"),
        tr(
            "In ScoutView: the strip at the foot of the window. It says which frame is on screen, and leads to any "
            "other."
        ),
        ("learning_curves",),
    ),
    FieldTerm(
        tr("trajectory", "in Help"),
        tr("In ScoutView: an answer with steps of its own, such as noise that becomes a digit."),
        ("denoising", "layer_pictures"),
    ),
)
