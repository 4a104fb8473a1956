"""What a network that reads reviews can be asked: of one unit, of all, and of what it writes while a unit is held."""

from scoutview.labs.shared_channels import (
    LEARNING_CHANNELS,
    RESIDUAL_STREAM,
    SAMPLING,
    TOKEN_TABLE,
    TRANSFORMER,
    prediction_channels,
)
from scoutview.observation import Channel

UNIT, OVER_REVIEWS, UNITS, BEST = "unit", "unit_over_reviews", "units", "best_unit"  # questions of units
CONTROLS, REVIEW, STATES, PUBLISHED = "unit_controls", "review", "states", "published"
DIAL, DIAL_CURVE = "dial", "dial_curve"  # trajectories: four texts at once, and many for a curve

# A place is (layer, cell), as `unit 1.23` is written. Unless told it is the best of the frame: the one whose value
# after the last letter tells the labels of the choosing half best.
ONE_UNIT: tuple[Channel, ...] = (
    Channel("unit_place", ("part of a place",), "layer and cell of the unit asked", question=UNIT),
    Channel("unit_is_best", (), "whether it is the best one of this frame", question=UNIT),
    Channel("unit_tokens", ("position",), "the review as the network reads it, a letter each", question=UNIT),
    Channel("unit_values", ("position",), "what the unit keeps after each letter", question=UNIT),
    Channel("unit_alone", ("position",), "the same before any intervention on it", question=UNIT),
    Channel("unit_sign", (), "1 where high values mean the second label, -1 where low ones do", question=UNIT),
    Channel("unit_threshold", (), "the value between both labels, found on the choosing half", question=UNIT),
    Channel("unit_means", ("label",), "its mean after reviews of each label, of the choosing half", question=UNIT),
    Channel("unit_range", ("extreme",), "its lowest and highest value after those reviews", question=UNIT),
    Channel("label_names", ("label",), "what labels mean: first the bad one", question=UNIT),
)
HELD_OUT: tuple[Channel, ...] = (
    Channel("over_place", ("part of a place",), "layer and cell of the unit", question=OVER_REVIEWS),
    Channel("over_values", ("review",), "the unit after the last letter of each held-out review", "", OVER_REVIEWS),
    Channel("over_labels", ("review",), "their labels: 0 the first one, 1 the second", question=OVER_REVIEWS),
    Channel(
        "over_parts",
        ("review",),
        "0 where units are chosen, 1 where they are judged, 2 where every opinion is negated",
        question=OVER_REVIEWS,
    ),
    Channel("over_threshold", (), "the value between both labels, by part 0", question=OVER_REVIEWS),
    Channel("over_sign", (), "1 where high values mean the second label, -1 where low ones do", "", OVER_REVIEWS),
    Channel("over_accuracies", ("review part",), "share it has right in each part; nan of none", "", OVER_REVIEWS),
)
ALL_UNITS: tuple[Channel, ...] = (
    Channel("units_chosen", ("layer", "cell"), "share each has right in the choosing half", "0 to 1", UNITS),
    Channel("units_judged", ("layer", "cell"), "and in the judging half, sign and threshold kept", "0 to 1", UNITS),
    Channel("units_negated", ("layer", "cell"), "and where every opinion is negated; nan of none", "", UNITS),
    Channel("units_best", ("part of a place",), "the one that is best in the choosing half", question=UNITS),
    Channel("units_signs", ("layer", "cell"), "1 where high values mean the second label, else -1", "", UNITS),
)
# for the curve over a run: from when on is there a unit
BEST_UNIT: tuple[Channel, ...] = (
    Channel("best_place", ("part of a place",), "layer and cell of the best unit of this frame", question=BEST),
    Channel("best_chosen", (), "share it has right in the choosing half", "0 to 1", BEST),
    Channel("best_judged", (), "and in the judging half", "0 to 1", BEST),
    Channel("best_negated", (), "and where every opinion is negated; nan of none", "0 to 1", BEST),
    Channel("next_judged", (), "share that the second best of the choosing half has right there", "0 to 1", BEST),
    Channel(
        "best_shuffled",
        ("quantile",),
        "the best unit for shuffled labels, chosen and judged alike: 5 %, half and 95 % of the shuffles",
        "0 to 1",
        BEST,
    ),
)
BESIDE: tuple[Channel, ...] = (
    Channel("control_names", ("control",), "who else says which label a review has", question=CONTROLS),
    Channel("control_judged", ("control",), "share of the judging half each has right", "0 to 1", CONTROLS),
    Channel("control_negated", ("control",), "and where every opinion is negated; nan of none", "0 to 1", CONTROLS),
    Channel("control_counts", ("review part",), "how many reviews there are of each part", "", CONTROLS),
)
THE_REVIEW: tuple[Channel, ...] = (
    Channel("review_text", (), "a held-out review, by its number", question=REVIEW),
    Channel("review_label", (), "its label, 0 or 1", question=REVIEW),
    Channel("review_part", (), "the part it belongs to", question=REVIEW),
    Channel("review_count", (), "how many there are", question=REVIEW),
)
STATE: tuple[Channel, ...] = (
    Channel("states", ("cell", "position"), "what the cells of a layer keep after each letter"),
    Channel("states_update", ("cell", "position"), "the share of it that each letter replaces", "0 to 1", STATES),
    Channel("states_candidate", ("cell", "position"), "by what", "-1 to 1", STATES),
    Channel("states_gate", ("cell", "position"), "what the cell's value is multiplied with as it is read", "", STATES),
    Channel("states_memory", ("cell",), "letters that half of a memory lasts, over this text", "letters", STATES),
    Channel("states_layer", (), "the layer; the best unit's unless told", question=STATES),
    Channel("states_layers", (), "how many layers there are", question=STATES),
    Channel("states_accuracy", ("cell",), "share of the choosing half that each tells right", "0 to 1", STATES),
    Channel("states_judged", ("cell",), "and of the judging half, sign and threshold kept", "0 to 1", STATES),
    Channel("states_best", (), "the cell of the best unit; -1 where it is of another layer", question=STATES),
    Channel("states_tokens", ("position",), "the review as the network reads it", question=STATES),
)
# of each step of writing; values are nan where the unit is left alone
DIALLED: tuple[Channel, ...] = (
    Channel("dial_place", ("part of a place",), "layer and cell of the unit that is held", question=DIAL),
    Channel("dial_values", ("dial",), "what it is held at; nan where it is left alone", question=DIAL),
    Channel("dial_letters", ("dial",), "the letter that is written; empty once a review has ended", question=DIAL),
    Channel("dial_states", ("dial",), "the unit after that letter", question=DIAL),
    Channel("dial_judged", ("dial",), "how surely the judge says the second label, so far", "probability", DIAL),
    Channel("dial_prompt", (), "what was read before, the unit being held already", question=DIAL),
    Channel("dial_means", ("label",), "the unit's means after reviews of each label", question=DIAL),
    Channel("dial_steps", (), "how many letters are written", question=DIAL),
)
# after each part of a round of writing, over all that was written so far
CURVE: tuple[Channel, ...] = (
    Channel("curve_place", ("part of a place",), "layer and cell of the unit that is held", question=DIAL_CURVE),
    Channel(
        "curve_control",
        ("part of a place",),
        "those of the control: it tells labels no better than chance",
        "",
        DIAL_CURVE,
    ),
    Channel("curve_values", ("curve point",), "what the unit is held at", question=DIAL_CURVE),
    Channel(
        "curve_shares",
        ("curve point",),
        "share of what it writes that the judge calls the second label; nan of none so far",
        "0 to 1",
        DIAL_CURVE,
    ),
    Channel(
        "curve_control_values", ("curve point",), "what the control is held at: as far along its range", "", DIAL_CURVE
    ),
    Channel("curve_control_shares", ("curve point",), "the same share with the control held", "0 to 1", DIAL_CURVE),
    Channel("curve_free_share", (), "the same with nothing held", "0 to 1", DIAL_CURVE),
    Channel("curve_written", (), "reviews at each point so far", "reviews", DIAL_CURVE),
    Channel("curve_total", (), "reviews at each point in the end", "reviews", DIAL_CURVE),
    Channel("curve_done", (), "share of all letters that are written", "0 to 1", DIAL_CURVE),
    Channel("curve_means", ("label",), "the unit's means after reviews of each label", question=DIAL_CURVE),
    Channel("judge_accuracy", (), "share of the held-out reviews that the judge has right", "0 to 1", DIAL_CURVE),
    Channel("judge_learned_from", (), "how many labelled reviews the judge was made from", "reviews", DIAL_CURVE),
)
BEFORE_US: tuple[Channel, ...] = (
    Channel(
        "published_lines", ("published line",), "what others measured, and what this lab does not show", "", PUBLISHED
    ),
    Channel("published_source", (), "where it was published", question=PUBLISHED),
)


def review_channels() -> tuple[Channel, ...]:
    """Of the text asked, of units and reviews, in the order of the page of channels."""
    return (
        *ONE_UNIT,
        *HELD_OUT,
        *ALL_UNITS,
        *BEST_UNIT,
        *BESIDE,
        *THE_REVIEW,
        *STATE,
        *DIALLED,
        *CURVE,
        *BEFORE_US,
        Channel("tokens", ("position",), "the text as the network reads it"),
        Channel("token_ids", ("position",), "their rows in the table", question="tokens"),
        Channel("vocabulary", ("token",), "all letters and marks"),
        *TOKEN_TABLE,
        Channel("logits", ("position", "token"), "scores of the next letter, before the softmax"),
        Channel("probabilities", ("position", "token"), "of the next letter", "sums to 1 over tokens"),
        *prediction_channels("all letters and marks", "the text asked", "the letter after which one is predicted"),
        Channel("prompt_tokens", ("position",), "the text asked, as the network reads it", question="prediction"),
        *SAMPLING,
        *TRANSFORMER,
        *RESIDUAL_STREAM,
        *LEARNING_CHANNELS,
    )


ABOUT_MODEL = frozenset(
    {OVER_REVIEWS, UNITS, BEST, CONTROLS, REVIEW, PUBLISHED, DIAL, DIAL_CURVE}
    | {"vocabulary", "embedding", "embedding_map", "known_transformers"}
)
