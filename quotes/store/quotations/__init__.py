"""Searching quotations, and all that is known of one."""
