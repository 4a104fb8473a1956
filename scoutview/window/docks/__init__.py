"""The panels in the window: their docks, where they stand, and what is kept of them."""
