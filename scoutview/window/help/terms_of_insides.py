"""Words for what is found inside a model, and for how it is found. Plain data."""

from scoutview.language import tr
from scoutview.window.help.term import FieldTerm

TERMS_OF_INSIDES = (
    FieldTerm(
        tr("ablation", "in Help"),
        tr(
            "Switching a part of a network off, to see what it then does worse. That a part is active does not show "
            "that it is needed; this does."
        ),
        ("attention", "neurons", "made_of"),
        tr("switch off knock out", "in Help"),
    ),
    FieldTerm(
        tr("activation patching", "in Help"),
        tr(
            "An intervention: a number inside the network is replaced by the one that the network has there for "
            "another input."
        ),
        ("prediction",),
        tr("patch causal tracing", "in Help"),
    ),
    FieldTerm(
        tr("circuit", "in Help"),
        tr("Some parts of a network, with the weights between them, that together do one thing."),
        ("made_of", "algorithm", "wiring"),
    ),
    FieldTerm(
        tr("control", "in Help"),
        tr(
            "The same measurement done where nothing should be found, on an untrained network for one. What it finds "
            "there is owed to the method, not to the network."
        ),
        ("board_in_network", "surgery", "one_unit"),
        tr("baseline", "in Help"),
    ),
    FieldTerm(
        tr("cosine similarity", "in Help"),
        tr(
            "How alike two vectors point, whatever their lengths: 1 is the same way, 0 at right angles, −1 the "
            "opposite way."
        ),
        ("embedding",),
        tr("likeness", "in Help"),
    ),
    FieldTerm(
        tr("direction", "in Help"),
        tr(
            "A vector that others are measured along, or pushed along. How far a vector reaches along it can tell "
            "something about the input."
        ),
        ("board_in_network", "surgery", "residual_stream"),
    ),
    FieldTerm(
        tr("feature", "in Help"),
        tr(
            "Something about the input that a neuron, a channel or a direction answers to, such as an edge, or a "
            "quotation that is still open."
        ),
        ("neurons", "feature_maps", "layer_pictures"),
    ),
    FieldTerm(
        tr("feature visualization", "in Help"),
        tr(
            "A picture that was begun as noise and changed step by step until one channel answers to it as strongly as "
            "possible."
        ),
        ("feature_visualization", "layer_pictures"),
        tr("activation maximization deep dream", "in Help"),
    ),
    FieldTerm(
        tr("Fourier transform", "in Help"),
        tr(
            "Writes a list of numbers as a sum of waves, and tells how strong each wave is. A network that has "
            "grokked sums on a clock holds few of them (Nanda et al. 2023)."
        ),
        ("spectrum", "algorithm"),
        tr("Fourier waves", "in Help"),
    ),
    FieldTerm(
        tr("frequency", "in Help"),
        tr("How many times a wave goes round while the numbers go once from the first to the last."),
        ("spectrum", "number_circle"),
    ),
    FieldTerm(
        tr("grokking", "in Help"),
        tr(
            "Long after a network knows its training examples by heart, it becomes right on those it never saw, and "
            "rather suddenly (Power et al. 2022)."
        ),
        ("accuracy", "answer_grid", "learning_curves"),
        tr("delayed generalization", "in Help"),
        lab="grokking",
    ),
    FieldTerm(
        tr("intervention", "in Help"),
        tr(
            "Changing a number inside a network while it computes, and seeing what follows. It shows what causes the "
            "answer, which no reading can."
        ),
        ("surgery", "dial", "attention"),
        tr("causal change inside", "in Help"),
    ),
    FieldTerm(
        tr("linear probe", "in Help"),
        tr(
            "A weighted sum of a network's activations, fitted afterwards to tell something that the network was never "
            "asked for. That it succeeds does not show that the network uses it."
        ),
        ("board_in_network",),
        tr("read-out probing", "in Help"),
    ),
    FieldTerm(
        tr("maximally activating examples", "in Help"),
        tr("Those examples of the data to which a neuron answers most. They hint at what it looks for."),
        ("answering", "neurons"),
    ),
    FieldTerm(
        tr("mechanistic interpretability", "in Help"),
        tr("Finding out, from weights and activations, by which steps a network gets to its answer."),
        ("algorithm", "circuit", "wiring"),
        tr("reverse engineering", "in Help"),
    ),
    FieldTerm(
        tr("modular addition", "in Help"),
        tr("Adding as on a clock: after the last number one begins again at 0."),
        ("answer_grid", "number_circle"),
        tr("sums on a clock modulo", "in Help"),
    ),
    FieldTerm(
        tr("modular network", "in Help"),
        tr(
            "A network in which long connections cost something and neurons may change places while it trains, so that "
            "what works together comes to lie together (Liu et al. 2023)."
        ),
        ("wiring",),
        tr("brain-inspired modular training BIMT", "in Help"),
    ),
    FieldTerm(
        tr("occlusion", "in Help"),
        tr(
            "Covering a part of a picture to see how much less sure the answer gets: where it falls most, the evidence "
            "was."
        ),
        ("occlusion",),
        tr("saliency attribution", "in Help"),
    ),
    FieldTerm(
        tr("Othello model", "in Help"),
        tr(
            "A network that read nothing but lists of Othello moves, and inside which the state of the board can be "
            "read and changed (Li et al. 2023)."
        ),
        ("board_in_network", "legal_moves", "surgery"),
        tr("OthelloGPT", "in Help"),
    ),
    FieldTerm(
        tr("principal components", "in Help"),
        tr(
            "The directions along which a cloud of points is spread most. Drawn along the first two, a cloud of many "
            "dimensions becomes a flat picture."
        ),
        ("embedding",),
        tr("PCA", "in Help"),
    ),
    FieldTerm(
        tr("restricted and excluded loss", "in Help"),
        tr(
            "The loss with only those waves that the network holds, and the loss with these taken out (Nanda et al. "
            "2023): two ways to see how far its algorithm has grown."
        ),
        ("algorithm",),
    ),
    FieldTerm(
        tr("sentiment neuron", "in Help"),
        tr(
            "A single unit of a network that only learned to foretell letters of reviews, and that tells good reviews "
            "from bad ones (Radford et al. 2017)."
        ),
        ("one_unit", "dial", "state_over_time"),
    ),
    FieldTerm(
        tr("skill", "in Help"),
        tr(
            "In the lab of many skills, one of its tasks: each has its own rule, and some are met far more often than "
            "others."
        ),
        ("skills",),
        tr("quanta", "in Help"),
    ),
    FieldTerm(
        tr("steering", "in Help"),
        tr(
            "Adding a direction inside a network, or holding one of its units at a value, while it writes: then it "
            "writes something else."
        ),
        ("dial", "surgery"),
        tr("clamping", "in Help"),
    ),
    FieldTerm(
        tr("world model", "in Help"),
        tr(
            "Something inside a network that stands for the state of the world which its data comes from, though the "
            "data never shows it."
        ),
        ("board_in_network", "surgery"),
    ),
)
