"""What the documentation says is so."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scoutview.cli import COMMANDS
from scoutview.labs.registry import LABS
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.panels.registry import PANELS
from scoutview.probe import NumbersProbe
from scoutview.training.trainer import Trainer
from scoutview.window.shell.commands import keys_page
from tests.every_lab import asker_at, small_lab, trained
from tools import catalogue
from tools.channels import page
from tools.tables import benchmark_table, filled, torture_table

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_the_page_of_channels_is_up_to_date() -> None:
    assert (ROOT / "docs" / "channels.md").read_text(encoding="utf-8") == page(), "run `make docs`"


def test_the_page_of_keys_is_up_to_date() -> None:
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page(), "run `make docs`"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_catalogue_is_up_to_date_and_names_every_lab_and_panel() -> None:
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    assert text == catalogue.page(), "run `make docs`"
    for name in [*(lab.name for lab in LABS), *(panel.name for panel in PANELS)]:
        assert f"`{name}`" in text, name


def test_the_readme_names_every_command_and_leads_to_the_catalogue() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert re.search(rf"\b{name}\b", readme), name
    assert "(docs/catalogue.md)" in readme


@pytest.mark.parametrize("page_name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_exists(page_name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / page_name).read_text(encoding="utf-8"), re.MULTILINE))
    assert {"test"} <= named
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_files_that_the_architecture_names_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.py)?|[a-z_]+\.py)`", text))
    assert named
    for name in named:
        assert (ROOT / "scoutview" / name).exists() or (ROOT / name).exists(), name


@pytest.mark.parametrize("pairs", ["unordered", "ordered"])
def test_the_page_of_the_grokking_weights_computes_the_models_logits(pairs: str) -> None:
    text = (ROOT / "docs" / "weights_grokking.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(code[0], names)  # the page's own code
    lab = small_lab("grokking", pairs=pairs)
    frame = list(Trainer(lab).steps(3))[-1].frame
    assert frame is not None
    asker = Asker(lab)
    asker.load(frame)
    answer = asker.answer(NumbersProbe(a=4, b=19), [Question("logits")])[Question("logits")]
    np.testing.assert_allclose(names["logits"](frame.weights, 4, 19), answer["logits"], atol=1e-5)


def test_the_page_of_the_bets_weights_computes_the_models_logits() -> None:
    text = (ROOT / "docs" / "weights_bets.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(code[0], names)  # the page's own code
    lab = small_lab("bets", layers="2")
    frame = list(Trainer(lab).steps(5))[-1].frame
    assert frame is not None
    asker = Asker(lab)
    asker.load(frame)
    for ending, outcome in enumerate(("lost", "won")):
        probe = lab.parse_probe(f"chance=7,win=3,lose=5,outcome={outcome}")
        answer = asker.answer(probe, [Question("logits")])[Question("logits")]
        np.testing.assert_allclose(names["logits"](frame.weights, 7, 3, 5, ending), answer["logits"], atol=1e-5)


def test_the_page_of_the_sums_weights_computes_the_models_logits() -> None:
    names: dict[str, Any] = {}
    for page_name in ("weights_bets.md", "weights_sums.md"):  # the second uses two functions of the first
        code = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / page_name).read_text(encoding="utf-8"), re.DOTALL)
        exec(code[0], names)
    lab = small_lab("sums", layers="2")
    frame = list(Trainer(lab).steps(5))[-1].frame
    assert frame is not None
    asker = Asker(lab)
    asker.load(frame)
    questions = Question("logits"), Question("tokens")
    answer = asker.answer(lab.parse_probe("809+394"), questions)
    text = "".join(answer[questions[1]]["tokens"])
    np.testing.assert_allclose(names["logits"](frame.weights, text, 4), answer[questions[0]]["logits"], atol=1e-4)


def test_the_page_of_the_photos_weights_computes_the_models_answer() -> None:
    text = (ROOT / "docs" / "weights_photos.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0], names)  # the page's own code
    _, asker = asker_at("photos", 0)
    frame = trained("photos")[1][0]
    questions = Question("photo"), Question("prediction")
    answer = asker.answer(asker.lab.default_probe(), questions)
    logits = names["logits"](frame.weights, answer[questions[0]]["photo"])
    shares = np.exp(logits - logits.max())
    np.testing.assert_allclose(shares / shares.sum(), answer[questions[1]]["outcome_probabilities"], atol=1e-5)


def test_a_table_takes_the_place_of_the_one_before() -> None:
    text = "before\n<!-- table -->\nold\n<!-- end of the table -->\nafter\n"
    once = filled(text, "| new |")
    assert once == "before\n<!-- table -->\n\n| new |\n\n<!-- end of the table -->\nafter\n"
    assert filled(once, "| new |") == once
    with pytest.raises(ValueError, match="end of the table"):
        filled("nothing", "| new |")


def test_tables_say_what_was_measured_and_what_was_missed() -> None:
    row = {"row": "a / b", "ratio": 0.1234, "low": 0.1, "high": 2000.0, "goal": "≤ 0.1", "met": False, "counted": 1200}
    table = benchmark_table([row | {"remark": "3 ms"}])
    assert "| a / b | 0.123 (0.1 to 2,000) | ≤ 0.1, missed | 1,200 | 3 ms |" in table
    kinder = benchmark_table([row | {"met": True, "low": 0.1234, "high": 0.1234, "remark": ""}])
    assert "| a / b | 0.123 | ≤ 0.1 | 1,200 |  |" in kinder
    tried = torture_table([{"tried": "kill -9", "times": 2000, "lost": 0, "remark": "frames", "seconds": 90.0}])
    assert "| kill -9 | 2,000 | nothing | frames |" in tried
    assert "It took 2 minutes." in tried


def test_a_row_that_was_not_measured_again_stays() -> None:
    row = {"ratio": 0.5, "low": 0.5, "high": 0.5, "goal": "", "met": None, "counted": 1, "remark": ""}
    page = filled(
        "<!-- table -->\n<!-- end of the table -->\n", benchmark_table([row | {"row": "a"}, row | {"row": "b"}])
    )
    page = filled(page, benchmark_table([row | {"row": "c"}, row | {"row": "a", "ratio": 0.7}]), some=True)
    rows = [line for line in page.splitlines() if line.startswith(("| a |", "| b |", "| c |"))]
    assert rows == ["| a | 0.7 |  | 1 |  |", "| b | 0.5 |  | 1 |  |", "| c | 0.5 |  | 1 |  |"]
    assert page.count("| ours / theirs |") == page.count("\n|---") == page.count("On ") == 1


def test_every_benchmark_is_explained() -> None:
    text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for path in (ROOT / "tests" / "benchmarks").glob("test_*.py"):
        assert f"`{path.name}`" in text, path.name
