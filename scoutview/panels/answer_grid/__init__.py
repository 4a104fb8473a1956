"""All sums as a grid: right or wrong, trained or never seen."""
