"""Headline questions: what can be asked, how, and which question is best."""
