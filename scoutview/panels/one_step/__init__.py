"""One training step taken apart into forward, loss, back and update."""
