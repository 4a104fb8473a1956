"""How much of each frequency the numbers of a network hold, over the run."""
