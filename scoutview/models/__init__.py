"""Models: one architecture per file, its paper at the top. Imports torch and nothing of ours."""
