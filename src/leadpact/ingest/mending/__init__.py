"""Putting right afterwards: rows kept out, uploads undone, people who are in twice."""
