"""All words of the field that the window explains, as in a dictionary."""

from scoutview.window.help.term import in_order
from scoutview.window.help.terms_of_insides import TERMS_OF_INSIDES
from scoutview.window.help.terms_of_models import TERMS_OF_MODELS
from scoutview.window.help.terms_of_scoutview import TERMS_OF_SCOUTVIEW
from scoutview.window.help.terms_of_training import TERMS_OF_TRAINING

TERMS = in_order((*TERMS_OF_MODELS, *TERMS_OF_TRAINING, *TERMS_OF_INSIDES, *TERMS_OF_SCOUTVIEW))
