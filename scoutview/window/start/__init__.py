"""The start page: a card for each lab, ways in, guided tours."""
