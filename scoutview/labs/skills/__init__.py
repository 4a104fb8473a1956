"""Many skills, met with very different frequency: each comes by itself, and their mean loss falls smoothly."""
