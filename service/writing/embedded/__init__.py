"""Our own writer: choose, shorten, label, ask."""
