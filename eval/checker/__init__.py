"""How well the checker tells true lines from false ones: `standfirst eval checker`."""
