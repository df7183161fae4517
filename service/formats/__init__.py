"""The contract at the edges: requests in, briefs out, as JSON, text, Markdown and HTML."""
