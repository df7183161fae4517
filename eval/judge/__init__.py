"""A language model as judge, with a fixed rubric: `standfirst eval judge`."""
