"""Words for how a model learns, and for how well. Plain data."""

from scoutview.language import tr
from scoutview.window.help.term import FieldTerm

TERMS_OF_TRAINING = (
    FieldTerm(
        tr("accuracy", "in Help"),
        tr("The share of answers that are right."),
        ("accuracy", "answer_grid"),
    ),
    FieldTerm(
        tr("backpropagation", "in Help"),
        tr(
            "The way to find the slope of the loss for all weights at once: it goes from the loss back through the "
            "network, layer by layer, by the chain rule."
        ),
        ("one_step",),
        tr("backward pass backprop", "in Help"),
    ),
    FieldTerm(
        tr("batch", "in Help"),
        tr("The examples that one training step is computed on."),
        ("one_step",),
    ),
    FieldTerm(
        tr("benchmark", "in Help"),
        tr(
            "A fixed list of questions with their right answers, by which models are held against each other, or "
            "against people."
        ),
        ("chart",),
        tr("BIG-bench exam", "in Help"),
    ),
    FieldTerm(
        tr("chance", "in Help"),
        tr("How often pure guessing would be right. What a model can do is what it does beyond that."),
        ("skills", "bets"),
        tr("baseline guessing", "in Help"),
    ),
    FieldTerm(
        tr("compute", "in Help"),
        tr(
            "How many additions and multiplications of numbers a training takes, or an answer. Each counts as one "
            "operation, a FLOP."
        ),
        ("isoflop", "runs", "chart"),
        tr("FLOP operations", "in Help"),
    ),
    FieldTerm(
        tr("compute-optimal", "in Help"),
        tr(
            "Of all models that the same compute could train, the one that ends with the lowest loss. By Hoffmann et "
            "al. (2022) its size and the amount of text that it reads should grow equally."
        ),
        ("isoflop", "chart"),
        tr("Chinchilla", "in Help"),
    ),
    FieldTerm(
        tr("cross-entropy", "in Help"),
        tr(
            "Minus the logarithm of the probability that the model gave to the right answer: 0 if it was certain of "
            "it, and the larger the less it expected it."
        ),
        ("learning_curves", "one_step"),
        tr("surprise surprisal", "in Help"),
    ),
    FieldTerm(
        tr("denoising", "in Help"),
        tr(
            "The task of image generators: noise was added to a picture, and the model learns to tell what was added. "
            "Begun with nothing but noise and done step by step, this draws new pictures."
        ),
        ("denoising",),
    ),
    FieldTerm(
        tr("diffusion model", "in Help"),
        tr("A model that was trained on denoising, and draws by taking away noise in many small steps."),
        ("denoising",),
        tr("Stable Diffusion image generator", "in Help"),
    ),
    FieldTerm(
        tr("emergence", "in Help"),
        tr(
            "An ability that small models lack and larger ones have, which nobody could foretell from the small ones "
            "(Wei et al. 2022). How sudden it looks depends on the measure as well."
        ),
        ("sums_by_size", "skills", "chart"),
        tr("emergent abilities mirage", "in Help"),
    ),
    FieldTerm(
        tr("epoch", "in Help"),
        tr("As many training steps as it takes to use every training example once."),
        ("learning_curves",),
    ),
    FieldTerm(
        tr("forward pass", "in Help"),
        tr("Computing the answer: numbers go through the network from the input to the output."),
        ("one_step", "circuit"),
    ),
    FieldTerm(
        tr("generalization", "in Help"),
        tr("Being right on examples that were never trained on."),
        ("accuracy", "answer_grid", "learning_curves"),
        lab="grokking",
    ),
    FieldTerm(
        tr("gradient", "in Help"),
        tr(
            "For each weight, how steeply the loss rises when this weight alone is made a little larger. All these "
            "slopes together point to where the loss rises most steeply."
        ),
        ("one_step", "one_weight"),
        tr("slope derivative", "in Help"),
    ),
    FieldTerm(
        tr("gradient descent", "in Help"),
        tr(
            "Every weight is moved a little against its slope, then the slopes are computed anew. Stochastic gradient "
            "descent computes them on a few examples at a time."
        ),
        ("one_step", "loss_landscape"),
        tr("SGD downhill", "in Help"),
    ),
    FieldTerm(
        tr("guidance", "in Help"),
        tr(
            "When a picture is drawn, the difference between the model's guess with the label and its guess without is "
            "multiplied by this number: above 1 the label counts for more."
        ),
        ("denoising",),
        tr("classifier-free guidance", "in Help"),
    ),
    FieldTerm(
        tr("hindsight neglect", "in Help"),
        tr(
            "A task: was a bet a good one by its chances, though one is told how it ended? Whoever goes by the "
            "ending is wrong wherever luck decided otherwise."
        ),
        ("bets", "chart"),
    ),
    FieldTerm(
        tr("inverse scaling", "in Help"),
        tr(
            "A task in which larger models do worse than smaller ones. It is called U-shaped where still larger ones "
            "do better again."
        ),
        ("bets", "chart"),
        tr("U-shaped", "in Help"),
    ),
    FieldTerm(
        tr("isoFLOP curve", "in Help"),
        tr(
            "The losses of models of several sizes that were all trained with the same compute: large ones on few "
            "tokens, small ones on many. Its lowest point is the best size for that compute."
        ),
        ("isoflop",),
    ),
    FieldTerm(
        tr("learning rate", "in Help"),
        tr(
            "How far weights are moved for a given slope. If it is too small, learning takes long; if it is too large, "
            "the loss jumps about or grows."
        ),
        ("one_step", "learning_curves"),
        tr("step size", "in Help"),
    ),
    FieldTerm(
        tr("logarithmic axis", "in Help"),
        tr("An axis on which equal distances are equal factors: from 1 to 10 it is as far as from 10 to 100."),
        ("accuracy", "learning_curves"),
        tr("log scale", "in Help"),
        lab="grokking",
    ),
    FieldTerm(
        tr("loss", "in Help"),
        tr("One number for how wrong a model is on some examples. Training moves the weights so that it gets smaller."),
        ("learning_curves", "one_step", "one_weight"),
        tr("error cost", "in Help"),
    ),
    FieldTerm(
        tr("loss landscape", "in Help"),
        tr("The loss as a height above all settings of the weights. A picture shows it along two directions only."),
        ("loss_landscape",),
    ),
    FieldTerm(
        tr("next-token prediction", "in Help"),
        tr(
            "The task of language models: at each place of a text, foretell the token that comes next. The text itself "
            "says what is right."
        ),
        ("next_token", "prediction"),
    ),
    FieldTerm(
        tr("optimizer", "in Help"),
        tr(
            "The rule by which slopes become steps: plain gradient descent, or one that remembers earlier slopes, such "
            "as momentum or Adam."
        ),
        ("one_step",),
        tr("Adam AdamW momentum Muon", "in Help"),
    ),
    FieldTerm(
        tr("overfitting", "in Help"),
        tr(
            "A model fits its training examples ever better and gets worse on others: the loss on training data falls, "
            "the loss on validation data rises."
        ),
        ("learning_curves",),
        tr("memorise learn by heart", "in Help"),
    ),
    FieldTerm(
        tr("power law", "in Help"),
        tr(
            "When one quantity is multiplied by a fixed factor, the other is multiplied by a fixed factor, too: a "
            "straight line where both axes are logarithmic."
        ),
        ("isoflop", "skills"),
    ),
    FieldTerm(
        tr("scaling law", "in Help"),
        tr(
            "What was measured over many trainings: over a wide range the loss falls along a power law as the model, "
            "its data and the compute grow (Kaplan et al. 2020)."
        ),
        ("isoflop", "chart"),
    ),
    FieldTerm(
        tr("seed", "in Help"),
        tr(
            "The number that random numbers begin with. On a processor the same lab, settings and seed give the same "
            "training, bit for bit."
        ),
        ("runs",),
        tr("random", "in Help"),
    ),
    FieldTerm(
        tr("self-supervised learning", "in Help"),
        tr(
            "Training on what the data itself says, such as the next token, or the picture before noise was added: "
            "nobody has to label anything."
        ),
        ("next_token", "denoising"),
        tr("unsupervised pretraining", "in Help"),
    ),
    FieldTerm(
        tr("training", "in Help"),
        tr(
            "Weights begin as random numbers. Then, step by step, all of them are moved a little so that the loss gets "
            "smaller."
        ),
        ("learning_curves", "one_step"),
        tr("learning", "in Help"),
    ),
    FieldTerm(
        tr("training data", "in Help"),
        tr("The examples that weights are moved for."),
        ("learning_curves", "one_step"),
        tr("dataset examples", "in Help"),
    ),
    FieldTerm(
        tr("training step", "in Help"),
        tr("A batch, its loss, the slopes, and one small move of all weights."),
        ("one_step", "learning_curves"),
        tr("iteration update", "in Help"),
    ),
    FieldTerm(
        tr("validation", "in Help"),
        tr(
            "Examples that are kept apart and never trained on. Only they show whether a model learned more than its "
            "examples by heart."
        ),
        ("learning_curves", "accuracy"),
        tr("held-out test unseen", "in Help"),
        lab="grokking",
    ),
    FieldTerm(
        tr("weight decay", "in Help"),
        tr(
            "At each step every weight is also pulled a little towards 0, so that only what lowers the loss stays "
            "large."
        ),
        ("one_step", "accuracy"),
        tr("regularization", "in Help"),
        lab="grokking",
    ),
)
