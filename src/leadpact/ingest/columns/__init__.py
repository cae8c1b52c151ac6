"""What the columns of a file mean: dictionaries, likeness, values, and what was said before."""
