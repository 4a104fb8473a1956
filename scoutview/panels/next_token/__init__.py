"""From logits to one drawn token: temperature, top-k, top-p."""
