"""Channels that several labs declare alike, so that the same panels draw them."""

from __future__ import annotations

from scoutview.observation import Channel

OPERATIONS = (
    Channel("operation_names", ("part",), "parts of one forward pass", question="operations"),
    Channel("multiplications", ("part",), "multiplications of each part", question="operations"),
    Channel("additions", ("part",), "additions of each part", question="operations"),
)
SITES = (
    Channel("site_names", ("site",), "every learned product", question="sites"),
    Channel("site_shapes", ("site", "side"), "rows, inner, columns of each product", question="sites"),
)
CIRCUIT: tuple[Channel, ...] = (
    Channel(
        "circuit_parts", ("component",), "the parts, in their order; sites begin with their names", question="circuit"
    ),
    Channel(
        "circuit_kinds", ("component",), "lookup, convolution, attention, mlp, norm or unembedding", question="circuit"
    ),
    Channel("circuit_blocks", ("component",), "the block it belongs to, -1 for none", question="circuit"),
    Channel(
        "circuit_weights", ("component",), "numbers learned in it, a norm before it included", "weights", "circuit"
    ),
    Channel("circuit_units", ("component",), "its rows, heads, neurons or scores; 0 for a norm", question="circuit"),
    Channel("circuit_reaches", ("component",), "tokens before each that a convolution mixes in", question="circuit"),
    Channel("circuit_beside", ("component",), "whether it reads what the part before it reads", question="circuit"),
    Channel(
        "circuit_shapes", ("component", "extent"), "tokens, and numbers for each, that leave it", question="circuit"
    ),
    Channel("circuit_multiplications", ("component",), "in its matrix products, for this probe", question="circuit"),
    Channel("circuit_sites", ("circuit site",), "every learned product", question="circuit"),
    Channel("circuit_site_parts", ("circuit site",), "the part it belongs to", question="circuit"),
    Channel("known_names", ("model",), "transformers to compare with", question="known_transformers"),
    Channel("known_size_names", ("size",), "what is known of each", question="known_transformers"),
    Channel("known_sizes", ("model", "size"), "published figures, not computed here", question="known_transformers"),
    Channel("known_sources", ("model",), "where they were published", question="known_transformers"),
)
ATTENTION: tuple[Channel, ...] = (
    Channel("attention", ("layer", "head", "query", "key"), "how much each token reads from each", "rows sum to 1"),
    Channel("attention_answer", (), "what the model predicts after the last token", question="attention"),
    Channel("ablation_answer", (), "what the model predicts after the last token", question="head_ablation"),
    Channel("ablation_surprisal", (), "-ln of its probability", "nats", "head_ablation"),
    Channel("ablated_surprisal", ("layer", "head"), "the same without each head", "nats", "head_ablation"),
    Channel("ablated_answers", ("layer", "head"), "what it predicts without each head", question="head_ablation"),
    Channel("last_rows", ("layer", "head", "key"), "attention of the last token", "rows sum to 1", "head_ablation"),
    Channel("steps_place", ("part of a place",), "the layer, head and query asked", question="attention_steps"),
    Channel("steps_query_given", ("number",), "the query of this token in this head", question="attention_steps"),
    Channel("steps_keys_given", ("key", "number"), "the key of each token", question="attention_steps"),
    Channel("steps_query", ("number",), "the query as it is multiplied, normed if it is", question="attention_steps"),
    Channel("steps_keys", ("key", "number"), "the keys as they are multiplied", question="attention_steps"),
    Channel("steps_factor", (), "what query times key is multiplied by", question="attention_steps"),
    Channel("steps_scores", ("key",), "query times key, so scaled, before the mask", question="attention_steps"),
    Channel("steps_shares", ("key",), "softmax of those that may be read", "sums to 1", "attention_steps"),
    Channel("steps_values", ("key", "number"), "the value of each token", question="attention_steps"),
    Channel("steps_read", ("number",), "what the head passes on: shares times values", question="attention_steps"),
)
RESIDUAL_STREAM: tuple[Channel, ...] = (
    Channel("stream_stages", ("stage",), "what was added to the stream, in its order", question="residual_stream"),
    Channel("stream_tokens", ("position",), "the text as the model reads it", question="residual_stream"),
    Channel("stream_norms", ("stage", "position"), "length of the stream after each stage", "", "residual_stream"),
    Channel("stream_added", ("stage", "position"), "length of what the stage added", "", "residual_stream"),
    Channel("lens_tokens", ("stage", "position"), "what the model would say there", "", "residual_stream"),
    Channel("lens_probabilities", ("stage", "position"), "and how surely", "probability", "residual_stream"),
    Channel("lens_stage", (), "the stage asked", question="logit_lens"),
    Channel("lens_position", (), "the token asked", question="logit_lens"),
    Channel("lens_top", ("top",), "the likeliest tokens there, by number", question="logit_lens"),
    Channel("lens_top_tokens", ("top",), "by name", question="logit_lens"),
    Channel("lens_top_logits", ("top",), "their scores there", "logits", "logit_lens"),
    Channel("lens_top_probabilities", ("top",), "their probabilities there", "probability", "logit_lens"),
    Channel("attribution_parts", ("addend",), "all that was added to the stream", question="logit_attribution"),
    Channel("attribution_logits", ("addend",), "what each moved the score by", "logits", "logit_attribution"),
    Channel("attributed", (), "the token whose score it is, by number", question="logit_attribution"),
    Channel("attributed_token", (), "by name", question="logit_attribution"),
    Channel("attributed_logit", (), "its score: the sum of the parts", "logits", "logit_attribution"),
    Channel("attribution_position", (), "the token after which it is predicted", question="logit_attribution"),
)
# of a network that looks up each token in one table, and its place in another
TOKEN_TABLE: tuple[Channel, ...] = (
    Channel("embedding", ("token", "width"), "the learned table: one vector per token"),
    Channel("input_vectors", ("position", "width"), "what enters the network at each token"),
    Channel("position_vectors", ("position", "width"), "the learned vector of each position", "", "input_vectors"),
    Channel("embedding_map", ("token", "axis"), "along the two principal components of the table"),
    Channel("embedding_map_variance", ("axis",), "share of the variance along each", question="embedding_map"),
    Channel("neighbour_of", (), "the token whose neighbours these are", question="neighbours"),
    Channel("neighbours", ("rank",), "tokens with the most alike vectors"),
    Channel("neighbour_cosines", ("rank",), "cosine of the angle between the vectors", question="neighbours"),
)

WEIGHTS, ONE_WEIGHT = "telling_weights", "one_weight"  # questions; of all weights, and of one as it moves
ONE_WEIGHT_CHANNELS: tuple[Channel, ...] = (
    Channel("weight_sites", ("site",), "every learned product, in the order of the model", question=WEIGHTS),
    Channel("weight_extents", ("site", "dimension"), "the shape of each weight, 0 for no axis", question=WEIGHTS),
    Channel("telling_sites", ("telling",), "where the weights to look at are, most telling first", question=WEIGHTS),
    Channel("telling_places", ("telling", "side"), "their rows and columns", question=WEIGHTS),
    Channel("telling_gradients", ("telling",), "their gradients: of the hundred largest", question=WEIGHTS),
    Channel("weight_offsets", ("point",), "how far a weight is moved, where the loss is computed", question=WEIGHTS),
    Channel("weight_site", (), "the learned product that the weight belongs to", question=ONE_WEIGHT),
    Channel("weight_place", ("side",), "its row and column", question=ONE_WEIGHT),
    Channel("weight_value", (), "what it is at this frame", question=ONE_WEIGHT),
    Channel("weight_gradient", (), "the slope of the loss there, by one backward pass", question=ONE_WEIGHT),
    Channel("weight_difference", (), "the same, by moving it a little both ways", question=ONE_WEIGHT),
    Channel("weight_count", (), "all numbers that this model has learned", "weights", ONE_WEIGHT),
    Channel("weight_steps", (), "how many losses are computed", question=ONE_WEIGHT),
    Channel("weight_sample", (), "of what the loss is", question=ONE_WEIGHT),
    Channel(
        "moved_column", (), "the column of the weight that is moved: this one, or others in its row", "", ONE_WEIGHT
    ),
    Channel("moved_by", (), "how far it is moved", question=ONE_WEIGHT),
    Channel("moved_loss", (), "the loss of the sample then", question=ONE_WEIGHT),
    Channel("forward_seconds", (), "what a forward pass took, known at the last step", "s", ONE_WEIGHT),
    Channel("backward_seconds", (), "the same with a backward pass", "s", ONE_WEIGHT),
)

LANDSCAPE, SAMPLE_LOSS = "landscape", "sample_loss"  # questions; a slice of the loss, and its height at one frame
LANDSCAPE_CHANNELS: tuple[Channel, ...] = (
    Channel(SAMPLE_LOSS, (), "the loss of the sample that is looked at, at this frame", question=SAMPLE_LOSS),
    Channel(
        "landscape_kind", (), "its directions: the run's, a line and one by chance, or both by chance", "", LANDSCAPE
    ),
    Channel("landscape_here", ("slice axis",), "where the frame is on both directions", question=LANDSCAPE),
    Channel("landscape_loss_here", (), "the loss of the sample at this frame", question=LANDSCAPE),
    Channel("landscape_reach", ("slice axis", "slice end"), "from where to where it reaches", question=LANDSCAPE),
    Channel("landscape_shares", ("slice axis",), "of the spread of the run's frames", "0 to 1", LANDSCAPE),
    Channel("landscape_walk_shares", ("slice axis",), "the same of a random walk", "0 to 1", LANDSCAPE),
    Channel("landscape_way_share", (), "of the squared way from the first frame to the last", "0 to 1", LANDSCAPE),
    Channel("landscape_points", (), "how many losses are computed", question=LANDSCAPE),
    Channel("landscape_sample", (), "of what the loss is", question=LANDSCAPE),
    Channel("landscape_grid", ("slice point",), "points along a side; 0 for a frame of the path", question=LANDSCAPE),
    Channel("landscape_step", ("slice point",), "of the frame that lies there, -1 for none", question=LANDSCAPE),
    Channel("landscape_place", ("slice point", "slice axis"), "where it is", question=LANDSCAPE),
    Channel("landscape_loss", ("slice point",), "the loss of the sample there", question=LANDSCAPE),
)

# questions of one step of training, which the trainer answers: its sizes, its answers, and plain steps beside it
ONE_STEP, SCORED_ANSWERS, GRADIENT_STEPS = "one_step", "scored_answers", "gradient_steps"
TRAINING_QUESTIONS = frozenset({ONE_STEP, SCORED_ANSWERS, GRADIENT_STEPS})
STEP_CHANNELS: tuple[Channel, ...] = (  # what is answered sooner comes first
    Channel("scored_asked", ("scored answer",), "what was asked", question=SCORED_ANSWERS),
    Channel("scored_said", ("scored answer",), "what the model says", question=SCORED_ANSWERS),
    Channel("scored_said_probabilities", ("scored answer",), "how likely it is to it", "probability", SCORED_ANSWERS),
    Channel("scored_right", ("scored answer",), "what is right", question=SCORED_ANSWERS),
    Channel("scored_right_probabilities", ("scored answer",), "how likely that is to it", "", SCORED_ANSWERS),
    Channel("scored_costs", ("scored answer",), "what the answer costs; the loss is their mean", "", SCORED_ANSWERS),
    Channel("scored_examples", ("scored answer",), "the example of the batch, from 0", question=SCORED_ANSWERS),
    Channel(
        "scored_pictures",
        ("scored answer", "picture row", "picture column"),
        "what is looked at, from 0 (paper) to 255 (ink); empty where it is no picture",
        question=SCORED_ANSWERS,
    ),
    Channel("scored_correct", (), "how many of all answers are right, -1 where none is a class", "", SCORED_ANSWERS),
    Channel("scored_count", (), "how many answers there are; up to 24 are told", question=SCORED_ANSWERS),
    Channel("scored_loss", (), "the mean of all costs", question=SCORED_ANSWERS),
    Channel("tried_rates", ("tried rate",), "learning rates, each tried as one plain step", "", GRADIENT_STEPS),
    Channel("tried_predicted", ("tried rate",), "the change of the loss by its slope", question=GRADIENT_STEPS),
    Channel("tried_real", ("tried rate",), "the change of the loss, computed", question=GRADIENT_STEPS),
    Channel("tried_so_far", (), "how many of them were computed, the smallest first", question=GRADIENT_STEPS),
    Channel("tried_loss", (), "the loss before", question=GRADIENT_STEPS),
    Channel("tried_square", (), "the square of the gradient's length", question=GRADIENT_STEPS),
    Channel("step_parts", ("learned part",), "sites in the order of their use; last, unnamed, all else", "", ONE_STEP),
    Channel("step_counts", ("learned part",), "numbers learned in each", "weights", ONE_STEP),
    Channel("step_weights", ("learned part",), "their size: the root of their mean square", question=ONE_STEP),
    Channel("step_activations", ("learned part",), "the size of what leaves it", question=ONE_STEP),
    Channel("step_signals", ("learned part",), "the size of the loss's gradient there", question=ONE_STEP),
    Channel("step_gradients", ("learned part",), "the size of the gradient of its weights", question=ONE_STEP),
    Channel("step_changes", ("learned part",), "how far the step moves its weights, as a size", question=ONE_STEP),
    Channel("step_decays", ("learned part",), "how far weight decay alone does", question=ONE_STEP),
    Channel("step_memory", ("learned part",), "share of earlier gradients in the direction, by size", "", ONE_STEP),
    Channel("step_optimizers", ("learned part",), "what moves it", question=ONE_STEP),
    Channel("step_rates", ("learned part",), "the learning rate of this step", question=ONE_STEP),
    Channel("step_momenta", ("learned part",), "how much of the mean of gradients is kept", question=ONE_STEP),
    Channel("step_weight_decays", ("learned part",), "how much of a weight is taken off per rate", question=ONE_STEP),
    Channel("step_number", (), "the step that is taken: the one after the frame", question=ONE_STEP),
    Channel("step_loss_before", (), "the loss of the batch before it", question=ONE_STEP),
    Channel("step_loss_after", (), "the loss of the same batch after it", question=ONE_STEP),
    Channel("step_gradient_length", (), "the length of the whole gradient", question=ONE_STEP),
    Channel("step_source", (), "where its state comes from, see docs/one_step.md", "", ONE_STEP),
    Channel("step_batch", (), "what is learned from, in words", question=ONE_STEP),
    Channel("step_examples", (), "how many examples the batch has", question=ONE_STEP),
    Channel("step_retraced", ("part of a whole",), "steps that are trained again: so far, in all", "", ONE_STEP),
)

# of a network of layers in which each neuron has a place: its wires, what a neuron answers to, what it can be read as
WIRING, WIRED_NEURON, READ_FORMULAS = "wiring", "wired_neuron", "read_formulas"  # questions
WIRING_CHANNELS: tuple[Channel, ...] = (
    Channel("wiring_sizes", ("wired layer",), "neurons in each layer; first the inputs, last the outputs", "", WIRING),
    Channel("wiring_places", ("wired neuron",), "where each stands along its layer, 0 to 1", question=WIRING),
    Channel("wiring_weights", ("wire",), "layer after layer, of each neuron those that enter it", question=WIRING),
    Channel("wiring_inputs", ("wired input",), "the names of the inputs", question=WIRING),
    Channel("wiring_outputs", ("wired output",), "the names of the outputs", question=WIRING),
    Channel("wiring_modules", ("wired neuron",), "the module each works for, -1 where none is known", "", WIRING),
    Channel("wiring_shares", ("wired neuron",), "the part of its wires' ways in that module", "0 to 1", WIRING),
    Channel("wiring_dead", ("wired neuron",), "whether it passes on next to nothing", question=WIRING),
    Channel("wiring_cost", (), "the sum of weight times length of all wires", question=WIRING),
    Channel("wiring_crossing", (), "share of weight between modules, nan where none are known", "0 to 1", WIRING),
    Channel("wiring_more", ("more",), "what else can be asked of it, of the questions below", question=WIRING),
)
WIRING_ACTIVITY = "wiring_activity"  # a question; not needed for the wires
ACTIVITY_CHANNELS: tuple[Channel, ...] = (
    Channel("wiring_activity", ("wired neuron",), "what is asked, what each neuron passes on, what is answered"),
    Channel("wiring_right", ("wired output",), "what is right; nan where it is a class", "", WIRING_ACTIVITY),
)
WIRED_NEURON_CHANNELS: tuple[Channel, ...] = (
    Channel("responding_neuron", ("part of a place",), "its layer of neurons and its number", question=WIRED_NEURON),
    Channel("response_values", ("wired input", "response point"), "values of each input", question=WIRED_NEURON),
    Channel("responses", ("wired input", "response point"), "what it says then, the others as asked", "", WIRED_NEURON),
    Channel("response_asked", ("wired input",), "the inputs that are asked", question=WIRED_NEURON),
    Channel("response_here", (), "what it says to them", question=WIRED_NEURON),
    Channel("response_names", ("wired input",), "the names of the inputs", question=WIRED_NEURON),
    Channel("response_picture", ("row", "column"), "how far each pixel moves it; empty: none", "", WIRED_NEURON),
    Channel("loss_with_neuron", (), "the loss of what training never saw", question=WIRED_NEURON),
    Channel("loss_without_neuron", (), "the same with the neuron off", question=WIRED_NEURON),
)
FORMULA_CHANNELS: tuple[Channel, ...] = (
    Channel("formula_outputs", ("wired output",), "the names of the outputs", question=READ_FORMULAS),
    Channel("formula_texts", ("wired output",), "the formula it can be read as; empty: none", question=READ_FORMULAS),
    Channel("formula_errors", ("wired output",), "what the best one leaves unexplained", "0 to 1", READ_FORMULAS),
    Channel("formula_reasons", ("wired output",), "why there is none, in words", question=READ_FORMULAS),
    Channel("formula_truths", ("wired output",), "what it was to learn", question=READ_FORMULAS),
    Channel("formula_network_errors", ("wired output",), "what the network leaves of that", "0 to 1", READ_FORMULAS),
)

# what every lab answers about its training: one weight, the landscape, a step
LEARNING_CHANNELS = (*ONE_WEIGHT_CHANNELS, *LANDSCAPE_CHANNELS, *STEP_CHANNELS)
LEARNING_TRAJECTORIES = frozenset({ONE_WEIGHT, LANDSCAPE}) | TRAINING_QUESTIONS
ABOUT_LEARNING = frozenset({WEIGHTS, SAMPLE_LOSS}) | LEARNING_TRAJECTORIES  # no probe changes any of it


def product_channels(entering: str) -> tuple[Channel, ...]:
    """Those of the matrix product at one site; `entering` says what its rows are."""
    product = "matrix_product"
    return (
        Channel("product_site", (), "the product shown", question=product),
        Channel("product_input", ("row", "inner"), entering, question=product),
        Channel("product_weight", ("inner", "column"), "the learned matrix", question=product),
        Channel("product_bias", ("column",), "added to each row", question=product),
        Channel("product_output", ("row", "column"), "input @ weight + bias", question=product),
        Channel("product_row_labels", ("row",), "what each row is", question=product, worded=True),
        Channel("product_inner_labels", ("inner",), "what each inner number is", question=product),
        Channel("product_column_labels", ("column",), "what each column is", question=product),
    )


# its products, what they cost, and how it is built
TRANSFORMER = (*SITES, *product_channels("what enters, a token per row"), *OPERATIONS, *CIRCUIT)
PATCHES = (
    Channel("product_maps", ("map", "row", "column"), "what a convolution looks at; else empty", "", "matrix_product"),
    Channel(
        "product_patches",
        ("extent", "side"),
        "down and across: output, kernel, stride, padding, dilation; else empty",
        question="matrix_product",
    ),
)
ROW_PICTURES = Channel(
    "product_row_pictures",
    ("row", "down", "across"),
    "what comes out for each row as a picture, from 0 (paper) to 1 (ink); empty where it is none",
    "",
    "matrix_product",
)


def prediction_channels(outcomes: str, prompt: str, asked: str) -> tuple[Channel, ...]:
    """Those of one prediction; the words say what may be predicted, what is asked, and where."""
    prediction = "prediction"
    return (
        Channel("outcomes", ("outcome",), outcomes, question=prediction),
        Channel("outcome_probabilities", ("outcome",), "how likely each is to the model", "probability", prediction),
        Channel("right_outcome", (), "the right one's place, -1 where unknown", question=prediction),
        Channel("right_source", (), "how the right one is known", question=prediction, worded=True),
        Channel("prompt", (), prompt, question=prediction),
        Channel("asked_position", (), asked, question=prediction),
    )


def _drawing(name: str, question: str) -> tuple[Channel, ...]:
    """Those of one drawing of a token."""
    return (
        Channel(f"{name}_names", ("candidate",), "the likeliest tokens", question=question),
        Channel(f"{name}_before", ("candidate",), "their probabilities as the model has them", "probability", question),
        Channel(f"{name}_after", ("candidate",), "after temperature, top-k and top-p", "probability", question),
        Channel(f"{name}_kept", (), "tokens that can still be drawn", "tokens", question),
        Channel(f"{name}_vocabulary", (), "tokens in all", "tokens", question),
        Channel(f"{name}_drawn", (), "the token that was drawn", question=question),
        Channel(f"{name}_drawn_rank", (), "its place among all, 0 for the likeliest", question=question),
        Channel(f"{name}_drawn_before", (), "its probability as the model has it", "probability", question),
        Channel(f"{name}_drawn_after", (), "and after temperature, top-k and top-p", "probability", question),
        Channel(f"{name}_temperatures", ("degree",), "temperatures to choose from", question=question),
        Channel(f"{name}_likeliest", ("degree",), "what the likeliest token has at each", "probability", question),
    )


# of models that go on with a text
SAMPLING: tuple[Channel, ...] = (
    *_drawing("sampling", "sampling"),
    Channel("sampling_prompt", (), "the text asked", question="sampling"),
    Channel("sampling_tokens", ("position",), "the same as the model reads it", question="sampling"),
    Channel("sampling_position", (), "the token after which one is drawn", question="sampling"),
    Channel("sampling_certainties", ("position",), "share of the likeliest token after each", question="sampling"),
    *_drawing("written", "continuation"),
    Channel("continued_text", (), "tokens written on after the text, ten unless told", question="continued_text"),
)

NEURONS: tuple[Channel, ...] = (
    Channel("neuron", ("coordinate",), "the neuron asked: its block and its number"),
    Channel("neuron_shape", ("coordinate",), "blocks, and neurons in each", question="neuron"),
    Channel("neuron_tokens", ("position",), "the text as the model reads it", question="neuron"),
    Channel(
        "neuron_activations",
        ("position",),
        "how active it is on each token, after the activation function",
        "",
        "neuron",
    ),
    Channel("neuron_alone", ("position",), "the same before any intervention on it", "", "neuron"),
    Channel("neuron_promoted", ("moved token",), "tokens whose scores it raises most by itself", question="neuron"),
    Channel("neuron_promoted_by", ("moved token",), "by how much, before the last norm's scale", "", "neuron"),
    Channel("neuron_suppressed", ("moved token",), "tokens whose scores it lowers most", question="neuron"),
    Channel("neuron_suppressed_by", ("moved token",), "by how much, before the last norm's scale", "", "neuron"),
    Channel("neuron_position", (), "the token after which its effect is told", question="neuron"),
    Channel("neuron_target", (), "the token that is likeliest there with all of it", question="neuron"),
    Channel("neuron_shares", ("left",), "shares of the neuron that are left to it", "0 to 1", "neuron"),
    Channel("neuron_likelihoods", ("left",), "how likely that token is with each", "probability", "neuron"),
    Channel("neuron_families", ("family",), "what neurons can be looked for, the usual one first", question="neuron"),
    Channel("strongest_neurons", ("strongest", "coordinate"), "those most active on the last token", question="neuron"),
    Channel("strongest_activations", ("strongest",), "how active they are there", question="neuron"),
    Channel("places_neuron", ("coordinate",), "the neuron looked for", question="neuron_places"),
    Channel(
        "places_activation",
        ("place",),
        "where it is strongest in the text read for it",
        question="neuron_places",
    ),
    Channel("places_tokens", ("place", "around"), "the tokens around each place", question="neuron_places"),
    Channel("places_values", ("place", "around"), "how active it is on them", question="neuron_places"),
    Channel("places_kind", (), "the kind of place that most of these are, in words", question="neuron_places"),
    Channel("places_of_kind", ("place",), "which of them are of that kind", question="neuron_places"),
    Channel("places_kind_share", (), "the share of all tokens that are of it", "0 to 1", "neuron_places"),
    Channel("places_counts", ("bin",), "tokens with each activation", "tokens", "neuron_places"),
    Channel("places_edges", ("edge",), "the edges of these bins", question="neuron_places"),
    Channel("places_seen", (), "tokens read so far", "tokens", "neuron_places"),
    Channel("places_text", (), "what this text is: it follows a number of tokens", question="neuron_places"),
    Channel("places_total", (), "tokens there are", "tokens", "neuron_places"),
    Channel("found_neurons", ("found", "coordinate"), "the best so far by the choosing half", question="neuron_search"),
    Channel("found_chosen", ("found",), "their average precision there", question="neuron_search"),
    Channel("found_precision", ("found",), "and on the other half", question="neuron_search"),
    Channel("found_shuffled", (), "the same for the best neuron of shuffled labels", question="neuron_search"),
    Channel("found_lookup", (), "and for what the token alone tells", question="neuron_search"),
    Channel("found_wanted", (), "tokens that are wanted", "tokens", "neuron_search"),
    Channel("found_tokens", (), "tokens in all", "tokens", "neuron_search"),
    Channel("found_done", ("coordinate",), "steps done, and steps there are", question="neuron_search"),
    Channel("neuron_precision", (), "average precision of one neuron on a little of the text"),
)
