"""Words for how a model learns, and for how well. Plain data."""

from scoutview.window.help.term import FieldTerm

TERMS_OF_TRAINING = (
    FieldTerm(
        "accuracy",
        "The share of answers that are right.",
        ("accuracy", "answer_grid"),
    ),
    FieldTerm(
        "backpropagation",
        "The way to find the slope of the loss for all weights at once: it goes from the loss back through the "
        "network, layer by layer, by the chain rule.",
        ("one_step",),
        "backward pass backprop",
    ),
    FieldTerm(
        "batch",
        "The examples that one training step is computed on.",
        ("one_step",),
    ),
    FieldTerm(
        "benchmark",
        "A fixed list of questions with their right answers, by which models are held against each other, or "
        "against people.",
        ("chart",),
        "BIG-bench exam",
    ),
    FieldTerm(
        "chance",
        "How often pure guessing would be right. What a model can do is what it does beyond that.",
        ("skills", "bets"),
        "baseline guessing",
    ),
    FieldTerm(
        "compute",
        "How many additions and multiplications of numbers a training takes, or an answer. Each counts as one "
        "operation, a FLOP.",
        ("isoflop", "runs", "chart"),
        "FLOP operations",
    ),
    FieldTerm(
        "compute-optimal",
        "Of all models that the same compute could train, the one that ends with the lowest loss. By Hoffmann et al. "
        "(2022) its size and the amount of text that it reads should grow equally.",
        ("isoflop", "chart"),
        "Chinchilla",
    ),
    FieldTerm(
        "cross-entropy",
        "Minus the logarithm of the probability that the model gave to the right answer: 0 if it was certain of it, "
        "and the larger the less it expected it.",
        ("learning_curves", "one_step"),
        "surprise surprisal",
    ),
    FieldTerm(
        "denoising",
        "The task of image generators: noise was added to a picture, and the model learns to tell what was added. "
        "Begun with nothing but noise and done step by step, this draws new pictures.",
        ("denoising",),
    ),
    FieldTerm(
        "diffusion model",
        "A model that was trained on denoising, and draws by taking away noise in many small steps.",
        ("denoising",),
        "Stable Diffusion image generator",
    ),
    FieldTerm(
        "emergence",
        "An ability that small models lack and larger ones have, which nobody could foretell from the small ones "
        "(Wei et al. 2022). How sudden it looks depends on the measure as well.",
        ("sums_by_size", "skills", "chart"),
        "emergent abilities mirage",
    ),
    FieldTerm(
        "epoch",
        "As many training steps as it takes to use every training example once.",
        ("learning_curves",),
    ),
    FieldTerm(
        "forward pass",
        "Computing the answer: numbers go through the network from the input to the output.",
        ("one_step", "circuit"),
    ),
    FieldTerm(
        "generalization",
        "Being right on examples that were never trained on.",
        ("accuracy", "answer_grid", "learning_curves"),
        lab="grokking",
    ),
    FieldTerm(
        "gradient",
        "For each weight, how steeply the loss rises when this weight alone is made a little larger. All these "
        "slopes together point to where the loss rises most steeply.",
        ("one_step", "one_weight"),
        "slope derivative",
    ),
    FieldTerm(
        "gradient descent",
        "Every weight is moved a little against its slope, then the slopes are computed anew. Stochastic gradient "
        "descent computes them on a few examples at a time.",
        ("one_step", "loss_landscape"),
        "SGD downhill",
    ),
    FieldTerm(
        "guidance",
        "When a picture is drawn, the difference between the model's guess with the label and its guess without is "
        "multiplied by this number: above 1 the label counts for more.",
        ("denoising",),
        "classifier-free guidance",
    ),
    FieldTerm(
        "hindsight neglect",
        "A task: was a bet a good one by its chances, though one is told how it ended? Whoever goes by the ending is "
        "wrong wherever luck decided otherwise.",
        ("bets", "chart"),
    ),
    FieldTerm(
        "inverse scaling",
        "A task in which larger models do worse than smaller ones. It is called U-shaped where still larger ones do "
        "better again.",
        ("bets", "chart"),
        "U-shaped",
    ),
    FieldTerm(
        "isoFLOP curve",
        "The losses of models of several sizes that were all trained with the same compute: large ones on few "
        "tokens, small ones on many. Its lowest point is the best size for that compute.",
        ("isoflop",),
    ),
    FieldTerm(
        "learning rate",
        "How far weights are moved for a given slope. If it is too small, learning takes long; if it is too large, "
        "the loss jumps about or grows.",
        ("one_step", "learning_curves"),
        "step size",
    ),
    FieldTerm(
        "logarithmic axis",
        "An axis on which equal distances are equal factors: from 1 to 10 it is as far as from 10 to 100.",
        ("accuracy", "learning_curves"),
        "log scale",
        lab="grokking",
    ),
    FieldTerm(
        "loss",
        "One number for how wrong a model is on some examples. Training moves the weights so that it gets smaller.",
        ("learning_curves", "one_step", "one_weight"),
        "error cost",
    ),
    FieldTerm(
        "loss landscape",
        "The loss as a height above all settings of the weights. A picture shows it along two directions only.",
        ("loss_landscape",),
    ),
    FieldTerm(
        "next-token prediction",
        "The task of language models: at each place of a text, foretell the token that comes next. The text itself "
        "says what is right.",
        ("next_token", "prediction"),
    ),
    FieldTerm(
        "optimizer",
        "The rule by which slopes become steps: plain gradient descent, or one that remembers earlier slopes, such "
        "as momentum or Adam.",
        ("one_step",),
        "Adam AdamW momentum Muon",
    ),
    FieldTerm(
        "overfitting",
        "A model fits its training examples ever better and gets worse on others: the loss on training data falls, "
        "the loss on validation data rises.",
        ("learning_curves",),
        "memorise learn by heart",
    ),
    FieldTerm(
        "power law",
        "When one quantity is multiplied by a fixed factor, the other is multiplied by a fixed factor, too: a "
        "straight line where both axes are logarithmic.",
        ("isoflop", "skills"),
    ),
    FieldTerm(
        "scaling law",
        "What was measured over many trainings: over a wide range the loss falls along a power law as the model, its "
        "data and the compute grow (Kaplan et al. 2020).",
        ("isoflop", "chart"),
    ),
    FieldTerm(
        "seed",
        "The number that random numbers begin with. On a processor the same lab, settings and seed give the same "
        "training, bit for bit.",
        ("runs",),
        "random",
    ),
    FieldTerm(
        "self-supervised learning",
        "Training on what the data itself says, such as the next token, or the picture before noise was added: "
        "nobody has to label anything.",
        ("next_token", "denoising"),
        "unsupervised pretraining",
    ),
    FieldTerm(
        "training",
        "Weights begin as random numbers. Then, step by step, all of them are moved a little so that the loss gets "
        "smaller.",
        ("learning_curves", "one_step"),
        "learning",
    ),
    FieldTerm(
        "training data",
        "The examples that weights are moved for.",
        ("learning_curves", "one_step"),
        "dataset examples",
    ),
    FieldTerm(
        "training step",
        "A batch, its loss, the slopes, and one small move of all weights.",
        ("one_step", "learning_curves"),
        "iteration update",
    ),
    FieldTerm(
        "validation",
        "Examples that are kept apart and never trained on. Only they show whether a model learned more than its "
        "examples by heart.",
        ("learning_curves", "accuracy"),
        "held-out test unseen",
        lab="grokking",
    ),
    FieldTerm(
        "weight decay",
        "At each step every weight is also pulled a little towards 0, so that only what lowers the loss stays large.",
        ("one_step", "accuracy"),
        "regularization",
        lab="grokking",
    ),
)
