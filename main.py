"""Starts ScoutView's window."""

from scoutview.__main__ import main

raise SystemExit(main())
