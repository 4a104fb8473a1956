"""What the window does with runs: opening, building, training, dropping, listing."""
