"""What the model answers, with its probabilities."""
