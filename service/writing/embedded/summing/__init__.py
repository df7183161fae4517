"""Synopses: their sentences, their lengths, which one is best."""
