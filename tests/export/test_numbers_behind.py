"""Numbers in files: what is read back is what was written, and a spreadsheet finds a row for each number."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from scoutview.errors import UsageError
from scoutview.export.numbers_behind import write_numbers
from scoutview.observation import Channel

TOKENS = Channel("tokens", ("position",), "the text")
ATTENTION = Channel("attention", ("head", "query", "key"), "who reads whom", "rows sum to 1")
WEIGHTS = np.random.default_rng(0).random((2, 3, 3), np.float32)
WORDS = np.array(["The", " fox, “red”", "a\nb"])


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def written(folder: Path, arrays: Mapping[str, np.ndarray], *channels: Channel) -> list[dict[str, str]]:
    path = folder / "numbers.csv"
    write_numbers(arrays, channels, path)
    return rows_of(path)


def test_a_row_for_each_number_with_its_place_its_labels_and_all_its_digits(tmp_path: Path) -> None:
    rows = written(tmp_path, {"tokens": WORDS, "attention": WEIGHTS}, TOKENS, ATTENTION)
    assert list(rows[0]) == [
        "channel", "position", "head", "query", "query_label", "key", "key_label", "value",
    ]  # fmt: skip
    assert [row["value"] for row in rows[:3]] == WORDS.tolist()
    told = rows[3:]
    assert len(told) == WEIGHTS.size
    again = np.zeros_like(WEIGHTS)
    for row in told:
        place = int(row["head"]), int(row["query"]), int(row["key"])
        again[place] = np.float32(row["value"])
        assert row["value"] == str(WEIGHTS[place])
        assert (row["channel"], row["position"]) == ("attention", "")
        assert (row["query_label"], row["key_label"]) == (WORDS[place[1]], WORDS[place[2]])
    assert np.array_equal(again, WEIGHTS)


def test_labels_of_rows_and_columns_come_from_the_same_question_only(tmp_path: Path) -> None:
    picture = Channel("picture", ("row", "column"))
    product = Channel("product", ("row", "inner"), question="matrix_product")
    labels = Channel("labels", ("row",), question="matrix_product")
    arrays = {"picture": np.zeros((2, 2)), "product": np.ones((2, 1)), "labels": np.array(["up", "down"])}
    rows = written(tmp_path, arrays, picture, product, labels)
    assert {row["row_label"] for row in rows if row["channel"] == "picture"} == {""}
    assert [row["row_label"] for row in rows if row["channel"] == "product"] == ["up", "down"]


def test_labels_of_another_length_are_not_these(tmp_path: Path) -> None:
    arrays = {"logits": np.zeros(3), "classes": np.array(["a", "b"])}
    rows = written(tmp_path, arrays, Channel("logits", ("class",)), Channel("classes", ("class",)))
    assert "class_label" not in rows[0]


def test_every_kind_of_value_has_a_form_that_spreadsheets_know(tmp_path: Path) -> None:
    arrays = {
        "activations": np.array([np.nan, np.inf, 0.1, 1e-30], np.float32),
        "counts": np.array([-1, 2**40]),
        "right": np.array([True, False]),
        "layer": np.array("conv1"),
        "none": np.zeros((0, 3)),
    }
    dims = {"activations": ("channel",), "counts": ("value",), "right": ("a",), "layer": (), "none": ("b", "c")}
    rows = written(tmp_path, arrays, *(Channel(name, dims[name]) for name in arrays))
    assert [row["value"] for row in rows] == [
        "",
        "inf",
        "0.1",
        "1e-30",
        "-1",
        "1099511627776",
        "TRUE",
        "FALSE",
        "conv1",
    ]
    assert [row["channel_axis"] for row in rows[:4]] == ["0", "1", "2", "3"]


def test_letters_beyond_ascii_are_marked_for_excel_and_others_are_not(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    for word, start in (("fox", b"channel"), ("Füchse", b"\xef\xbb\xbfchannel")):
        write_numbers({"tokens": np.array([word])}, [TOKENS], path)
        assert path.read_bytes().startswith(start)


def test_json_describes_each_channel(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    values = np.array([[[0.1, np.nan]]], np.float32)
    write_numbers({"tokens": WORDS, "attention": values}, [TOKENS, ATTENTION], path)
    tokens, attention = json.loads(path.read_text("utf-8"))["channels"]
    assert tokens["values"] == WORDS.tolist()
    assert attention == {
        "channel": "attention",
        "dims": ["head", "query", "key"],
        "unit": "rows sum to 1",
        "description": "who reads whom",
        "shape": [1, 1, 2],
        "values": [[[0.1, None]]],
    }


def test_npz_holds_the_very_arrays(tmp_path: Path) -> None:
    path = tmp_path / "numbers.npz"
    write_numbers({"tokens": WORDS, "attention": WEIGHTS}, [TOKENS, ATTENTION], path)
    with np.load(path, allow_pickle=False) as arrays:
        assert arrays["attention"].dtype == np.float32
        assert np.array_equal(arrays["attention"], WEIGHTS)
        assert arrays["tokens"].tolist() == WORDS.tolist()


@pytest.mark.parametrize("ending", [".csv", ".json", ".npz"])
def test_the_same_numbers_are_the_same_bytes(tmp_path: Path, ending: str) -> None:
    paths = [tmp_path / f"{name}{ending}" for name in "ab"]
    for path in paths:
        write_numbers({"tokens": WORDS, "attention": WEIGHTS}, [TOKENS, ATTENTION], path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_another_ending_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv, \.json, \.npz"):
        write_numbers({"tokens": WORDS}, [TOKENS], tmp_path / "numbers.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_an_array_that_nothing_describes_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="logits"):
        write_numbers({"logits": WEIGHTS}, [TOKENS], tmp_path / "numbers.csv")
    with pytest.raises(ValueError, match="tokens"):
        write_numbers({"tokens": WEIGHTS}, [TOKENS], tmp_path / "numbers.csv")
