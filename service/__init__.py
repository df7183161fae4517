"""Standfirst: a headline question, a synopsis and key takeaways for a news article, each line
tied to the sentences that support it."""
