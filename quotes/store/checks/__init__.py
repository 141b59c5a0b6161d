"""What drafts are checked against."""
