"""Rebuilding what is derived from found rows and decisions."""
