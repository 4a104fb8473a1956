"""What a network takes the next moves to be, on the squares of the board; and what a turned disc changes there."""
