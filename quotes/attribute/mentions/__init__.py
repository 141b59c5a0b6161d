"""Which words of an article name somebody."""
