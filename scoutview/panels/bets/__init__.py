"""A network that judges bets: worse and worse where the outcome misleads, then right; and one bet that is asked."""
