"""`python -m scoutview`: the command line."""

from scoutview.cli import main

raise SystemExit(main())
