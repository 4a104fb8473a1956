"""Words for what is found inside a model, and for how it is found. Plain data."""

from scoutview.window.help.term import FieldTerm

TERMS_OF_INSIDES = (
    FieldTerm(
        "ablation",
        "Switching a part of a network off, to see what it then does worse. That a part is active does not show that "
        "it is needed; this does.",
        ("attention", "neurons", "made_of"),
        "switch off knock out",
    ),
    FieldTerm(
        "activation patching",
        "An intervention: a number inside the network is replaced by the one that the network has there for another "
        "input.",
        ("prediction",),
        "patch causal tracing",
    ),
    FieldTerm(
        "circuit",
        "Some parts of a network, with the weights between them, that together do one thing.",
        ("made_of", "algorithm", "wiring"),
    ),
    FieldTerm(
        "control",
        "The same measurement done where nothing should be found, on an untrained network for one. What it finds "
        "there is owed to the method, not to the network.",
        ("board_in_network", "surgery", "one_unit"),
        "baseline",
    ),
    FieldTerm(
        "cosine similarity",
        "How alike two vectors point, whatever their lengths: 1 is the same way, 0 at right angles, −1 the opposite "
        "way.",
        ("embedding",),
        "likeness",
    ),
    FieldTerm(
        "direction",
        "A vector that others are measured along, or pushed along. How far a vector reaches along it can tell "
        "something about the input.",
        ("board_in_network", "surgery", "residual_stream"),
    ),
    FieldTerm(
        "feature",
        "Something about the input that a neuron, a channel or a direction answers to, such as an edge, or a "
        "quotation that is still open.",
        ("neurons", "feature_maps", "layer_pictures"),
    ),
    FieldTerm(
        "feature visualization",
        "A picture that was begun as noise and changed step by step until one channel answers to it as strongly as "
        "possible.",
        ("feature_visualization", "layer_pictures"),
        "activation maximization deep dream",
    ),
    FieldTerm(
        "Fourier transform",
        "Writes a list of numbers as a sum of waves, and tells how strong each wave is. A network that has "
        "grokked sums on a clock holds few of them (Nanda et al. 2023).",
        ("spectrum", "algorithm"),
        "Fourier waves",
    ),
    FieldTerm(
        "frequency",
        "How many times a wave goes round while the numbers go once from the first to the last.",
        ("spectrum", "number_circle"),
    ),
    FieldTerm(
        "grokking",
        "Long after a network knows its training examples by heart, it becomes right on those it never saw, and "
        "rather suddenly (Power et al. 2022).",
        ("accuracy", "answer_grid", "learning_curves"),
        "delayed generalization",
        lab="grokking",
    ),
    FieldTerm(
        "intervention",
        "Changing a number inside a network while it computes, and seeing what follows. It shows what causes the "
        "answer, which no reading can.",
        ("surgery", "dial", "attention"),
        "causal change inside",
    ),
    FieldTerm(
        "linear probe",
        "A weighted sum of a network's activations, fitted afterwards to tell something that the network was never "
        "asked for. That it succeeds does not show that the network uses it.",
        ("board_in_network",),
        "read-out probing",
    ),
    FieldTerm(
        "maximally activating examples",
        "Those examples of the data to which a neuron answers most. They hint at what it looks for.",
        ("answering", "neurons"),
    ),
    FieldTerm(
        "mechanistic interpretability",
        "Finding out, from weights and activations, by which steps a network gets to its answer.",
        ("algorithm", "circuit", "wiring"),
        "reverse engineering",
    ),
    FieldTerm(
        "modular addition",
        "Adding as on a clock: after the last number one begins again at 0.",
        ("answer_grid", "number_circle"),
        "sums on a clock modulo",
    ),
    FieldTerm(
        "modular network",
        "A network in which long connections cost something and neurons may change places while it trains, so that "
        "what works together comes to lie together (Liu et al. 2023).",
        ("wiring",),
        "brain-inspired modular training BIMT",
    ),
    FieldTerm(
        "occlusion",
        "Covering a part of a picture to see how much less sure the answer gets: where it falls most, the evidence "
        "was.",
        ("occlusion",),
        "saliency attribution",
    ),
    FieldTerm(
        "Othello model",
        "A network that read nothing but lists of Othello moves, and inside which the state of the board can be "
        "read and changed (Li et al. 2023).",
        ("board_in_network", "legal_moves", "surgery"),
        "OthelloGPT",
    ),
    FieldTerm(
        "principal components",
        "The directions along which a cloud of points is spread most. Drawn along the first two, a cloud of many "
        "dimensions becomes a flat picture.",
        ("embedding",),
        "PCA",
    ),
    FieldTerm(
        "restricted and excluded loss",
        "The loss with only those waves that the network holds, and the loss with these taken out (Nanda et al. "
        "2023): two ways to see how far its algorithm has grown.",
        ("algorithm",),
    ),
    FieldTerm(
        "sentiment neuron",
        "A single unit of a network that only learned to foretell letters of reviews, and that tells good reviews "
        "from bad ones (Radford et al. 2017).",
        ("one_unit", "dial", "state_over_time"),
    ),
    FieldTerm(
        "skill",
        "In the lab of many skills, one of its tasks: each has its own rule, and some are met far more often than "
        "others.",
        ("skills",),
        "quanta",
    ),
    FieldTerm(
        "steering",
        "Adding a direction inside a network, or holding one of its units at a value, while it writes: then it "
        "writes something else.",
        ("dial", "surgery"),
        "clamping",
    ),
    FieldTerm(
        "world model",
        "Something inside a network that stands for the state of the world which its data comes from, though the "
        "data never shows it.",
        ("board_in_network", "surgery"),
    ),
)
