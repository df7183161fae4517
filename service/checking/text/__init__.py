"""What a plain text says, without an article: its words, numbers, dates and places."""
