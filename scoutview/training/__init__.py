"""Training: the loop (a generator of steps), the thread that runs it, and which steps become frames."""
