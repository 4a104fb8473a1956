"""What the units of a recurrent layer keep, letter by letter, and what each letter replaces of it."""
