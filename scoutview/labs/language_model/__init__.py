"""Language models that others trained: their checkpoints opened and asked; nothing is trained here."""
