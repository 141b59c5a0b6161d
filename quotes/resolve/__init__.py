"""Across articles: which speakers are one, as pure functions over names and what articles tell."""
