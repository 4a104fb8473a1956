"""The first page: a card for each lab with a thumbnail of its sample, ways in, and links to the guided tours.

A lab in the registry gets a card by itself, in rows that `cards_plan` lays out; a talk in `resources/talks` becomes a
tour.
"""
