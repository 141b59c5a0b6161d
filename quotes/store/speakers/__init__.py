"""Speakers across articles: linking, canonical ids, look-up."""
