"""What others measured, as a graph or a table, with a sentence made of the numbers and the sources under it."""
