"""A recurrent network learns to go on with reviews, letter by letter; one of its units comes to tell good from bad."""
