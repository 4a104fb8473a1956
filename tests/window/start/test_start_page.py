"""What the start page says."""

from scoutview.labs.declaration import IMAGES, PICTURE, TEXT, FileKind, Taken
from scoutview.labs.registry import LABS
from scoutview.window.start.start_page import all_in_words, drops_in_words
from tests.tiny_lab import TinyLab


def test_the_hint_names_what_can_be_dropped_while_no_lab_is_open() -> None:
    assert drops_in_words(LABS) == (
        "or drop a .scout file, a text, a folder of pictures or another file that a lab takes anywhere in this window"
    )
    assert drops_in_words([TinyLab]) == "or drop a .scout file anywhere in this window"
    kinds = [TEXT, TEXT, PICTURE, FileKind("a .csv table", (".csv",)), IMAGES, FileKind("a maze", (".maze",))]
    takes = [Taken(kind, "" if kind is PICTURE else "file") for kind in kinds]
    few, many = (type("Taker", (TinyLab,), {"takes": tuple(taken)}) for taken in (takes[:4], takes))
    assert drops_in_words([few]) == "or drop a .scout file, a text or a .csv table anywhere in this window"
    assert drops_in_words([many]) == (
        "or drop a .scout file, a text, a .csv table or another file that a lab takes anywhere in this window"
    )


def test_a_tooltip_names_all_that_labs_take() -> None:
    assert all_in_words(LABS) == (
        "Labs take: a .txt text; images as .npz, .csv, .parquet, IDX or a folder; a picture; reviews as .tsv or .csv; "
        "a language model: a Hugging Face folder, a folder of checkpoints, a .safetensors or .pt file"
    )
    assert all_in_words([TinyLab]) == ""
