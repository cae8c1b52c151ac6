"""What cells say: numbers and dates in either notation, and how good they are."""
