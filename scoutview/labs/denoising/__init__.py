"""A diffusion model learns to draw digits out of noise."""
