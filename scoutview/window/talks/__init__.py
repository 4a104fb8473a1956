"""The strip of a talk: its scenes made, edited, shown."""
