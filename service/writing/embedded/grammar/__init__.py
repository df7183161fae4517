"""A sentence as a tree, and what is true of its branches and clauses; words and their looks."""
