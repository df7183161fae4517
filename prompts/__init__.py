"""Versioned prompt templates and house styles; service/writing/llm/prompts.py reads them.

NAME/VERSION.md is a template: YAML front matter, then Jinja2 with one block a role, `system` and
`user`. styles/NAME/VERSION.yaml is a house style. A file listed in released.json never changes: a
better wording is a new version beside it.
"""
