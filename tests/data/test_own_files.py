"""Files as people have them: archives and tables under their usual names, folders as they are downloaded."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.carried_pictures import CarriedPictures
from scoutview.data.digits import load_images, split_images
from scoutview.data.labelled_images import LabelledImages
from scoutview.data.picture_source import PictureSource
from scoutview.data.table import _decoded, _labels_of
from scoutview.errors import UserError
from tests.data.test_images import LABELS, PICTURES, idx_bytes, save

SQUARES = np.pad(PICTURES, ((0, 0), (0, 0), (0, 1)))  # (12, 6, 6)
TRAIN, TEST = slice(0, 9), slice(9, 12)
ONE_HOT = np.eye(3)[LABELS]
AsPicture = Callable[[np.ndarray], Image.Image]
NO_TABLES = ["", "a,b\n", "label,pixel0\n", "label,pixel0,pixel1\n1,2\n", "name,age\nann,7\n", "x\x00y", "1" * 200_000]


def is_right(images: LabelledImages, pictures: np.ndarray = PICTURES) -> None:
    """All of them with their labels."""
    np.testing.assert_allclose(images.pictures, pictures / 255, atol=1e-6)
    assert [images.classes[label] for label in images.labels] == [str(label) for label in LABELS]


@pytest.mark.parametrize(
    "names",
    [
        ("x_train", "y_train", "x_test", "y_test"),
        ("X_train", "Y_train", "X_test", "Y_test"),
        ("train_images", "train_labels", "test_images", "test_labels"),
        ("train_x", "train_y", "val_x", "val_y"),
        ("training_data", "training_targets", "testing_data", "testing_targets"),
        ("arr_0", "arr_1", "arr_2", "arr_3"),
    ],
)
def test_an_archive_with_a_part_for_testing_holds_that_part_out(names: tuple[str, ...], tmp_path: Path) -> None:
    parts = (PICTURES[TRAIN], LABELS[TRAIN], PICTURES[TEST], LABELS[TEST])
    images = load_images(save(tmp_path / "own.npz", **dict(zip(names, parts, strict=True))))
    is_right(images)
    assert images.held_out is not None
    assert images.held_out.tolist() == [False] * 9 + [True] * 3
    split = split_images(images.labels, 0, images.held_out)
    assert sorted(split.validation) == [9, 10, 11]
    assert sorted(split.train) == list(range(9))


@pytest.mark.parametrize(
    ("arrays", "pictures"),
    [
        ({"x": PICTURES, "y": LABELS}, PICTURES),
        ({"data": SQUARES.reshape(12, 36), "images": SQUARES, "target": LABELS}, SQUARES),
        ({"data": SQUARES.reshape(12, 36), "labels": LABELS[:, None]}, SQUARES),
        ({"images": PICTURES, "labels": ONE_HOT}, PICTURES),
        ({"images": PICTURES, "labels": ONE_HOT.astype(bool)}, PICTURES),
        ({"pixels": PICTURES, "truth": LABELS}, PICTURES),
        ({"b": ONE_HOT, "a": SQUARES.reshape(12, 36)}, SQUARES),
        ({"images": PICTURES, "labels": LABELS.astype("S")}, PICTURES),
        ({"x_test": PICTURES, "y_test": LABELS}, PICTURES),
    ],
    ids=range(9),
)
def test_an_archive_is_read_under_its_own_names_and_shapes(
    arrays: dict[str, np.ndarray], pictures: np.ndarray, tmp_path: Path
) -> None:
    images = load_images(save(tmp_path / "own.npz", **arrays))
    is_right(images, pictures)
    assert images.held_out is None


def test_what_an_archive_holds_besides_changes_nothing(tmp_path: Path) -> None:
    files, objects = [f"{number}.png" for number in range(12)], np.array([{"a": 1}, None], object)
    images = load_images(save(tmp_path / "own.npz", images=PICTURES, labels=LABELS, names=files, about=objects))
    is_right(images)
    assert images.classes == ("0", "1", "2")


@pytest.mark.parametrize(
    "labels", [(LABELS[:8], LABELS[8:]), (LABELS[TRAIN], np.zeros((3, 2))), (LABELS[TRAIN], ONE_HOT[:2])]
)
def test_each_part_of_an_archive_has_a_label_for_each_picture(
    labels: tuple[np.ndarray, np.ndarray], tmp_path: Path
) -> None:
    names = ("x_train", "y_train", "x_test", "y_test")
    parts = dict(zip(names, (PICTURES[TRAIN], labels[0], PICTURES[TEST], labels[1]), strict=True))
    with pytest.raises(UserError, match=r"^A part of own\.npz has .* images but labels of the shape"):
        load_images(save(tmp_path / "own.npz", **parts))


def test_arrays_that_name_no_part_are_the_whole_set(tmp_path: Path) -> None:
    beside = {"x_test": PICTURES[TEST], "y_test": LABELS[TEST], "x_train": PICTURES[TRAIN], "y_train": LABELS[TRAIN]}
    images = load_images(save(tmp_path / "own.npz", images=PICTURES, labels=LABELS, **beside))
    is_right(images)
    assert images.held_out is None


def test_flat_pictures_in_colour_are_three_squares(tmp_path: Path) -> None:
    grey = np.repeat(SQUARES[:, None], 3, axis=1).reshape(12, 108)
    is_right(load_images(save(tmp_path / "own.npz", images=grey, labels=LABELS)), SQUARES)


def test_an_archive_without_pictures_or_labels_is_told_with_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no array “images” \(there are weights\)"):
        load_images(save(tmp_path / "a.npz", weights=np.zeros(5)))
    with pytest.raises(UserError, match=r"no array “labels” \(there are x_train\)"):
        load_images(save(tmp_path / "b.npz", x_train=PICTURES))


def save_folder(folder: Path, classes: list[str], as_picture: AsPicture = Image.fromarray) -> Path:
    for number, name in enumerate(classes):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for copy in range(3):
            picture = as_picture(PICTURES[number + copy])
            picture.save(folder / name / f"{copy}.png", exif=picture.getexif())
    return folder


def test_class_folders_are_in_natural_order(tmp_path: Path) -> None:
    images = load_images(str(save_folder(tmp_path / "set", ["0", "1", "10", "11", "2"])))
    assert images.classes == ("0", "1", "2", "10", "11")
    np.testing.assert_allclose(images.pictures[6], PICTURES[4] / 255, atol=1e-6)
    names = load_images(save(tmp_path / "own.npz", images=PICTURES, labels=np.array(["a10", "a9", "b"])[LABELS]))
    assert names.classes == ("a9", "a10", "b")


def test_a_run_of_when_folders_were_sorted_letter_by_letter_goes_on(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "set", ["0", "1", "10", "11", "2"])
    before = load_images(str(folder)).in_order_of(("0", "1", "10", "11", "2"))
    assets = CarriedPictures.of(before, split_images(before.labels).validation).to_assets()
    images = PictureSource(str(folder), 0, assets).images
    assert images.digest == before.digest
    assert images.classes == ("0", "1", "10", "11", "2")
    np.testing.assert_allclose(images.pictures[6], PICTURES[2] / 255, atol=1e-6)


def test_a_run_of_when_labels_were_sorted_letter_by_letter_goes_on(tmp_path: Path) -> None:
    archive = save(tmp_path / "own.npz", images=PICTURES, labels=np.array(["2", "10", "b"])[LABELS])
    images = load_images(archive)
    assert images.classes == ("2", "10", "b")
    labels = np.array([1, 0, 2])[images.labels]
    before = replace(images, labels=labels, classes=("10", "2", "b"))
    assets = CarriedPictures.of(before, split_images(labels).validation).to_assets()
    again = PictureSource(archive, 0, assets).images
    assert (again.digest, again.classes) == (before.digest, before.classes)
    np.testing.assert_array_equal(again.pictures, images.pictures)
    for others in (PICTURES[::-1], PICTURES[:6]):
        save(tmp_path / "own.npz", images=others, labels=np.array(["2", "10", "b"])[LABELS][: len(others)])
        with pytest.raises(UserError, match="not those that this recording was trained on"):
            _ = PictureSource(archive, 0, assets).images


def test_what_systems_leave_in_folders_is_passed_over_with_a_note(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "set", ["cat", "dog"])
    for name in ("__MACOSX", "@eaDir", "$RECYCLE.BIN", ".git"):
        (folder / name / "cat").mkdir(parents=True)
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "cat/Thumbs.db", "cat/._0.png"):
        (folder / name).write_bytes(b"\0")
    images = load_images(str(folder))
    assert images.classes == ("cat", "dog")
    assert len(images.labels) == 6
    (note,) = images.notes
    assert all(name in note for name in ("set", "__MACOSX", "@eaDir", "Thumbs.db", ".DS_Store"))
    source = PictureSource(str(folder), 0, None)
    assert source.notes == (note,)
    assert PictureSource(str(folder), 0, source.carried.to_assets()).notes == (note,)


@pytest.mark.parametrize(("train", "test"), [("train", "test"), ("Training", "val"), ("mnist_train", "mnist-test")])
def test_folders_to_train_on_and_to_test_on_are_read_as_such(train: str, test: str, tmp_path: Path) -> None:
    for part in (train, test):
        save_folder(tmp_path / "download" / "set" / part, ["a", "b"])
    (tmp_path / "download" / "__MACOSX").mkdir()
    images = load_images(str(tmp_path / "download"))
    assert images.classes == ("a", "b")
    assert images.held_out is not None
    assert images.held_out.tolist() == ([False] * 3 + [True] * 3) * 2
    source = PictureSource(str(tmp_path / "download"), 0, None)
    assert images.held_out[source.split.validation].all()
    assert not images.held_out[source.split.train].any()
    assert "held out" in source.notes[-1]


def test_a_part_to_train_on_without_pictures_is_none(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    save_folder(tmp_path / "test", ["a", "b"])
    assert load_images(str(tmp_path)).held_out is None


def test_runs_of_before_the_parts_were_asked_for_keep_their_own_split(tmp_path: Path) -> None:
    for part, kept in (("train", TRAIN), ("t10k", TEST)):
        (tmp_path / f"{part}-images-idx3-ubyte").write_bytes(idx_bytes(PICTURES[kept]))
        (tmp_path / f"{part}-labels-idx1-ubyte").write_bytes(idx_bytes(LABELS[kept]))
    source = PictureSource(str(tmp_path), 0, None)
    assert sorted(source.images.labels[source.split.validation]) == sorted(LABELS[TEST])
    assets = source.carried.to_assets()
    assert sorted(PictureSource(str(tmp_path), 0, assets).split.validation) == sorted(source.split.validation)
    said = json.loads(assets["pictures.json"])
    del said["split_given"], said["notes"]
    older = PictureSource(str(tmp_path), 0, assets | {"pictures.json": json.dumps(said).encode()})
    assert np.array_equal(older.split.validation, split_images(source.images.labels).validation)


@pytest.mark.parametrize("picture", ["turned", "white on nothing", "deep"])
def test_pictures_in_folders_are_read_as_they_look(picture: str, tmp_path: Path) -> None:
    def stored(grey: np.ndarray) -> Image.Image:
        if picture == "deep":
            return Image.fromarray(grey.astype(np.uint16) * 16)  # twelve bits of sixteen
        if picture == "turned":
            image = Image.fromarray(grey).transpose(Image.Transpose.ROTATE_90)
            image.getexif()[0x0112] = 6
            return image
        layers = np.full((*grey.shape, 4), 255, np.uint8)
        layers[..., 3] = grey
        return Image.fromarray(layers)

    images = load_images(str(save_folder(tmp_path / "set", ["a", "b"], stored)))
    for number, place in enumerate([0, 1, 2, 1, 2, 3]):
        np.testing.assert_allclose(images.pictures[number], PICTURES[place] / PICTURES[:4].max(), atol=1e-5)


@pytest.mark.parametrize("notes", [b"II*\0\x08", b"no notes at all"])
def test_a_picture_whose_camera_notes_are_damaged_is_taken_as_it_lies(notes: bytes, tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "set", ["a", "b"])
    Image.fromarray(PICTURES[2]).save(folder / "a" / "2.png", exif=b"Exif\0\0" + notes)
    images = load_images(str(folder))
    np.testing.assert_allclose(images.pictures[2], PICTURES[2] / PICTURES[:4].max(), atol=1e-5)


@pytest.mark.parametrize("zipped", [False, True])
def test_the_mapping_file_of_emnist_names_the_classes(zipped: bool, tmp_path: Path) -> None:
    pack, suffix = (gzip.compress, ".gz") if zipped else (bytes, "")
    name = "emnist-letters-train-{}-ubyte"
    (tmp_path / (name.format("images-idx3") + suffix)).write_bytes(pack(idx_bytes(PICTURES.swapaxes(1, 2))))
    (tmp_path / (name.format("labels-idx1") + suffix)).write_bytes(pack(idx_bytes(LABELS + 1)))
    (tmp_path / "emnist-letters-mapping.txt").write_text("1 65 97\n2 66 98\n3 67 99\n4 68 100\n")
    for path in (tmp_path, *tmp_path.glob("*ubyte*")):
        assert load_images(str(path)).classes == ("A", "B", "C")
    (tmp_path / "emnist-letters-mapping.txt").write_text("no mapping")
    assert load_images(str(tmp_path)).classes == ("1", "2", "3")


def csv_text(rows: slice, header: str = "kaggle") -> str:
    names = {"kaggle": "label," + ",".join(f"pixel{number}" for number in range(36)) + "\n", "": ""}[header]
    lines = [",".join(map(str, [label, *picture.flatten()])) for label, picture in zip(LABELS, SQUARES, strict=True)]
    return names + "\n".join(lines[rows]) + "\n"


@pytest.mark.parametrize("header", ["kaggle", ""])
def test_a_table_of_labels_and_pixels_is_read(header: str, tmp_path: Path) -> None:
    path = tmp_path / "train.csv"
    path.write_text("\ufeff" + csv_text(slice(None), header).replace("\n", "\r\n"), encoding="utf-8")
    is_right(load_images(str(path)), SQUARES)


def test_tables_of_a_folder_are_one_set_and_the_one_without_labels_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text(csv_text(TRAIN))
    (tmp_path / "valid.csv").write_text(csv_text(TEST))
    (tmp_path / "test.csv").write_text(csv_text(TEST).replace("label,", "").replace("\n0,", "\n"))
    images = load_images(str(tmp_path))
    is_right(images, SQUARES)
    assert images.held_out is not None
    assert images.held_out.sum() == 3
    assert "test.csv" in images.notes[0]
    with pytest.raises(UserError, match="no labels"):
        load_images(str(tmp_path / "test.csv"))


@pytest.mark.parametrize(
    "text", ["", "a,b\n", "label,pixel0\n", "label,pixel0,pixel1\n1,2\n", "name,age\nann,7\n", "x\x00y"]
)
def test_a_table_of_anything_else_is_refused_in_words(text: str, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(text)
    with pytest.raises(UserError):
        load_images(str(tmp_path / "own.csv"))


def test_a_parquet_file_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "train.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UserError, match=r"needs pyarrow .*scoutview\[parquet\]"):
        load_images(str(tmp_path / "train.parquet"))


@pytest.mark.parametrize("cells", [[1, None], [[1], [1, 0]], [None, "cat"]])
def test_labels_that_are_missing_or_uneven_are_refused_in_words(cells: list[object]) -> None:
    with pytest.raises(UserError, match=r"labels of own\.parquet should be"):
        _labels_of(cells, "own.parquet")


def test_a_large_picture_in_a_table_is_refused_before_it_is_unpacked() -> None:
    packed = io.BytesIO()
    Image.new("L", (224, 224)).save(packed, "png")
    with pytest.raises(UserError, match=r"224 x 224; .* at most 64 x 64"):
        _decoded({"bytes": packed.getvalue()}, "own.parquet, line 1")


def test_parquet_files_are_read_as_hugging_face_has_them(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    label = {"names": ["zero", "one", "two"], "_type": "ClassLabel"}
    about = {b"huggingface": json.dumps({"info": {"features": {"image": {"_type": "Image"}, "label": label}}}).encode()}
    for part, rows in (("train", TRAIN), ("test", TEST)):
        cells = []
        for number, picture in enumerate(PICTURES[rows]):
            Image.fromarray(picture).save(tmp_path / "one.png")
            cells.append({"bytes": (tmp_path / "one.png").read_bytes(), "path": f"{number}.png"})
        (tmp_path / "one.png").unlink()
        table = pyarrow.table({"image": cells, "label": LABELS[rows]}).replace_schema_metadata(about)
        parquet.write_table(table, tmp_path / f"{part}-00000-of-00001.parquet")
    images = load_images(str(tmp_path))
    np.testing.assert_allclose(images.pictures[3:], PICTURES[:9] / 255, atol=1e-6)
    assert images.classes == ("zero", "one", "two")
    assert images.held_out is not None
    assert images.held_out.tolist() == [True] * 3 + [False] * 9
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UserError, match="could not be read"):
        load_images(str(tmp_path / "broken.parquet"))
