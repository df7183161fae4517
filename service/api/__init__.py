"""The HTTP edge: requests in, briefs out, in the words of formats/."""
