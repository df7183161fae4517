"""Whom and what a document speaks of, and what its pronouns mean."""
