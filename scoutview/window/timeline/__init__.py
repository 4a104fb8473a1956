"""The timeline bar below the panels: the `well` to scrub in, the losses as `loss_words`, the run in `run_words`."""
