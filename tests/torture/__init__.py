"""What was done to break ScoutView. Short in the everyday tests, long with `make torture`, which prints a table."""
