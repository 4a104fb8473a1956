"""Words for what a model is made of. Plain data."""

from scoutview.language import tr
from scoutview.window.help.term import FieldTerm

TERMS_OF_MODELS = (
    FieldTerm(
        tr("activation", "in Help"),
        tr(
            "A number that a network computes on its way from the input to the answer. Another input gives other "
            "activations, while the weights stay as they are."
        ),
        ("neurons", "feature_maps", "activation_maps"),
    ),
    FieldTerm(
        tr("activation function", "in Help"),
        tr(
            "The simple curve through which a neuron passes its sum: ReLU, for one, makes 0 of every negative number. "
            "Without it, layers one after the other could do no more than a single matrix multiplication."
        ),
        ("circuit", "wiring"),
        tr("ReLU GELU SiLU nonlinearity", "in Help"),
    ),
    FieldTerm(
        tr("activation map", "in Help"),
        tr("The numbers that one channel computes at all places of a picture, drawn as a picture."),
        ("activation_maps", "feature_maps"),
        tr("feature map", "in Help"),
    ),
    FieldTerm(
        tr("attention", "in Help"),
        tr(
            "The part of a transformer in which a token takes in something of other tokens. Shares that add up to 1 "
            "say how much of each."
        ),
        ("attention", "circuit"),
        tr("self-attention", "in Help"),
    ),
    FieldTerm(
        tr("bias", "in Help"),
        tr("A weight that is added to a sum, whatever the input is."),
        ("one_weight", "activation_maps"),
    ),
    FieldTerm(
        tr("block", "in Help"),
        tr("One of the equal stages of a transformer: attention, and then an MLP."),
        ("circuit", "residual_stream"),
        tr("transformer layer", "in Help"),
    ),
    FieldTerm(
        tr("causal mask", "in Help"),
        tr(
            "The rule that a token may look at itself and at the tokens before it, never at later ones: those are what "
            "is to be predicted."
        ),
        ("attention",),
        tr("masked attention", "in Help"),
    ),
    FieldTerm(
        tr("channel", "in Help"),
        tr("One of the maps that a layer of an image network computes, each with weights of its own."),
        ("feature_maps", "layer_pictures", "made_of"),
    ),
    FieldTerm(
        tr("convolution", "in Help"),
        tr(
            "A small table of weights moves over a picture. At each place its numbers are multiplied by those of the "
            "picture below it and added up: that is one pixel of the result."
        ),
        ("activation_maps", "feature_maps"),
        tr("CNN convolutional network", "in Help"),
    ),
    FieldTerm(
        tr("embedding", "in Help"),
        tr(
            "A table of learned numbers in which each token has a row: its vector. Tokens that are used alike tend to "
            "get vectors that point alike."
        ),
        ("embedding", "number_circle"),
        tr("embedding table lookup", "in Help"),
    ),
    FieldTerm(
        tr("gate", "in Help"),
        tr(
            "A number between 0 and 1 by which a recurrent network decides, for each number of its state, how much it "
            "keeps and how much it replaces."
        ),
        ("state_over_time",),
        tr("forget gate", "in Help"),
    ),
    FieldTerm(
        tr("head", "in Help"),
        tr("One of several attentions that a block computes side by side, each with weights of its own."),
        ("attention", "circuit"),
        tr("attention head", "in Help"),
    ),
    FieldTerm(
        tr("hidden state", "in Help"),
        tr(
            "The numbers that a recurrent network carries along from one token to the next: all that it knows of what "
            "it has read."
        ),
        ("state_over_time", "one_unit"),
        tr("memory", "in Help"),
    ),
    FieldTerm(
        tr("kernel", "in Help"),
        tr("The small table of weights that a convolution moves over a picture."),
        ("activation_maps", "matrix_multiply"),
        tr("filter", "in Help"),
        lab="digits",
    ),
    FieldTerm(
        tr("language model", "in Help"),
        tr("A model that gives, for a text, a probability for each token that could come next."),
        ("next_token", "prediction"),
        tr("LLM GPT chatbot", "in Help"),
    ),
    FieldTerm(
        tr("layer", "in Help"),
        tr(
            "One of the stages that a network computes one after the other: each works with the numbers of those "
            "before it."
        ),
        ("circuit", "activation_maps", "wiring"),
    ),
    FieldTerm(
        tr("logits", "in Help"),
        tr(
            "The scores that a model gives to all possible answers, before softmax makes probabilities of them. Only "
            "their differences count."
        ),
        ("next_token", "prediction"),
        tr("scores logit", "in Help"),
    ),
    FieldTerm(
        tr("matrix", "in Help"),
        tr("A table of numbers in rows and columns. Most weights of a model stand in such tables."),
        ("matrix_multiply", "circuit"),
        tr("matrices", "in Help"),
    ),
    FieldTerm(
        tr("matrix multiplication", "in Help"),
        tr(
            "Each number of the result is a row of one table times a column of another, number by number, added up. "
            "Nearly all that a neural network computes is of this kind."
        ),
        ("matrix_multiply", "circuit"),
        tr("product multiply add", "in Help"),
    ),
    FieldTerm(
        tr("MLP", "in Help"),
        tr(
            "A part of a block that works on each token by itself: a matrix multiplication, a simple curve, and a "
            "matrix multiplication back to the width of the stream."
        ),
        ("neurons", "circuit"),
        tr("multilayer perceptron feed-forward", "in Help"),
    ),
    FieldTerm(
        tr("neural network", "in Help"),
        tr(
            "Numbers go in, are multiplied by weights, added up and passed through simple curves, layer after layer, "
            "and numbers come out. What it does is decided by its weights, which training finds."
        ),
        ("circuit", "wiring"),
    ),
    FieldTerm(
        tr("neuron", "in Help"),
        tr(
            "One place in a layer: a weighted sum of the numbers before it, passed through a simple curve. On some "
            "inputs its number is large, and one says that it is active there."
        ),
        ("neurons", "answering", "wiring"),
        tr("unit", "in Help"),
    ),
    FieldTerm(
        tr("normalization", "in Help"),
        tr(
            "Brings the numbers of a vector to one common scale before the next part reads them. It keeps training "
            "stable."
        ),
        ("circuit", "residual_stream"),
        tr("layer norm RMS norm", "in Help"),
    ),
    FieldTerm(
        tr("parallel", "in Help"),
        tr(
            "Computed at the same time, as nothing of it waits for another result. A transformer can read all tokens "
            "of a given text so; a classical recurrent network takes them one after the other."
        ),
        ("serial_or_parallel",),
        tr("serial", "in Help"),
    ),
    FieldTerm(
        tr("pooling", "in Help"),
        tr("Makes a map smaller: of each small square only the largest number stays, or the mean."),
        ("activation_maps",),
        tr("max pooling", "in Help"),
    ),
    FieldTerm(
        tr("position embedding", "in Help"),
        tr(
            "A learned vector for each place in a text, added to the vector of the token that stands there. "
            "Attention by itself compares tokens without regard to where they stand."
        ),
        ("embedding",),
        tr("positional encoding", "in Help"),
    ),
    FieldTerm(
        tr("query, key and value", "in Help"),
        tr(
            "Three vectors that a head makes of each token. The better a token's query fits the key of another one, "
            "the more it takes in of that one's value."
        ),
        ("attention", "matrix_multiply"),
        tr("QKV", "in Help"),
    ),
    FieldTerm(
        tr("recurrent network", "in Help"),
        tr(
            "A network that reads a text token by token and carries along what it needs, in a state that always has "
            "the same size. LSTM and minGRU are two kinds."
        ),
        ("state_over_time", "serial_or_parallel"),
        tr("RNN LSTM minGRU GRU", "in Help"),
    ),
    FieldTerm(
        tr("residual stream", "in Help"),
        tr(
            "The vector of a token on its way through a transformer: each attention and each MLP reads it, and adds "
            "something to it."
        ),
        ("residual_stream", "circuit"),
    ),
    FieldTerm(
        tr("sampling", "in Help"),
        tr(
            "Drawing the next token by chance, each with its probability. It is added to the text, and the model is "
            "asked again."
        ),
        ("next_token",),
        tr("generate write", "in Help"),
    ),
    FieldTerm(
        tr("softmax", "in Help"),
        tr(
            "Makes probabilities of scores: e, which is about 2.718, is raised to each score, and each result is "
            "divided by the sum of all. A score that is higher by 1 gets 2.718 times the probability."
        ),
        ("next_token", "attention"),
    ),
    FieldTerm(
        tr("temperature", "in Help"),
        tr(
            "The number by which all scores are divided before softmax. Below 1 the likeliest token is drawn still "
            "more often; above 1 the unlikely ones are drawn more often."
        ),
        ("next_token",),
    ),
    FieldTerm(
        tr("token", "in Help"),
        tr(
            "A piece of text that a model reads as one: a letter, a part of a word, a word or a sign. A model knows a "
            "fixed list of them, each with its number."
        ),
        ("next_token", "embedding", "prediction"),
    ),
    FieldTerm(
        tr("top-k and top-p", "in Help"),
        tr(
            "Rules that leave out unlikely tokens before one is drawn. With top-k the k likeliest stay; with top-p the "
            "fewest that together have at least the probability p."
        ),
        ("next_token",),
        tr("nucleus sampling", "in Help"),
    ),
    FieldTerm(
        tr("transformer", "in Help"),
        tr(
            "The kind of network behind most of today's language models: blocks of attention and MLP, which read from "
            "the residual stream and add to it."
        ),
        ("circuit", "attention"),
        tr("GPT", "in Help"),
    ),
    FieldTerm(
        tr("unembedding", "in Help"),
        tr(
            "The last matrix multiplication of a language model: it makes a score for every token of the vector at the "
            "end of the stream."
        ),
        ("residual_stream", "circuit"),
        tr("output layer", "in Help"),
    ),
    FieldTerm(
        tr("vector", "in Help"),
        tr("A list of numbers in a fixed order. In a language model each token becomes one."),
        ("embedding", "residual_stream"),
    ),
    FieldTerm(
        tr("vocabulary", "in Help"),
        tr("All the tokens that a model knows. It gives a probability to each of them."),
        ("embedding", "next_token"),
    ),
    FieldTerm(
        tr("weight", "in Help"),
        tr("One of the numbers that training changes. Together they are what a model has learned."),
        ("one_weight", "matrix_multiply", "wiring"),
        tr("parameter weights", "in Help"),
    ),
)
