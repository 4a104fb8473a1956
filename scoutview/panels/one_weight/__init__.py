"""One weight: what a single number of the model does to the loss."""
