"""Bets: a network that reads a bet and its outcome, and learns to look at the outcome before it reckons."""
