"""The language of the interface: how it is chosen, and that a catalogue fits the source."""

import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview import language
from scoutview.errors import UsageError
from scoutview.language import LANGUAGES, SPOKEN, as_read, as_written, begin, tr, tr_noop, translated
from tools.languages import CATALOGUES, COMPILED, SPOKEN_ELSEWHERE, collect, compile_catalogue

ROOT = Path(__file__).parents[1]


@pytest.fixture
def _afterwards_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is chosen by this machine or its user, and English is spoken again at the end."""
    monkeypatch.setattr(language, "choice_file", lambda: tmp_path / "ScoutView" / "language")
    for variable in (SPOKEN, "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    yield
    os.environ.pop(SPOKEN, None)
    language.speak("en")


def test_english_is_what_stands_in_the_source() -> None:
    assert tr("step {step:,}, {share:.1f} %").format(step=12_000, share=49.25) == "step 12,000, 49.2 %"
    assert [tr("%n others", "", n, one="1 other") for n in (0, 1, 2, 1200)] == [
        "0 others",
        "1 other",
        "2 others",
        "1,200 others",
    ]


@pytest.mark.usefixtures("german")
def test_german_has_its_own_plurals_and_signs() -> None:
    assert [tr("%n others", "", n, one="1 other") for n in (0, 1, 1200)] == [
        "0 weitere",
        "1 weiterer",
        "1.200 weitere",
    ]
    assert tr("nowhere {a:,} {b:.2f} {c} {d} {e}").format(a=1234, b=0.5, c=1.5, d=True, e="1,5.") == (
        "nowhere 1.234 0,50 1,5 True 1,5."
    )
    assert as_written("−1,230.5") == "−1.230,5"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0,5", "0.5"),
        ("0.5", "0.5"),
        ("0.001", "0.001"),
        ("-12.345,5", "-12345.5"),
        ("1.200", "1200"),
        ("1.234.567", "1234567"),
        ("12.5", "12.5"),
        ("1e-05", "1e-05"),
        ("a,b", "a.b"),
    ],
)
def test_a_number_typed_in_german_is_read_with_a_comma_or_a_point(typed: str, read: str) -> None:
    assert as_read(typed) == read


def test_a_number_typed_in_english_is_read_as_it_is() -> None:
    assert [as_read(typed) for typed in ("0.5", "1,200", "1.200")] == ["0.5", "1,200", "1.200"]


@pytest.mark.usefixtures("german")
def test_a_key_is_shown_in_words() -> None:
    assert tr_noop("nine") == "nine"
    assert translated("nine") == "neun"
    assert translated("a user's own words") == "a user's own words"


@pytest.mark.usefixtures("_afterwards_english")
def test_the_word_of_the_command_line_counts_before_the_environment_the_choice_and_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert begin([]) == []
    assert language.language() == "en"
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    for wanted, words in (("en", ["--language", "en"]), ("de", [])):
        os.environ.pop(SPOKEN, None)
        assert begin(["info", *words, "a.scout"]) == ["info", "a.scout"]
        assert language.language() == os.environ[SPOKEN] == wanted
    os.environ.pop(SPOKEN, None)
    language.choose_language("en")
    assert begin(["--", "--language=de"]) == ["--", "--language=de"]
    assert language.language() == "en"
    monkeypatch.setenv(SPOKEN, "de")
    begin([])
    assert language.language() == "de"
    language.choose_language("")
    assert language.chosen_language() == ""


@pytest.mark.usefixtures("_afterwards_english")
@pytest.mark.parametrize("words", [["--language"], ["--language=xx"], ["--language", "German"]])
def test_an_unknown_language_is_refused_in_a_sentence(words: list[str]) -> None:
    with pytest.raises(UsageError, match=r"en or de\.$"):
        begin(words)


def test_programs_that_are_started_speak_the_same() -> None:
    code = "from scoutview.language import tr; print(tr('nine'))"
    said = {
        name: subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, SPOKEN: name}
        ).stdout
        for name in LANGUAGES
    }
    assert said == {"en": "nine\n", "de": "neun\n"}


@pytest.mark.parametrize("name", SPOKEN_ELSEWHERE)
def test_each_catalogue_holds_the_texts_of_the_source_and_is_compiled(name: str, tmp_path: Path) -> None:
    catalogue, again = CATALOGUES / f"scoutview_{name}.ts", tmp_path / f"scoutview_{name}.ts"
    again.write_bytes(catalogue.read_bytes())
    collect(again, name)
    assert again.read_text("utf-8") == catalogue.read_text("utf-8"), "make languages brings it up to date"
    compile_catalogue(catalogue, tmp_path / "compiled.qm")
    assert (tmp_path / "compiled.qm").read_bytes() == (COMPILED / f"scoutview_{name}.qm").read_bytes()


@pytest.mark.parametrize("name", SPOKEN_ELSEWHERE)
def test_a_translation_has_what_its_text_has_in_braces(name: str) -> None:
    for source, *translations in texts_of(CATALOGUES / f"scoutview_{name}.ts"):
        for translation in filter(None, translations):
            assert fields(translation) == fields(source), source
            assert ("%n" in translation) <= ("%n" in source), source


def texts_of(catalogue: Path) -> list[tuple[str, ...]]:
    """Each text with its translations, one for each form of a plural; an empty one is not translated yet."""
    found = []
    for message in ET.parse(catalogue).iter("message"):  # it is our own
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        found.append((message.findtext("source") or "", *forms))
    return found


def fields(text: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name is not None}


@given(st.integers(-(10**9), 10**9))
def test_a_number_in_german_is_read_back_by_its_signs(number: int) -> None:
    language.speak("de")
    try:
        written = as_written(f"{number:,}")
    finally:
        language.speak("en")
    assert int(written.replace(".", "")) == number
    assert re.fullmatch(r"-?\d{1,3}(\.\d{3})*", written)
