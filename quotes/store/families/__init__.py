"""Links between passages and the families they form."""
