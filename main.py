"""Starts ScoutView's window."""

from scoutview.cli import main

raise SystemExit(main())
