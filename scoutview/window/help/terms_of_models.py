"""Words for what a model is made of. Plain data."""

from scoutview.window.help.term import FieldTerm

TERMS_OF_MODELS = (
    FieldTerm(
        "activation",
        "A number that a network computes on its way from the input to the answer. Another input gives other "
        "activations, while the weights stay as they are.",
        ("neurons", "feature_maps", "activation_maps"),
    ),
    FieldTerm(
        "activation function",
        "The simple curve through which a neuron passes its sum: ReLU, for one, makes 0 of every negative number. "
        "Without it, layers one after the other could do no more than a single matrix multiplication.",
        ("circuit", "wiring"),
        "ReLU GELU SiLU nonlinearity",
    ),
    FieldTerm(
        "activation map",
        "The numbers that one channel computes at all places of a picture, drawn as a picture.",
        ("activation_maps", "feature_maps"),
        "feature map",
    ),
    FieldTerm(
        "attention",
        "The part of a transformer in which a token takes in something of other tokens. Shares that add up to 1 say "
        "how much of each.",
        ("attention", "circuit"),
        "self-attention",
    ),
    FieldTerm(
        "bias",
        "A weight that is added to a sum, whatever the input is.",
        ("one_weight", "activation_maps"),
    ),
    FieldTerm(
        "block",
        "One of the equal stages of a transformer: attention, and then an MLP.",
        ("circuit", "residual_stream"),
        "transformer layer",
    ),
    FieldTerm(
        "causal mask",
        "The rule that a token may look at itself and at the tokens before it, never at later ones: those are what "
        "is to be predicted.",
        ("attention",),
        "masked attention",
    ),
    FieldTerm(
        "channel",
        "One of the maps that a layer of an image network computes, each with weights of its own.",
        ("feature_maps", "layer_pictures", "made_of"),
    ),
    FieldTerm(
        "convolution",
        "A small table of weights moves over a picture. At each place its numbers are multiplied by those of the "
        "picture below it and added up: that is one pixel of the result.",
        ("activation_maps", "feature_maps"),
        "CNN convolutional network",
    ),
    FieldTerm(
        "embedding",
        "A table of learned numbers in which each token has a row: its vector. Tokens that are used alike tend to "
        "get vectors that point alike.",
        ("embedding", "number_circle"),
        "embedding table lookup",
    ),
    FieldTerm(
        "gate",
        "A number between 0 and 1 by which a recurrent network decides, for each number of its state, how much it "
        "keeps and how much it replaces.",
        ("state_over_time",),
        "forget gate",
    ),
    FieldTerm(
        "head",
        "One of several attentions that a block computes side by side, each with weights of its own.",
        ("attention", "circuit"),
        "attention head",
    ),
    FieldTerm(
        "hidden state",
        "The numbers that a recurrent network carries along from one token to the next: all that it knows of what "
        "it has read.",
        ("state_over_time", "one_unit"),
        "memory",
    ),
    FieldTerm(
        "kernel",
        "The small table of weights that a convolution moves over a picture.",
        ("activation_maps", "matrix_multiply"),
        "filter",
        lab="digits",
    ),
    FieldTerm(
        "language model",
        "A model that gives, for a text, a probability for each token that could come next.",
        ("next_token", "prediction"),
        "LLM GPT chatbot",
    ),
    FieldTerm(
        "layer",
        "One of the stages that a network computes one after the other: each works with the numbers of those "
        "before it.",
        ("circuit", "activation_maps", "wiring"),
    ),
    FieldTerm(
        "logits",
        "The scores that a model gives to all possible answers, before softmax makes probabilities of them. Only "
        "their differences count.",
        ("next_token", "prediction"),
        "scores logit",
    ),
    FieldTerm(
        "matrix",
        "A table of numbers in rows and columns. Most weights of a model stand in such tables.",
        ("matrix_multiply", "circuit"),
        "matrices",
    ),
    FieldTerm(
        "matrix multiplication",
        "Each number of the result is a row of one table times a column of another, number by number, added up. "
        "Nearly all that a neural network computes is of this kind.",
        ("matrix_multiply", "circuit"),
        "product multiply add",
    ),
    FieldTerm(
        "MLP",
        "A part of a block that works on each token by itself: a matrix multiplication, a simple curve, and a matrix "
        "multiplication back to the width of the stream.",
        ("neurons", "circuit"),
        "multilayer perceptron feed-forward",
    ),
    FieldTerm(
        "neural network",
        "Numbers go in, are multiplied by weights, added up and passed through simple curves, layer after layer, and "
        "numbers come out. What it does is decided by its weights, which training finds.",
        ("circuit", "wiring"),
    ),
    FieldTerm(
        "neuron",
        "One place in a layer: a weighted sum of the numbers before it, passed through a simple curve. On some "
        "inputs its number is large, and one says that it is active there.",
        ("neurons", "answering", "wiring"),
        "unit",
    ),
    FieldTerm(
        "normalization",
        "Brings the numbers of a vector to one common scale before the next part reads them. It keeps training stable.",
        ("circuit", "residual_stream"),
        "layer norm RMS norm",
    ),
    FieldTerm(
        "parallel",
        "Computed at the same time, as nothing of it waits for another result. A transformer can read all tokens of "
        "a given text so; a classical recurrent network takes them one after the other.",
        ("serial_or_parallel",),
        "serial",
    ),
    FieldTerm(
        "pooling",
        "Makes a map smaller: of each small square only the largest number stays, or the mean.",
        ("activation_maps",),
        "max pooling",
    ),
    FieldTerm(
        "position embedding",
        "A learned vector for each place in a text, added to the vector of the token that stands there. Attention by "
        "itself compares tokens without regard to where they stand.",
        ("embedding",),
        "positional encoding",
    ),
    FieldTerm(
        "query, key and value",
        "Three vectors that a head makes of each token. The better a token's query fits the key of another one, the "
        "more it takes in of that one's value.",
        ("attention", "matrix_multiply"),
        "QKV",
    ),
    FieldTerm(
        "recurrent network",
        "A network that reads a text token by token and carries along what it needs, in a state that always has the "
        "same size. LSTM and minGRU are two kinds.",
        ("state_over_time", "serial_or_parallel"),
        "RNN LSTM minGRU GRU",
    ),
    FieldTerm(
        "residual stream",
        "The vector of a token on its way through a transformer: each attention and each MLP reads it, and adds "
        "something to it.",
        ("residual_stream", "circuit"),
    ),
    FieldTerm(
        "sampling",
        "Drawing the next token by chance, each with its probability. It is added to the text, and the model is "
        "asked again.",
        ("next_token",),
        "generate write",
    ),
    FieldTerm(
        "softmax",
        "Makes probabilities of scores: e, which is about 2.718, is raised to each score, and each result is divided "
        "by the sum of all. A score that is higher by 1 gets 2.718 times the probability.",
        ("next_token", "attention"),
    ),
    FieldTerm(
        "temperature",
        "The number by which all scores are divided before softmax. Below 1 the likeliest token is drawn still more "
        "often; above 1 the unlikely ones are drawn more often.",
        ("next_token",),
    ),
    FieldTerm(
        "token",
        "A piece of text that a model reads as one: a letter, a part of a word, a word or a sign. A model knows a "
        "fixed list of them, each with its number.",
        ("next_token", "embedding", "prediction"),
    ),
    FieldTerm(
        "top-k and top-p",
        "Rules that leave out unlikely tokens before one is drawn. With top-k the k likeliest stay; with top-p the "
        "fewest that together have at least the probability p.",
        ("next_token",),
        "nucleus sampling",
    ),
    FieldTerm(
        "transformer",
        "The kind of network behind most of today's language models: blocks of attention and MLP, which read from "
        "the residual stream and add to it.",
        ("circuit", "attention"),
        "GPT",
    ),
    FieldTerm(
        "unembedding",
        "The last matrix multiplication of a language model: it makes a score for every token of the vector at the "
        "end of the stream.",
        ("residual_stream", "circuit"),
        "output layer",
    ),
    FieldTerm(
        "vector",
        "A list of numbers in a fixed order. In a language model each token becomes one.",
        ("embedding", "residual_stream"),
    ),
    FieldTerm(
        "vocabulary",
        "All the tokens that a model knows. It gives a probability to each of them.",
        ("embedding", "next_token"),
    ),
    FieldTerm(
        "weight",
        "One of the numbers that training changes. Together they are what a model has learned.",
        ("one_weight", "matrix_multiply", "wiring"),
        "parameter weights",
    ),
)
