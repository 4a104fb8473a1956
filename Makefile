# make run and make test set up everything themselves, in .venv; the other targets are listed in CONTRIBUTING.md.

PY = .venv/bin/python
SAMPLES = resources/recordings
export PYTHON PIP_OPTIONS

.PHONY: run test test-slow lint style setup docs recordings sweeps talks languages wheel package release benchmark torture \
  screenshots clean

run:
	@tools/setup.sh window
	@$(PY) -m scoutview $(FILE)

# Three processes for two cores; a file's tests stay together, so that what they share is made once, until one has nothing left.
test: style
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --numprocesses=auto --dist=worksteal

test-slow: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m slow

lint: style
	$(PY) -m mypy

style: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/lint-imports

setup:
	@tools/setup.sh

docs: setup
	$(PY) -m tools.channels > docs/channels.md
	$(PY) -m tools.catalogue > docs/catalogue.md
	$(PY) -m tools.keys > docs/keys.md

# The recordings that the window shows at its first start; one of them with LAB=name.
recordings: setup
	$(PY) -m tools.make_samples $(SAMPLES) $(LAB)
	$(MAKE) talks

# The sweeps that the labs declare, small enough to ship; one of them with SWEEP=name.
sweeps: setup
	$(PY) -m tools.make_sweeps resources/sweeps $(SWEEP)

# The talks that ship, from these recordings; each language in a process of its own.
talks: setup
	SCOUTVIEW_LANGUAGE=en $(PY) -m tools.make_talks resources resources/talks
	SCOUTVIEW_LANGUAGE=de $(PY) -m tools.make_talks resources resources/talks

# All texts of the interface into the catalogues of languages, and those into what the program reads.
languages: setup
	$(PY) -m tools.languages

# What pip installs, and how much of it is data.
wheel: setup
	rm -f dist/scoutview-*.whl
	$(PY) -m build --wheel --outdir dist
	$(PY) -m tools.packaging.wheel_size dist/scoutview-*.whl

# A folder and, on Linux, one file that start where there is no Python: docs/packaging.md. Some minutes and 4 GB.
package: wheel
	tools/packaging/build.sh

# Names what is unreleased: make release VERSION=1.2.3
release: setup
	$(PY) -m tools.release $(VERSION)

# Against what people would use instead, which it installs; prints a table, writes build/benchmark.json and fills the
# table of docs/benchmarks.md. About half an hour.
benchmark: setup
	$(PY) -m pip install --disable-pip-version-check --quiet $(PIP_OPTIONS) -c constraints.txt -e '.[benchmark]'
	$(PY) -m pytest -m benchmark -s tests/benchmarks
	$(PY) -m tools.tables benchmark

# What was tried to break it: under a quarter of an hour; a short version is part of `make test`.
torture: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --torture tests/torture
	$(PY) -m tools.tables torture

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.screenshots build/screenshots
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.screenshots picture docs/images/window.png next_token 200
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.screenshots picture docs/images/grokking.png grokking 450

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
